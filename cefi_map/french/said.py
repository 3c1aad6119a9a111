"""What one text says, whatever map or dossier it stands in: its label, the words found in it, what it denies."""

from __future__ import annotations

import re
from typing import Any

from .lexicon import Hit, lexicon
from .reasons import linked
from .text import fold, stems, unnumbered

_LABEL = re.compile(r"^([^:=]{1,90}?)\s*(?::|=(?!=))\s*(?=\S)")
_ASKED = re.compile(r"^([^:=?]{2,60}?) ?\?+ (?=\w)")
"""« Qui paie ? La Région »: a question that its own answer follows."""
_DASH = re.compile(r"^([^:=\-→]{2,40}?) - (?=\w)(?!.* - )")
_DATED = re.compile(
    r"^(?:\d{1,2}(?:er)? )?(?:janv(?:ier)?|fevr?(?:ier)?|mars|avril|mai|juin|juil(?:let)?|aout|sept(?:embre)?|"
    r"oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)\b\.? ?(?:20\d\d)?(?<!/)[ .,:]+(?=[a-z\"])(?!(?:a|et|puis|au) )"
)
_DOUBT = re.compile(r"\?\s*\?|\?\s*$")
_STATED = re.compile(r"(?:\S+ ){3,}\S+ ?: |.*?[^?.]{12}[.!] |.{12}[^?]*\?.{3,} (?:car|parce|on|nous|je) ")
"""A statement before a question (« je rappelle chacun le mardi : est-il monté ? »), or its own answer after it."""
_NEGATION = re.compile(
    r"^(?:\W*)(?:pas d'|pas de |pas besoin|aucune? |il n'y a(?:ura)? (?:pas|ni|aucun)|y a pas|ni |rien |"
    r"non[ ,.]|neant|on n'a pas|nous n'avons pas de|sans objet|il n'est pas prevu|n'est pas prevu|jamais de |"
    r"ce serait (?:bien|top|super|ideal|mieux)|on verra\b|il (?:faudrait|serait (?:bien|bon|utile|souhaitable))|"
    r"(?:j'|on |nous )esper)"
)
"""What is denied, or only wished for."""
_NOTHING = re.compile(
    r"(?:aucune?s?|neant|rien|ras|nc|so|n/a|pas de difficultes?)[ .!]*|[\s.?!…x_*/-]*|"
    r"a (?:co-?)?(?:construire|definir|preciser|determiner|elaborer|etablir|identifier|choisir|rediger|trouver|valider|"
    r"completer|monter|travailler|discuter|voir|chercher|demander|prevoir)\b"
    r"(?: (?:avec|par|a|en|plus) .*|(?: ensemble)?[ .!]*)|"
    r"(?:nous|on|je) (?:defini|precise|justifie|determine|fixe)(?:rons|ra|rai)\b[^\d:,;]{0,60}"
)
"""« Néant », dots, « à co-construire avec l'équipe » and « nous préciserons pourquoi »: the work that is left."""
_METHOD = (
    r"(?:besoins?|diagnostic|finalites?|objectifs?|perimetre|partenaires?|partenariats?|budgets?|charges?|depenses?|"
    r"ressources?|plan de \w+|indicateurs?|criteres?|evaluations?|suivi|pilotage|risques?|projets?|actions?|publics?|"
    r"politiques? publiques?|preconisations?|capitalisation|communication|demarche|territoire|strategie|difficultes?)"
)
_THEORY = re.compile(
    r"(?:definitions?\b|on distingue\b|par definition\b|"
    rf"(?:une?|toute?) (?:bon(?:ne)? |vraie? )?{_METHOD}(?: \w+){{0,2}} "
    r"(?:est (?:une?|l|ce)\b|n'est (?:pas|ni)\b|consiste|designe|doi(?:t|vent)\b|permet|sert a|correspond|repond|"
    r"regroupe|se (?:definit|justifie|decrit|choisit|mesure|formule)|s'(?:evalue|apprecie))|"
    rf"(?:le|la|les|l') ?{_METHOD}(?: (?!d|pour|avec)\w+)? "
    r"(?:se definit|est l'ensemble|est une? (?:outil|document|demarche|etape|processus)\b|designe|"
    r"permet(?:tent)? d['e]|doi(?:t|vent) (?:etre|repondre|permettre)))|"
    r".*\b(?:ne pas confondre|est definie? comme|se definit comme|est l'ensemble des|specifiques?, mesurables?)\b"
)
"""What a textbook says of any project: a figure is of this one."""
_FIGURE = re.compile(r"\d")
_RANK = re.compile(r"^[a-z]+(?: [a-z]+)? (?:n ?°? ?)?\d$")
"""« Partenaire 1 », « Action 2 »: a bare title with its rank."""
_SHORT_TITLE, _FEW = 6, 3
"""Spaces of a title that what stands beside it may be the body of; words up to which a doubt or a placeholder leaves
nothing."""


