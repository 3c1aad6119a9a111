"""A dossier read as a jury reads it: numbered passages, under which titles they stand, and who speaks in them.

Numbers count what blank lines set apart, titles included; a list, a table, a quotation are one. Words between
guillemets are somebody else's: ``folded`` is without them, ``spoken`` keeps them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from cefi_map.french.sentences import sentences
from cefi_map.french.text import fold, unnumbered

from .forms import Clue
from .model import Block, Dossier, Heading, Item, Paragraph, Quote, Run, Table, block_text, plain
from .third_person import as_je, speaks_of_itself

_QUOTED = re.compile(r"«[^»]{0,600}»|“[^”]{0,600}”|\"[^\"\n]{0,600}\"")
_END = re.compile(r"(?<=[.!?…;:])(?<!\bm\.)(?<!\bmm\.)(?<!\bmme\.)(?<!\bdr\.)(?<!\b[a-z]\.)\s+")
_PLACEHOLDER = re.compile(r"^\W*(?:a completer|a rediger|a ecrire|todo|xxx|lorem|\.\.\.|a faire|a developper)\b")
_TITLE_WORDS, _TITLE_CHARS = 9, 90
_PARTS, _MANY = 2, 8
"""Parts below a title that make it the dossier's name, and passages, where there is no part."""
_STOPPED = re.compile(r"(?!(?:Je|J['’]|Tu|Il|Elle|On|Nous|Vous|Ils|Elles|Et|Mais|Rien|Puis)\b)[A-ZÀÉÈÊ][^.!?;:…»]+\.$")
_STOPPED_WORDS, _STOPPED_LEAST = 6, 3
_DATE = re.compile(r"[\w -]{2,30}, (?:le )?\d{1,2}(?:er)? \w+")
_PART = 100
"""Words of a part of a long paragraph, at least: what a passage has in the dossiers that weights are learnt from."""
_OPENING = 12
"""Words of a passage that evidence shows."""
_ORDINAL = re.compile(
    r"^(?:l'|un |une )autre (?:chose|exemple|cas|situation|moment|fois)|^autre (?:chose|exemple|cas|situation|moment)|"
    r"^(?:la|le|une?) (?:premier|premiere|seconde?|deuxieme|troisieme|quatrieme|autre|derniere?)\b[^.]{0,20}?(?:,| :|"
    r":)|^(?:le |la |un |une |ma |mon )?(?:premier|premiere|second|seconde|deuxieme|troisieme|quatrieme|autre|dernier|"
    r"derniere)\b.{0,60}?\b(?:situation|episode|moment|exemple|cas|evenement|concerne|constat|fait)|^(?:premier|"
    r"deuxieme|seconde?|troisieme|autre|premiere|derniere?) (?:situation|episode|moment|exemple|cas|truc|chose|"
    r"histoire|affaire|point|rate|erreur|lecon|constat|surprise)|^(?:un|une) (?:autre|seconde?|deuxieme|"
    r"troisieme) (?:situation|episode|moment|exemple|cas)|^enfin, (?:le|la|l')"
)


_RUN = re.compile(r"([^\w\s])\1{7,}")
_WORD = re.compile(r"\w")


def heard(text: str) -> str:
    """The text as patterns look at it, folded; a row of dots or dashes says no more than three of them."""
    return fold(_RUN.sub(r"\1\1\1", text))


@dataclass(frozen=True)
class Passage:
    """``titles`` are those above it, the outermost first, folded; ``unit`` tells what belongs together: a part, or
    less where a bold opening or « la deuxième situation » begins anew. ``place`` is its rank among the passages.
    ``third_person`` where the dossier calls its author « la candidate »: that is heard as « je »."""

    place: int
    number: int
    text: str
    titles: tuple[str, ...]
    unit: int
    third_person: bool = False

    @cached_property
    def spoken(self) -> str:
        return self._heard(self.text)

    @cached_property
    def folded(self) -> str:
        return self._heard(_QUOTED.sub(" … ", self.text))

    def _heard(self, text: str) -> str:
        return as_je(heard(text)) if self.third_person else heard(text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Those that have a word."""
        return tuple(each for each in _END.split(self.folded) if _WORD.search(each))

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def title(self) -> str:
        """The nearest title above, or ""."""
        return self.titles[-1] if self.titles else ""

    @property
    def quoted(self) -> str:
        return self.text

    @cached_property
    def kept(self) -> dict[str, Any]:
        return {}

    def denies(self, id: str) -> bool:
        """Nothing in a dossier says that a passage does not answer."""
        return False

    @property
    def index(self) -> int:
        return self.place

    @property
    def parent(self) -> int:
        """Passages follow each other: none stands below another."""
        return -1

    @property
    def opening(self) -> str:
        words = self.text.split()
        return " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")

    @cached_property
    def _counts(self) -> dict[int, tuple[re.Pattern[str] | Clue, int]]:
        """By identity: the hash of a long pattern takes longer than the search."""
        return {}

    def has(self, pattern: re.Pattern[str] | Clue) -> bool:
        return self.count(pattern) > 0

    def count(self, pattern: re.Pattern[str] | Clue) -> int:
        """Sentences that match."""
        found = self._counts.get(id(pattern))
        if found is None:
            search = pattern.search
            found = pattern, sum(search(sentence) is not None for sentence in self.sentences)
            self._counts[id(pattern)] = found
        return found[1]

    def under(self, pattern: re.Pattern[str] | Clue) -> bool:
        """Whether one of the titles above matches."""
        return any(pattern.search(title) for title in self.titles)


class ReadDossier:
    """``passages`` are those that say something: neither titles nor placeholders."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.passages = _without_name(tuple(_passages(dossier.blocks)))
        self.count = sum(1 for _ in numbered(dossier.blocks, last_only=True))

    @cached_property
    def units(self) -> tuple[tuple[Passage, ...], ...]:
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.unit, []).append(passage)
        return tuple(tuple(unit) for unit in found.values())

    @cached_property
    def words(self) -> int:
        return sum(passage.words for passage in self.passages)

    def late(self, passage: Passage) -> bool:
        """Whether the passage stands in the last third."""
        return passage.place * 3 >= 2 * (len(self.passages) - 1)


