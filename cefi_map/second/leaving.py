"""What leaves of a text: its words without whom they name, how to reach them, and what nobody sees.

Partners, places and persons that a map is about stay: it may still name people, and whoever sends it is told so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

NAME, MAIL, PHONE, PLACE, LINK, PICTURE, ID, UNSEEN = (
    "nom",
    "courriel",
    "téléphone",
    "adresse",
    "lien",
    "image",
    "identifiant",
    "passage invisible",
)
MANY = {
    NAME: "noms",
    MAIL: "courriels",
    PHONE: "téléphones",
    PLACE: "adresses",
    LINK: "liens",
    PICTURE: "images",
    ID: "identifiants",
    UNSEEN: "passages invisibles",
}

_HIDDEN = r"hidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])"
_UNSEEN = re.compile(
    rf"<!--.*?(?:-->|$)|<(script|style|template)\b.*?(?:</\1\s*>|$)|<([a-z]\w*)\b[^<>]{{0,400}}(?:{_HIDDEN})[^<>]{{0,400}}>.*?(?:</\2\s*>|$)",
    re.I | re.S,
)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_SPACE = "[ .\u00a0\u202f-]?"
_APART = r"(?: ?[._–-] ?|[ \u00a0\u202f])?"
"""Between two figures of a telephone number."""
_DOT, _AT = (rf" ?[(\[{{] ?(?:{words}) ?[)\]}}] ?" for words in (r"\.|dot|point", "at|@|arobase"))
"""As those write them who hide an address from machines."""
_SHAPES = (
    (MAIL, re.compile(r"(?<![\w.%+-])(?:mailto:)?[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}")),
    (
        MAIL,
        re.compile(
            rf"(?<![\w.%+-])[\w.%+-]{{1,64}}(?:{_AT}| arobase )"
            rf"[\w-]{{1,63}}(?:(?:\.|{_DOT}| point )[\w-]{{1,63}}){{1,5}}",
            re.I,
        ),
    ),
    (LINK, re.compile(rf"\b[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{1,5}}(?:/[^\s<>«»\"]*)?", re.I)),
    (
        LINK,
        re.compile(
            r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>«»\"]+"
            r"|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:fr|com|org|net|eu|io|info|gouv|be|ch|app|dev|ly|link|online|coop|bzh|asso|uk)(?::\d{2,5})?(?:/[^\s<>«»\"]*)?(?![\w@])",
            re.I,
        ),
    ),
    (ID, re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?\b")),
    (PHONE, re.compile(rf"(?<![\w/+])\+\d{{1,3}}{_APART}(?:\(0\){_APART})?\d(?:{_APART}\d){{6,12}}(?!\d)")),
    (PHONE, re.compile(rf"(?<![\w/+])(?:\+|00)\d{{1,3}}{_SPACE}(?:\(0\){_SPACE})?\d(?:{_SPACE}\d){{6,12}}(?!\d)")),
    (PHONE, re.compile(rf"(?<![\d/])(?:0[1-9]|\(0[1-9]\))(?:{_APART}\d\d){{4}}(?!\d)")),
    (PHONE, re.compile(r"(?<![\d/])0[1-9](?:/\d\d){4}(?![\d/])|(?<![\d/])0(?:[ .\u00a0-]\d){9}(?![\d/])")),
    (ID, re.compile(rf"(?<!\d)[1-478](?:{_SPACE}\d){{12}}(?:{_SPACE}\d\d)?(?!\d)")),
    (ID, re.compile(r"(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{20,}")),
    (ID, re.compile(r"\b(?:ID|node)_[\w-]{6,}\b", re.I)),
    (ID, re.compile(r"(?<![\d.,])\d{9}(?:\d{5})?(?![\d.,])|(?<![\w+/])[A-Za-z+/]{40,}={0,2}")),
    (
        PLACE,
        re.compile(
            r"\b\d{1,4}(?:[ ,]?(?:bis|ter|quater))?,?[ \u00a0](?:rue|avenue|av\.|boulevard|bd|allées?|impasse|chemin|"
            r"place|quai|cours|route|square|passage)[ \u00a0][^\s,;.()]+(?:[ \u00a0](?:(?:de|du|des|la|le|les)\b|"
            r"[A-ZÀ-Ü])[^\s,;.()]*){0,4}",
            re.I,
        ),
    ),
)


_NO_NAME = {"une", "les", "des", "aux", "candidat", "candidate", "stagiaire"}
"""Words that stand in what people call themselves (« Une candidate »), and name nobody; « Son » names somebody."""


class Taking:
    """Takes out of texts what does not leave, and counts it by kind in ``taken``. ``people`` are the names of account
    and author, each word of which is taken out; ``others`` are taken out as they stand (a session's name)."""

    def __init__(self, people: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        self.taken: Counter[str] = Counter()
        self._names = _either([*people, *others])
        words = [word for name in people for word in re.findall(r"[\w’'-]{3,}", name)]
        self._words = _either([word for word in words if word.casefold() not in _NO_NAME], capital=True)

    def leaves(self, text: str) -> str:
        """The text in one line, as it leaves."""
        text = self._put(UNSEEN, _UNSEEN, text, "")
        seen = "".join(" " if each in "\n\t\r" else each for each in _TAG.sub(" ", text) if _is_seen(each))
        self.taken[UNSEEN] += any(map(_is_hidden, text))
        seen = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in seen)
        seen = unicodedata.normalize("NFC", seen)
        for names in (self._names, self._words):
            seen = self._put(NAME, names, seen) if names else seen
        for kind, shape in _SHAPES:
            seen = self._put(kind, shape, seen)
        return " ".join(seen.split())

    def count(self, kind: str, number: int) -> None:
        """What is never in a text: pictures, links of nodes."""
        self.taken[kind] += number

    def _put(self, kind: str, shape: re.Pattern[str], text: str, instead: str | None = None) -> str:
        found, times = shape.subn(f"[{kind}]" if instead is None else instead, text)
        self.taken[kind] += times
        return found


def revealed(text: str) -> str:
    """The text with what hides in it made plain: letters of the tag block, of other alphabets that look the same, of
    double width; nothing between letters that nobody sees."""
    plain = "".join(chr(ord(each) - 0xE0000) if "\U000e0020" <= each <= "\U000e007e" else each for each in text)
    plain = unicodedata.normalize("NFKC", plain).translate(_ALIKE)
    return "".join(each for each in plain if _is_seen(each) or each in "\n\t")


def _is_seen(letter: str) -> bool:
    return letter in "\n\t\r" or (unicodedata.category(letter) not in _NOTHING and letter not in _FILLERS)


def _is_hidden(letter: str) -> bool:
    """What is there to be read by machines alone; a joiner of emoji and a soft hyphen are not."""
    return not _is_seen(letter) and letter not in "\u200d\ufe0f\u00ad\ufeff"


_NOTHING = {"Cf", "Cc", "Co", "Cs", "Cn"}
_FILLERS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800", "\u034f", *map(chr, range(0xFE00, 0xFE10))} | {
    *map(chr, range(0xE0100, 0xE01F0))
}
_ALIKE = str.maketrans("аеорсухіѕјАВЕКМНОРСТХοαεικνρτυ", "aeopcyxisjABEKMHOPCTXoaeiknptu")


def _either(names: Iterable[str], *, capital: bool = False) -> re.Pattern[str] | None:
    """Any of these names as whole words, the longest first, with their accents or without; ``capital``: as they begin a
    name, or all in capitals."""
    found = {unicodedata.normalize("NFC", name.strip()) for name in names}
    found |= {_bare(each) for each in found}
    if capital:
        found = {form for each in found if each for form in (each[0].upper() + each[1:], each.upper())}
    told = "|".join(re.escape(each) for each in sorted(found, key=lambda each: (-len(each), each)) if len(each) > 2)
    return re.compile(rf"(?<![^\W_])(?:{told})(?![^\W_])", 0 if capital else re.IGNORECASE) if told else None


def _bare(name: str) -> str:
    """Without its accents, as capitals and addresses often have it."""
    return "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
