"""Maps that come with the application: the six-stage template and the complete example, with keys of their own."""

from __future__ import annotations

from cefi_map import examples
from cefi_map.mindmap import MindMap, edits


def template() -> MindMap:
    return edits.with_fresh_keys(examples.template())


def example() -> MindMap:
    return edits.with_fresh_keys(examples.example())
