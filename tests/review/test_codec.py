"""The gate: what a review was is what comes back; anything else is refused in French."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cefi_map.errors import BadInput
from cefi_map.review import Mark, Remark, Review, Signature, from_data, outward, to_data
from cefi_map.review.model import Rival

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "review.schema.json").read_text("utf-8"))
LOPEZ = Signature("M. Lopez", "2026-11-28T14:02:00Z")
FULL = Review(
    marks={"C5": Mark("partiel", "Dites-en la raison."), "C8": Mark("", "À voir")},
    ticks=frozenset({"C8a", "E3", "M4"}),
    remarks=(
        Remark("a1", "ID_3", "Et dehors ?", "question", "C8", "4.2", "en parler"),
        Remark("b2", "", "Ici aussi", "bien", paragraph=3, answer="C'est fait", resolved=True, signature=LOPEZ),
    ),
    appreciation="Un projet solide.",
    reviewer="J. M.",
    returned="2026-11-24",
    words=("Oui", "En partie", "Non"),
    source="2026-10-12-abc · 1",
    readings=("C5 : votre centre demande 3 partenaires argumentés.",),
    signed={"C5": LOPEZ, "appreciation": Signature("", "2026-11-28T14:03:00Z")},
    rivals={"C5": (Rival(Mark("acquis", "La raison y est."), Signature("A. Roux")),)},
)


EMPTY_REMARK = Review(remarks=(Remark("a1", "", ""),))


@pytest.mark.parametrize("review", [Review(), EMPTY_REMARK, FULL], ids=["empty", "an empty remark", "full"])
def test_a_review_comes_back_equal(review: Review):
    data = json.loads(json.dumps(to_data(review)))
    jsonschema.validate(data, SCHEMA)
    assert from_data(data) == review


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"marks": {"C13": {}}},
        {"marks": {"C1": {"level": "bon"}}},
        {"marks": []},
        {"remarks": [{"id": "a", "key": "k", "text": 3}]},
        {"remarks": [{"id": "a", "key": "k", "text": "", "kind": "mal"}]},
        {"remarks": [{"id": "a", "key": "", "text": ""}, {"id": "a", "key": "", "text": ""}]},
        {"remarks": [{"id": "a", "key": "", "text": "", "kind": []}]},
        {"remarks": [{"id": "a", "key": "", "text": "", "paragraph": True}]},
        {"remarks": [{"id": "a", "key": "", "text": "", "paragraph": "3"}]},
        {"remarks": [{"id": "a", "key": "", "text": "", "paragraph": 10_001}]},
        {"remarks": [{"id": "a", "key": "k" * 1001, "text": ""}]},
        {"remarks": [{"id": "a", "key": "", "text": ""}] * 1501},
        {"appreciation": "x" * 20_006},
        {"returned": "hier"},
        {"words": ["Oui", "Oui", "Non"]},
        {"ticks": ["<b>"]},
        {"signed": {"C13": {}}},
        {"signed": {"C1": {"at": "hier"}}},
        {"rivals": {"E1": []}},
        {"rivals": {"C1": [{"level": "bon"}]}},
    ],
    ids=str,
)
def test_what_is_no_review_is_refused(change: dict[str, Any]):
    with pytest.raises(BadInput):
        from_data({**to_data(FULL), **change})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"remarks": [{"id": "a", "key": "", "text": ""}] * 1501}, "Cette relecture a plus de 1500 commentaires."),
        ({"source": "x" * 201}, "Un texte de la relecture dépasse 200 caractères. Raccourcissez-le."),
        ({"words": ["Oui", "Non", "x" * 31]}, "Un texte de la relecture dépasse 30 caractères. Raccourcissez-le."),
        ({"remarks": {}}, "La relecture de ce fichier est abîmée. Demandez le fichier à nouveau."),
        ({"version": 2}, "Cette relecture vient d’une version plus récente. Mettez l’application à jour."),
    ],
    ids=["remarks", "line", "word", "form", "version"],
)
def test_a_refusal_says_why_and_what_to_do(change: dict[str, Any], said: str):
    with pytest.raises(BadInput) as refused:
        from_data({**to_data(FULL), **change})
    assert str(refused.value) == said


def test_each_bound_is_the_last_that_is_taken():
    """Five reviewers’ words together fit a comment and an appreciation, each with the line that parts them."""
    fits = {
        "appreciation": "x" * 20_005,
        "marks": {"C1": {"level": "acquis", "comment": "x" * 20_005}},
        "words": ["Oui", "Non", "x" * 30],
        "remarks": [
            {"id": "a", "key": "k" * 1000, "text": "", "number": "1" * 2000, "title": "x" * 2000, "paragraph": 10_000}
        ],
        "ticks": [f"C{rank}" for rank in range(100)],
        "readings": ["x" * 1000] * 51,
    }
    taken = from_data({**to_data(FULL), **fits})
    assert (len(taken.appreciation), len(taken.marks["C1"].comment), len(taken.words[2])) == (20_005, 20_005, 30)
    assert (len(taken.remarks[0].number), len(taken.ticks)) == (2000, 100)
    assert (len(taken.remarks[0].key), taken.remarks[0].paragraph, len(taken.readings)) == (1000, 10_000, 50)
    for name, more in (
        ("marks", {"C1": {"level": "acquis", "comment": "x" * 20_006}}),
        ("remarks", [{"id": "a", "key": "k", "text": "", "number": "1" * 2001}]),
    ):
        with pytest.raises(BadInput):
            from_data({**to_data(FULL), name: more})


def test_a_mark_that_says_nothing_is_left_out():
    assert to_data(Review(marks={"C1": Mark(), "C2": Mark("acquis")}))["marks"] == {"C2": {"level": "acquis"}}


@pytest.mark.parametrize("data", [None, [], "x", 3, {}])
def test_other_data_is_refused(data: object):
    with pytest.raises(BadInput):
        from_data(data)


def test_what_xml_forbids_is_taken_out():
    data = to_data(Review(appreciation="un\x00deux\ud800"))
    assert from_data(data).appreciation == "undeux"


def test_who_wrote_what_and_what_is_not_settled_stay_in_the_room():
    sent = json.dumps(to_data(outward(FULL)))
    assert "Lopez" not in sent
    assert "Roux" not in sent
    assert "14:03" not in sent
    assert "Dites-en la raison." in sent
    assert "Ici aussi" in sent
