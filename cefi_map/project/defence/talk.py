"""A project told aloud: its map scene by scene, the notes of who speaks, and what the others hold in their hands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.talk import noted
from cefi_map.project.exam import readings
from cefi_map.project.files import Download, convert, safe_name
from cefi_map.project.memory import remembered
from cefi_map.project.paper import Halt, Picture, Printing, Told, marks, picture, told, undrawn
from cefi_map.project.writing import ProjectView, open_project
from cefi_map.store import Store

WHOLE = "La carte entière"
CENTRE = "Le projet"


@dataclass(frozen=True, slots=True)
class Note:
    """What its author wrote behind a node: the speaker's words. ``number`` is "" for the centre."""

    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the talk: where the screen looks (``halt``), what it is called, what the speaker has to say there."""

    halt: Halt
    number: str
    title: str
    notes: tuple[Note, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Talk:
    """All that the page needs: ``scenes`` are drawings, each step names the one that it looks at."""

    view: ProjectView
    scenes: tuple[Picture, ...]
    stops: tuple[Stop, ...]


def talk(store: Store, project_id: str) -> Talk:
    """The project's talk, as its map stands."""
    view = open_project(store, project_id)
    shown = _told(store, project_id, view.revision, readings(store))
    notes = noted(view.map, [halt.node for halt in shown.halts])
    whole = len(shown.halts) > 1 and shown.halts[-1].node.parent is None
    stops = [
        Stop(
            halt,
            view.map.numbers[halt.node.key],
            " ".join(halt.node.text.split()) or CENTRE,
            _notes(view.map, notes.get(halt.node.key, ())),
            view.map.depths[halt.node.key],
        )
        for halt in (shown.halts[:-1] if whole else shown.halts)
    ]
    if whole:
        stops.append(Stop(shown.halts[-1], "", WHOLE, (), 0))
    return Talk(view, shown.scenes, tuple(stops))


def hand_out(store: Store, project_id: str) -> Download:
    """The map on A3, under the numbers that the screen shows, with its notes; without an opinion or a legend of
    criteria."""
    view = open_project(store, project_id)
    over = marks(view.map, view.report, _HANDED, view.updated, view.revision)
    data, notices = picture(view.map, "pdf", over, printing=_HANDED)
    return Download(f"{safe_name(view.title)}-A3.pdf", "application/pdf", data, (*notices, *undrawn(view.map)))


def slides(store: Store, project_id: str) -> Download:
    """A slide for each view but the whole map, for who must have a presentation."""
    view = open_project(store, project_id)
    return convert(view.map, "pptx", name=view.title, report=view.report)


_HANDED = Printing(legend=False)


@remembered(8)
def _told(store: Store, project_id: str, revision: int, by: Readings) -> Told:
    """Drawn once a revision; ``by`` changes where the stages are seen."""
    view = open_project(store, project_id)
    return told(view.map, view.report)


def _notes(mindmap: MindMap, nodes: Iterable[Node]) -> tuple[Note, ...]:
    texts = ((node, "\n".join(filter(None, (node.details_text.strip(), node.note_text.strip())))) for node in nodes)
    return tuple(Note(mindmap.numbers[node.key], " ".join(node.text.split()), text) for node, text in texts if text)
