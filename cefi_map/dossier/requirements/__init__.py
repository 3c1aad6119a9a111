"""The requirements of the dossier that its text answers: a declaration each, in the order of the official text."""

from __future__ import annotations

from cefi_map.judging.requirement import Requirement

from .c12a import C12A
from .c12b import C12B
from .m5 import M5
from .m6 import M6
from .m7 import M7

REQUIREMENTS: tuple[Requirement, ...] = (C12A, C12B, M5, M6, M7)
