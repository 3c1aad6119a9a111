"""What is laid over a drawn map: neutral marks by node key. Formats know no criterion; texts come from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Pin:
    """A reviewer's mark on the node ``key``: the ``letter`` drawn there, a ``kind`` and a ``text`` for the list."""

    key: str
    letter: str
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the legend « Ce que montre la carte »: a requirement, its verdict's ``sign`` ("satisfait", "partiel",
    "absent", "a_verifier"), our short label, the numbers of the nodes that show it (« 3.1.1, 3.1.2 »)."""

    id: str
    sign: str
    label: str
    nodes: str = ""


@dataclass(frozen=True, slots=True)
class Cartouche:
    """The title block of a printed map. ``name`` is "" for none; ``date`` and ``revision`` are as printed;
    ``reviewer`` signed a review on the day ``reviewed``, both "" where a pen is to do it."""

    title: str
    subtitle: str = ""
    name: str = ""
    date: str = ""
    revision: str = ""
    reviewer: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Marks by node key.

    ``stages``: a node's stages (1 to 6), inherited downward, the first gives the colour; () cuts the inheritance.
    ``stage_names`` and ``stage_states``: what the legend prints of the six, in order. ``tags``: what a node proves
    (« C5 »). ``proofs`` are highlighted; ``weak`` are outlined (seen, not sufficient). ``footer``: one sentence under
    the legend.
    ``file_colours``: the colours that nodes have of their own come in the place of the stages'.
    """

    stages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    stage_names: tuple[str, ...] = ()
    stage_states: tuple[str, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    proofs: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    pins: tuple[Pin, ...] = ()
    rows: tuple[Row, ...] = ()
    footer: str = ""
    cartouche: Cartouche | None = None
    file_colours: bool = False

    @property
    def without_legend(self) -> Overlay:
        """For a sheet whose legend stands on another."""
        return replace(self, rows=(), footer="", stage_names=())
