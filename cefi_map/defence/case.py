"""A project as those who question it read it: its map, what is thought of it, its calendar and budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from cefi_map.french.reasons import STRONG
from cefi_map.french.said import Said
from cefi_map.french.text import fold
from cefi_map.french.wording import spaced
from cefi_map.judging import Evidence, Report
from cefi_map.judging.counting import SAID
from cefi_map.judging.titles import labelled
from cefi_map.mindmap import MindMap
from cefi_map.planning import Planning, read
from cefi_map.referentiel import load

from .question import Kind, Question
from .titles import Title, titles

_QUOTES = re.compile(r'(?:(?<!\s)\s+)?[«»"“”]\s*')
_LABEL = re.compile(r"(?<!\s)\s*(?:[:,;.(→=–—]|\s-\s|\s(?:car|parce que|qui|pour|afin)\s).*", re.DOTALL)
_SUBTITLE = re.compile(r"(?<!\s)\s*(?:[:(–—]|\s-\s).*", re.DOTALL)
_CLAUSE = re.compile(r"[,;:.!?](?=\s)")
_LONGEST_LABEL, _LONGEST_QUOTE, _LONGEST_REASONED, _LEAST_QUOTE = 45, 80, 140, 24
_ITEM, _BRACKETS = re.compile(r"[,;]\s"), re.compile(r"\([^()]*\)")
"""Between the items of a list; what is beside their names."""
_AMOUNT = re.compile(r"(?<!\s)\s+\d[\d \u00a0\u202f]{0,12}(?:€|euros?\b).*", re.DOTALL)
_NAMED = 3
"""Items of a list that are named."""
_LISTS = frozenset({"partners", "funding", "budget", "policy", "means"})
"""Topics of a label that names nothing itself; « Région : 24 000 € » does."""
_RANK = re.compile(r"^(?:(?:[IVX]+|\d+)(?:\.\d+)*(?:[.)]|\s-)|\d+(?:\.\d+)+)\s+")
"""« V.3. », « 1) », « 1.2 »: a number that its author wrote."""
_TOPICS = {
    "C1a": ("needs", "public"),
    "C1b": ("territory", "context"),
    "C2": ("policy", "indicators"),
    "C3a": ("objectives", "purpose", "project"),
    "C3b": ("argument",),
    "C4": ("actions", "implementation"),
    "C5": ("partners",),
    "C6": ("risks", "obstacles"),
    "C7a": ("expenses", "budget"),
    "C7b": ("funding", "budget"),
    "C8a": ("internal",),
    "C8b": ("external", "communication"),
    "C9": ("followup",),
    "C10": ("criteria", "evaluation"),
    "C11": ("next", "strengths", "results"),
}
"""What titles announce (``judging.titles``), by the requirement that is answered below them."""
T = TypeVar("T")
_ANY_DAY = date(2000, 1, 1)
"""Gives its year to a map that writes none; no question says one."""


class Case:
    """``dossier`` is its report, None where none is written here."""

    def __init__(self, mindmap: MindMap, report: Report, dossier: Report | None = None) -> None:
        self.map, self.report, self.dossier = mindmap, report, dossier
        self._said: dict[str, Said] = {}

    @cached_property
    def planning(self) -> Planning:
        """With the stages as main branches carry them, where they do: a lone idea elsewhere dates no evaluation."""
        heads, depths = self.report.heads, self.map.depths
        main = {stage for key, stage in heads.items() if depths[key] == 1}
        kept = {key: stage for key, stage in heads.items() if depths[key] == 1 or stage not in main}
        return read(self.map, kept, _ANY_DAY)

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        return tuple(titles(self.map))

    @cached_property
    def folded(self) -> str:
        """All that the map says, without accents and capitals."""
        return "\n".join(fold(f"{node.text}\n{node.details_text}\n{node.note_text}") for node in self.map)

    @property
    def project(self) -> str:
        """Its name, without what a long one adds to it, where it has one that can be said."""
        text = self.of(self.map.root.key).text
        name = quoted(_SUBTITLE.sub("", text) if len(text) > _LONGEST_LABEL else text, _LONGEST_LABEL)
        return "ce projet" if name.endswith("… »") else name

    def is_(self, id: str, *verdicts: str) -> bool:
        return self.report.verdict(id).likeliest in verdicts

    def shown(self, *ids: str) -> tuple[Evidence, ...]:
        return tuple(each for id in ids for each in self.report.verdict(id).evidence)

    def says(self, evidence: Evidence, id: str, code: str) -> bool:
        """Whether its words, with what stands beside and just below, say that part of a requirement."""
        return self.parts(evidence, id).get(code, 0.0) >= SAID

    def likeliest(self, found: Iterable[Evidence], id: str, code: str) -> tuple[Evidence, ...]:
        """Those that say that part, the surest first."""
        saying = (each for each in found if self.says(each, id, code))
        return tuple(sorted(saying, key=lambda each: -self.parts(each, id)[code]))

    def reasoned(self, evidence: Evidence) -> bool:
        """Whether it says why, beside it and just below too."""
        return STRONG.search(self.said(evidence).folded) is not None

    def bare(self, evidence: Evidence) -> bool:
        """Whether it is a name and nothing else: no more words, nothing beside it, nothing below."""
        node = self.map.node(evidence.key)
        beside = evidence.piece or node.details_text or node.note_text or self.below(node.key)
        return not beside and label(evidence) == quoted(node.text)

    def parts(self, evidence: Evidence, id: str) -> Mapping[str, float]:
        from cefi_map.judging.sums import of_text

        return of_text(self.said(evidence), id)

    def said(self, evidence: Evidence) -> Said:
        name = f"{evidence.key} {evidence.piece}"
        if name not in self._said:
            node = self.map.node(evidence.key)
            beside = () if evidence.piece else (node.details_text, node.note_text, *self.below(evidence.key))
            self._said[name] = Said(evidence.piece or node.text, tuple(filter(None, beside)))
        return self._said[name]

    def below(self, key: str) -> tuple[str, ...]:
        return tuple(child.text for child in self.map.children(key))

    def of(self, key: str) -> Evidence:
        """A node as evidence shows it."""
        return Evidence(key, self.map.node(key).id, self.map.numbers[key], " ".join(self.map.node(key).text.split()))

    def missing(self, weight: int, id: str, text: str, why: str) -> Question:
        """A question on what is not there; the title under which it is awaited is named, with what stands there."""
        title = self.titled(id)
        if title is None:
            return self.ask(weight, id, text, why, self._home(id), "gap")
        below = [node for node in self.map.children(title.key) if any(map(str.isalnum, node.text))]
        told = f"votre carte dit {quoted(below[0].text)}" if below else "rien n’est écrit"
        nodes = (*(self.of(node.key) for node in below[:1]), title)
        return self.ask(weight, id, f"Sous {label(title)}, {told}. {text}", why, nodes, "gap")

    def titled(self, id: str) -> Evidence | None:
        """The first node whose title announces what a requirement asks for, the most precise announcement first."""
        stages = {0, *(int(stage[1:]) for stage in load().requirement(id).stages)}
        for topic in _TOPICS[id]:
            for node, topics, bare in self.titles:
                here = self.planning.stages.get(node.key, 0) in stages
                if topic in topics and here and not node.note and (bare or self.map.below[node.key]):
                    return self.of(node.key)
        return None

    def _home(self, id: str) -> tuple[Evidence, ...]:
        """Where an answer would stand: what is nearest to one, else the branch of its stage."""
        stages = load().requirement(id).stages
        branches = [self.of(key) for stage in stages for key in self.report.stage(stage).branches]
        return self.report.verdict(id).candidates or tuple(branches[:1])

    def ask(self, weight: int, about: str, text: str, why: str, nodes: Iterable[Evidence], kind: Kind) -> Question:
        keys = tuple(dict.fromkeys(each.key for each in nodes)) or (self.map.root.key,)
        answer = first(key for key in keys if about in self.map.node(key).answered_tags)
        return Question(spaced(text), spaced(why), about, kind, keys, weight, answer or "")


def quoted(text: str, most: int = _LONGEST_QUOTE) -> str:
    """« … », the first sentence or as much of it as a voice says in one breath."""
    line = _RANK.sub("", _QUOTES.sub(" ", " ".join(text.split())).strip())
    line = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])", line, maxsplit=1)[0] if len(line) > most else line
    return f"« {_cut(line, most).rstrip(' .;,:?!')} »"


def _cut(line: str, most: int) -> str:
    """After a clause where one ends, else after a word; a reason is not cut off: who gave one is not asked for it."""
    if len(line) <= most:
        return line
    ends = [each.start() for each in _CLAUSE.finditer(line[: most + 1]) if each.start() >= _LEAST_QUOTE]
    cut = line[: ends[-1]] if ends else line[:most].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
    reasoned = len(line) <= _LONGEST_REASONED and STRONG.search(fold(line)) and not STRONG.search(fold(cut))
    return line if reasoned else cut


def label(evidence: Evidence) -> str:
    """What names a node: « Mission locale » of « Mission locale, car elle suit ces jeunes »."""
    text = _RANK.sub("", _QUOTES.sub(" ", evidence.piece or evidence.text).strip())
    head = _LABEL.sub("", text).strip()
    return f"« {head} »" if 2 < len(head) <= _LONGEST_LABEL else quoted(text, _LONGEST_LABEL)


def named(text: str) -> tuple[str, ...]:
    """The first names of what a text lists after a label that only announces them: « Mission locale », « CIDFF » of
    « Partenaires : Mission locale (prescrit), CIDFF, choisis parce que… »; of any other text what names it."""
    listed = text.partition(":")[2].strip()
    if not _AMOUNT.sub("", f" {listed}").strip() or _LISTS.isdisjoint(labelled(Said(text))):
        return (_name(text),)
    found: list[str] = []
    for item in _ITEM.split(_BRACKETS.sub("", listed)):
        if found and (STRONG.search(fold(item)) or len(found) == _NAMED):
            break
        found.append(_name(item))
    return tuple(found)


def _name(item: str) -> str:
    return label(Evidence("", "", "", _AMOUNT.sub("", item.strip()) or item))


def first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)
