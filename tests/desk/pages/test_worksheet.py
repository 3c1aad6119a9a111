"""Moodle’s grading worksheet through the page: looked at, then taken; nothing of it is kept."""

from __future__ import annotations

import re

from cefi_map.review import criteria
from tests.cases import mm
from tests.web.visitor import Visitor, text_of

from .test_review import bring

SHEET = (
    'Identifiant,"Nom complet",Note,"Note maximale","Dernière modification (note)","Feedback par commentaires"\n'
    'Participant1,"Fatou KONE",,"20,00",-,"<b>Vu</b>\nsur deux lignes"\nParticipant2,"Luc MOREL",,"20,00",-,\n'
).encode()


def given_back(visitor: Visitor) -> str:
    """A group of two, of which Fatou has her sheet."""
    cohort = bring(visitor, ("KONE Fatou.mm", mm("Un\n  A")), ("MOREL Luc.mm", mm("Deux\n  A")))
    found = re.search(r'href="(/relire/carte/\w+)[^>]*>KONE Fatou', visitor.read(cohort))
    assert found
    levels = {f"level-{line.id}": "acquis" for line in criteria()}
    assert visitor.post(found[1], {"version": "1", **levels}).status_code == 303
    assert visitor.post(f"{found[1]}/rendre", {"version": "1", "reviewer": "Luc"}).status_code == 303
    return cohort


def test_the_worksheet_is_looked_at_then_taken_filled(visitor: Visitor):
    cohort = given_back(visitor)
    assert f'href="{cohort}/moodle"' in visitor.read(f"{cohort}/rendre")
    answer = visitor.send(f"{cohort}/moodle", "notes.csv", SHEET)
    said = text_of(answer.text)
    assert "1 note est écrite : Fatou KONE" in said
    assert "Luc MOREL aucune fiche rendue à ce nom" in said
    held = re.search(r"<textarea[^>]*>(.*?)</textarea>", answer.text, re.DOTALL)
    assert held
    assert "<b>" not in held[1], "what a stranger wrote is a text"
    taken = visitor.post(f"{cohort}/moodle", {"sheet": SHEET.decode().replace("\n", "\r\n"), "do": "prendre"})
    assert taken.headers["Content-Disposition"].startswith("attachment")
    assert taken.text.count('"20,00"') == 3, "one of them is the grade"
    assert '"<b>Vu</b>\nsur deux lignes"' in taken.text
    wrong = visitor.send(f"{cohort}/moodle", "notes.csv", b"Nom\nKONE\n")
    assert wrong.status_code == 422
    assert "n’est pas une feuille d’évaluation de Moodle" in text_of(wrong.text)
    assert visitor.post(f"{cohort}/moodle").status_code == 422


def test_the_centre_says_what_its_levels_are_worth(visitor: Visitor):
    cohort = given_back(visitor)
    words = {f"word{rank}": word for rank, word in enumerate(("Acquis", "En partie", "Non"))}
    assert visitor.post("/relire/reglages", {**words, "worth0": "5", "worth1": "3", "worth2": "1"}).status_code == 303
    assert "Acquis : 5 points, En partie : 3 points, Non : 1 point" in text_of(visitor.read(f"{cohort}/moodle"))
    assert visitor.post("/relire/reglages", words).status_code == 303
    assert 'name="worth0"' in visitor.read("/relire/reglages")
    assert "Acquis : 5 points" in text_of(visitor.read(f"{cohort}/moodle")), "a form without them leaves them"
    for bad in ({"worth0": "1", "worth1": "2"}, {"worth0": "x"}, {"worth0": "101"}):
        assert visitor.post("/relire/reglages", {**words, **bad}).status_code == 422
