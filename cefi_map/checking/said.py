"""What a node says, whatever map it stands in: its text folded, its label, the words found in it.

A ``Memory`` goes from one check of a map to the next: a candidate changes one node at a time, the others are read once.
"""

from __future__ import annotations

import re
from typing import Any

from cefi_map.french.lexicon import lexicon
from cefi_map.french.text import fold, stems, unnumbered
from cefi_map.mindmap import Node

_LABEL = re.compile(r"^([^:=]{1,90}?)\s*(?::|=(?!=))\s*(?=\S)")
_ASKED = re.compile(r"^([^:=?]{2,60}?) ?\?+ (?=\w)")
"""« Qui paie ? La Région »: a question that its own answer follows."""
_DASH = re.compile(r"^([^:=\-→]{2,40}?) - (?=\w)(?!.* - )")
_DATED = re.compile(
    r"^(?:\d{1,2}(?:er)? )?(?:janv(?:ier)?|fevr?(?:ier)?|mars|avril|mai|juin|juil(?:let)?|aout|sept(?:embre)?|"
    r"oct(?:obre)?|"
    r"nov(?:embre)?|dec(?:embre)?)\b\.? ?(?:20\d\d)?(?<!/)[ .,:]+(?=[a-z\"])(?!(?:a|et|puis|au) )"
)
_OPENING = re.compile(
    r"^(?:(?:le|la|les|notre|nos|un|une|des) |l')?((?:budget|depense|cout|financement|finalite|but|objectif|"
    r"perimetre|projet|partenaire|"
    r"risque|suivi|evaluation|bilan|critere|indicateur|communication)s?(?: (?!est|sont|sera|concerne|comprend|"
    r"repose|vise)\w+){0,2}?) "
    r"(?:est|sont|sera|seront|comprend|comprennent|compte|repose\w*|concerne\w*|s'adresse\w*|consiste\w*|"
    r"prevoit|s'appuie\w*|vise\w*|porte\w*)\b "
    r"(?:de |sur |a |en |d'abord )?"
)
_SAYING = (
    (
        re.compile(
            r"^(?:nous nous donnons|nous avons|on se donne|je me donne)(?: comme|"
            r" pour)? (?:\w+ )?objectifs? (?:de |d')?"
        ),
        "objectifs",
    ),
    (
        re.compile(
            r"^(?:nous craignons|on craint|je crains|nous redoutons|il se peut|on risque|nous risquons) (?:que |de )?"
        ),
        "risques",
    ),
    (
        re.compile(
            r"^(?:nous|on|je) (?:compterons|mesurerons|regarderons|comptera|mesurera|regardera|compterai|"
            r"mesurerai|observerons|observera) "
        ),
        "criteres",
    ),
)
"""Sentences that open with what they are about: « Notre finalité est que… », « Nous craignons que… »."""
_DOUBT = re.compile(r"\?\s*\?|\?\s*$")
_NEGATION = re.compile(
    r"^(?:\W*)(?:pas d'|pas de |pas besoin|aucune? |il n'y a(?:ura)? (?:pas|ni|aucun)|y a pas|ni |rien |"
    r"non[ ,.]|neant|on n'a pas|nous n'avons pas de|sans objet|"
    r"il n'est pas prevu|n'est pas prevu|jamais de |"
    r"ce serait (?:bien|top|super|ideal|mieux)|on verra\b|il (?:faudrait|serait (?:bien|bon|utile|souhaitable))|"
    r"(?:j'|on |nous )esper)"
)
"""What is denied, or only wished for."""
_SHORT_TITLE = 6


class Said:
    """Texts are folded; ``words`` are the stems of all it says: title, note, details, attributes. ``label`` is what
    stands before « : » in the title, or ""; ``body`` the rest. ``groups`` counts the words found. Shared, and never
    changed but for what is worked out once: ``found`` (patterns) and ``kept`` (whatever else follows from the text, by
    the state of the node that says it: whether it has children, whether it is blank). ``noted``: with a note or
    details; ``weight`` is set by its reader."""

    __slots__ = (
        "body",
        "dated",
        "folded",
        "found",
        "groups",
        "hits",
        "kept",
        "label",
        "negated",
        "noted",
        "question",
        "title",
        "weight",
        "words",
    )

    def __init__(self, text: str, more: tuple[str, ...], noted: bool) -> None:
        title = unnumbered(fold(text)).strip()
        date = _DATED.match(title)
        self.dated = date is not None
        self.title = title[date.end() :] if date else title
        self.folded = " ; ".join((title, *map(fold, more)))
        self.words = stems(self.folded)
        self.hits = lexicon().hits(self.words)
        self.groups: dict[str, int] = {}
        for hit in self.hits:
            self.groups[hit.group] = self.groups.get(hit.group, 0) + 1
        self.label, self.body = _parted(self.title)
        if not self.label and more and self.title.count(" ") < _SHORT_TITLE:
            self.label, self.body = self.title.rstrip(" ?"), self.folded[len(title) + 3 :]
        self.question = bool(_DOUBT.search(self.folded))
        titled = bool(self.label) and self.body not in self.title
        self.negated = bool(_NEGATION.match(self.body) or (not titled and _NEGATION.match(self.title)))
        self.noted = noted
        self.weight: tuple[int, int, bool] | None = None
        self.found: dict[int, bool] = {}
        self.kept: dict[tuple[bool, bool], dict[str, Any]] = {}

    def finds(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is in what is said; looked for once. Patterns are constants: their place in memory names
        them (a pattern's own hash runs over all of its code)."""
        key = id(pattern)
        found = self.found.get(key)
        if found is None:
            found = self.found[key] = pattern.search(self.folded) is not None
        return found


Text = tuple[str, tuple[str, ...], bool]
"""A title, the texts beside it, and whether there is a note or details: what a ``Said`` is made of."""


class Memory:
    """What the texts of one map say, from one check of it to the next; what the last check did not meet is dropped.
    One check at a time."""

    def __init__(self) -> None:
        self._before: dict[Text, Said] = {}
        self._met: dict[Text, Said] = {}

    def __len__(self) -> int:
        """How many texts are remembered."""
        return len(self._met)

    def turn(self) -> None:
        """A check begins: what it does not meet will be dropped at the next."""
        self._before, self._met = self._met, {}

    def said(self, node: Node) -> Said:
        text = text_of(node)
        found = self._met.get(text) or self._before.get(text)
        self._met[text] = found = found or Said(*text)
        return found


def text_of(node: Node) -> Text:
    """All that a node says: its title, note, details and attributes."""
    more = [text for text in (node.note and node.note_text, node.details and node.details_text) if text]
    noted = bool(node.note or node.details)
    if node.attributes:
        more += [f"{name} : {value}" for name, value in node.content_attributes]
    return node.text, tuple(more), noted


def _parted(title: str) -> tuple[str, str]:
    """The label of a title ("" for none) and the rest: before « : » or « ? », or what opens a sentence."""
    patterns = (_ASKED, _LABEL, _DASH) if "?" in title else (_LABEL, _DASH)
    for pattern in (*patterns, _OPENING):
        match = pattern.match(title)
        if match:
            return match.group(1), title[match.end() :]
    for pattern, label in _SAYING:
        match = pattern.match(title)
        if match:
            return label, title[match.end() :]
    return "", title
