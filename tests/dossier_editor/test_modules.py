"""The pure modules, in the browser that runs them: blocks and documents, their one form, versions made one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cefi_map.dossier import codec
from cefi_map.dossier.model import Dossier
from tests.dossier.dossiers import BLOCKS, DOSSIERS
from tests.editor.person import at_work

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Any, server: str) -> Iterator[Any]:
    with at_work(browser, server) as context:
        page = context.new_page()
        page.goto("/nouvelle")
        page.evaluate(Path(__file__).with_name("scripts").joinpath("setup.js").read_text(encoding="utf-8"))
        yield page


def data(dossier: Dossier) -> list[dict[str, Any]]:
    return codec.to_data(dossier)["blocks"]


@settings(max_examples=60)
@given(dossier=DOSSIERS)
def test_any_blocks_become_a_document_and_the_same_blocks(page: Any, dossier: Dossier):
    blocks = data(dossier)
    valid, again = page.evaluate(
        "blocks => { const doc = m.blocks.docOf(blocks); doc.check(); return [true, m.blocks.blocksOf(doc)]; }", blocks
    )
    assert valid
    assert again == blocks


@settings(max_examples=60)
@given(blocks=st.lists(BLOCKS, max_size=6))
def test_the_page_has_the_servers_one_form_of_blocks(page: Any, blocks: list[Any]):
    """What is sent is what comes back: both sides count the same blocks."""
    raw = {"title": "", "author": "", "blocks": data(Dossier(tuple(blocks)))}
    tidied = page.evaluate("blocks => m.tidy.tidy(blocks)", raw["blocks"])
    assert tidied == data(codec.from_data(raw))
    assert page.evaluate("blocks => m.tidy.tidy(blocks)", tidied) == tidied


@settings(max_examples=40)
@given(old=DOSSIERS, new=DOSSIERS)
def test_a_document_is_brought_to_say_any_other_blocks(page: Any, old: Dossier, new: Dossier):
    made = page.evaluate(
        """([old, now]) => { const doc = m.blocks.docOf(old);
             const tr = pm.EditorState.create({ doc }).tr;
             m.replace.bring(tr, now); tr.doc.check();
             return m.blocks.blocksOf(tr.doc); }""",
        [data(old), data(new)],
    )
    assert made == data(new)


def line(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"text": text}]}


def test_bringing_one_word_leaves_the_rest_of_its_paragraph_alone(page: Any):
    """The step covers the word: a caret elsewhere in the paragraph stays."""
    steps = page.evaluate(
        """([old, now]) => { const tr = pm.EditorState.create({ doc: m.blocks.docOf(old) }).tr;
             m.replace.bring(tr, now); return tr.steps.map((step) => [step.from, step.to]); }""",
        [[line("un deux trois"), line("quatre")], [line("un autre trois"), line("quatre")]],
    )
    assert steps == [[4, 8]]


def test_text_that_arrives_under_a_heading_takes_its_empty_place(page: Any):
    """Only parts that say nothing keep an empty paragraph; a part that opens with a part of its own needs none."""
    head = {"type": "heading", "content": [{"text": "A"}], "level": 1}
    below = {**head, "level": 2}
    kinds = page.evaluate(
        """([old, now]) => { const tr = pm.EditorState.create({ doc: m.blocks.docOf(old) }).tr;
             const kinds = (doc) => doc.content.content.map((node) => node.type.name[0]).join("");
             const before = kinds(tr.doc);
             return [before, kinds(m.replace.bring(tr, now).doc)]; }""",
        [[head, head, below, head], [head, line("un"), head, below, line("deux"), head]],
    )
    assert kinds == ["hphhphp", "hphhphp"]


MERGES = [
    ("apart", "a b c", "A b c", "a b C", "A b C"),
    ("both add in different places", "a b", "x a b", "a b y", "x a b y"),
    ("the same change", "a b", "a B", "a B", "a B"),
    ("mine alone", "a b", "b", "a b", "b"),
    ("theirs takes away", "a b c", "a b c d", "a c", "a c d"),
    ("the same passage", "a b", "a X", "a Y", None),
    ("both add in one place", "a b", "a x b", "a y b", None),
    ("one changes what the other takes away", "a b c", "a B c", "a c", None),
]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "wanted"), [case[1:] for case in MERGES], ids=[c[0] for c in MERGES]
)
def test_three_versions_made_one(page: Any, base: str, mine: str, theirs: str, wanted: str | None):
    versions = [[line(word) for word in text.split()] for text in (base, mine, theirs)]
    versions[2] = [dict(reversed(block.items())) for block in versions[2]]  # the server's JSON has its own order
    merged = page.evaluate("versions => m.merge.merge(...versions)", versions)
    assert (merged and " ".join(block["content"][0]["text"] for block in merged)) == wanted


def test_a_conflict_is_settled_point_by_point(page: Any):
    """Only what both changed is asked for: « b » and « d »; what one side changed is in already."""
    base, mine, theirs = ([line(word) for word in text.split()] for text in ("a b c d e", "A B c D e", "a x c y e f"))
    settled = page.evaluate(
        """(versions) => { const parts = m.merge.weave(...versions);
             const points = parts.filter((part) => part.theirs);
             const answers = [{ side: "theirs" }, { both: true }];
             const choices = new Map(points.map((point, i) => [point, answers[i]]));
             return m.conflict.settle(parts, choices).map((block) => block.content[0].text).join(" "); }""",
        [base, mine, theirs],
    )
    assert settled == "A x c D y e f"


NARROW, TIE = "\u202f", "\u00a0"
TYPED = [
    ("J", "'", "J’"),
    ("dit ", '"', f"dit «{TIE}"),
    (f"dit «{TIE}oui", '"', f"dit «{TIE}oui{TIE}»"),
    (f"dit «{TIE}", " ", f"dit «{TIE}"),
    ("oui ", ":", f"oui{TIE}:"),
    ("oui ", "!", f"oui{NARROW}!"),
    ("oui", "?", f"oui{NARROW}?"),
    ("14", ":", "14:"),
    ("50 ", "%", f"50{TIE}%"),
    ("voir https://exemple.fr/a", "?", "voir https://exemple.fr/a?"),
    ("moi@exemple", "!", "moi@exemple!"),
    ("(", "!", "(!"),
    ("oui", " ", "oui "),
]


@pytest.mark.parametrize(("before", "typed", "wanted"), TYPED)
def test_what_typing_becomes(page: Any, before: str, typed: str, wanted: str):
    made = page.evaluate(
        """([before, typed]) => { const help = m.typography.helped(before, typed);
             return help ? before.slice(0, before.length - help.back) + help.text : before + typed; }""",
        [before, typed],
    )
    assert made == wanted


MOVES = [
    ("up, with what is below it", "A a B b C c", "B", -1, "B b A a C c"),
    ("down", "A a B b C c", "A", 1, "B b A a C c"),
    ("a part within its part", "A 1x x 1y y B", "1y", -1, "A 1y y 1x x B"),
    ("not out of its part", "A 1x x B", "1x", -1, None),
    ("not before the first", "A a B", "A", -1, None),
]


@pytest.mark.parametrize(("text", "which", "step", "wanted"), [m[1:] for m in MOVES], ids=[m[0] for m in MOVES])
def test_a_part_moves_whole(page: Any, text: str, which: str, step: int, wanted: str | None):
    """Capitals are parts, « 1x » a part of a part, small letters paragraphs."""
    blocks = [
        line(word)
        if word.islower() and word.isalpha()
        else {"type": "heading", "content": [{"text": word}], "level": 1 if word.isupper() else 2}
        for word in text.split()
    ]
    moved = page.evaluate(
        """([blocks, which, step]) => { let state = pm.EditorState.create({ doc: m.blocks.docOf(blocks) });
             const { pos } = m.sections.sectionsOf(state.doc).find((one) => one.text === which);
             const done = m.sections.moveSection(step, pos)(state, (tr) => { state = state.apply(tr); });
             return done ? m.blocks.blocksOf(state.doc).map((block) => block.content[0].text).join(" ") : null; }""",
        [blocks, which, step],
    )
    assert moved == wanted


def test_nodes_of_the_map_are_found_by_words_and_by_stage(page: Any):
    lines = [
        {"key": "r", "number": "", "text": "Projet", "depth": 0, "stages": []},
        {"key": "a", "number": "1", "text": "Contexte", "depth": 1, "stages": ["E1"]},
        {"key": "b", "number": "1.1", "text": "120 jeunes à l’écart", "depth": 2, "stages": []},
        {"key": "c", "number": "2", "text": "Suite", "depth": 1, "stages": ["E2"]},
        {"key": "d", "number": "2.1", "text": "Jeunes en emploi", "depth": 2, "stages": []},
    ]
    find = "([lines, words, stage]) => m.branches.found(lines, words, stage).map((line) => line.key)"
    assert page.evaluate(find, [lines, "JEUNES ecart", ""]) == ["b"]
    assert page.evaluate(find, [lines, "", "E2"]) == ["c", "d"]
    assert page.evaluate(find, [lines, "jeunes", "E1"]) == ["b"]


@pytest.mark.parametrize(
    ("heading", "guide"),
    [("2. MON RÔLE", 0), ("Le rôle que j’ai tenu", 0), ("Ma posture", 1), ("Annexes", None), ("", None)],
)
def test_a_heading_that_was_renamed_keeps_its_guide(page: Any, heading: str, guide: int | None):
    guides = [{"heading": "Mon rôle"}, {"heading": "Ma posture"}]
    found = page.evaluate("([guides, heading]) => guides.indexOf(m.guide.guideOf(guides, heading))", [guides, heading])
    assert found == (-1 if guide is None else guide)


def test_bars_of_the_gauge(page: Any):
    assert page.evaluate("m.gauge.bars(4.6, 5)") == [1, 1, 1, 1, pytest.approx(0.6), 0]
    assert page.evaluate("m.gauge.bars(5.4, 5)") == [1, 1, 1, 1, 1, pytest.approx(0.4)]
