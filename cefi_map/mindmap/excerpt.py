"""Some nodes of a map as a map of their own, which still call themselves as in the whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from .model import MindMap


def excerpt(
    mindmap: MindMap, centre: str, keys: Collection[str], folds: Mapping[str, int], told: Collection[str] = ()
) -> MindMap:
    """The nodes of ``keys`` around one that is above them all, with the numbers and footnotes they have in the whole.

    ``folds`` says how many nodes those stand for that are cut short; those ``told`` have their footnote elsewhere.
    """
    root = replace(mindmap.by_key[centre], parent=None)
    below = (mindmap.by_key[key] for key in sorted(keys, key=mindmap.positions.__getitem__) if key != centre)
    cut = MindMap((root, *below), files=mindmap.files)
    here = [node.key for node in cut if node.key in mindmap.noted and node.key not in told]
    kept = {
        "numbers": {node.key: mindmap.numbers[node.key] for node in cut},
        "noted": {key: mindmap.noted[key] for key in here},
        "folds": folds,
    }
    cut.__dict__.update(kept)  # where a cached property keeps what it found
    return cut
