"""What people write, the ugly with the ordinary: titles, notes, texts, dates, amounts, files. Each is a constant, so
that a walk is told by its number."""

from __future__ import annotations

from typing import Any

from tests.cases import png

ARABIC = "شباب تتراوح أعمارهم بين ثمانية عشر وخمسة وعشرين عامًا يبحثون عن عمل"
THAI = "เยาวชนอายุระหว่างสิบแปดถึงยี่สิบห้าปีที่กำลังหางานทำในเมืองนี้และต้องการความช่วยเหลือ"
PHRASE = "Douze jeunes sans permis ratent leurs entretiens, d’après vingt appels de mars ; "


class Words(str):
    """A text that is told by its name."""

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str, text: str) -> Words:
        made = super().__new__(cls, text)
        made.name = name
        return made

    def __repr__(self) -> str:
        return f"WORDS[{self.name!r}]"


_WORDS = {
    "theme": "Contexte",
    "phrase": PHRASE,
    "partner": "Mission locale, car elle suit 61 jeunes du quartier",
    "cost": "Location de la salle : 1 200 € en mai 2027",
    "time": "Trois ateliers, de mars à juin 2027",
    "plan b": "Si deux jeunes manquent, la référente appelle le lendemain",
    # nothing to see
    "nothing": "",
    "blank": " ",
    "wide blanks": "\u00a0\u2003",
    "lines": "\n\n\t\n",
    "no width": "\u200b\u200d\ufeff",
    "line separator": "\u2028",
    "controls": "\x00\x1f",
    # long
    "32,000 letters": (PHRASE * 400)[:32_000],
    "one long word": "é" * 3_000,
    "240 blanks first": " " * 240 + "Un titre après ses blancs" * 40,
    "300 lines first": "\n" * 300 + "Un titre après ses lignes" * 40,
    "4,000 lines": "a\n" * 4_000,
    # other scripts
    "arabic": ARABIC,
    "arabic, three times": " ".join([ARABIC] * 3),
    "thai": THAI,
    "thai, six times": THAI * 6,
    "hebrew": "צעירים מחפשים עבודה 12 \u202eabc\u202c",
    "emoji": "👩‍👩‍👧‍👦🇫🇷🏳️‍🌈" * 30,
    "accents on one letter": "e" + "\u0301" * 300,
    "far planes": "𝔘𝔫 𝔞𝔱𝔢𝔩𝔦𝔢𝔯 \U0010ffff\ufffe",
    "half a letter": "\ud800",
    # signs that mean something to somebody
    "html": "<script>alert(1)</script> & <b>",
    "formula": "=CMD|' /C calc'!A0",
    "markdown": "# Titre\n- a\n  - b\n```mermaid\ngraph TD\n```",
    "typst": "#let x = 1 \\ @cite $a$ `b` *c* _d_",
    "brackets": "[E3] C5 {} [[lien]] ![](x.png)",
    "template": "%s %(x)s {0} {{ x }} \\N{DASH}",
    "path": "../../etc/passwd",
    # days and sums that are none
    "31 February": "31/02/2027",
    "year 10000": "le 31 décembre 9999, puis le 1er janvier 10000",
    "backwards": "du 1er mars 2027 au 1er février 2026",
    "for ever": "de mars 1 à mars 9999",
    "25 h 61": "le 29 février 2027 à 25 h 61",
    "5,000 digits": "9" * 5_000 + " €",
    "spaced digits": "1" + " 000" * 90 + " €",
    "below nothing": "0,00 € puis -5 € puis ٣٥٠ €",
    "float": "1e309 € ; ½ € ; 12,345,678.90 EUR",
    "week 54": "semaine 54, S0, trimestre 5 de 2027",
}
WORDS = {name: Words(name, text) for name, text in _WORDS.items()}
"""By the name that a walk tells them with."""
DAYS = ("2027-03-01", "2027-06-30", "9999-12-31", "0001-01-01", "2027-02-30", "demain", "")
AMOUNTS = ("310", "0", "-5", "1 200,50", "1e9", "9" * 400, "NaN", "Infinity", "½", "٣٥٠", "")


FILES: dict[str, bytes] = {
    "vide.mm": b"",
    "seul.mm": b'<map version="1.0.1"><node TEXT=""/></map>',
    "profond.mm": b"<map>" + b'<node TEXT="a">' * 200 + b"</node>" * 200 + b"</map>",
    "liens.mm": b'<map><node TEXT="a" LINK="#b" ID="b"><arrowlink DESTINATION="b"/><node ID="b"/></node></map>',
    "carte.md": f"# {PHRASE}\n\n- {ARABIC}\n  - {THAI}\n".encode(),
    "carte.txt": "\n".join(("Projet", *(f"  {each[:900]}" for each in WORDS.values()))).encode("utf-8", "replace"),
    "carte.opml": b'<opml version="2.0"><body><outline text=" "/></body></opml>',
    "image.png": png(),
    "latin.txt": "été\n\tà la gare".encode("latin-1"),
}
"""Files as they come, some of which are no map."""


def block(kind: str, words: str) -> dict[str, Any]:
    """A block of a dossier of that kind, over those words."""
    content: list[dict[str, Any]] = [{"text": words}]
    match kind:
        case "heading":
            return {"type": kind, "level": 2, "content": content}
        case "item":
            return {"type": kind, "ordered": True, "depth": 4, "content": content}
        case "table":
            return {"type": kind, "header": True, "rows": [[content, []], [[], content]]}
        case "figure":
            return {"type": kind, "stage": "E3", "caption": words}
        case "calendrier" | "budget" | "":
            return {"type": "figure", "stage": kind, "caption": words}
        case "note":
            return {"type": "paragraph", "content": [*content, {"note": content}]}
    return {"type": kind, "content": content}


BLOCKS = ("paragraph", "quote", "heading", "item", "table", "figure", "calendrier", "budget", "", "note")
