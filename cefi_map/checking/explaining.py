"""Reasons that bear no mark: what follows the pause of a sentence, or stands below it, and speaks of somebody or of how
things are."""

from __future__ import annotations

import re

from cefi_map.french.reasons import STRONG

from .reading import ReadNode
from .view import View

_STATES = (
    r"(?:ca|cela|c ?'?est|c'etait|sinon|comme ca|trop|il faut|il fallait|vaut mieux|y a|deja|seule?s?|mieux que|"
    r"plus \w+ (?:que|qu'))\b|tout le monde\b"
)
_THEY = r"(?:ils?|elles?|beaucoup|aucun\w*|personne(?= (?:ne|n'|les?|l'|\w+t\b)))\b"
_IS = r"(?:n'|(?:ne|en|y|s'|se|ont|sont|a|est|etai\w+|avai\w+|ose\w*|sav\w+|peu\w+|veul\w+)\b)"
_AFTER_A_COMMA = rf"[,;] (?:et |mais )?(?:{_STATES}|{_THEY} {_IS})"
_AFTER_A_STOP = (
    rf"[(:.;] ?(?:[^:?()]{{0,40}} )?(?:{_STATES}|{_THEY}|(?:on|nous) avai\w+|"
    r"(?:ne|est|sont|faut|peut|peuvent|doit|doivent)\b|n')"
)
_RATHER_THAN = r"\bet (?:pas|non) \w|\b(?:pas|jamais) (?:le|la|les|l'|au|aux|en|dans|chez) ?[^,;:()]{3,40}[(:]"
_PAUSED = re.compile(rf"(?:{_AFTER_A_COMMA}|{_AFTER_A_STOP}|{_RATHER_THAN})(?![^(]*\?)")
"""« 14 h : le matin est mangé par les soins »; « (ils se réveillent à 4 h) »; « par deux, ça rassure »."""
_STATED = re.compile(rf"\b(?:{_STATES}|{_THEY.replace('ils?|elles?', 'ils|elles')}|donc\b|n'|ne\b)")
_LEAST = 3


def explained(node: ReadNode) -> bool:
    """Whether the node goes on, behind a pause, with how things are."""
    return node.size >= _LEAST + 1 and node.finds(_PAUSED)


def explains(view: View, node: ReadNode) -> bool:
    """Whether a node says why its parent is so: « 10 h à midi » over « entre deux services elles sont là »."""
    parent = view.parent(node)
    return (
        parent is not None
        and parent.depth > 1
        and not node.children
        and node.size >= _LEAST
        and (node.finds(_STATED) or node.finds(STRONG))
    )
