"""A new note or new details in a node: in the form the file gave them where that form can hold them."""

from __future__ import annotations

import re

from cefi_map.mindmap import Rich, plain
from cefi_map.mindmap.rich import is_plain

from . import elements
from .draft import Draft, with_attribute
from .escape import content
from .rich_write import to_xhtml
from .scan import Part, attributes
from .values import OLD_NOTE

_TEXT = re.compile(r"(<text\b[^>/]*)(?:/>|>[^<]*</text\s*>)")
_TYPE = "CONTENT-TYPE"


def changed_details(draft: Draft, details: Rich, with_note: bool) -> None:
    """Details; new ones stand before the note, if the node is to have one: FreeMind takes the last of both for it."""
    note = draft.rich("NOTE") or draft.rich(OLD_NOTE)
    _changed(draft, "DETAILS", details, note if with_note else None)


def changed_note(draft: Draft, note: Rich) -> None:
    """A note, also one that an old file keeps in a hook."""
    old = None if draft.rich("NOTE") else draft.rich(OLD_NOTE)
    if old is None:
        _changed(draft, "NOTE", note, None)
    elif is_plain(note) and note and _TEXT.search(old.body):
        body = _TEXT.sub(lambda match: f"{match[1]}>{content(plain(note))}</text>", old.body, count=1)
        draft.replace(old, f"<hook{old.attributes}>{body}</hook>")
    else:
        draft.replace(old, elements.richcontent("NOTE", note) if note else "")


def _changed(draft: Draft, kind: str, rich: Rich, before: Part | None) -> None:
    """``kind`` is NOTE or DETAILS. What else the file says of it (HIDDEN) stays."""
    part = draft.rich(kind)
    if part is None:
        draft.add(elements.richcontent(kind, rich) if rich else "", before)
    elif not rich:
        draft.replace(part, "")
    else:
        draft.replace(part, _rewritten(part, rich))


def _rewritten(part: Part, rich: Rich) -> str:
    raw = part.attributes
    kind = attributes(raw).get(_TYPE, "")
    if kind.startswith("plain/") and is_plain(rich):
        body = f"<text>{content(plain(rich))}</text>"
    else:
        body = f"{to_xhtml(rich)}\n"
        raw = with_attribute(raw, _TYPE, "xml/") if kind.startswith("plain/") else raw
    return f"<richcontent{raw}>{body}</richcontent>"
