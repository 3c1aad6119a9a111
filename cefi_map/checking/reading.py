"""A map read as a jury reads it: what each node says, whether it says anything, and what its title announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from cefi_map.mindmap import MindMap, Node

from .lexicon import Hit, lexicon
from .report import Evidence, Where
from .text import fold, stems, unnumbered

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
_TO_BE_DONE = re.compile(
    r"a (?:co-?)?(?:construire|definir|preciser|determiner|elaborer|etablir|identifier|choisir|rediger|trouver|valider|"
    r"completer|monter|travailler|discuter|voir|chercher|demander|prevoir)\b(?: (?:avec|par|a|en|plus) .*| ensemble)?"
)
"""« à co-construire avec l'équipe »: the work that is left."""
_RANK = re.compile(r"^[a-z]+(?: [a-z]+)? (?:n ?°? ?)?\d$")
"""« Partenaire 1 », « Action 2 » : a bare title with its rank."""
_NONE = re.compile(r"(?:aucune?s?|neant|rien|ras|nc|so|n/a|pas de difficultes?)[ .!]*")
_DOUBT = re.compile(r"\?\s*\?|\?\s*$")
_STATED = re.compile(r"(?:\S+ ){3,}\S+ ?: .*\?$|.*[^?.]{12,}[.!] .*\?$|.{12,}\?.{3,} (?:car|parce|on|nous|je) ")
"""A statement that a question follows: « je rappelle chacun le mardi : est-il monté ? »."""
_DOTS = re.compile(r"^[\s.?!…x_*/-]*$")
_NEGATION = re.compile(
    r"^(?:\W*)(?:pas d'|pas de |pas besoin|aucune? |il n'y a(?:ura)? (?:pas|ni|aucun)|y a pas|ni |rien |"
    r"non[ ,.]|neant|on n'a pas|nous n'avons pas de|sans objet|"
    r"il n'est pas prevu|n'est pas prevu|jamais de |"
    r"ce serait (?:bien|top|super|ideal|mieux)|on verra\b|il (?:faudrait|serait (?:bien|bon|utile|souhaitable))|"
    r"(?:j'|on |nous )esper)"
)
"""What is denied, or only wished for."""
_EVERYTHING_BLANK = 3
_SHORT_TITLE = 6


