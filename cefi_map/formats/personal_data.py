"""Personal data that a hand-in should not carry: a reminder by node, exact rather than exhaustive, never a block.

Found: e-mail addresses of persons, French telephone numbers, social security numbers whose key is right, « M. » or
« Mme » with a name, and a common first name that stands alone. Left alone: authors and places that bear one, addresses
of services (contact@…), special numbers (08…), initials and « X », functions (« Madame la Directrice ») and examples.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cefi_map.mindmap import MindMap, Node

EMAIL, PHONE, SOCIAL_SECURITY, NAME, FIRST_NAME = "courriel", "téléphone", "sécurité sociale", "nom", "prénom"

_ONE_MANY = {
    EMAIL: ("adresse de courriel", "adresses de courriel"),
    PHONE: ("numéro de téléphone", "numéros de téléphone"),
    SOCIAL_SECURITY: ("numéro de sécurité sociale", "numéros de sécurité sociale"),
    NAME: ("nom de personne", "noms de personnes"),
    FIRST_NAME: ("prénom", "prénoms"),
}
_SPACE = "[ .\u00a0\u202f-]?"
_EMAIL = re.compile(
    r"(?<![\w.%+-])(?P<local>[\w.%+-]{1,64})@(?P<domain>(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12})(?![\w-])"
)
_PHONE = re.compile(
    rf"(?<![\d/])(?<!\d[ .\u00a0\u202f-])(?:(?:\+|00)33{_SPACE}(?:\(0\){_SPACE})?|0)[1-79](?:{_SPACE}\d\d){{4}}"
    r"(?![ .\u00a0\u202f-]?\d)"
)
_TWO = r"(\d\d)"
_SOCIAL_SECURITY = re.compile(
    r"(?<!\d)(?<!\d[ \u00a0\u202f])"
    + _SPACE.join([r"([1-478])", _TWO, r"(0[1-9]|1[0-2]|[2-9]\d)", r"(\d\d|2[ABab])", r"(\d{3})", r"(\d{3})", _TWO])
    + rf"(?!{_SPACE}\d)"
)
_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒ"
_NAME = re.compile(
    rf"(?<![\w.&])(?<!\d[ \u00a0])(?:M\.|Mr\.?|MM\.|Mmes?\.?|Mlles?\.?|MME|MLLE|Monsieur|Madame|Mademoiselle)[ \u00a0]"
    rf"(?P<name>(?:d['’]|(?:de|du|des|van|von|ben|el)[ \u00a0])?[{_UPPER}][\w'’-]*"
    rf"(?:[ \u00a0](?:d['’]|(?:de|du|des|la|le|van|von|ben|el)[ \u00a0]){{0,2}}[{_UPPER}][\w'’-]+){{0,2}})"
)
_CAPITALISED = re.compile(rf"(?<![\w'’-])[{_UPPER}][\w-]*(?![\w'’-])")
_LITTLE = (
    "Alors|Après|Aujourd.hui|Avant|Avec|Car|Chez|Comme|Contre|De|Depuis|Dès|Devant|Donc|Enfin|Ensuite|Entre|Et|Hier"
    "|Ici|Là|Lors|Mais|Ni|Où|Ou|Par|Parfois|Pour|Pourtant|Puis|Quand|Que|Sans|Selon|Si|Sur|Vers|Voici|À"
)
"""Words that begin a sentence with a capital and are nobody's name."""
_NO_PERSON = re.compile(
    rf"(?:\b(?i:rue|avenue|boulevard|place|quai|lycée|collège|école|hôpital|fondation|institut|résidence|espace|stade|"
    rf"sainte?|ste?)|(?<![\w'’.-])(?!(?:{_LITTLE}) )[{_UPPER}][\w'’.-]*+)[ \u00a0]$"
)
"""What stands before a first name that is a place's, or the second half of a name: « Avec Nadia » is neither."""
# fmt: off
_SERVICES = frozenset({
    "accueil", "adherents", "administration", "asso", "association", "bonjour", "bureau", "centre",
    "communication", "compta", "comptabilite", "contact", "courrier", "direction", "emploi", "formation",
    "gestion", "hello", "info", "information", "infos", "inscription", "inscriptions", "mairie", "mail", "no",
    "noreply", "projet", "recrutement", "rgpd", "dpo", "rh", "secretariat", "service", "support", "webmaster",
})
# fmt: on
_EXAMPLES = re.compile(r"(?:^|\.)ex[ae]mple\.|\.(?:test|invalid|localhost)$", re.I)
_NOBODY = frozenset({"le", "la", "les", "l", "tout-le-monde", "untel", "unetelle", "machin"})
_BLANKS = ({"x"}, {"y"}, {"z"}, {"n"})