def _without_name(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Passages without the dossier's own title, that above all of them: it announces no part."""
    if len(passages) >= _MANY and len({each.titles for each in passages}) == 1:
        return tuple(replace(each, titles=()) for each in passages)
    names = Counter(each.titles[0] for each in passages if len(each.titles) > 1)
    if len({each.titles[1] for each in passages if len(each.titles) > 1}) < _PARTS:
        return passages
    name, below = names.most_common(1)[0]
    if below * 3 < len(passages) * 2:
        return passages
    return tuple(replace(each, titles=each.titles[1:]) if each.titles[:1] == (name,) else each for each in passages)


def _passages(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    titles: list[tuple[int, str]] = []
    unit = place = 0
    lone, stopped = _lone_items(blocks), _stopped_titles(blocks)
    third_person = speaks_of_itself(heard("\n".join(map(block_text, blocks))))
    for number, block in numbered(blocks):
        text = block_text(block)
        level = 9 if id(block) in stopped or (id(block) in lone and _short(text)) else _title_level(block, text)
        if level:
            titles = [each for each in titles if each[0] < level]
            titles.append((level, unnumbered(heard(text)).strip()))
            unit += 1
            continue
        folded = heard(text)
        if not text.strip() or _PLACEHOLDER.match(folded):
            continue
        for rank, part in enumerate(_cut(text)):
            unit += (not rank and _opens_in_bold(block)) or _ORDINAL.match(heard(part)) is not None
            yield Passage(place, number, part, tuple(title for _, title in titles), unit, third_person)
            place += 1


def _cut(text: str) -> Iterator[str]:
    """A long paragraph in parts of some hundred words, each of whole sentences; a shorter one as it stands."""
    left = len(text.split())
    if left < 2 * _PART:
        yield text
        return
    part: list[str] = []
    for sentence in sentences(text):
        part.append(sentence)
        words = sum(len(each.split()) for each in part)
        if words >= _PART <= left - words:
            yield " ".join(part)
            part, left = [], left - words
    yield " ".join(part)


def _lone_items(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Numbered items that stand alone, as « 3. Ma posture » does in a plain text."""
    return frozenset(
        id(block)
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
        if isinstance(block, Item) and block.ordered and not isinstance(before, Item) and not isinstance(after, Item)
    )


def _stopped_titles(blocks: tuple[Block, ...]) -> frozenset[int]:
    """« Déroulement. » alone on its line, where a dossier without any heading has several such lines."""
    if any(isinstance(block, Heading) for block in blocks[1:]):
        return frozenset()
    found = [
        block
        for block, after in pairwise(blocks)
        if isinstance(block, Paragraph)
        and _STOPPED.match(text := block_text(block))
        and len(text.split()) <= _STOPPED_WORDS < len(block_text(after).split())
    ]
    return frozenset(map(id, found)) if len(found) >= _STOPPED_LEAST else frozenset()


def numbered(blocks: tuple[Block, ...], *, last_only: bool = False) -> Iterator[tuple[int, Block]]:
    """Each block with the number of its passage, from 1; with ``last_only``, one block a passage."""
    number = 0
    before: Block | None = None
    for block in blocks:
        same = (isinstance(block, Item) and isinstance(before, Item)) or (
            isinstance(block, Quote) and isinstance(before, Quote)
        )
        number += not same
        before = block
        if not (last_only and same):
            yield number, block


def _title_level(block: Block, text: str) -> int:
    """The level of a heading; below them, that of a bold line, then of a short line without an end."""
    if isinstance(block, Heading):
        return block.level
    if not isinstance(block, Paragraph) or len(text) > _TITLE_CHARS or not text.strip() or "\n" in text:
        return 0
    runs = [piece for piece in block.content if isinstance(piece, Run) and piece.text.strip()]
    if all(run.bold for run in runs):
        return 8
    few = len(text.split()) <= _TITLE_WORDS
    return 9 if _short(text) or (few and re.match(r"\d{1,2}(?:\.\d{1,2})*[.)]? ", text)) else 0


def _short(text: str) -> bool:
    """A few words, with a capital and without an end."""
    few = 0 < len(text.split()) <= _TITLE_WORDS and len(text) <= _TITLE_CHARS and not _DATE.match(text)
    return few and text.rstrip()[-1] not in '.!?;:,…»)"' and text.lstrip()[0].isupper()


def _opens_in_bold(block: Block) -> bool:
    if isinstance(block, Table | Heading) or not isinstance(block, Paragraph):
        return False
    first = block.content[0]
    return isinstance(first, Run) and first.bold and len(plain(block.content)) > len(first.text)
