"""Plain data <-> dossier: the only gate for what arrives as JSON. Shape: schemas/dossier.schema.json."""

from __future__ import annotations

import re
from typing import Any

from cefi_map.errors import BadInput, TooLarge
from cefi_map.limits import DOSSIER_BLOCKS, DOSSIER_CHARS
from cefi_map.mindmap.codec import clean

from . import tidy
from .model import (
    SHOWN,
    Block,
    Content,
    Dossier,
    Figure,
    Footnote,
    Heading,
    Inline,
    Item,
    Paragraph,
    Quote,
    Run,
    Table,
    contents,
)

_STAGE = re.compile(rf"(?:{SHOWN})?\Z")
_AGAIN = "Rechargez la page, puis réessayez."


def to_data(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON data; ``from_data`` gives it back."""
    return {"title": dossier.title, "author": dossier.author, "blocks": [_block_data(each) for each in dossier.blocks]}


def from_data(data: object) -> Dossier:
    """The dossier, tidied. ``BadInput`` when the shape is wrong, ``TooLarge`` past the limits of a dossier."""
    table = _dict(data)
    dossier = Dossier(
        tidy.blocks(_block(_dict(each)) for each in _list(table.get("blocks"), DOSSIER_BLOCKS)),
        _line(table.get("title", "")),
        _line(table.get("author", "")),
    )
    return within_limits(dossier)


def within_limits(dossier: Dossier) -> Dossier:
    """The dossier itself. ``TooLarge`` when it has more blocks or characters than a dossier may."""
    size = sum(len(block.rows) * len(block.rows[0]) if isinstance(block, Table) else 1 for block in dossier.blocks)
    chars = sum(_length(content) for block in dossier.blocks for content in contents(block))
    if size > DOSSIER_BLOCKS:
        raise TooLarge(f"Ce dossier compte {size} paragraphes, la limite est de {DOSSIER_BLOCKS}.", advice=_SHORTER)
    if chars > DOSSIER_CHARS:
        raise TooLarge(f"Ce dossier compte {chars} caractères, la limite est de {DOSSIER_CHARS}.", advice=_SHORTER)
    return dossier


_SHORTER = "Ne gardez que le texte du dossier de cinq pages."


def _length(content: Content) -> int:
    return sum(len(p.text) if isinstance(p, Run) else sum(len(run.text) for run in p.runs) for p in content)


# ---- writing


def _block_data(block: Block) -> dict[str, Any]:
    if isinstance(block, Figure):
        return {"type": "figure", "stage": block.stage, "caption": block.caption}
    if isinstance(block, Table):
        rows = [[content_data(cell) for cell in row] for row in block.rows]
        return {"type": "table", "header": block.header, "rows": rows}
    data: dict[str, Any] = {"type": type(block).__name__.lower(), "content": content_data(block.content)}
    if isinstance(block, Heading):
        data["level"] = block.level
    elif isinstance(block, Item):
        data |= {"ordered": block.ordered, "depth": block.depth}
    return data


def content_data(content: Content) -> list[dict[str, Any]]:
    return [
        _run_data(piece) if isinstance(piece, Run) else {"note": [_run_data(run) for run in piece.runs]}
        for piece in content
    ]


def _run_data(run: Run) -> dict[str, Any]:
    marks = {name: True for name in ("bold", "italic", "underline") if getattr(run, name)}
    said = {name: value for name in ("link", "language") if (value := getattr(run, name))}
    return {"text": run.text, **marks, **said}


# ---- reading


def _block(data: dict[str, Any]) -> Block:
    kind = data.get("type")
    if kind == "figure":
        stage = _text(data.get("stage", ""))
        if not _STAGE.match(stage):
            raise _wrong("l’étape d’une figure")
        return Figure(stage, _line(data.get("caption", "")))
    if kind == "table":
        rows = tuple(
            tuple(_content(cell) for cell in _list(row, DOSSIER_BLOCKS))
            for row in _list(data.get("rows", []), DOSSIER_BLOCKS)
        )
        return Table(rows, _flag(data.get("header", False)))
    content = _content(data.get("content", []))
    if kind == "heading":
        return Heading(_whole(data.get("level", 1)), content)
    if kind == "item":
        return Item(content, _flag(data.get("ordered", False)), _whole(data.get("depth", 0)))
    if kind in ("paragraph", "quote"):
        return Paragraph(content) if kind == "paragraph" else Quote(content)
    raise _wrong("le genre d’un paragraphe")


def _content(data: object) -> Content:
    return tuple(_inline(_dict(each)) for each in _list(data, DOSSIER_CHARS))


def _inline(data: dict[str, Any]) -> Inline:
    if "note" in data:
        return Footnote(tuple(_run(_dict(each)) for each in _list(data["note"], DOSSIER_CHARS)))
    return _run(data)


def _run(data: dict[str, Any]) -> Run:
    bold, italic, underline = (_flag(data.get(name, False)) for name in ("bold", "italic", "underline"))
    link, language = (_text(data.get(name, "")) for name in ("link", "language"))
    return Run(_text(data.get("text", "")), bold, italic, underline, tidy.link(link), tidy.language(language))


def _dict(data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _wrong("un de ses éléments")
    return data


def _list(data: object, most: int) -> list[Any]:
    if not isinstance(data, list):
        raise _wrong("une de ses listes")
    if len(data) > most:
        raise TooLarge("Ce dossier est trop long.", advice=_SHORTER)
    return data


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise _wrong("un de ses textes")
    if len(data) > DOSSIER_CHARS:
        raise TooLarge("Ce dossier est trop long.", advice=_SHORTER)
    return clean(data)


def _line(data: object) -> str:
    return " ".join(_text(data).split())[:500]


def _flag(data: object) -> bool:
    if not isinstance(data, bool):
        raise _wrong("un de ses styles")
    return data


def _whole(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise _wrong("un de ses niveaux")
    return data


def _wrong(what: str) -> BadInput:
    return BadInput(f"Ce dossier ne se lit pas : {what} n’a pas la forme attendue.", advice=_AGAIN)
