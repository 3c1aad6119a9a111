"""« Second avis » at a trainer's desk alone: on the work of who agreed when handing in, once it is marked."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from flask import Flask

from cefi_map import review as review_room
from cefi_map.out.dialect import Dialect
from cefi_map.project import second
from cefi_map.project.second.trying import Trial
from cefi_map.second.measuring import Measure
from tests.out.pretending import Pretending, pretending
from tests.second.readers import answered, obeying
from tests.web.visitor import Visitor, text_of

from .test_review import bring, drawing, works

OUTLINE = "Atelier mobilité\n  Contexte [E1]\n    Camille D. reçoit 61 jeunes sans moyen de déplacement\n"


def handed(visitor: Visitor, **said: str) -> bytes:
    answer = visitor.post(f"{visitor.project(OUTLINE)}/rendre", {"reader": "formateur", "name": "Camille D.", **said})
    assert answer.status_code == 200, answer.text[-400:]
    return answer.data


@pytest.fixture
def work(visitor: Visitor) -> str:
    """Of who agreed."""
    return works(visitor, bring(visitor, ("rendu.zip", handed(visitor, second="oui"))))[0]


def marked(visitor: Visitor, work: str, *but: str) -> None:
    levels = {f"level-{line.id}": "acquis" for line in review_room.criteria() if line.id not in but}
    comments = {f"comment-{line.id}": "" for line in review_room.criteria()}
    assert visitor.post(work, {"version": "1", **levels, **comments}).status_code == 303


def none_found(demand: str) -> str:
    return answered(demand, lambda _: {"lignes": [], "verdict": "absent", "autre": "aucun"})


@pytest.mark.parametrize("said", [{}, {"second": "oui", "reader": "jury"}])
def test_who_does_not_agree_is_not_asked_about(visitor: Visitor, said: dict[str, str]):
    """Nor is what was handed in for the jury; no word of it stands beside the grid."""
    work = works(visitor, bring(visitor, ("rendu.zip", handed(visitor, **said))))[0]
    marked(visitor, work)
    assert "Second avis" not in text_of(visitor.read(work))
    refused = visitor.get(f"{work}/second-avis/1/carte")
    assert refused.status_code == 422
    assert "n’a pas permis de second avis" in text_of(refused.text)
    assert visitor.get(f"{work}/second-avis/1/carte/demande.txt").status_code == 422


def test_it_opens_once_the_mark_is_kept(visitor: Visitor, work: str):
    page = f"{work}/second-avis/1/carte"
    marked(visitor, work, "C3", "C12")
    assert "Reste à coter : C3." in text_of(visitor.read(work))
    for address in (page, f"{page}/demande.txt"):
        assert visitor.get(address).status_code == 422
    assert visitor.post(page, {"base": "1", "answer": "x"}).status_code == 422
    assert visitor.post(f"{page}/demander").status_code == 422
    marked(visitor, work, "C12")
    assert f'href="{page}"' in visitor.read(work)
    demand = visitor.read(f"{page}/demande.txt")
    assert "61 jeunes" in demand
    assert "Camille" not in demand
    assert "Copier la demande" in visitor.read(page)


def test_both_opinions_stand_side_by_side_and_nothing_that_is_given_back_has_them(visitor: Visitor, work: str):
    marked(visitor, work)
    page = f"{work}/second-avis/1/carte"
    assert visitor.post(f"{work}/rendre", {"version": "1", "reviewer": "Luc"}).status_code == 303
    files = [f"{work}/rendre/1.{kind}" for kind in ("svg", "mm", "html")] + [work, f"{work}/rendre"]
    before = [told(visitor, each) for each in files]
    assert visitor.post(page, {"base": "1", "answer": "rien"}).status_code == 422
    assert (
        visitor.post(page, {"base": "1", "answer": none_found(visitor.read(f"{page}/demande.txt"))}).status_code == 303
    )
    said = text_of(visitor.read(page))
    assert "apporté par vous, lecteur non mesuré" in said
    assert "Deux lecteurs disent la même chose" in said
    assert "Elle n’est montrée qu’à vous : ni la fiche, ni le jury, ni le candidat ne la voit." in said
    assert [told(visitor, each) for each in files] == before
    assert visitor.post(f"{page}/retirer").status_code == 303
    assert "apporté par vous" not in text_of(visitor.read(page))


def told(visitor: Visitor, address: str) -> bytes:
    data = visitor.get(address).data
    return re.sub(rb'name="csrf_token" value="[^"]+"|nonce[-="]+[\w+/=-]+|data-now="[^"]+"', b"", data)


def test_a_model_that_was_entered_reads_one_work_at_a_press(app: Flask, visitor: Visitor, work: str):
    marked(visitor, work)
    page, store = f"{work}/second-avis/1/carte", app.extensions["store"]
    no_model = visitor.post(f"{page}/demander")
    assert (no_model.status_code, "Aucun modèle n’est entré" in text_of(no_model.text)) == (422, True)

    def behave(each: Pretending, asked: dict[str, Any]) -> None:
        text = "\n".join(message["content"] for message in asked["messages"])
        each.stream(obeying(text), usage={"prompt_tokens": 5000, "completion_tokens": 900})

    with pretending(behave) as (url, kind):
        second.enter(store, app.config["SECRET_KEY"], second.Server(url, "petit", own=True))
        kept = store.common("second-reader")
        good = Trial(second.Server(kept["url"], "petit"), (), Dialect(), Measure(150, 150, 1.0, 0.8, 0), 1, 1, 1.0)
        store.set_common("second-reader", {**kept, "trial": good.data})
        assert "Demander à petit" in text_of(visitor.read(page))
        assert kind.asked == [], "to look is not to ask"
        assert visitor.post(f"{page}/demander").status_code == 303
        while visitor.get(page).status_code == 202:
            time.sleep(0.05)
        said = text_of(visitor.read(page))
    assert len(kind.asked) == 1
    assert "vrai-nom , chez 127.0.0.1" in said
    assert "Camille" not in str(kind.asked)


def test_a_map_that_came_as_a_bare_file_agrees_to_nothing(visitor: Visitor):
    work = works(visitor, bring(visitor, ("E-L.svg", drawing())))[0]
    marked(visitor, work)
    assert "Second avis" not in text_of(visitor.read(work))
