"""One value of plain data at a time: of the kind that is asked for, within its limit, clean; or a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cefi_map.errors import BadInput, TooLarge

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def clean(text: str) -> str:
    """What XML can carry: no control characters but tab and line feed, no lone surrogates."""
    if text.isprintable():
        return text
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_illegal(text: str) -> bool:
    """None of what XML forbids is printable: most texts are seen to be so at once, and not searched."""
    return not text.isprintable() and _ILLEGAL.search(text) is not None


def raw(item: object, where: str) -> str:
    """A text of a file, letter for letter: it was in XML, so it holds nothing that XML forbids."""
    if not isinstance(item, str) or _is_illegal(item):
        raise wrong(where)
    return item


def mapping(item: object, where: str) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise wrong(where)
    return item


def listed(item: object, where: str) -> list[Any] | tuple[Any, ...]:
    if item is None:
        return ()
    if not isinstance(item, list | tuple):
        raise wrong(where)
    return item


def key(item: object, where: str) -> str:
    if not isinstance(item, str) or not item or len(item) > 1000 or _is_illegal(item):
        raise wrong(where)
    return item


def text(item: object, where: str, limit: int) -> str:
    if not isinstance(item, str):
        raise wrong(where)
    if len(item) > limit:
        raise TooLarge(
            f"Le texte dépasse {figure(limit)} caractères ({where}).", advice="Coupez-le en plusieurs nœuds."
        )
    return clean(item)


def color(item: object, where: str) -> str:
    if item == "" or (isinstance(item, str) and _COLOR.fullmatch(item)):
        return item.lower()
    raise wrong(where)


def choice(item: object, allowed: tuple[str, ...], where: str) -> str:
    if isinstance(item, str) and item in allowed:
        return item
    raise wrong(where)


def whole(item: object, least: int, most: int, where: str) -> int:
    """A whole number between both, themselves included."""
    if isinstance(item, int) and not isinstance(item, bool) and least <= item <= most:
        return item
    raise wrong(where)


def flag(item: object, where: str) -> bool:
    if isinstance(item, bool):
        return item
    raise wrong(where)


def maybe_flag(item: object, where: str) -> bool | None:
    return None if item is None else flag(item, where)


def check_length(what: str, length: int, most: int) -> None:
    if length > most:
        raise TooLarge(f"{what} dépasse {figure(most)} caractères.", advice="Coupez ce texte en plusieurs nœuds.")


def counted(count: int, what: str, most: int) -> int:
    if count > most:
        raise TooLarge(
            f"Un nœud porte {figure(count)} {what} : la limite est de {figure(most)}.",
            advice="Répartissez-les sur plusieurs nœuds.",
        )
    return count


def wrong(where: str) -> BadInput:
    return BadInput(f"Ces données ne décrivent pas une carte ({where}).", advice="Rechargez la page, puis réessayez.")


def figure(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
