"""How sentences are written."""

from __future__ import annotations

import pytest

from cefi_map.french.wording import of


@pytest.mark.parametrize(
    ("name", "said"), [("Émilie", "d’Émilie"), ("Luc", "de Luc"), ("œuvre", "d’œuvre"), ("", "de ")]
)
def test_of_a_name_is_elided_before_a_vowel(name: str, said: str):
    assert of(name) == said
