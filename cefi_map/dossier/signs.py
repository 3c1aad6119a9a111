"""Names of what is true of a passage: the readable signs that are weighed (weighing.py).

Of its text: who speaks in it and in which tense, whether a moment with somebody is told, figures, words of others,
small words, beginnings of words, how it opens. Of its place: where in the dossier, under which titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .episodes import is_episode, is_restraint
from .forms import SHOULD_HAVE, WILL, Clue
from .reading import Passage, ReadDossier
from .voices import I_SAY, JE, NOUS, PAST, SOMEONE, persons

_SAID: dict[str, Clue | re.Pattern[str]] = {
    "I": I_SAY,
    "mine": JE,
    "we": NOUS,
    "past": PAST,
    "someone": SOMEONE,
    "should have": Clue(SHOULD_HAVE),
    "shall": Clue(WILL),
    "I would": re.compile(r"\bj(?:e |')\w*rais\b"),
    "I shall": re.compile(r"\bj(?:e |')\w*rai\b"),
    "I used to": re.compile(r"\bj(?:e |')\w+ais\b"),
    "would have": re.compile(r"\baurai(?:s|t|ent)\b"),
    "asks": re.compile(r"\?"),
}
"""Looked for in each sentence."""
_OFTEN = (1, 2, 4)
"""Sentences from which something is there, is there more than once, and is what the passage does."""
_SMALL = frozenset(
    """
        qui que quoi dont ou pour par avec sans sur sous chez vers dans entre contre depuis avant apres pendant jusque
        parce car donc mais puisque afin sinon alors aussi encore deja plus moins trop peu tres tout tous toute toutes
        chaque aucun aucune personne rien jamais pas ne n on nous je j il elle ils elles leur leurs son sa ses notre nos
        mon ma mes me m moi lui eux ce cette ces celui celle ceux celles si quand comment pourquoi autre autres meme
        seul seule
    """.split()  # noqa: SIM905
)
"""Small words of French, by which a sentence shows what kind it is."""
STEM = "stem "
"""How the signs begin that are beginnings of words; only those of many dossiers have a weight."""
_LETTERS, _TITLES, _OPENING = 6, 2, 2
"""Letters of the beginning of a word, titles above that are looked at, words that open a passage."""
_NUMBER = re.compile(r"\b\d+\b|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente)\b")
_FIGURES = (1, 3, 6)
"""Numbers from which a passage counts some, several, many."""
_WORD = re.compile(r"[a-z]+")
_FIFTHS, _THIRDS, _LONGEST = 5, 3, 6
"""Parts of a dossier, shares of « je », sizes of passages that are told apart."""
_WHOLE = 8
"""Passages from which their place says something: who has written a part of the dossier may have begun anywhere."""


def signs(read: ReadDossier) -> list[tuple[str, ...]]:
    """The signs of each passage, in the order of the dossier."""
    return [tuple(sorted({*_of_text(read, each), *_of_place(read, each)})) for each in read.passages]


def _of_text(read: ReadDossier, passage: Passage) -> Iterator[str]:
    for name, pattern in _SAID.items():
        yield from (f"{name} {least}" for least in _OFTEN if passage.count(pattern) >= least)
    share = passage.count(I_SAY) / max(1, len(passage.sentences))
    yield f"share of I {int(share * (_THIRDS - 0.01))}"
    if is_episode(read, passage):
        yield "moment"
        if is_restraint(read, passage):
            yield "restraint"
    if persons(passage):
        yield "person"
    numbers = len(_NUMBER.findall(passage.folded))
    yield from (f"numbers {least}" for least in _FIGURES if numbers >= least)
    if "«" in passage.text or '"' in passage.text:
        yield "quotes"
    if "\n" in passage.text:
        yield "lines"
    yield from _words(passage)


def _words(passage: Passage) -> Iterator[str]:
    words = _WORD.findall(passage.folded)
    yield from (f"opens {word}" for word in words[:_OPENING])
    for word in set(words):
        if word in _SMALL:
            yield f"small {word}"
        elif len(word) > 2:
            yield STEM + word[:_LETTERS]


def _of_place(read: ReadDossier, passage: Passage) -> Iterator[str]:
    yield f"size {min(_LONGEST, int(passage.words**0.5 / 2.5))}"
    if len(read.passages) >= _WHOLE:
        yield f"fifth {_FIFTHS * passage.place // len(read.passages)}"
        if read.late(passage):
            yield "late"
    for title in passage.titles[-_TITLES:]:
        yield from (f"title {word[:_LETTERS]}" for word in _WORD.findall(title) if len(word) > 2)
