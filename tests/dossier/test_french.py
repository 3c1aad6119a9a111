"""The help with French: what it points at, what it lets be, and that it is never a burden."""

from __future__ import annotations

import pytest
from hypothesis import given

from cefi_map.dossier.french import MOST, slips
from cefi_map.dossier.model import Dossier, Paragraph, Run, Table, block_text

from .dossiers import DOSSIERS

MAP = "Torchis & Chaux\nLe plateau de kintsugi\nAfocat (association des forges)\n"

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "well written": ("J’ai accompagné cinq référentes à l’atelier, aujourd’hui même : c’était réflexif.", []),
    "a slip": ("Nous avons acompagné ce groupe.", [("spelling", "acompagné")]),
    "after an elision": ("J’ai vu l’acompagnement de près.", [("spelling", "acompagnement")]),
    "an accent": ("Le groupe etait là.", [("spelling", "etait")]),
    "a name": ("J’ai reçu Kévinou et Mme Brzęczyk.", []),
    "a word of the map": ("Le kintsugi répare.", []),
    "œ": ("Au cœur de l’œuvre, la manœuvre.", []),
    "words that are joined": ("Ce socio-éducatif, peut-être, dit-elle.", []),
    "inclusive writing": ("Les accompagné·e·s et les inscrit.es sont là.", []),
    "figures": ("On a 21 600 € le 12/06 à 7h50.", []),
    "a word twice": ("Je suis allé à à la réunion.", [("repeated", "à à")]),
    "two pronouns": ("Nous nous sommes parlé, vous vous taisez.", []),
    "an acronym": ("Une PMSMP, puis une autre PMSMP.", [("acronym", "PMSMP")]),
    "an acronym spelled out": ("Le contrat d’engagement jeune (CEJ) aide : le CEJ dure un an.", []),
    "spelled out after it": ("Le CEJ (contrat d’engagement jeune) aide.", []),
    "known to all": ("Mon CV au format PDF, partie III.", []),
    "loud words": ("LE DOSSIER DE CINQ PAGES", []),
    "a long sentence": ("Je vois " + "un mot " * 30 + "puis rien.", [("long", "Je vois")]),
    "a heavy paragraph": ("Je vois un mot, puis rien. " * 60, [("readability", "Je vois")]),
}


def written(*texts: str) -> Dossier:
    return Dossier(tuple(Paragraph((Run(text),)) for text in texts))


@pytest.mark.parametrize("title", CASES)
def test_slips(title: str) -> None:
    """Each is found where it is, and nothing else."""
    text, expected = CASES[title]
    found = slips(written(text), MAP)
    assert [slip.kind for slip in found] == [kind for kind, _ in expected]
    assert all(text[slip.start : slip.end].startswith(words) for slip, (_, words) in zip(found, expected, strict=True))


def test_what_is_suggested_is_one_letter_away_or_the_whole_name() -> None:
    found = slips(written("Un acompagnement, une PMSMP, et à à toi."))
    assert [slip.suggestions[0] for slip in found] == [
        "accompagnement",
        "PMSMP (période de mise en situation en milieu professionnel)",
        "à",
    ]


def test_words_of_a_passage_in_another_language_are_none() -> None:
    """Whatever they would be in French; the same ones are slips where they stand in French, and a sentence is too long
    that holds some."""
    english = Run("the the easy reading of NEET " * 10, language="en")
    assert slips(Dossier((Paragraph((Run("On l’a écrit "), Run("easy to read", language="en"), Run("."))),))) == ()
    assert slips(Dossier((Paragraph((english,)),))) == ()
    assert slips(Dossier((Table((((Run("On dit"),), (english,)),)),))) == ()
    said = Dossier((Paragraph((english,)), Paragraph((Run("Un NEET écrit easy."),))))
    assert [(slip.block, slip.kind) for slip in slips(said)] == [(1, "acronym"), (1, "spelling")]
    mixed = Dossier((Paragraph((Run("On dit "), english)),))
    assert [slip.kind for slip in slips(mixed)] == ["long"]


def test_a_slip_says_its_paragraph() -> None:
    (slip,) = slips(written("Bien.", "Tout va biien."))
    assert (slip.block, slip.start) == (1, 8)


def test_cells_are_read_as_their_block_reads() -> None:
    table = Table((((Run("Qui"),), (Run("le groope"),)),))
    (slip,) = slips(Dossier((table,)))
    assert block_text(table)[slip.start : slip.end] == "groope"


@given(DOSSIERS)
def test_places_are_within_their_block(dossier: Dossier) -> None:
    for slip in slips(dossier):
        text = block_text(dossier.blocks[slip.block])
        assert 0 <= slip.start < slip.end <= len(text)


def test_slips_are_few() -> None:
    assert len(slips(written(*["xaxaxa yoyoyo"] * 1000))) == MOST


def test_long_runs_are_no_burden() -> None:
    assert slips(written("a" * 100_000 + "’b" * 50_000 + " -" * 50_000 + "." * 50_000)) is not None
