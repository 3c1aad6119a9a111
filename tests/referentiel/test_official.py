"""The official text is the official text: nothing added, nothing left out."""

from __future__ import annotations

import hashlib
import re

import pytest

from cefi_map import referentiel
from cefi_map.referentiel import Bloc, Item

REF = referentiel.load()


def flat(text: str) -> str:
    """Without tags or typographic spaces, every run of white space one space."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text)).strip()


SOURCE = flat(REF.source)


def quoted_words(bloc: Bloc) -> list[str]:
    """Every official piece of a bloc: its titles, its items' headings and fragments."""
    pieces = [bloc.title, bloc.activities_title]
    for item in bloc.walk():
        pieces += [*item.fragments, item.heading]
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize("bloc", REF.blocs, ids=lambda bloc: f"bloc {bloc.number}")
def test_each_piece_of_a_bloc_is_in_the_official_text(bloc: Bloc) -> None:
    assert [piece for piece in quoted_words(bloc) if piece not in SOURCE] == []


def test_nothing_of_the_official_text_is_left_out() -> None:
    """What remains once every piece is taken out of the source are column heads, bullets and rules of the table."""
    rest = SOURCE
    for piece in sorted({p for bloc in REF.blocs for p in quoted_words(bloc)}, key=len, reverse=True):
        rest = rest.replace(piece, " ")
    for head in (
        "REFERENTIEL D'ACTIVITES décrit les situations de travail et les activités exercées, "
        "les métiers ou emplois visés",
        "REFERENTIEL DE COMPETENCES identifie les compétences et les connaissances, y compris transversales, "
        "qui découlent du référentiel d'activités",
        "REFERENTIEL D'ÉVALUATION définit les critères et les modalités d'évaluation des acquis",
        "MODALITÉS D'ÉVALUATION CRITÈRES D'ÉVALUATION",
    ):
        assert rest.count(head) == 3, "one head for each bloc"
        rest = rest.replace(head, " ")
    assert set(rest) <= set(" -•"), flat(rest)


@pytest.mark.parametrize("requirement", [*REF.requirements, *REF.dossier, *REF.modalities], ids=lambda each: each.id)
def test_a_requirement_quotes_its_criterion(requirement: referentiel.Requirement) -> None:
    assert requirement.text in SOURCE
    assert not requirement.criterion or requirement.text in REF.item(requirement.criterion).text


@pytest.mark.parametrize("criterion", REF.bloc3.criteria, ids=lambda item: item.id)
def test_the_requirements_of_a_criterion_cover_all_its_words(criterion: Item) -> None:
    text, covered = criterion.text, set[int]()
    for requirement in REF.requirements_of(criterion.id):
        start = text.index(requirement.text)
        covered.update(range(start, start + len(requirement.text)))
    assert "".join(char for place, char in enumerate(text) if place not in covered).strip(" ,-") == ""


def test_a_fragment_from_the_middle_of_a_sentence_is_quoted_as_one() -> None:
    held = referentiel.load()
    assert held.requirement("C8b").excerpt == "… et externe est définie"
    assert held.requirement("C9").excerpt == held.requirement("C9").text


def test_what_our_readings_quote_is_official() -> None:
    for each in (*REF.requirements, *REF.dossier, *REF.modalities):
        for quote in re.findall("«\u00a0(.*?)\u00a0»", " ".join((each.logic, *each.interpretations))):
            assert quote in SOURCE, each.id


@pytest.mark.parametrize("fine", REF.fine, ids=lambda fine: fine.id)
def test_a_finer_cut_quotes_the_official_text_and_leads_to_a_requirement(fine: referentiel.Fine) -> None:
    assert fine.text in SOURCE
    assert REF.requirement(fine.requirement)


def test_the_text_counts_what_the_exam_counts() -> None:
    assert [len(bloc.criteria) for bloc in REF.blocs] == [18, 19, 12]
    assert [len(bloc.competences) for bloc in REF.blocs] == [4, 5, 3]
    assert [len(bloc.activities) for bloc in REF.blocs] == [4, 5, 3]
    assert [len(item.items) for item in REF.bloc3.competences] == [4, 10, 5]
    assert [stage.text for stage in REF.stages] == [item.text for item in REF.item("M8").items]


def test_faults_of_the_source_are_kept() -> None:
    assert "Informier" in REF.item("B2-K4").text
    assert "la RGPD" in REF.item("B1-K1.7").text
    assert REF.item("K1.3").text.startswith("Repérant ses possibilités")


def test_a_text_cut_by_a_page_is_read_in_one_piece() -> None:
    item: Item = REF.item("B1-C5")
    assert len(item.fragments) == 2
    assert item.text.startswith("Les modalités de contractualisation sont précisées (")


def test_the_version_is_that_of_the_text() -> None:
    """Whoever changes the text must date the new one."""
    assert hashlib.sha256(REF.source.encode()).hexdigest() == REF.version.sha256
    assert str(REF.version) == f"{REF.version.recorded}-{REF.version.sha256[:8]}"
