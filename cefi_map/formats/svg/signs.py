"""The four signs of a verdict, in ink alone: full disc, half disc, dashed ring, lozenge. The word stands beside."""

from __future__ import annotations

from .markup import d
from .paint import INK, SHEET

WORDS = {"satisfait": "satisfait", "partiel": "partiel", "absent": "absent", "a_verifier": "à vérifier"}

_RING = f'<circle cx="8" cy="8" r="6.2" fill="none" stroke="{INK}" stroke-width="1.6"'
_SIGNS = {
    "satisfait": (
        f'<circle cx="8" cy="8" r="7" fill="{INK}"/><path d="M4.7 8.3l2.3 2.3 4.4-5" fill="none" stroke="{SHEET}"'
        ' stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>'
    ),
    "partiel": f'{_RING}/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="{INK}"/>',
    "absent": f'{_RING} stroke-dasharray="3.25 1.62"/>',
    "a_verifier": (
        f'<path d="M8 1 15 8l-7 7-7-7z" fill="none" stroke="{INK}" stroke-width="1.5"/>'
        '<path d="M6.5 6.7a1.55 1.55 0 1 1 2.3 1.35c-.5.3-.8.55-.8 1.15M8 11v.02" fill="none"'
        f' stroke="{INK}" stroke-width="1.4" stroke-linecap="round"/>'
    ),
}


def sign(name: str, x: float, y: float, size: float) -> str:
    """The sign in a square of ``size`` at (x, y); a name we do not know draws nothing."""
    if name not in _SIGNS:
        return ""
    title = f"<title>{WORDS[name]}</title>"
    return f'<g role="img" transform="translate({d(x)} {d(y)}) scale({size / 16:.4g})">{title}{_SIGNS[name]}</g>'
