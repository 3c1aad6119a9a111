"""What a new version changed beside each criterion: where it is shown, below that, and nowhere else."""

from __future__ import annotations

from cefi_map.mindmap import edits, outline
from cefi_map.review import changed, touched

OLD = outline.parse("""
Centre
  Contexte
    Constat
      Source
  Partenaires
    Garages
    Clients
""")
KEYS = {node.text: node.key for node in OLD}


def test_a_change_is_told_beside_each_criterion_that_looks_there_or_above():
    new = edits.rename(OLD, KEYS["Garages"], "Deux garages")
    new = edits.add(new, KEYS["Source"], "Enquête de mars")
    new = edits.remove(new, KEYS["Clients"])
    looked_at = {"C1": [KEYS["Constat"]], "C5": [KEYS["Garages"], KEYS["Clients"]], "C9": [KEYS["Contexte"]]}
    found, elsewhere = touched(OLD, new, looked_at, looked_at)
    assert [(each.number, each.title, each.done) for each in found["C1"]] == [("1.1.1.1", "Enquête de mars", "ajouté")]
    assert [(each.title, each.done, bool(each.key)) for each in found["C5"]] == [
        ("Deux garages", "titre changé", True),
        ("Clients", "supprimé", False),
    ]
    assert "C9" not in found, "a branch holds everything: what is below it is no answer to it"
    assert elsewhere == 0


def test_what_concerns_no_criterion_is_counted():
    new = edits.add(edits.rename(OLD, KEYS["Garages"], "x"), OLD.root.key, "Une branche")
    found, elsewhere = touched(OLD, new, {"C1": [KEYS["Constat"]]}, {})
    assert (found, elsewhere) == ({}, 2)
    assert sorted(changed(OLD, new).values()) == ["ajouté", "titre changé"]
    assert touched(OLD, OLD, {"C1": [KEYS["Constat"]]}, {}) == ({}, 0)
