"""``Rich`` -> the XHTML of a ``richcontent``, in the few elements that both applications draw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.mindmap import Block, Rich, Run

from ..html_reader import VERBATIM
from .escape import attribute, content

_SPACES_THAT_COUNT = re.compile(r"\A[ \n]|[ \n]\Z|[ \n] | \n|[\t\f]")


def to_xhtml(rich: Rich) -> str:
    """``<html>…</html>``; ``from_xhtml`` gives the same blocks back, neighbouring runs that look the same made one."""
    return f"<html>\n<head>\n</head>\n<body>\n{''.join(_lines(rich))}</body>\n</html>"


def _lines(rich: Rich) -> Iterator[str]:
    """One block a line, lists and quotes opened and closed around them."""
    around: list[str] = []
    for block in rich:
        if not around and block.kind == "p" and not block.level:
            yield _block(block)
            continue
        wanted = _around(block, around)
        shared = next((n for n, (a, b) in enumerate(zip(around, wanted, strict=False)) if a != b), None)
        shared = min(len(around), len(wanted)) if shared is None else shared
        yield from (f"</{name}>\n" for name in reversed(around[shared:]))
        yield from (f"<{name}>\n" for name in wanted[shared:])
        around = wanted
        yield _block(block)
    yield from (f"</{name}>\n" for name in reversed(around))


def _around(block: Block, before: list[str]) -> list[str]:
    """The elements around a block: as many lists as its level asks for, the innermost of its kind."""
    if block.kind == "p":
        return ["blockquote"] * block.level
    outer = before[: block.level] if before and before[0] != "blockquote" else []
    return [*outer, *[block.kind] * (block.level + 1 - len(outer))]


def _block(block: Block) -> str:
    inside = "".join(map(_run, block.runs))
    if not _SPACES_THAT_COUNT.search(block.text):
        return f"<p>{inside}</p>\n" if block.kind == "p" else f"<li>{inside}</li>\n"
    exact = f'<p style="{VERBATIM}">{inside}</p>'
    return f"{exact}\n" if block.kind == "p" else f"<li>{exact}</li>\n"


def _run(run: Run) -> str:
    text = content(run.text).replace("\n", "<br/>")
    if run.italic:
        text = f"<i>{text}</i>"
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<a{attribute('href', run.link)}>{text}</a>" if run.link else text
