"""What several grids say together."""

from __future__ import annotations

from dataclasses import replace

from cefi_map.review import Mark, Remark, Review, Signature, agreed, criteria, gaps, unlevelled

BY = Signature("Anne et Luc", "2027-03-01T10:00:00Z")


def whole(level: str = "acquis", **other: str) -> Review:
    return Review(marks={line.id: Mark(other.get(line.id, level)) for line in criteria()})


def test_the_same_level_is_retained_with_both_comments():
    one = replace(whole(), marks={**whole().marks, "C5": Mark("partiel", "Qui porte ?")}, appreciation="Bon.")
    two = replace(whole(), marks={**whole().marks, "C5": Mark("partiel", "Trois partenaires.")}, appreciation="Bon.")
    said = agreed([one, two], BY)
    assert gaps([one, two]) == ()
    assert said.mark("C5") == Mark("partiel", "Qui porte ?\nTrois partenaires.")
    assert said.signed["C5"] == BY
    assert said.appreciation == "Bon."
    assert unlevelled(said) == ()


def test_another_level_is_a_gap_and_stays_without_a_mark():
    one, two = whole(), whole(C5="partiel", C9="non_acquis")
    assert [(gap.criterion, [mark.level for mark in gap.marks]) for gap in gaps([one, two])] == [
        ("C5", ["acquis", "partiel"]),
        ("C9", ["acquis", "non_acquis"]),
    ]
    assert unlevelled(agreed([one, two], BY)) == ("C5", "C9")


def test_what_one_alone_has_seen_in_the_dossier_is_a_gap_of_c12_and_what_they_saw_of_the_map_joins():
    one, two = replace(whole(), ticks=frozenset({"M5", "E1"})), replace(whole(), ticks=frozenset({"M4", "E2"}))
    [gap] = gaps([one, two])
    assert (gap.criterion, gap.ticks) == ("C12", ("M4", "M5"))
    assert agreed([one, two], BY).ticks == {"E1", "E2"}


def test_every_comment_stays_and_one_that_both_have_stands_once():
    pinned = Remark("a-2", "k", "Précisez")
    one, two = replace(whole(), remarks=(pinned,)), replace(whole(), remarks=(pinned, Remark("b", "k", "Bien")))
    assert [each.text for each in agreed([one, two], BY).remarks] == ["Précisez", "Bien"]
    other = replace(two, remarks=(replace(pinned, text="Autrement"),))
    assert [each.text for each in agreed([one, other], BY).remarks] == ["Précisez", "Autrement"]
