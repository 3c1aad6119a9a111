"""Repairs of tags: careless attributes, HTML inside ``richcontent``, undeclared prefixes, a file cut short."""

from __future__ import annotations

import re
from collections import Counter

from .repair_lines import CLOSED_ZONE, Repair, lines_of, replaced

_NAME = r"[^\W\d][\w:.-]*+"
_GOOD_TAG = re.compile(rf"""<{_NAME}(?:\s+{_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*/?>""")
_LOOSE_TAG = re.compile(rf"""<({_NAME})((?:[^<>"']|"[^"]*"|'[^']*')*?)(/?)>""")
_LOOSE_ATTRIBUTE = re.compile(rf"""({_NAME})(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+))?""")
_TAG = re.compile(rf"""{CLOSED_ZONE}|<\?[^<>]*>|<(/?)({_NAME})((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_RICH = re.compile(r"(<richcontent\b[^<>]*(?<!/)>)((?:[^<]++|<(?!/?richcontent\b))*+)(</richcontent\s*>)")
_PREFIXED = re.compile(r"""(?:</?|[\s"'])([^\W\d][\w.-]*):[^\W\d][\w.-]*(?=[\s/>=])""")
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


def repeats(source: str) -> Repair:
    """Of an attribute given again in a tag, each takes a name of its own."""
    return replaced(source, _LOOSE_TAG, lambda match: _tidy(match) if _repeats(match) else match[0])


def attributes(source: str) -> Repair:
    """Spaces between attributes, quotes around values, values where none is, no « < » in them."""
    return replaced(source, _LOOSE_TAG, lambda match: match[0] if _GOOD_TAG.fullmatch(match[0]) else _tidy(match))


def markup(source: str) -> Repair:
    """Tags that are not closed, or closed in the wrong order, inside the HTML of a node or a note."""
    return replaced(source, _RICH, lambda match: match[1] + _balanced(match[2]) + match[3], everywhere=True)


def prefixes(source: str) -> Repair:
    """Prefixes such as Word's « o: » are declared on the first tag, after its attributes: Freeplane knows its files by
    their literal beginning, ``<map version="``."""
    tags = [match for match in _TAG.finditer(source) if match[2]]
    used = {prefix: match.start() for match in reversed(tags) for prefix in _PREFIXED.findall(match[0])}
    wanted = {
        prefix: place
        for prefix, place in used.items()
        if prefix not in ("xml", "xmlns") and f"xmlns:{prefix}" not in source
    }
    if not wanted:
        return source, ()
    declared = "".join(f' xmlns:{prefix}="urn:cefi-map:{prefix}"' for prefix in sorted(wanted))
    place = tags[0].end() - len("/>" if tags[0][3].endswith("/") else ">")
    return source[:place] + declared + source[place:], lines_of(source, sorted(wanted.values()))


def ending(source: str) -> Repair:
    """End tags that are missing at the end of the file. A tag cut in its middle goes. Otherwise nothing is changed:
    where tags cross, only a person can tell what belongs where."""
    body = source[: source.rfind("<")] if source.rfind("<") > source.rfind(">") else source
    left = _left_open(body)
    if not left:
        return source, ()
    closing = "".join(f"</{name}>" for name in reversed(left))
    return f"{body.rstrip()}\n{closing}\n", lines_of(source, [len(body)])


def _repeats(tag: re.Match[str]) -> bool:
    names = [name for name, _ in _LOOSE_ATTRIBUTE.findall(tag[2])] if tag[2].count("=") > 1 else ()
    return len(set(names)) < len(names)


def _tidy(tag: re.Match[str]) -> str:
    name, raw, slash = tag.groups()
    values: dict[str, str] = {}
    repeats: Counter[str] = Counter()
    for attribute, value in _LOOSE_ATTRIBUTE.findall(raw):
        text = value[1:-1] if value[:1] in ('"', "'") else value or attribute
        own = attribute
        while own in values:
            own = f"{attribute}_{repeats[attribute] or ''}"
            repeats[attribute] += 1
        values[own] = text.replace("<", "&lt;").replace('"', "&quot;")
    tidy = "".join(f' {own}="{value}"' for own, value in values.items())
    return f"<{name}{tidy}{slash}>"


def _balanced(body: str) -> str:
    """The same texts and tags, each start tag closed before the one around it; an end tag without start goes."""
    if _is_well_formed(body):
        return body
    out: list[str] = []
    stack: list[str] = []
    open_names: Counter[str] = Counter()

    def close() -> None:
        open_names[stack[-1]] -= 1
        out.append(f"</{stack.pop()}>")

    pos = 0
    for match in _TAG.finditer(body):
        out.append(body[pos : match.start()])
        pos = match.end()
        end, name, raw = match.groups()
        if not name or raw.endswith("/"):
            out.append(match[0])
        elif not end and name.lower() in _VOID:
            out.append(f"<{name}{raw}/>")
        elif not end:
            while name == "body" and open_names["head"]:
                close()
            out.append(match[0])
            stack.append(name)
            open_names[name] += 1
        elif open_names[name]:
            while stack[-1] != name:
                close()
            close()
    out.append(body[pos:])
    while stack:
        close()
    return "".join(out)


def _is_well_formed(body: str) -> bool:
    """Whether the tags of a fragment nest; prefixes and entities are other steps' matter."""
    return _left_open(body) == []


def _left_open(body: str) -> list[str] | None:
    """The tags that no other ends, the outermost first; None where tags cross."""
    stack: list[str] = []
    for end, name, raw in _TAG.findall(body):
        if not name:
            continue
        if not end and not raw.endswith("/"):
            stack.append(name)
        elif end and (not stack or stack.pop() != name):
            return None
    return stack
