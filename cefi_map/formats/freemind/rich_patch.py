"""A new note or new details in a node: in the form the file gave them where that form can hold them."""

from __future__ import annotations

import re

from cefi_map.mindmap import Rich, plain
from cefi_map.mindmap.rich import is_plain

from . import elements
from .draft import Draft, with_attribute
from .escape import content
from .rich_write import to_xhtml
from .source import Element
from .values import OLD_NOTE

_TEXT = re.compile(r"(<text\b[^<>/]*)(?:/>|>[^<]*</text\s*>)")
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
    elif is_plain(note) and note and _TEXT.search(draft.source.body(old)):
        text = content(plain(note))
        body = _TEXT.sub(lambda match: f"{match[1]}>{text}</text>", draft.source.body(old), count=1)
        draft.replace(old, f"<hook{draft.raw(old)}>{body}</hook>")
    else:
        draft.replace(old, elements.richcontent("NOTE", note) if note else "")


def _changed(draft: Draft, kind: str, rich: Rich, before: Element | None) -> None:
    """``kind`` is NOTE or DETAILS. What else the file says of it (HIDDEN) stays."""
    old = draft.rich(kind)
    if old is None:
        draft.add(elements.richcontent(kind, rich) if rich else "", before)
    elif not rich:
        draft.replace(old, "")
    else:
        draft.replace(old, _rewritten(draft.raw(old), old.attributes.get(_TYPE, ""), rich))


def _rewritten(raw: str, kind: str, rich: Rich) -> str:
    if kind.startswith("plain/") and is_plain(rich):
        body = f"<text>{content(plain(rich))}</text>"
    else:
        body = f"{to_xhtml(rich)}\n"
        raw = with_attribute(raw, _TYPE, "xml/") if kind.startswith("plain/") else raw
    return f"<richcontent{raw}>{body}</richcontent>"
