"""The dossier on real pages: how many they are, where each block starts, the PDF, a picture of each page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from cefi_map import typeset
from cefi_map.french.wording import decimal
from cefi_map.typeset import CannotTypeset, Fell

from . import codec, layout
from .layout import DEFAULT, Layout
from .model import MISSING, Dossier, Table, block_text, contents, notes, plain, titled
from .pictures import Pictures
from .typography import dressed

_JOINED = re.compile(
    "[\u0590-\u08ff\u1800-\u18af\ua840-\ua87f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters written from right to left, or joined to one another."""

Level = Literal["short", "ok", "long"]
_ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class Pages:
    """``sheets`` are whole pages; ``length`` counts the last one as far as it is filled. ``starts`` gives the page
    (from 1) on which each block starts. A cover that does not count is in none of them. ``of_page``: the lines that a
    page holds."""

    sheets: int
    length: float
    starts: tuple[int, ...]
    of_page: float = layout.lines(DEFAULT)

    def said(self, asked: float) -> str:
        """« 4,6 pages sur 5 »."""
        length, out_of = f"{self.length:.1f}".replace(".", ","), decimal(asked)
        return f"{length} page{'s' if self.length >= 2 else ''} sur {out_of}"

    def lines(self, asked: float) -> int:
        """About how many lines they are too short or too long."""
        return round(abs(self.length - asked) * self.of_page)

    def level(self, asked: float, within: float) -> Level:
        """Whether they are what is asked for, ``within`` pages more or less."""
        over = self.length - asked
        return "ok" if abs(over) <= within + _ROUNDING else "long" if over > 0 else "short"


@dataclass(frozen=True, slots=True)
class Pdf:
    """``notices`` say why the file is no PDF/UA where it is none, and what was left out."""

    data: bytes
    notices: tuple[str, ...] = ()


def measure(dossier: Dossier, look: Layout = DEFAULT, pictures: Pictures | None = None) -> Pages:
    """The pages that the dossier fills. ``TooLarge`` when it takes too long, ``CannotTypeset`` when it fails."""
    if not dossier.blocks:
        return Pages(0, 0.0, (), layout.lines(look))
    facts = facts_of(dossier, look, pictures)
    before = skipped(look)
    filled = (facts["y"] - look.margin) / (layout.A4[1] - 2 * look.margin)
    sheets = facts["page"] - before
    length = sheets - 1 + min(1.0, max(0.05, filled))
    starts = tuple(max(1, page - before) for page in facts["starts"])
    return Pages(sheets, round(length, 2), starts, layout.lines(look))


def facts_of(
    dossier: Dossier, look: Layout, pictures: Pictures | None, asked: Mapping[int, Any] | None = None
) -> dict[str, Any]:
    """What dossier.typ tells of itself. Blocks ``asked`` for are given anew, with words that tell their pages."""
    given = _files(dossier, look, pictures or {}, asked or {})
    facts: dict[str, Any] = typeset.query(_source(), "<facts>", given, system_fonts=_needs_others(given))[0]
    return facts


def pdf(dossier: Dossier, look: Layout = DEFAULT, pictures: Pictures | None = None) -> Pdf:
    """A tagged PDF; PDF/UA when the content allows it."""
    given = _files(dossier, look, pictures or {})
    others = _needs_others(given)
    try:
        data = typeset.pdf(_source(), given, standards=["ua-1"], system_fonts=others)
        return Pdf(data, _unprinted(data))
    except Fell:
        raise
    except CannotTypeset as refused:
        reason = _reason(refused.diagnostic)
    data = typeset.pdf(_source(), given, system_fonts=others)
    return Pdf(data, (*_unprinted(data), reason))


def _unprinted(data: bytes) -> tuple[str, ...]:
    said = typeset.unprinted(data, "Le fichier Word du dossier")
    return (said,) if said else ()