@dataclass(frozen=True, slots=True)
class Found:
    """A datum of a ``kind`` (EMAIL, PHONE…) in the node ``key``, as it is written."""

    key: str
    kind: str
    text: str


def find(mindmap: MindMap) -> tuple[Found, ...]:
    """What stands in titles, notes, details, attributes, links and words of pictures, each datum once a node."""
    found = (Found(node.key, kind, text) for node in mindmap.nodes for kind, text in _in(node))
    return tuple(dict.fromkeys(found))


def find_in(key: str, text: str) -> tuple[Found, ...]:
    """The same in any text; ``key`` says where it stands."""
    return tuple(dict.fromkeys(Found(key, kind, datum) for kind, datum in _in_text(text)))


def reminder(found: Iterable[Found]) -> str:
    """One French sentence and what to do, "" when nothing was found."""
    parts = counted(found)
    if not parts:
        return ""
    return (
        f"Ce rendu semble contenir des données personnelles : {parts}. "
        "Mettez un pseudonyme à la place avant de le rendre."
    )


def counted(found: Iterable[Found]) -> str:
    """« 2 prénoms, 1 numéro de téléphone », "" for nothing. A name told twice is one name."""
    counts = Counter(kind for kind, _ in {(one.kind, one.text.casefold()) for one in found})
    return ", ".join(f"{counts[kind]} {forms[counts[kind] > 1]}" for kind, forms in _ONE_MANY.items() if counts[kind])


def _in(node: Node) -> Iterator[tuple[str, str]]:
    texts = (
        node.text,
        node.details_text,
        node.note_text,
        node.picture.alt if node.picture else "",
        *(value for _, value in node.attributes),
        node.link,
    )
    for text in texts:
        yield from _in_text(text)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    yield from _emails(text)
    yield from ((PHONE, match[0]) for match in _PHONE.finditer(text))
    yield from ((SOCIAL_SECURITY, match[0]) for match in _SOCIAL_SECURITY.finditer(text) if _key_is_right(match))
    yield from ((NAME, match[0]) for match in _NAME.finditer(text) if _is_name(match["name"]))
    yield from ((FIRST_NAME, match[0]) for match in _CAPITALISED.finditer(text) if _stands_alone(match))


def _emails(text: str) -> Iterator[tuple[str, str]]:
    for match in _EMAIL.finditer(text):
        local = re.split(r"[.+_\d-]", match["local"].lower())[0]
        if local not in _SERVICES and not _EXAMPLES.search(match["domain"]):
            yield EMAIL, match[0]


def _key_is_right(match: re.Match[str]) -> bool:
    """The last two digits are 97 less the rest of the first thirteen by 97; Corsica's 2A and 2B count as 19 and 18."""
    *parts, key = match.groups()
    number = "".join(parts).upper().replace("2A", "19").replace("2B", "18")
    return int(key) == 97 - int(number) % 97


def _is_name(name: str) -> bool:
    """Not an initial, « X », « XX » or « Untel », and not an article in capitals before a function."""
    first = name.split()[0]
    letters = re.sub(r"[^\w]", "", first)
    return len(letters) > 1 and first.lower() not in _NOBODY and set(letters.lower()) not in _BLANKS


def _stands_alone(match: re.Match[str]) -> bool:
    """A common first name without a surname (an author's would have one) that no place or institution bears."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return (
        match[0] in _first_names()
        and not _NO_PERSON.search(before[-40:])
        and not re.match(rf"[ \u00a0][{_UPPER}]", after)
    )


@cache
def _first_names() -> frozenset[str]:
    lines = files(__package__).joinpath("first_names.txt").read_text("utf-8").splitlines()
    return frozenset(lines[1:])
