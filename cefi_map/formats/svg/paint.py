"""The colours of a drawn map: those of the interface's light theme, and lighter tints for paper."""

from __future__ import annotations

INK = "#20262B"
INK_2 = "#4B545B"
INK_3 = "#626B72"
SHEET = "#FFFFFF"
MARK = "#FFEB94"
MARK_LINE = "#8A6A00"

HUES = (INK_3, "#236FA2", "#732769", "#A46807", "#215A4D", "#A13F2E", "#2B2D39")
"""By stage; the first is for what has none."""
TINTS = ("#EAEAE6", "#E3EDF4", "#EFE4ED", "#F5ECDD", "#E0EAE7", "#F5E6E3", "#E5E5E9")
PAPER_TINTS = ("#F4F4F2", "#F1F6F9", "#F7F1F6", "#FAF5EE", "#EFF4F3", "#FAF2F1", "#F2F2F4")

FAMILY = "Arimo, Arial, 'Liberation Sans', sans-serif"
