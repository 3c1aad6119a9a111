"""Maps all of whose words are their own: what was remembered of one says nothing of the next."""

from __future__ import annotations

from random import Random

from cefi_map.mindmap import MindMap, codec
from tests.capacity.candidates import own_map

_chance = Random(1)


def new(size: int) -> MindMap:
    """A map that nobody has seen yet, of sentences as candidates write them."""
    return codec.from_data(own_map(size, _chance), max_nodes=size + 1)
