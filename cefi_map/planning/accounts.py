"""The lines of the plan comptable where a funder looks for them, proposed by the words of an amount, never forced."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from cefi_map.mindmap import Node
from cefi_map.mindmap.model import ACCOUNT_TAG

from .plain import flat

CHARGE, RESOURCE = "charge", "resource"
"""The two sides of a budget."""
APART = "hors"
"""In the place of a code: what its author took out of the budget."""
CHARGES: Mapping[str, str] = MappingProxyType(
    {
        "60": "Achats",
        "61": "Services extérieurs",
        "62": "Autres services extérieurs",
        "63": "Impôts et taxes",
        "64": "Charges de personnel",
        "65": "Autres charges de gestion courante",
        "66": "Charges financières",
        "67": "Charges exceptionnelles",
        "68": "Dotations aux amortissements et provisions",
        "86": "Emplois des contributions volontaires en nature",
    }
)
PRODUCTS: Mapping[str, str] = MappingProxyType(
    {
        "70": "Vente de produits finis, prestations de services",
        "73": "Dotations et produits de tarification",
        "74": "Subventions d’exploitation",
        "75": "Autres produits de gestion courante",
        "76": "Produits financiers",
        "77": "Produits exceptionnels",
        "78": "Reprises sur amortissements et provisions",
        "87": "Contributions volontaires en nature",
    }
)
_WRITTEN = re.compile(
    r"(?<!\d)(6[0-8]|7[0-9]|8[67])\d{0,3}(?: ?[-:.)] | (?=[a-z])(?!h\b|heure|jour|mois|pers|place|repas|seance|x\b|k))"
)
_OF = {CHARGE: CHARGES, RESOURCE: PRODUCTS}


def account(node: Node, words: str, side: str) -> str:
    """The code of the line that an amount stands on: the one its author chose or wrote (« 61 Location »), else the one
    that its words propose; "" where nothing does. A resource that says no more is a subvention."""
    chosen = _chosen(node)
    return chosen if chosen in _OF[side] else _proposed(words, side)


def chosen_side(node: Node) -> str:
    """The side of the line that its author chose, "" where none is."""
    return next((side for side, lines in _OF.items() if _chosen(node) in lines), "")


def is_apart(node: Node) -> bool:
    """Whether its author took its amounts out of the budget."""
    return _chosen(node) == APART


def _chosen(node: Node) -> str:
    return dict(node.attributes).get(ACCOUNT_TAG, "")


@lru_cache(maxsize=20_000)
def _proposed(words: str, side: str) -> str:
    plain = flat(words)
    written = _WRITTEN.match(plain.lstrip(" -·"))
    if written and written[1] in _OF[side]:
        return written[1]
    found = [(match.start(), code) for code, signs in _signs(side) if (match := signs.search(plain))]
    if side == CHARGE and found:
        return found[0][1] if found[0][1] in ("86", "63") else min(found)[1]
    return found[0][1] if found else "74" if side == RESOURCE else ""


@cache
def _signs(side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Code and what announces it, the surest first."""
    data = json.loads((files(__package__) / "data" / "accounts.json").read_text("utf-8"))
    return tuple((code, re.compile(rf"\b(?:{'|'.join(map(_sign, words))})")) for code, words in data[side].items())


def _sign(word: str) -> str:
    return re.escape(word[:-1]) if word.endswith("*") else rf"{re.escape(word)}\b"
