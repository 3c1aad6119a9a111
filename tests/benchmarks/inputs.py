"""What a stranger may bring, grown tenfold: processor time and memory of what is done with it, against ten times
a tenth.

Up to what ``limits.py`` allows where it says so. Time is this process's own: what Typst draws is in ``growth``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial

from cefi_map import dossier, formats, limits
from cefi_map.desk import reading
from cefi_map.desk.arriving.listed import listed
from cefi_map.desk.arriving.names import common_words, tidy
from cefi_map.dossier.model import Dossier, Item, Paragraph, Run, Table
from cefi_map.errors import CefiError
from cefi_map.formats import svg
from cefi_map.mindmap import Arrow, MindMap, Node, outline
from cefi_map.mindmap.rich import from_plain
from cefi_map.project import files

from .growth import most
from .row import Row

TIMES, GOAL = 10, 1.5
_WORDS = "pour les jeunes du quartier qui cherchent un emploi "
_BASE = outline.parse(
    "Un projet\n  Contexte\n    Les jeunes du quartier\n  Actions\n    Un atelier\n    Un forum\n"
).nodes
_EXPORTS = ("mm", "svg", "pdf", "opml", "md", "dot", "docx", "xmind", "pptx")
_READ = ("mm", "opml", "md", "docx", "xmind", "svg")


def rows() -> Iterator[Row]:
    for what, (many, made) in MAPS.items():
        for deed, run in {"check": _checked, "page": _shown, "exports": _exported, "imports": _imported}.items():
            yield from _rows(f"{deed} of a map with {what}", many, lambda size, made=made, run=run: run(made(size)))  # type: ignore[misc]
    for what, (many, text) in DOSSIERS.items():
        yield from _rows(f"check of a dossier with {what}", many, lambda size, text=text: dossier.check(text(size)))  # type: ignore[misc]
    for what, (many, run) in LISTS.items():
        yield from _rows(what, many, run)


def _rows(what: str, many: int, run: Callable[[int], object]) -> Iterator[Row]:
    for unit, measure in (("ms", _processor), ("MB", most)):
        yield Row(
            f"{what}: {f'{many:,}'.replace(',', ' ')}{', memory at its most' if unit == 'MB' else ''}",
            f"{TIMES} times {many // TIMES}",
            partial(measure, run, many),
            partial(measure, run, many // TIMES),
            GOAL,
            times=TIMES,
            pairs=1,
            unit=unit,
            cold=measure is most,
        )


def _processor(run: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    run(size)
    return time.process_time() - began


def _checked(mindmap: MindMap) -> None:
    files.check_map(MindMap(mindmap.nodes))


def _shown(mindmap: MindMap) -> None:
    """As a trainer reads it, all that its nodes hold with it."""
    svg.write(MindMap(mindmap.nodes))
    reading.contents(MindMap(mindmap.nodes))


def _exported(mindmap: MindMap) -> None:
    for each in _EXPORTS:
        files.convert(MindMap(mindmap.nodes), each)


@cache
def _files(mindmap: MindMap) -> tuple[tuple[str, bytes], ...]:
    """What each format makes of it, but archives that unfold too much to be taken."""
    made = ((f"carte.{each}", files.convert(mindmap, each).data) for each in _READ)
    return tuple((name, data) for name, data in made if _is_taken(data, name))


def _is_taken(data: bytes, name: str) -> bool:
    try:
        return bool(formats.read(data, name).map)
    except CefiError:
        return False


def _imported(mindmap: MindMap) -> None:
    for name, data in _files(mindmap):
        formats.read(data, name)


def _with(**values: object) -> MindMap:
    return MindMap((*_BASE[:2], replace(_BASE[2], **values), *_BASE[3:]))  # type: ignore[arg-type]


def _repeated(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def _beside(count: int, tied: bool = False) -> MindMap:
    """Nodes beside one another; ``tied``: relations from one to all of them."""
    more = tuple(Node(f"k{rank}", _BASE[-1].parent, f"Idée {rank}") for rank in range(count))
    arrows = tuple(Arrow(each.key) for each in more) if tied else ()
    return MindMap((*_BASE[:2], replace(_BASE[2], arrows=arrows), *_BASE[3:], *more))


def _titled(text: str) -> Callable[[int], MindMap]:
    return cache(lambda size: _with(text=_repeated(text, size)))


MAPS: dict[str, tuple[int, Callable[[int], MindMap]]] = {
    "a title of one word": (limits.EDIT_TITLE_CHARS, _titled("e")),
    "a title of “W”": (limits.EDIT_TITLE_CHARS, _titled("W")),
    "a title of words": (limits.EDIT_TITLE_CHARS, _titled(_WORDS)),
    "a title of figures": (limits.EDIT_TITLE_CHARS, _titled("100 000 ")),
    "a title with a quote that does not end": (limits.EDIT_TITLE_CHARS, _titled('"' + "a b " * 8_000)),
    "a title of lines": (limits.EDIT_TITLE_CHARS, _titled("un mot\n")),
    "a note of words": (limits.NOTE_CHARS, cache(lambda size: _with(note=from_plain(_repeated(_WORDS, size))))),
    "a note of lines": (limits.NOTE_CHARS, cache(lambda size: _with(note=from_plain(_repeated("un mot\n", size))))),
    "icons": (limits.NODE_ICONS, cache(lambda size: _with(icons=("idea",) * size))),
    "attributes": (
        limits.NODE_ATTRIBUTES,
        cache(lambda size: _with(attributes=tuple((f"nom {rank}", f"valeur {rank}") for rank in range(size)))),
    ),
    "a long attribute": (limits.EDIT_TITLE_CHARS, cache(lambda size: _with(attributes=(("nom", "e" * size),)))),
    "a link": (limits.LINK_CHARS, cache(lambda size: _with(link="https://exemple.fr/".ljust(size, "a")))),
    "nodes beside one another": (2_000, cache(_beside)),
    "relations from one node": (limits.NODE_ARROWS, cache(lambda size: _beside(size, tied=True))),
}
DOSSIERS: dict[str, tuple[int, Callable[[int], Dossier]]] = {
    "a paragraph": (200_000, lambda size: Dossier((Paragraph((Run(_repeated(_WORDS, size)),)),))),
    "a paragraph of one word": (200_000, lambda size: Dossier((Paragraph((Run("e" * size),)),))),
    "paragraphs": (2_000, lambda size: Dossier((Paragraph((Run(_WORDS),)),) * size)),
    "a list": (2_000, lambda size: Dossier((Item((Run(_WORDS),)),) * size)),
    "a table": (2_000, lambda size: Dossier((Table(((((Run(_WORDS),),) * 2),) * (size // 2)),))),
}


def _named(size: int) -> None:
    names = [f"Carte de Marie-{rank} DUPONT{rank}.mm" for rank in range(size)]
    common = common_words(names)
    for each in names:
        tidy(each, common)


def _listed(size: int) -> None:
    """A file that is no list, as a trainer drops it by mistake."""
    try:
        listed("e" * size)
    except CefiError:
        return


LISTS: dict[str, tuple[int, Callable[[int], object]]] = {
    "a list of names": (
        300,
        lambda size: listed("\n".join(f"DUPONT{rank};Anne;a{rank}@exemple.fr" for rank in range(size))),
    ),
    "a file that is no list": (limits.LIST_BYTES, _listed),
    "names of a class’s files": (2_000, _named),
}
