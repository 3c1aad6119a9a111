"""What people type besides Markdown, made Markdown before it is parsed; each line keeps its length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

BLANK = " \t\u00a0"
ITEM = re.compile(r"([ \t\u00a0]*)([-*+•◦▪‣·–—\uf0b7\uf0a7]|\d{1,9}[.)])(?:[ \t\u00a0]|$)")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S", re.M)
_QUOTED = re.compile(r"(?:[ \t]*>)*")


def without_front_matter(lines: list[str]) -> list[str]:
    """A leading block between « --- » lines is data about the file."""
    if lines[0].rstrip() != "---":
        return lines
    end = next((place for place, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    return lines if end is None else lines[end + 1 :]


def with_labels_apart(lines: Sequence[str]) -> Iterator[str]:
    """« Label : » at the margin between two lists is no second line of the item above, be there no blank line."""
    within_item = False
    for place, line in enumerate(lines):
        if within_item and line.rstrip(BLANK).endswith(":") and _above_list(line, lines[place + 1 : place + 3]):
            yield ""
        within_item = bool(ITEM.match(line)) or (within_item and bool(line.strip(BLANK)))
        yield line


def with_plain_marks(lines: Sequence[str]) -> Iterator[str]:
    """The bullets of word processors, and no-break spaces around a mark, as Markdown knows them."""
    for line in lines:
        quote = _QUOTED.match(line)
        start = quote.end() if quote else 0
        match = ITEM.match(line, start)
        if match is None:
            yield line
            continue
        mark = match[2] if match[2].isascii() else "-"
        made = line[:start] + match[1] + mark + line[match.end(2) : match.end()]
        yield made.replace("\u00a0", " ") + line[match.end() :]


def _above_list(line: str, following: Sequence[str]) -> bool:
    """A line at the margin that is no item, with a list right below (a blank line between at most)."""
    below = next((other for other in following if other.strip(BLANK)), "")
    return line[0] not in BLANK and not ITEM.match(line) and bool(ITEM.match(below))
