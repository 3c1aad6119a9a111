"""Maps with a jury's labels: written for this project (``maps/``), or the reference material's own. README.md says what
lies here, by what rules, and how one is added.

A map of ours is an outline with marks, then its labels::

    # topic: …            # profile: fort | moyen | faible | piege
    Root {C3a}
      A branch {S1}
        a node // its note {C1a C2}        evidence of C1a and of C2
        an empty heading {!C5 !S3}         what a naive reader would cite
    ==
    S1 present
    C1a satisfait ? : why                  « ? »: a second jury member could say the neighbouring verdict

In a long title or a note « ⟦C1a⟧ » stands right after the sentence that is the evidence, where only some are; its node
is then evidence too. A mark may go on with what is said there, « C5=p2c »: the parts of the requirement by their codes
(``judging/requirements``), a figure after one that is listed several times, « - » for none.

The weights are learnt from ``maps/learnt``, and what a map is about from ``maps/near`` too; ``maps/held`` are for
scoring alone, and never read by whoever changes what judges them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cefi_map.formats import freemind
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.rich import from_plain

MAPS = Path(__file__).parent / "maps"
VALUES = {"absent": 0, "partiel": 1, "a_verifier": 1, "satisfait": 2}
STAGES = ("S1", "S2", "S3", "S4", "S5", "S6")
MOST_OFF_TOPIC = 2
"""Verdicts other than *absent* up to which a map is off topic: counted apart."""

_NAMED = re.compile(r"^=== (\S+)\n", re.MULTILINE)
_MARKS = re.compile(r"\s*\{([^{}]*)\}\s*$")
_PIECE = re.compile(r"\s*⟦([^⟧]*)⟧")
_END = re.compile(r"(?<=[.!?…])\s+")
_LABEL = re.compile(r"(C\d+[ab]?|S[1-6])\s+(satisfait|partiel|absent|present)\s*(\?)?\s*(?::.*)?$")


@dataclass(frozen=True, slots=True)
class Label:
    """What a jury says of one requirement; ``evidence`` and ``decoys`` are keys of nodes, ``pieces`` sentences of such
    nodes that alone are the evidence, by key."""

    verdict: str
    borderline: bool
    evidence: frozenset[str]
    decoys: frozenset[str]
    pieces: frozenset[tuple[str, str]] = frozenset()
    parts: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A map, a label for each requirement, and which stages are there."""

    name: str
    map: MindMap
    labels: Mapping[str, Label]
    stages: Mapping[str, bool]

    @property
    def on_topic(self) -> bool:
        return sum(each.verdict != "absent" for each in self.labels.values()) > MOST_OFF_TOPIC


@cache
def ours(folder: str) -> tuple[Labelled, ...]:
    """The maps of one folder of ``maps``, by name; read once."""
    return tuple(parse(text, name) for name, text in written(MAPS / folder).items())


def map_of(name: str) -> MindMap:
    """One of those that were learnt from."""
    return next(each.map for each in ours("learnt") if each.name == name)


def written(folder: Path) -> dict[str, str]:
    """Name -> text, in the order of names: a file holds all of one hand, each under a line « === NAME »."""
    files = (_NAMED.split(path.read_text("utf-8"))[1:] for path in folder.glob("*.txt"))
    return dict(sorted(pair for parts in files for pair in zip(parts[::2], parts[1::2], strict=True)))


def parse(text: str, name: str = "") -> Labelled:
    """A map in the notation above. ValueError names a line that is not understood."""
    drawn, _, said = text.partition("\n==\n")
    nodes, marks, pieces = _drawn(drawn)
    labels: dict[str, Label] = {}
    stages: dict[str, bool] = {}
    for line in filter(None, map(str.strip, said.splitlines())):
        found = _LABEL.fullmatch(line)
        if found is None:
            raise ValueError(f"{name}: label not understood: {line}")
        id, verdict, doubt = found.groups()
        if id in STAGES:
            stages[id] = verdict == "present"
        else:
            said_so = {(key, sentence): mark for key, mark, sentence in pieces if _requirement(mark) == id}
            evidence = _marked(marks, id) | {key for key, _ in said_so}
            parts = {(key, ""): mark for key, many in marks.items() for mark in many if _requirement(mark) == id}
            told = {place: mark.partition("=")[2] for place, mark in (parts | said_so).items() if "=" in mark}
            labels[id] = Label(verdict, doubt is not None, evidence, _marked(marks, f"!{id}"), frozenset(said_so), told)
    if set(labels) != set(REQUIREMENTS) or set(stages) != set(STAGES):
        raise ValueError(f"{name}: labels are missing")
    return Labelled(name, MindMap(tuple(nodes)), labels, stages)


def _drawn(drawn: str) -> tuple[list[Node], dict[str, set[str]], list[tuple[str, str, str]]]:
    """The nodes, the marks of each by its key, and (key, mark, sentence) of each sentence that has one."""
    nodes: list[Node] = []
    marks: dict[str, set[str]] = {}
    pieces: list[tuple[str, str, str]] = []
    open_above: list[str] = []
    for line in drawn.splitlines():
        if not line.strip() or line.startswith("# "):
            continue
        depth = (len(line) - len(line.lstrip(" "))) // 2
        text = line.strip()
        found = _MARKS.search(text)
        title, _, note = text[: found.start() if found else len(text)].partition(" // ")
        key = f"n{len(nodes)}"
        pieces += [(key, mark, sentence) for part in (title, note) for mark, sentence in _sentences(part)]
        title, note = (_PIECE.sub("", part).strip() for part in (title, note))
        del open_above[depth:]
        nodes.append(Node(key, open_above[-1] if open_above else None, title, note=from_plain(note)))
        open_above.append(key)
        marks[key] = set(re.split(r"[ ,]+", found[1].strip())) if found else set()
    return nodes, marks, pieces


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """(mark, sentence) of each sentence that marks stand after."""
    for found in _PIECE.finditer(text):
        before = _PIECE.sub("", text[: found.start()]).strip()
        for mark in re.split(r"[ ,]+", found[1].strip()):
            yield mark, _END.split(before)[-1]


def _requirement(mark: str) -> str:
    return mark.partition("=")[0]


def _marked(marks: Mapping[str, set[str]], mark: str) -> frozenset[str]:
    return frozenset(key for key, many in marks.items() if mark in map(_requirement, many))


def gold(folder: Path) -> Iterator[Labelled]:
    """Maps of the reference material: ``NAME.mm`` beside ``NAME.gold.json``; dossiers are passed over."""
    for path in sorted(folder.glob("*.gold.json")):
        data = json.loads(path.read_text("utf-8"))
        if "criteria" not in data:
            continue
        mindmap = freemind.read(path.with_name(path.name.replace(".gold.json", ".mm")).read_bytes()).map
        keys = {node.id: node.key for node in mindmap}
        labels = {
            id: Label(
                each["verdict"],
                bool(each["borderline"]),
                frozenset(keys[node] for node in each["evidence"]),
                frozenset(keys[node] for node in each["decoys"] if node in keys),
            )
            for id, each in data["criteria"].items()
        }
        stages = {id: bool(each["present"]) for id, each in data["stages"].items()}
        yield Labelled(path.name.removesuffix(".gold.json"), mindmap, labels, stages)