class ReadNode:
    """One node as read. Texts are folded; ``words`` are the stems of all it says: title, note, details, attributes.

    ``label`` is what stands before « : » in the title, or ""; ``body`` the rest. ``groups`` counts the words found.
    ``guessed`` says that the place (``topics``) was guessed from what stands around, no title announcing it.
    ``blank`` says that it has nothing a jury could count: empty, a placeholder, a question, a bare title.
    """

    __slots__ = (
        "blank",
        "body",
        "children",
        "dated",
        "depth",
        "features",
        "folded",
        "found",
        "groups",
        "guessed",
        "heading",
        "heard",
        "hits",
        "index",
        "label",
        "negated",
        "node",
        "parent",
        "question",
        "signals",
        "size",
        "spoken",
        "title",
        "title_size",
        "told",
        "topics",
        "words",
    )

    def __init__(self, node: Node, index: int, parent: int, depth: int) -> None:
        self.node, self.index, self.parent, self.depth = node, index, parent, depth
        self.children: list[int] = []
        title = unnumbered(fold(node.text)).strip()
        date = _DATED.match(title)
        self.dated = date is not None
        self.folded = title
        self.title = title[date.end() :] if date else title
        for text in (node.note_text if node.note else "", node.details_text if node.details else ""):
            if text:
                self.folded += " ; " + fold(text)
        for name, value in node.content_attributes if node.attributes else ():
            self.folded += f" ; {fold(name)} : {fold(value)}"
        self.words = stems(self.folded)
        self.hits = lexicon().hits(self.words)
        self.groups: dict[str, int] = {}
        for hit in self.hits:
            self.groups[hit.group] = self.groups.get(hit.group, 0) + 1
        match = (
            _LABEL.match(self.title) if "?" not in self.title else _ASKED.match(self.title) or _LABEL.match(self.title)
        )
        self.label = match.group(1) if match else ""
        self.body = self.title[match.end() :] if match else self.title
        if not match:
            match = _DASH.match(self.title)
            if match:
                self.label, self.body = match.group(1), self.title[match.end() :]
        if not match:
            self._open()
        if not self.label and len(self.folded) > len(title) and self.title.count(" ") < _SHORT_TITLE:
            self.label, self.body = self.title.rstrip(" ?"), self.folded[len(title) + 3 :]
        self.topics: tuple[str, ...] = ()
        self.heading = self.guessed = False
        self.question = bool(_DOUBT.search(self.folded))
        titled = bool(self.label) and self.body not in self.title
        self.negated = bool(_NEGATION.match(self.body) or (not titled and _NEGATION.match(self.title)))
        self.size = self.title_size = 0
        self.blank = False
        self.found: dict[re.Pattern[str], bool] = {}
        self.spoken: tuple[str, ...] | None = None
        self.told: tuple[str, ...] | None = None
        self.features: tuple[str, ...] = ()
        self.heard: dict[str, float] = {}
        self.signals: dict[str, float] = {}
        """Topics its words show (cues.py) and its title announces (places.py), found when first asked for."""

    def _open(self) -> None:
        """Takes the opening of a sentence as its label."""
        opening = _OPENING.match(self.title)
        if opening:
            self.label, self.body = opening.group(1), self.title[opening.end() :]
            return
        for pattern, label in _SAYING:
            saying = pattern.match(self.title)
            if saying:
                self.label, self.body = label, self.title[saying.end() :]
                return

    def finds(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is in what the node says; looked for once."""
        found = self.found.get(pattern)
        if found is None:
            found = self.found[pattern] = pattern.search(self.folded) is not None
        return found

    def has(self, *groups: str) -> bool:
        """Whether words of one of these groups are there."""
        return not self.groups.keys().isdisjoint(groups)

    def count(self, group: str) -> int:
        """How many different places hold words of the group (overlapping phrases count once)."""
        last, count = -1, 0
        for hit in self.hits:
            if hit.group == group and hit.start >= last:
                count, last = count + 1, hit.end
        return count

    def __repr__(self) -> str:
        return f"<{self.index} {self.node.text[:40]!r} {'blank' if self.blank else ''} {self.topics}>"


class ReadMap:
    """All nodes of a map as read, in document order; places are indexes."""

    def __init__(self, mindmap: MindMap) -> None:
        self.map = mindmap
        positions, depths = mindmap.positions, mindmap.depths
        self.nodes = [
            ReadNode(node, index, -1 if node.parent is None else positions[node.parent], depths[node.key])
            for index, node in enumerate(mindmap.nodes)
        ]
        for each in self.nodes[1:]:
            self.nodes[each.parent].children.append(each.index)
        for each in self.nodes:
            _weigh(each)
        for each in reversed(self.nodes):
            if each.children and all(
                self.nodes[child].blank and not self.nodes[child].children for child in each.children
            ):
                placeholder = any(
                    self.nodes[child].has("blank") or not self.nodes[child].words for child in each.children
                )
                each.blank = each.blank or (placeholder and each.size <= 6)

    def __len__(self) -> int:
        return len(self.nodes)

    @property
    def root(self) -> ReadNode:
        return self.nodes[0]

    def children(self, node: ReadNode) -> Iterator[ReadNode]:
        return (self.nodes[index] for index in node.children)

    def parent(self, node: ReadNode) -> ReadNode | None:
        return self.nodes[node.parent] if node.parent >= 0 else None

    def ancestors(self, node: ReadNode) -> Iterator[ReadNode]:
        """From the parent up to the root."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def branch(self, node: ReadNode) -> Sequence[ReadNode]:
        """The node and all below it: a slice."""
        return self.nodes[node.index : self.ends[node.index]]

    @cached_property
    def ends(self) -> list[int]:
        """For each node, the index after its branch."""
        ends = [index + 1 for index in range(len(self.nodes))]
        for each in reversed(self.nodes):
            if each.parent >= 0:
                ends[each.parent] = max(ends[each.parent], ends[each.index])
        return ends

    def evidence(self, node: ReadNode, limit: int = 140) -> Evidence:
        """The node as evidence, with its title, or its note where the title is short, cut at ``limit`` characters."""
        text, where = _words_shown(node.node)
        short = text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
        return Evidence(node.node.key, node.node.id, self.map.numbers[node.node.key], short, where)


def _words_shown(node: Node) -> tuple[str, Where]:
    title = " ".join(node.text.split())
    if node.note and len(title) < 40:
        note = " ".join(node.note_text.split())
        return (f"{title} : {note}" if title else note), "note"
    if not title and node.details:
        return " ".join(node.details_text.split()), "details"
    if not title and node.content_attributes:
        return " · ".join(f"{name} : {value}" for name, value in node.content_attributes), "attribute"
    return title, "title"


def _weigh(node: ReadNode) -> None:
    """Sets ``size`` (words that are neither of a bare title, nor small words, nor a placeholder) and ``blank``."""
    covered = _covered(_placeholders(node), "blank")
    bare = _covered(node.hits, "title_word") | _covered(node.hits, "connector")
    for hit in node.hits:
        if hit.group == "scheme" and hit.end - hit.start >= 2:
            bare -= set(range(hit.start, hit.end))
    own = [place for place in range(len(node.words)) if place not in covered]
    node.size = sum(place not in bare for place in own)
    length = len(node.words) if len(node.folded) <= len(node.title) + 3 else len(stems(node.title))
    node.title_size = sum(place not in bare for place in own if place < length)
    none = _NONE.fullmatch(node.body) is not None or _TO_BE_DONE.fullmatch(node.body.strip(" .!")) is not None
    rank = node.size == 1 and len(own) <= 3 and _RANK.search(node.title) is not None
    only_title = none or rank or node.size == 0 or _DOTS.match(node.folded) is not None
    placeholder = bool(covered) and node.size <= _EVERYTHING_BLANK
    doubt = node.question and (node.size <= _EVERYTHING_BLANK or node.title.endswith("?") or "??" in node.folded)
    doubt = doubt and not _STATED.match(node.title)
    answered = doubt and bool(node.node.note or node.node.details) and node.size > _EVERYTHING_BLANK
    node.blank = only_title or placeholder or (doubt and not answered)


def _placeholders(node: ReadNode) -> list[Hit]:
    """Hits of « blank » that stand alone: « à trouver » is none in « aider les jeunes à trouver un emploi »."""
    bare = _covered(node.hits, "title_word") | _covered(node.hits, "connector")
    label = len(stems(node.label)) if node.label else 0
    return [
        hit
        for hit in node.hits
        if (
            hit.group == "blank"
            and (node.words[hit.start] != "a" or hit.end == len(node.words) or bare.issuperset(range(hit.start)))
        )
        or (hit.group == "blank" and hit.start == label)
    ]


def _covered(hits: Sequence[Hit], group: str) -> set[int]:
    return {place for hit in hits if hit.group == group for place in range(hit.start, hit.end)}
