"""Every regular expression of the package takes a time that grows with its text, and no more.

A pattern is looked at, not timed: whether some word, written over and over, is read again from each of its characters,
or in several ways. What is found is a fault, unless ``EXPLAINED`` says why no text can do it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .found import PACKAGE, Found, in_python, in_script
from .growth import Use, fault

EXPLAINED = {
    "cli/arguments.py:found": "made of the sentences of argparse, which no stranger writes",
    "dossier/forms.py:re.compile": "the parts of a table of ours; each is looked at below",
    "dossier/markdown.py:parts": "one of two, both written two lines above: a line feed is wanted first",
    "formats/freemind/notices.py:_COMMENT": "of what expat has read: a comment is closed before the next begins",
    "formats/markdown/source.py:ITEM": "asked at the beginning of a line, once a line",
    "formats/neutral.py:_ADDRESS": "four small words at most may be read in two ways, and what follows may be missing",
    "formats/neutral.py:re.compile": "names as they are written, between two edges",
    "formats/repair_tags.py:_RICH": "goes no further than the next tag of that name",
    "formats/sniff.py:_ROOT": "asked twice in a text: for the first tag and the second",
    "formats/xml.py:_DOCTYPE": "what one turn of a possessive repeat took is never tried in another way",
    "judging/features.py:_OPENINGS.infinitive": "asked at a text's beginning alone",
    "planning/accounts.py:re.compile": "words as they are written, behind an edge",
    "project/pages/dossier_text.py:_NOTE": "of HTML that we wrote: each is closed before the next begins",
    "desk/pages/review_page.py:re.sub": "of HTML that we wrote: each is closed before the next begins",
    "out/hearing.py:_THOUGHT": "it looks ahead, and goes no further than where the next thought begins",
    "second/leaving.py:re.compile": "names as they are written, between two edges",
    "second/orders.py:re.compile": "the forms of a table of ours, each with an edge and bounded gaps",
    "typeset/fallen.py:_HELD": "of a drawing that we wrote: each is closed before the next begins",
    "typeset/fallen.py:_TEXT": "of a drawing that we wrote: each is closed before the next begins",
    "static/js/editor/planning/parts.js:/0+$/": "of the figures of a sum",
    r"static/js/editor/planning/parts.js:/\B(?=(\d{3})+$)/g": "of the figures of a sum",
    'static/js/offline/hand-in.js:/<script type="application\\/json" id="(?:editor|dossier)-data">(.*?)<\\/script>/s': (
        "of a page that we wrote, which has one"
    ),
}
MODULES = sorted([*PACKAGE.rglob("*.py"), *PACKAGE.glob("**/static/js/**/*.js")])
WITH_PATTERNS = [path for path in MODULES if path.suffix == ".js" or "import re\n" in path.read_text("utf-8")]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def found(path: Path) -> list[Found]:
    return in_python(path) if path.suffix == ".py" else list(in_script(path))


def is_linear(each: Found) -> bool:
    return each.pattern is not None and fault(each.pattern, each.flags, each.use) is None


@pytest.mark.parametrize("room", sorted({room_of(path) for path in WITH_PATTERNS}))
def test_no_text_takes_more_than_its_length(room: str):
    there = [each for path in WITH_PATTERNS if room_of(path) == room for each in found(path)]
    unexplained = [each for each in there if each.name not in EXPLAINED]
    assert {each.name: fault(each.pattern, each.flags, each.use) for each in unexplained if not is_linear(each)} == {}


def test_what_is_explained_is_there_and_would_be_a_fault():
    named = {name.rpartition(":")[0] if ".py:" in name else name.partition(".js:")[0] + ".js" for name in EXPLAINED}
    there = [each for path in WITH_PATTERNS if path.relative_to(PACKAGE).as_posix() in named for each in found(path)]
    assert {each.name for each in there if each.name in EXPLAINED and not is_linear(each)} == EXPLAINED.keys()


@pytest.mark.parametrize(
    ("pattern", "use"),
    [
        (r"[^\s;,]+@\S+", "search"),
        (r"(?!on\b|qui\b)[\w'-]{3,}(?: [\w'-]+){0,4} (?:prete|accueille)(?:nt|s)?\b", "search"),
        (r'"[^"]*\w[ \'][^"]*\w[^"]*"', "search"),
        (r"[^\s_]+-[^\s_]+-[^\s_]+", "fullmatch"),
        (r"\s+$", "search"),
        (r"[a-z]++@", "search"),
        (r"a(?!\w+x)", "search"),
        (r"a(?:.*x)?", "search"),
        (r"\w*\s*\w*!", "match"),
        (r"(a+)+b", "match"),
        (r"(?:a|a)*b", "match"),
        (r"(?:a|aa)*b", "match"),
    ],
)
def test_a_pattern_without_an_edge_or_with_two_ways_is_seen(pattern: str, use: Use):
    assert fault(pattern, 0, use)


@pytest.mark.parametrize(
    ("pattern", "use"),
    [
        (r"(?<![^\s;,])[^\s;,]+@\S+", "search"),
        (r"(?<![\w'-])(?:[\w'-]{4,}|(?!qui\b)[\w'-]{3})(?: [\w'-]+){0,4} (?:prete|accueille)\b", "search"),
        (r"\w+", "search"),
        (r"\b\w+x", "search"),
        (r"^\s*x", "search"),
        (r"\w+(?:@\w)?", "search"),
        (r"\d+(?:,\d+)*", "search"),
        (r"[A-Z][\w-]*\w", "search"),
        (r"(?<!\s)\s+$", "search"),
        (r"(?:\w+ )*x", "match"),
        (r"x*y*z", "match"),
        (r"a{1,90}b", "search"),
    ],
)
def test_a_pattern_that_reads_each_character_some_times_is_not(pattern: str, use: Use):
    assert fault(pattern, 0, use) is None
