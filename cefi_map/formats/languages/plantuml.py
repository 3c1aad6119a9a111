"""PlantUML mindmaps and work breakdowns: « @startmindmap » or « @startwbs », then a title a line behind as many signs
as its level. Source: PlantUML's pages on MindMap and WBS diagrams."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.assemble import derived_key
from cefi_map.formats.decoding import decode
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Arrow, MindMap, Node, Style, from_plain

from .levels import reading

_BLOCK = re.compile(
    r"^[ \t]*@start(mindmap|wbs|uml|salt|gantt|json|yaml|ditaa|dot|math|latex|board|chronology|ebnf|regex|"
    r"files|git|nwdiag|chart|creole|jcckit|flow|hcl|bpm|wire|tree|project|cute|def)\b"
    r"[^\n]*\n?(.*?)(?:^[ \t]*@end\1[^\n]*\n?|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""A diagram, by the kinds that PlantUML has: « @startup » is a word."""
_FENCE = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n?.*?(?:^[ \t]*\1[^\n]*\n?|\Z)", re.DOTALL | re.MULTILINE)
_MAPS = ("mindmap", "wbs")
_NO_TEXT = re.compile(r"^[ \t]*(?:'.*|(?:```|~~~).*)?(?:\n|\Z)", re.MULTILINE)
"""Around diagrams: blank lines, comments, fences."""
_OUTLINE = re.compile(r"^(?:#{1,6}[ \t]+\S|[ \t]*[-*+][ \t]+\S)", re.MULTILINE)
"""What makes the text around a diagram a document of its own."""
_ITEM = re.compile(
    r"([ \t]*)([*#]+|[+-]+)(?:\[#(\w*+)[^\]]*\])?(?:[<>](?=[_ \t:]))?_?(?:[<>](?=[ \t:]))?"
    r"(?:<<[^>]*>>)?[ \t]*(:)?[ \t]*(.*)",
    re.DOTALL,
)
_ARROW = re.compile(r"\s*+(\w++)\s*+[-.][-.\w\[\]#,=]*+>+\s*+(\w++).*")
_NAME = re.compile(r"\((\w+)\)[ \t]*(.*)", re.DOTALL)
"""What an arrow calls an item by, before its title."""
_SAID = re.compile(r"(?:title|caption|header|footer|legend)\b.*\S.*|legend", re.IGNORECASE)
"""What a diagram says around its map."""
_ASIDE = {"<style>": "</style>", "legend": "endlegend", "/'": "'/"}
"""What begins a passage that is no map, and what ends it."""
_LONGEST_STYLED = 5_000
"""Characters of a title whose marks are read."""
_MARKS = "b|i|u|s|w|del|strike|plain|color|size|font|back|img|sub|sup|math|latex"
_TAG = re.compile(rf"</?(?:[&$][^<>\n]*|:[\w-]+:|(?:{_MARKS})\b[^<>\n]*)>", re.IGNORECASE)
_CODE = re.compile(r"</?code>", re.IGNORECASE)
_CREOLE = re.compile(r"(\*\*|//|__|~~|\"\")(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[\[([^\s\[]+?)(?:[ \t]++([^\[\]]*))?\]\]")
_HEX = re.compile(r"[0-9a-fA-F]{6}")
_FIRST = (
    "Ce fichier a {} cartes\u00a0: la première est reprise. Importé depuis l’accueil, il donne un projet par carte."
)
_AROUND = "Du texte se trouve hors de la carte PlantUML\u00a0: il est dans la note du nœud central."
_OTHERS = "Diagrammes PlantUML qui ne sont pas des cartes, non repris\u00a0: {}."
_NAMED = 10
"""Diagrams named in a notice."""
_RELATIONS = "Flèches de PlantUML non reprises\u00a0: {}."
_TITLES = "Titres, légendes et pieds de page de PlantUML, non repris\u00a0: {}."


def recognises(data: bytes) -> bool:
    """Diagrams alone, or among plain text: where that has headings or lists, it is the document."""
    if b"@start" not in data[:4096].lower():
        return False
    text = data.decode("utf-8", "replace").replace("\r", "").removeprefix("\ufeff")
    return _BLOCK.search(text) is not None and _OUTLINE.search(_around(text)) is None


def read(data: bytes) -> Reading:
    """The first map in a PlantUML file; a notice counts the others. ``BadInput`` without a title, or where
    all it has are other diagrams, ``TooLarge`` past the limits."""
    first, *others = read_all(data)
    if not others:
        return first
    return replace(first, notices=(_FIRST.format(len(others) + 1), *first.notices))


def read_all(data: bytes) -> tuple[Reading, ...]:
    """Each map of a PlantUML file."""
    text, notices = decode(data)
    found = [(match[1].lower(), match[2]) for match in _BLOCK.finditer(text)]
    maps = [(kind, lines) for kind, lines in found if kind in _MAPS]
    others = [kind for kind, _ in found if kind not in _MAPS]
    if not maps:
        raise _no_map(others)
    if len(maps) > limits.SHEETS:
        raise TooLarge(f"Ce fichier a {len(maps)} cartes PlantUML, la limite est de {limits.SHEETS}.")
    first, *rest = (_read(*each) for each in maps)
    told = (*notices, *([_OTHERS.format(", ".join(f"@start{kind}" for kind in others[:_NAMED]))] if others else ()))
    first = replace(first, notices=(*told, *first.notices))
    return _with_text(first, _around(text)), *rest


def read_text(text: str) -> Reading:
    """The first map in a text."""
    return read_all(text.encode())[0]


