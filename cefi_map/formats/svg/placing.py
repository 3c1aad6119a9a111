"""How one drawing is laid out: the preset, the overlay's marks, the branches shown; by our layout or by Graphviz."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import COLUMN, DOWN, SHAPES, Preset
from cefi_map.geometry.graph import engine_layout
from cefi_map.geometry.layout import Forest, Tree, faced, grown, put, settled, tree
from cefi_map.geometry.paper import MANY
from cefi_map.geometry.seen import Seen, seen
from cefi_map.geometry.sides import Share
from cefi_map.geometry.sizes import Sizes
from cefi_map.geometry.value import Sketch, sketched
from cefi_map.mindmap import MindMap


@dataclass(frozen=True)
class Placing:
    """Everything a layout depends on but the wrapping width, which a sheet searches. ``how`` is a shape's or a Graphviz
    engine's name. ``see`` are words after a node's tags: what it is related to on another sheet."""

    mindmap: MindMap
    overlay: Overlay
    preset: Preset
    how: str = "tidy"
    only: Collection[str] | None = None
    see: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def searched(self) -> bool:
        """Whether the wrapping width may be searched: an engine is too slow to be asked again and again."""
        return self.how in SHAPES

    @property
    def keys(self) -> Collection[str]:
        """Of the nodes that are drawn, in their order."""
        return {each.node.key: None for each in self._seen}.keys()

    @property
    def related(self) -> bool:
        """Whether the map has relations to draw."""
        return any(node.arrows for node in self.mindmap)

    @cached_property
    def _tags(self) -> Mapping[str, tuple[str, ...]]:
        tags = self.overlay.tags
        return {**tags, **{key: (*tags.get(key, ()), *words) for key, words in self.see.items()}} if self.see else tags

    def place(self, preset: Preset, shares: Mapping[str, Share] | None = None) -> Sketch:
        """``shares`` settles the sides of the branches and the setting of each. A sheet is tried with its notes and
        without, at several sizes of its band, each time in the same settings: each is laid out once, and the branches
        of a setting once for all the ways to share them between sides."""
        asked = preset, tuple((shares or {}).items())
        found = self._placed.get(asked)
        if found is None:
            found = self._laid(preset, shares or {})
            if found.nodes <= MANY:
                self._placed[asked] = found
        return found

    @cached_property
    def _placed(self) -> dict[tuple[Preset, tuple[tuple[str, Share], ...]], Sketch]:
        return {}

    def _laid(self, preset: Preset, shares: Mapping[str, Share]) -> Sketch:
        if not self.searched:
            stages = self.overlay.stages
            return sketched(
                engine_layout(self.mindmap, preset, self.how, stages=stages, tags=self._tags, only=self.only)
            )
        shaped = preset if preset.shape == COLUMN else replace(preset, shape=self.how)
        if shaped.shape in (COLUMN, DOWN):
            return sketched(put(self.mindmap, shaped, self._seen, part=self.only is not None))
        faces = partial(faced, self.mindmap, shaped, self._seen, shares)
        return settled(shaped, self._seen, self._forest(shaped, shares), faces, shares)

    def _forest(self, preset: Preset, shares: Mapping[str, Share]) -> Forest:
        """The branches in the setting of each: sides change nothing of them, nor settings that give the same sizes."""
        sizes = self._sizes.of(preset, shares)
        asked = preset.gaps, preset.steps, *sizes
        found = self._forests.get(asked)
        if found is None:
            found = grown(preset, self._tree, sizes)
            if len(self._seen) <= MANY:
                self._forests[asked] = found
        return found

    @cached_property
    def _forests(self) -> dict[tuple[object, ...], Forest]:
        return {}

    @cached_property
    def _seen(self) -> Sequence[Seen]:
        """The widths that a sheet tries change nothing of what is drawn."""
        return seen(self.mindmap, self.preset, self.overlay.stages, self._tags, self.only)

    @cached_property
    def _tree(self) -> Tree:
        return tree(self._seen)

    @cached_property
    def _sizes(self) -> Sizes:
        return Sizes(self.mindmap, self._seen)