class Said:
    """One text as read. Texts are folded; ``words`` are the stems of all it says: title, then what stands beside it
    (details, attributes, a short note). ``label`` is what stands before « : » in the title, or ""; ``body`` the rest.
    ``groups`` counts the words found by group. ``size`` are the words that are neither of a bare title, nor small, nor
    a placeholder. ``blank``: nothing a jury could count (empty, a placeholder, a question, a bare title); ``theory``: a
    definition, which says nothing of this project. Shared, and never changed but for what is worked out once: ``found``
    (patterns) and ``kept`` (whatever else follows from the text, and from where it stood last)."""

    __slots__ = (
        "blank",
        "body",
        "dated",
        "folded",
        "found",
        "groups",
        "hits",
        "kept",
        "label",
        "negated",
        "question",
        "size",
        "theory",
        "title",
        "title_size",
        "words",
    )

    def __init__(self, text: str, beside: tuple[str, ...] = ()) -> None:
        title = linked(unnumbered(fold(text)).strip())
        date = _DATED.match(title)
        self.dated = date is not None
        self.title = title[date.end() :] if date else title
        self.folded = " ; ".join((title, *(linked(fold(each)) for each in beside)))
        self.words = stems(self.folded)
        self.hits = lexicon().hits(self.words)
        self.groups: dict[str, int] = {}
        for hit in self.hits:
            self.groups[hit.group] = self.groups.get(hit.group, 0) + 1
        self.label, self.body = _parted(self.title)
        if not self.label and beside and self.title.count(" ") < _SHORT_TITLE:
            self.label, self.body = self.title.rstrip(" ?"), self.folded[len(title) + 3 :]
        self.question = bool(_DOUBT.search(self.folded))
        titled = bool(self.label) and self.body not in self.title
        self.negated = bool(_NEGATION.match(self.body) or (not titled and _NEGATION.match(self.title)))
        self.theory = any(_THEORY.match(each) and not _FIGURE.search(each) for each in (self.title, self.body))
        self.size, self.title_size, self.blank = _weight(self, bool(beside))
        self.found: dict[int, bool] = {}
        self.kept: dict[str, Any] = {}

    def finds(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is in what is said; looked for once. Patterns are constants: their place in memory names
        them (a pattern's own hash runs over all of its code)."""
        key = id(pattern)
        found = self.found.get(key)
        if found is None:
            found = self.found[key] = pattern.search(self.folded) is not None
        return found

    def has(self, *groups: str) -> bool:
        """Whether words of one of these groups are there."""
        return not self.groups.keys().isdisjoint(groups)


def _parted(title: str) -> tuple[str, str]:
    """The label of a title ("" for none) and the rest: before « : » or « ? »."""
    for pattern in (_ASKED, _LABEL, _DASH) if "?" in title else (_LABEL, _DASH):
        match = pattern.match(title)
        if match:
            return match.group(1), title[match.end() :]
    return "", title


def _weight(said: Said, noted: bool) -> tuple[int, int, bool]:
    """Words that count, of all and of the title; and whether nothing is said."""
    covered = _covered(_placeholders(said), "blank") if said.has("blank") else set()
    bare = _covered(said.hits, "title_word", "connector")
    for hit in said.hits if said.has("scheme") else ():
        if hit.group == "scheme" and hit.end - hit.start >= 2:
            bare -= set(range(hit.start, hit.end))
    own = [place for place in range(len(said.words)) if place not in covered]
    size = sum(place not in bare for place in own)
    length = len(said.words) if len(said.folded) <= len(said.title) + 3 else len(stems(said.title))
    title_size = sum(place not in bare for place in own if place < length)
    rank = size == 1 and len(own) <= _FEW and _RANK.search(said.title) is not None
    nothing = rank or size == 0 or any(map(_NOTHING.fullmatch, (said.body.strip(), said.folded)))
    placeholder = bool(covered) and size <= _FEW
    doubt = said.question and (size <= _FEW or said.title.endswith("?") or "??" in said.folded)
    doubt = doubt and not _STATED.match(said.title) and not (noted and size > _FEW)
    return size, title_size, nothing or placeholder or doubt


def _placeholders(said: Said) -> list[Hit]:
    """Hits of « blank » that stand alone: « à trouver » is none in « aider les jeunes à trouver un emploi »."""
    bare = _covered(said.hits, "title_word", "connector")
    label = len(stems(said.label)) if said.label else 0
    return [
        hit
        for hit in said.hits
        if (
            hit.group == "blank"
            and (said.words[hit.start] != "a" or hit.end == len(said.words) or bare.issuperset(range(hit.start)))
        )
        or (hit.group == "blank" and hit.start == label)
    ]


def _covered(hits: list[Hit], *groups: str) -> set[int]:
    return {place for hit in hits if hit.group in groups for place in range(hit.start, hit.end)}
