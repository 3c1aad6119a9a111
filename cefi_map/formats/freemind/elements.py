"""One element or attribute of a node from a value of the model, as we write it where no file gave it."""

from __future__ import annotations

from cefi_map.mindmap import Arrow, Block, Rich, Run, Style

from .escape import attribute
from .rich_write import to_xhtml

FONT = "SansSerif"
SIZE = 12
"""FreeMind's own; its schema wants both in every font."""
_DASHES = {"full": "", "dots": "3 3"}
"""Lines of arrows as Freeplane names them; FreeMind passes over them."""


def richcontent(kind: str, rich: Rich) -> str:
    """``kind`` is NODE, NOTE or DETAILS."""
    return f'<richcontent TYPE="{kind}">{to_xhtml(rich)}\n</richcontent>'


def html_title(text: str) -> str:
    """A title that would be drawn as HTML if it stood in TEXT."""
    return richcontent("NODE", (Block((Run(text),)),))


def icon(name: str) -> str:
    return f"<icon{attribute('BUILTIN', name)}/>"


def pair(name: str, value: str) -> str:
    return f"<attribute{attribute('NAME', name)}{attribute('VALUE', value)}/>"


def arrow(arrow: Arrow, destination: str) -> str:
    """The label is written Freeplane's way: FreeMind has none."""
    color = attribute("COLOR", arrow.color) if arrow.color else ""
    label = attribute("MIDDLE_LABEL", arrow.label) if arrow.label else ""
    dash = attribute("DASH", _DASHES[arrow.line]) if arrow.line else ""
    end = "Default" if arrow.ends in ("", "both") else "None"
    start = "Default" if arrow.ends in ("start", "both") else "None"
    to = attribute("DESTINATION", destination)
    return f'<arrowlink{color}{dash}{to} ENDARROW="{end}"{label} STARTARROW="{start}"/>'


def font(style: Style) -> str:
    """ "" when letters are as everywhere. FreeMind's schema knows no BOLD="false": not bold is what it is without."""
    if not style.bold and style.italic is None and style.size is None:
        return ""
    bold = ' BOLD="true"' if style.bold else ""
    italic = attribute("ITALIC", flag(style.italic)) if style.italic is not None else ""
    return f'<font{bold}{italic} NAME="{FONT}" SIZE="{style.size or SIZE}"/>'


def colored(name: str, color: str) -> str:
    """An ``edge`` or a ``cloud``."""
    return f"<{name}{attribute('COLOR', color)}/>" if color else ""


def flag(value: bool) -> str:
    return "true" if value else "false"
