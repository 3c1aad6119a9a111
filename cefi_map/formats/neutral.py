"""A map without the persons in it: what may name or reach one, and the map with neutral words in its place.

Names are those that are told, whole or by their parts, and what ``personal_data`` finds; a postal address is a number,
a way and what follows it. Exact rather than exhaustive: somebody reads what is left before it goes anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from cefi_map.mindmap import MindMap, Node, Rich
from cefi_map.mindmap.rich import from_plain, plain

from .personal_data import EMAIL, FIRST_NAME, NAME, PHONE, SOCIAL_SECURITY, find_in

ADDRESS, MEMBER = "adresse postale", "personne de la session"
_NEUTRAL = {
    EMAIL: "adresse de courriel",
    PHONE: "numéro de téléphone",
    SOCIAL_SECURITY: "numéro de sécurité sociale",
    ADDRESS: "adresse postale",
}
_SMALL = r"(?:(?:de[ \u00a0]la|de|du|des|la|le|les|et)[ \u00a0]|(?:de[ \u00a0])?[ld]['’])"
_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒ"
_TOWN = rf"(?:,?[ \u00a0]*(?:à[ \u00a0])?\d{{5}}(?:[ \u00a0][{_UPPER}][\w'’-]*)*)"
_WAY = "rue|avenue|boulevard|bd|impasse|allées?|faubourg|ruelle|venelle|esplanade"
_PERHAPS = "place|chemin|route|quai|cours|square|passage|sentier|montée|av[.]"
"""Ways whose word means other things too: « 1 place par personne », « 5 cours de français »."""
_ADDRESS = re.compile(
    rf"(?<![\w/])\d{{1,4}}(?:[ \u00a0]?(?:bis|ter|quater))?,?[ \u00a0]+"
    rf"(?:(?i:{_WAY})[ \u00a0]+{_SMALL}{{0,4}}[\w'’-]+|(?i:{_PERHAPS})[ \u00a0]+{_SMALL}{{0,4}}[{_UPPER}][\w'’-]*)"
    rf"(?:[ \u00a0]{_SMALL}{{0,4}}[{_UPPER}][\w'’-]*)*{_TOWN}?"
)
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "les", "van", "von", "ben", "el", "al", "et", "dit"})
_PART = 3
"""Letters from which a part of a name is looked for by itself."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """What is written in the map, of what ``kind``, in which nodes, and the neutral words for it."""

    text: str
    kind: str
    by: str
    keys: tuple[str, ...]


def suspects(mindmap: MindMap, names: Iterable[str]) -> tuple[Suspect, ...]:
    """Each once, in the order of the map, whatever its case. Who bears one name is one person, « Personne A »."""
    told = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    one_of = _borne(*told) if told else None  # most texts name nobody: each name is looked for in the others alone
    found: dict[str, Suspect] = {}
    people: dict[str, str] = {}
    for node in mindmap:
        for text in _texts(node):
            for kind, datum, person in _in(text, told if one_of and one_of.search(text) else ()):
                known = found.get(datum.casefold()) or Suspect(datum, kind, _word(kind, person, people), ())
                found[datum.casefold()] = replace(known, keys=tuple(dict.fromkeys((*known.keys, node.key))))
    return tuple(found.values())


def neutral(mindmap: MindMap, words: Mapping[str, str]) -> MindMap:
    """The map with the word for each text in its place, as whole words, whatever their case: in titles, notes, details,
    attributes and relations. A link that holds one is left out, and so is what no reader understood."""
    by = _Replacing(words)
    return MindMap(tuple(_neutral(node, by) for node in mindmap))


def _word(kind: str, person: str, people: dict[str, str]) -> str:
    return _NEUTRAL.get(kind) or people.setdefault(person.casefold(), f"Personne {_letter(len(people))}")


class _Replacing:
    """One pass over a text: nothing that was put there is looked at again."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.by = {text.casefold(): word for text, word in words.items() if text.strip()}
        longest = sorted(self.by, key=len, reverse=True)
        self.found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I) if longest else None

    def __call__(self, text: str) -> str:
        return self.found.sub(lambda match: self.by.get(match[0].casefold(), "…"), text) if self.found else text

    def rich(self, text: Rich) -> Rich:
        said = plain(text)
        return text if self(said) == said else from_plain(self(said))


def _neutral(node: Node, by: _Replacing) -> Node:
    return replace(
        node,
        text=by(node.text),
        note=by.rich(node.note),
        details=by.rich(node.details),
        link=node.link if by(node.link) == node.link else "",
        arrows=tuple(replace(arrow, label=by(arrow.label)) for arrow in node.arrows),
        attributes=tuple((by(name), by(value)) for name, value in node.attributes),
        opaque=(),
    )


def _texts(node: Node) -> Iterator[str]:
    yield from (node.text, node.details_text, node.note_text, node.link)
    for name, value in node.attributes:
        yield from (name, value)
    yield from (arrow.label for arrow in node.arrows)


def _in(text: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(kind, what is written, whose name it is) in a text."""
    borne = {name: _borne(name) for name in names}
    for name, pattern in borne.items():
        yield from ((MEMBER, match[0], name) for match in pattern.finditer(text))
    yield from ((ADDRESS, match[0], "") for match in _ADDRESS.finditer(text))
    for found in find_in("", text):
        person = next((name for name, pattern in borne.items() if pattern.search(found.text)), found.text)
        yield found.kind, found.text, person if found.kind in (NAME, FIRST_NAME) else ""


@lru_cache(1000)
def _borne(*names: str) -> re.Pattern[str]:
    """One of the names whole, or a part of it that is no particle and long enough to be told from other words."""
    parts = (part for name in names for part in re.split(r"[\s,]+", name) if len(part) >= _PART)
    tried = sorted({*names, *(part for part in parts if part.casefold() not in _PARTICLES)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, tried))})(?!\w)", re.I)


def _letter(rank: int) -> str:
    return chr(ord("A") + rank % 26) + (str(rank // 26 + 1) if rank >= 26 else "")