def preview(dossier: Dossier, look: Layout = DEFAULT, pictures: Pictures | None = None) -> tuple[bytes, ...]:
    """An SVG of each page."""
    given = _files(dossier, look, pictures or {})
    return typeset.pages(_source(), given, format="svg", system_fonts=_needs_others(given))


def undrawn(dossier: Dossier) -> tuple[str, ...]:
    """A sentence on the characters that a PDF made here cannot draw; () when it draws them all."""
    called = (plain(note.runs) for block in dossier.blocks for content in contents(block) for note in notes(content))
    text = "\n".join((dossier.title, dossier.author, *map(block_text, dossier.blocks), *called))
    said = typeset.without_drawing(text, "Le fichier Word du dossier")
    return (said,) if said else ()


@cache
def _source() -> str:
    return files(__package__).joinpath("dossier.typ").read_text(encoding="utf-8")


def _needs_others(given: dict[str, bytes]) -> bool:
    """Whether the text, or a line of the map, has characters that only the system's fonts may draw."""
    text = given["data.json"].decode()
    return bool(typeset.undrawn(text, system_fonts=False)) or any(b"textLength=" in each for each in given.values())


def skipped(look: Layout) -> int:
    """Sheets before the first page that counts."""
    return int(look.cover and not look.cover_counts)


def _files(
    dossier: Dossier, look: Layout, pictures: Pictures, asked: Mapping[int, Any] | None = None
) -> dict[str, bytes]:
    names = {stage: f"carte{stage}.svg" for stage in pictures}
    data: dict[str, Any] = codec.to_data(dressed(dossier))
    for block, made in zip(dossier.blocks, data["blocks"], strict=True):
        if isinstance(block, Table):
            made["whole"] = [layout.whole(row) for row in block.rows]
    for place, made in (asked or {}).items():
        data["blocks"][place].update(made)
    data["title"] = titled(dossier, "Dossier")
    joined = _JOINED.search(json.dumps(data, ensure_ascii=False)) is not None
    data["layout"] = {**asdict(look), **type_of(look), "skipped": skipped(look), "joined": joined}
    data["pictures"] = {
        stage: {"file": names[stage], "alt": each.alt, "size": each.size(look)} for stage, each in pictures.items()
    }
    text = json.dumps(data, ensure_ascii=False).encode()
    return {"data.json": text, **{names[stage]: each.svg for stage, each in pictures.items()}}


def type_of(look: Layout) -> dict[str, Any]:
    """The measures of a layout and of all layouts, in points but for the indents, in centimetres."""
    small = layout.small(look)
    return {
        "body": _type(look.size, look.spacing),
        "tight": _type(look.size),
        "small": _type(small),
        "headings": [
            {"size": size, "before": before, "line": line, "leading": 0} for size, before, line in layout.headings(look)
        ],
        "before": layout.BEFORE,
        "item": layout.ITEM_BEFORE,
        "indent": layout.INDENT,
        "quote": layout.QUOTE_INDENT,
        "descent": layout.DESCENT,
        "rule": layout.RULE,
        "missing": MISSING,
    }


def _type(size: float, spacing: float = 1.0) -> dict[str, float]:
    """A size of letters, the height of a single line of it, and what is added between lines."""
    single = layout.pitch(size)
    return {"size": size, "line": single, "leading": layout.pitch(size, spacing) - single}


_REASONS = (
    ("heading", "vos titres sautent un niveau ; commencez au niveau 1, puis descendez niveau par niveau."),
    ("alt", "une figure n’a pas de texte de remplacement."),
    ("title", "le dossier n’a pas de titre."),
    ("displayed", "un de ses caractères n’a pas de dessin."),
)


def _reason(diagnostic: str) -> str:
    found = next(
        (said for word, said in _REASONS if word in diagnostic.lower()), "un de ses éléments ne le permet pas."
    )
    return f"Ce PDF est balisé sans être conforme à PDF/UA\u00a0: {found}"
