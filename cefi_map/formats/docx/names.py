"""Styles that we write and know again."""

from __future__ import annotations

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NOTE = "Note de carte"
DETAILS = "Détails de carte"
SIGNS = "Signes de carte"
"""What stands in words below a title, icons and arrows: for who reads, it is no part of what is read back."""
ADDRESS = "Adresse de carte"
"""A style of characters: the address of the words before, in parentheses, where no click may follow it."""
UNTITLED_NODE = "(sans titre)"
"""Written for an empty title: Word users leave empty headings about, so a reader skips them."""
LIST_LEVELS = 9
"""Levels of a list in Word."""