def within(markdown: str) -> str:
    """The only diagram of a Markdown text, where it is a map; "" when there is none or several."""
    found = list(_BLOCK.finditer(markdown))
    return found[0][0] if len(found) == 1 and found[0][1].lower() in _MAPS else ""


def fenced(markdown: str) -> str:
    """The same with diagrams that stand among its text as they are in fences: their stars are no list of its own."""
    if "@start" not in markdown:
        return markdown
    made, at = [], 0
    for fence in _FENCE.finditer(markdown):
        made += [_BLOCK.sub(_fenced, markdown[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join((*made, _BLOCK.sub(_fenced, markdown[at:])))


def _fenced(block: re.Match[str]) -> str:
    return f"```plantuml\n{block[0].rstrip()}\n```\n"


def _around(text: str) -> str:
    return _NO_TEXT.sub("", _BLOCK.sub("", text)).strip()


def _no_map(kinds: list[str]) -> BadInput:
    advice = "Écrivez la carte entre @startmindmap et @endmindmap, puis réessayez."
    if kinds:
        return BadInput(f"Ce fichier est un diagramme PlantUML « @start{kinds[0]} », pas une carte.", advice=advice)
    return BadInput("Ce fichier PlantUML ne contient pas de carte.", advice=advice)


def _with_text(read: Reading, around: str) -> Reading:
    if not around:
        return read
    root, *others = read.map.nodes
    root = replace(root, note=(*root.note, *from_plain(around)))
    return replace(read, map=replace(read.map, nodes=(root, *others)), notices=(*read.notices, _AROUND))


def _read(kind: str, text: str) -> Reading:
    kept = list(_block(text))
    arrows = [match.groups() for match in map(_ARROW.fullmatch, kept) if match]
    drafts = list(_drafts(kept))
    names = _named(drafts, {name for ends in arrows for name in ends}) if kind == "wbs" else {}
    made = reading(drafts)
    ends = [(names[start], names[end]) for start, end in arrows if start in names and end in names]
    left_out = (
        (_RELATIONS, len(arrows) - len(ends)),
        (_TITLES, sum(_SAID.match(line.strip()) is not None for line in text.split("\n"))),
    )
    notices = tuple(sentence.format(count) for sentence, count in left_out if count)
    return Reading(_related(made.map, ends), notices, " ".join(made.map.root.text.split()))


def _named(drafts: list[tuple[int, Node]], wanted: Collection[str]) -> dict[str, str]:
    """Names that arrows use -> keys; they are taken off the titles."""
    found: dict[str, str] = {}
    for place, (level, node) in enumerate(drafts):
        match = _NAME.fullmatch(node.text)
        if match and match[1] in wanted:
            found[match[1]] = derived_key(place)
            drafts[place] = level, replace(node, text=match[2])
    return found


def _related(mindmap: MindMap, ends: Iterable[tuple[str, str]]) -> MindMap:
    arrows: dict[str, list[Arrow]] = {}
    for start, end in ends:
        arrows.setdefault(start, []).append(Arrow(end))
    nodes = (replace(node, arrows=tuple(arrows.get(node.key, ()))) for node in mindmap)
    return replace(mindmap, nodes=tuple(nodes))


def _block(text: str) -> Iterator[str]:
    """The lines of a map, without styles, legends and comments."""
    end = ""
    for line in text.split("\n"):
        start = line.strip().lower()
        if end:
            end = "" if end in start.replace(" ", "") else end
        elif begun := next((sign for sign in _ASIDE if start.startswith(sign)), ""):
            end = "" if _ASIDE[begun] in start[len(begun) :] else _ASIDE[begun]
        else:
            yield line


def _drafts(lines: Iterable[str]) -> Iterator[tuple[int, Node]]:
    """« - » and what follows « left side » stand on the left; the second level alone has a side."""
    side = ""
    for line in _items(lines):
        match = _ITEM.fullmatch(line)
        if line.strip().lower() in ("left side", "right side"):
            side = line.split()[0].lower()
        elif match:
            indent, signs, color, _, title = match.groups()
            level = len(indent.expandtabs(1)) + len(signs)
            here = {"+": "right", "-": "left"}.get(signs[0], side)
            yield level, _node(title, color or "", here if level == 2 else "")


def _items(lines: Iterable[str]) -> Iterator[str]:
    """Lines; one that begins with « : » behind its signs goes on until a « ; » ends it."""
    pieces: list[str] = []
    for line in lines:
        match = None if pieces else _ITEM.fullmatch(line)
        if not pieces and not (match and match[4]):
            yield line
            continue
        pieces.append(line.rstrip().removesuffix(";"))
        if line.rstrip().endswith(";"):
            yield "\n".join(pieces)
            pieces.clear()
    if pieces:
        yield "\n".join(pieces)


def _node(title: str, color: str, side: str) -> Node:
    styled = len(title) <= _LONGEST_STYLED
    link = _LINK.search(title) if styled else None
    text = _plain(title) if styled else title
    style = Style(background=f"#{color.lower()}") if _HEX.fullmatch(color) else Style()
    return Node("", None, text.strip(), link=link[1] if link else "", side=side, style=style)


def _plain(title: str) -> str:
    """Without marks; what stands in « <code> » as it is."""
    return "".join(piece if place % 2 else _unmarked(piece) for place, piece in enumerate(_CODE.split(title)))


def _unmarked(title: str) -> str:
    text = _LINK.sub(lambda found: found[2] or found[1], title)
    return _CREOLE.sub(r"\2", _TAG.sub("", text)).replace("\\n", "\n")
