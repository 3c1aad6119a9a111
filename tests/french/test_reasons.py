"""What joins a reason to what it explains: the same word for what a jury hears alike."""

from __future__ import annotations

import pytest

from cefi_map.french.reasons import STRONG, linked
from cefi_map.french.said import Said
from cefi_map.french.text import fold

ALIKE = {
    "parce que": [
        "Six, parce que chacune tient l’outil", "Six, étant donné que chacune tient l’outil",
        "Six, dans la mesure où chacune tient l’outil", "Six, du fait que chacune tient l’outil",
        "Six, dès lors que chacune tient l’outil", "Six, en effet chacune tient l’outil",
    ],
    "c’est pourquoi": [
        "Aucun bus, c’est pourquoi on prête", "Aucun bus, de ce fait on prête", "Aucun bus, par conséquent on prête",
    ],
    "afin de": [
        "Deux par deux, afin de se soutenir", "Deux par deux, dans le but de se soutenir",
        "Deux par deux, de manière à se soutenir",
    ],
}  # fmt: skip


@pytest.mark.parametrize("texts", ALIKE.values(), ids=ALIKE)
def test_what_a_jury_hears_alike_is_read_alike(texts: list[str]) -> None:
    one, *others = map(Said, texts)
    assert STRONG.search(one.folded)
    for each in others:
        assert (each.words, each.groups) == (one.words, one.groups)


@pytest.mark.parametrize("text", ["du fait maison", "les effets du froid", "la mesure où l’on danse"])
def test_other_facts_and_effects_stay_what_they_are(text: str) -> None:
    assert linked(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text", ["Essai passé : quatre venues", "le soir, par manque de bus", "le soir, à défaut de bus"]
)
def test_what_explains_is_a_reason(text: str) -> None:
    assert STRONG.search(fold(text))
