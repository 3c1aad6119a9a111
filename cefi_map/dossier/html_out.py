"""Dossier -> restricted HTML, of the form that an editor of rich text writes; ``html_in.read`` gives it back."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from .model import SHOWN, Block, Content, Dossier, Figure, Footnote, Heading, Item, Quote, Run, Table
from .pictures import Picture, Pictures


def write(dossier: Dossier) -> str:
    """The blocks as HTML, without the title and the author."""
    return "".join(_blocks(dossier.blocks))


def page(dossier: Dossier, title: str, pictures: Pictures | None = None) -> str:
    """A page that stands alone, without script or request: its pictures are in it, its notes where they are called."""
    body = _FIGURE.sub(lambda tag: tag[0] + _image((pictures or {}).get(tag[1])), write(dossier))
    return (
        f'<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


_FIGURE = re.compile(rf'<figure data-map="({SHOWN}|)">')
"""Our own tag: what a candidate wrote is escaped."""
_STYLE = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:16px/1.5 Arial,sans-serif}"
    "table{border-collapse:collapse}th,td{border:1px solid;padding:.2em .5em;text-align:left;vertical-align:top}"
    "figure{margin:1em 0}img{max-width:100%}figcaption,[data-note]{font-size:.85em}"
    '[data-note]::before{content:" [Note : "}[data-note]::after{content:"]"}'
)


def _image(picture: Picture | None) -> str:
    if picture is None:
        return ""
    data = b64encode(picture.svg).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(picture.alt)}">'


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    open_lists: list[str] = []
    quoting = False
    for block in blocks:
        if isinstance(block, Item):
            yield from _close_quote(quoting)
            quoting = False
            yield from _item(block, open_lists)
            continue
        yield from _close_lists(open_lists, 0)
        if quoting != isinstance(block, Quote):
            yield "</blockquote>" if quoting else "<blockquote>"
            quoting = not quoting
        yield _block(block)
    yield from _close_lists(open_lists, 0)
    yield from _close_quote(quoting)


def _close_quote(quoting: bool) -> Iterator[str]:
    if quoting:
        yield "</blockquote>"


def _item(item: Item, open_lists: list[str]) -> Iterator[str]:
    tag = "ol" if item.ordered else "ul"
    yield from _close_lists(open_lists, item.depth + 1)
    if len(open_lists) == item.depth + 1:
        yield "</li>"
        if open_lists[-1] != tag:
            yield f"</{open_lists.pop()}>"
    if len(open_lists) <= item.depth:
        open_lists.append(tag)
        yield f"<{tag}>"
    yield f"<li><p>{inline(item.content)}</p>"


def _close_lists(open_lists: list[str], depth: int) -> Iterator[str]:
    while len(open_lists) > depth:
        yield f"</li></{open_lists.pop()}>"


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
        return f'<figure data-map="{block.stage}">{caption}</figure>'
    tag = f"h{block.level}" if isinstance(block, Heading) else "p"
    return f"<{tag}>{inline(block.content)}</{tag}>"


def _table(table: Table) -> str:
    rows = []
    for place, row in enumerate(table.rows):
        tag, told = ("th", ' scope="col"') if table.header and place == 0 else ("td", "")
        rows.append("<tr>" + "".join(f"<{tag}{told}><p>{inline(cell)}</p></{tag}>" for cell in row) + "</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def inline(content: Content) -> str:
    """Runs and notes as HTML."""
    return "".join(
        f'<span data-note="">{inline(piece.runs)}</span>' if isinstance(piece, Footnote) else _run(piece)
        for piece in content
    )


def _run(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>")
    for tag, on in (("u", run.underline), ("em", run.italic), ("strong", run.bold)):
        text = f"<{tag}>{text}</{tag}>" if on else text
    text = f'<span lang="{run.language}">{text}</span>' if run.language else text
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
