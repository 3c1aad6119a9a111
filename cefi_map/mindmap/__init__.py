"""What the candidate made: a frozen map of nodes, its codec, its outline notation, pure edits, merge and diff."""

from .model import Arrow, MindMap, Node, Opaque, Picture, Style
from .rich import Block, Rich, Run, from_plain, plain

__all__ = ["Arrow", "Block", "MindMap", "Node", "Opaque", "Picture", "Rich", "Run", "Style", "from_plain", "plain"]
