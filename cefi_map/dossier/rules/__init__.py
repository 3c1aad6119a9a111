"""The rules on the dossier: one file each, its declaration on top; in the order of the official text."""

from __future__ import annotations

from cefi_map.dossier.rule import Rule

from . import c12a, c12b, m4, m5, m6, m7

RULES: tuple[Rule, ...] = (c12a.RULE, c12b.RULE, m4.RULE, m5.RULE, m6.RULE, m7.RULE)
"""The two requirements of C12, then the modalities M4–M7."""
