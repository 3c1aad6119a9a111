"""The pieces of labelled maps as rows: their signs, and what a jury pointed at them for."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from cefi_map.french.said import Said
from cefi_map.judging.features import features, place
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.judging.reading import Piece, Reading
from cefi_map.mindmap import MindMap
from tests.labelled import Label, Labelled

from .fitting import Array, Signs

LEAVES = Path(__file__).parent / "leaves.txt"
FOLDS = 5
FLATTENED = 0.5
"""What a map flattened weighs beside one as it was drawn."""


def hand(each: Labelled) -> str:
    """Who wrote a map: how its name begins."""
    return each.name.partition("_")[0]


class Rows:
    """The pieces of some maps that say something: their signs, what they were pointed at for (``y``), and whether that
    is known (``known``: not of one of several sentences of a node that was pointed at as a whole; less where it is of a
    map flattened). The maps are first as they were drawn (``drawn`` of them), then flattened."""

    def __init__(self, maps: Sequence[Labelled]) -> None:
        self.drawn = len(maps)
        maps = [*maps, *map(flattened, maps)]
        self.maps = maps
        self.readings = [Reading(each.map) for each in maps]
        hands = sorted({hand(each) for each in maps})
        self.folds = np.array([hands.index(hand(each)) % FOLDS for each in maps])
        self.map: Array = []
        self.pieces: list[Piece] = []
        self.text: list[Signs] = []
        self.all: list[Signs] = []
        self.y: Array = []
        self.known: Array = []
        for number, (each, reading) in enumerate(zip(maps, self.readings, strict=True)):
            several = {piece.node.key for piece in reading.pieces if piece.sentence}
            places: dict[int, Signs] = {}
            for piece in reading.pieces:
                if not piece.says:
                    continue
                found = places.setdefault(piece.parent, ()) or place(reading, piece).signs
                places[piece.parent] = found
                pointed = [pointed_at(each.labels[id], piece, several) for id in REQUIREMENTS]
                self.map.append(number)
                self.pieces.append(piece)
                self.text.append(features(piece.said))
                self.all.append((*features(piece.said), *found))
                self.y.append([float(bool(one)) for one in pointed])
                self.known.append([float(one is not None) for one in pointed])
        self.map, self.y, self.known = np.array(self.map), np.array(self.y), np.array(self.known)
        self.fold = self.folds[self.map]
        self.known[self.map >= self.drawn] *= FLATTENED


def pointed_at(label: Label, piece: Piece, several: set[str]) -> bool | None:
    """Whether a piece was pointed at; None where its node was and nothing says for which of its sentences."""
    key = piece.node.key
    if key not in label.evidence:
        return False
    if key not in several:
        return True
    told = [sentence for at, sentence in label.pieces if at == key]
    own = piece.sentence or piece.node.text
    return any(each in own or own in each for each in told) if told else None


def written() -> Iterable[tuple[Signs, list[float]]]:
    """The leaves written for learning: requirement (« - » for none) | text."""
    for line in LEAVES.read_text("utf-8").splitlines():
        id, bar, text = line.partition("|")
        if bar and not line.startswith("#"):
            yield features(Said(text.strip())), [float(id.strip() == each) for each in REQUIREMENTS]


def flattened(each: Labelled) -> Labelled:
    """The map as one who makes no branches would have drawn it: what says something hangs on the centre, in an order of
    chance that its name gives, and titles that were pointed at for nothing are gone. Its labels hold as they stand."""
    root, above = each.map.root, {node.parent for node in each.map}
    pointed = {key for label in each.labels.values() for key in label.evidence}
    kept = [node for node in each.map.nodes[1:] if node.key not in above or node.key in pointed]
    random.Random(each.name).shuffle(kept)
    below = (dataclasses.replace(node, parent=root.key) for node in kept)
    return dataclasses.replace(each, map=MindMap((root, *below)))
