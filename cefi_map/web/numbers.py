"""Whole numbers as addresses and forms write them: one reader, with bounds, for paths, queries and fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from werkzeug.routing import IntegerConverter, ValidationError
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from cefi_map import limits

_DIGITS = re.compile("[0-9]{1,10}")


def whole(text: str) -> int:
    """0 to ``limits.NUMBER``, in the ten plain digits; ``ValueError`` for anything else, which ``int`` reads or not:
    « 1_000 », « ١ », « -1 », a number that no column holds."""
    if not _DIGITS.fullmatch(text) or int(text) > limits.NUMBER:
        raise ValueError(text)
    return int(text)


class Whole(IntegerConverter):
    """``<int:…>`` of a path: what is none is an address that does not exist."""

    def to_python(self, value: str) -> int:
        try:
            return whole(value)
        except ValueError:
            raise ValidationError from None


class WholeField(IntegerField):  # type: ignore[misc]
    """A number that a form must give, between two bounds; ``message`` says which."""

    data: Any

    def __init__(
        self, label: str = "", low: int = 1, high: int = limits.NUMBER, message: str | None = None, **options: Any
    ) -> None:
        super().__init__(label, [InputRequired(message), NumberRange(low, high, message)], **options)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            self.data = whole(valuelist[0].strip()) if valuelist else None
        except ValueError:
            self.data = None  # which the bounds then refuse, in their own words
