"""What stands above a passage, and who speaks in it."""

from __future__ import annotations

from cefi_map.dossier import markdown
from cefi_map.dossier.reading import ReadDossier

LONG = "Le groupe comptait douze personnes et la salle se trouvait au fond de la cour. "


def read(text: str) -> ReadDossier:
    return ReadDossier(markdown.read(text).dossier)


def test_the_name_of_a_dossier_announces_no_part() -> None:
    whole = read(f"# Après l'usine\n\n{LONG}\n\n## Mon rôle\n\n{LONG}\n\n## Analyse\n\n{LONG}")
    assert [each.titles for each in whole.passages] == [(), ("mon role",), ("analyse",)]
    alone = read("# Lettre à qui prendra la suite\n\n" + f"{LONG}\n\n" * 8)
    assert {each.titles for each in alone.passages} == {()}


def test_a_long_paragraph_is_read_in_parts_of_whole_sentences_under_its_number_and_title() -> None:
    whole = read(f"# Mon rôle\n\n{LONG * 30}\n\n{LONG}")
    parts = [each for each in whole.passages if each.number == 2]
    assert len(parts) == 4
    assert all(100 <= each.words < 200 and each.text.endswith(".") for each in parts)
    assert {each.titles for each in whole.passages} == {("mon role",)}
    assert " ".join(each.text for each in parts) == (LONG * 30).strip()
    assert [each.place for each in whole.passages] == [*range(5)]


def test_a_single_part_keeps_its_title() -> None:
    assert read(f"# Perspectives\n\n{LONG}").passages[0].titles == ("perspectives",)


def test_lines_with_a_full_stop_are_titles_where_nothing_else_is() -> None:
    parts = read(f"Situation.\n\n{LONG}\n\nCe qui m'était confié.\n\n{LONG}\n\nDéroulement.\n\n{LONG}")
    assert [each.title for each in parts.passages] == ["situation.", "ce qui m'etait confie.", "deroulement."]
    told = read(f"Il est parti.\n\n{LONG}\n\nRien à dire.\n\n{LONG}\n\nElle a ri.\n\n{LONG}")
    assert not any(each.titles for each in told.passages)


def test_a_date_is_no_title() -> None:
    assert not read(f"Morlaix, le 14 novembre\n\n{LONG}").passages[-1].titles


def test_the_candidate_in_the_third_person_speaks() -> None:
    spoken = read("La candidate exerce comme référente. La candidate a reçu le public. Vérification par la candidate.")
    assert "j'ai recu" in spoken.passages[0].folded
    assert "par moi" in spoken.passages[0].folded


def test_a_candidate_for_a_job_does_not_speak() -> None:
    assert "le candidat a recu" in read("Le candidat a reçu une réponse de l'employeur.").passages[0].folded


def test_what_has_no_word_is_no_sentence_and_rows_of_dots_are_short() -> None:
    [passage] = ReadDossier(markdown.read("J'ai lu " + "." * 90 + " &&&&&&&&&& ; puis « oui ».").dossier).passages
    assert "...." not in passage.spoken
    assert all(any(letter.isalnum() for letter in sentence) for sentence in passage.sentences)


def test_a_paragraph_that_opens_in_bold_begins_anew_however_long() -> None:
    for times in (1, 30):
        first, *others = read(f"{LONG}\n\n**Le deuxième mois.** {LONG * times}").passages
        assert {each.unit for each in others} == {first.unit + 1}
