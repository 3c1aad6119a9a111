"""Several people at one grid: what they write joins, what contradicts stands side by side, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.errors import TooLarge
from cefi_map.review import (
    APPRECIATION,
    Entry,
    Mark,
    Review,
    Signature,
    chosen,
    name_of,
    others,
    own,
    ticked,
    written,
)

ANNE, PAUL = Signature("Anne", "2026-11-28T10:00:00Z"), Signature("Paul", "2026-11-28T10:00:05Z")
EMPTY = Mark()


def by_both(first: Mark, second: Mark, seen: Mark = EMPTY) -> Review:
    """Anne then Paul write at C5; both saw the same."""
    review = written(Review(), {"C5": Entry(EMPTY, seen)}, ANNE) if seen else Review()
    review = written(review, {"C5": Entry(seen, first)}, ANNE)
    return written(review, {"C5": Entry(seen, second)}, PAUL)


@pytest.mark.parametrize(
    ("seen", "first", "second", "stands", "beside"),
    [
        ("", "acquis/Bien.", "acquis/Bien.", "acquis/Bien.", None),
        ("", "acquis/", "/Bien.", "acquis/Bien.", None),
        ("", "/Bien", "/Bien vu.", "/Bien vu.", None),
        ("", "/Bien vu.", "partiel/Bien", "partiel/Bien vu.", None),
        ("acquis/Vu", "/Vu", "acquis/Vu, mais", "/Vu, mais", None),
        ("acquis/Vu", "acquis/", "acquis/Vu", "acquis/", None),
        ("", "acquis/", "partiel/", "acquis/", "partiel/"),
        ("", "acquis/Oui.", "/Non.", "acquis/Oui.", "acquis/Non."),
        ("partiel/", "acquis/", "non_acquis/Pourquoi ?", "acquis/", "non_acquis/Pourquoi ?"),
    ],
)
def test_level_and_comment_join_apart_and_what_contradicts_stands_beside(
    seen: str, first: str, second: str, stands: str, beside: str | None
):
    def mark(said: str) -> Mark:
        return Mark(*said.split("/")) if said else EMPTY

    review = by_both(mark(first), mark(second), mark(seen))
    assert review.mark("C5") == mark(stands)
    assert [each.mark for each in review.rivals.get("C5", ())] == ([mark(beside)] if beside else [])


def test_each_goes_on_from_what_they_wrote_and_is_told_of_the_other():
    review = by_both(Mark("acquis"), Mark("partiel"))
    assert (own(review, "C5", ANNE), own(review, "C5", PAUL)) == (Mark("acquis"), Mark("partiel"))
    assert own(review, "C5", Signature("Paul")) == Mark("partiel"), "on another day too"
    assert own(review, "C5", Signature("Zoé")) == Mark("acquis")
    assert own(review, "C5", Signature()) == Mark("acquis")
    assert [each.signature for each in others(review, "C5", Mark("partiel"))] == [ANNE]
    later = written(review, {"C5": Entry(Mark("partiel"), Mark("partiel", "Voir 2.1"))}, PAUL)
    assert later.mark("C5") == Mark("acquis")
    assert [each.mark for each in later.rivals["C5"]] == [Mark("partiel", "Voir 2.1")]
    agreed = written(later, {"C5": Entry(Mark("partiel", "Voir 2.1"), Mark("acquis"))}, PAUL)
    assert agreed.rivals == {}


def test_one_is_chosen_and_what_came_since_stays():
    review = by_both(Mark("acquis"), Mark("partiel"))
    names = [name_of(Mark("acquis")), name_of(Mark("partiel"))]
    settled = chosen(review, "C5", names[1], names[:1])
    assert (settled.mark("C5"), settled.rivals, settled.signed["C5"]) == (Mark("partiel"), {}, PAUL)
    since = written(review, {"C5": Entry(EMPTY, Mark("non_acquis"))}, Signature("Zoé"))
    assert [each.mark.level for each in chosen(since, "C5", names[1], names[:1]).rivals["C5"]] == ["non_acquis"]
    assert chosen(review, "C5", name_of(Mark("non_acquis")), names) == review


def test_a_mark_taken_back_leaves_its_place_to_the_other():
    review = by_both(Mark("acquis"), Mark("partiel"))
    left = written(review, {"C5": Entry(Mark("acquis"), EMPTY)}, ANNE)
    assert (left.mark("C5"), left.rivals, left.signed) == (Mark("partiel"), {}, {"C5": PAUL})


def test_the_appreciation_is_a_place_too():
    review = written(Review(), {APPRECIATION: Entry(EMPTY, Mark(comment="Solide."))}, ANNE)
    review = written(review, {APPRECIATION: Entry(EMPTY, Mark(comment="Trop court."))}, PAUL)
    assert review.appreciation == "Solide."
    assert [each.mark.comment for each in others(review, APPRECIATION, Mark(comment="Solide."))] == ["Trop court."]


def test_ticks_of_two_people_join():
    review = Review(ticks=frozenset({"E1", "E2"}))
    both = ticked(ticked(review, ["E1"], ["E1", "E3"]), ["E1", "E2"], ["E1"])
    assert both.ticks == {"E1", "E3"}


def test_so_many_contradict_each_other_and_no_more():
    entries = [{"C5": Entry(EMPTY, Mark(comment=f"{number}."))} for number in range(22)]
    review = Review()
    for each in entries[:21]:
        review = written(review, each, ANNE)
    with pytest.raises(TooLarge):
        written(review, entries[21], ANNE)


@dataclass
class Person:
    """Someone with a page, and what it shows."""

    by: Signature
    shown: Mark = EMPTY


ACTS = st.tuples(st.integers(0, 2), st.sampled_from(["level", "comment", "look", "choose"]), st.integers(0, 2))


@given(st.lists(ACTS))
def test_no_comment_goes_that_its_writer_or_a_chooser_had_not_read(acts: list[tuple[int, str, int]]):
    """Whatever three people do in any order: a text that is gone was replaced or set aside by somebody who saw it."""
    people = [Person(Signature(name, f"2026-11-28T10:00:0{rank}Z")) for rank, name in enumerate("APZ")]
    review, alive = Review(), set[str]()
    for number, (who, act, what) in enumerate(acts):
        person = people[who]
        if act == "look":
            person.shown = own(review, "C5", person.by)
            continue
        if act == "choose":
            seen = [person.shown, *(each.mark for each in others(review, "C5", person.shown))]
            kept = seen[what % len(seen)]
            alive -= {each.comment for each in seen if each != kept} - {kept.comment}
            review = chosen(review, "C5", name_of(kept), [name_of(each) for each in seen if each != kept])
            person.shown = own(review, "C5", person.by)
            alive |= {kept.comment} if review.at("C5") == kept else set()
        else:
            made = (
                Mark(("acquis", "partiel", "non_acquis")[what], person.shown.comment)
                if act == "level"
                else Mark(person.shown.level, f"texte {number}.")
            )
            if act == "comment":
                alive = alive - {person.shown.comment} | {made.comment}
            review = written(review, {"C5": Entry(person.shown, made)}, person.by)
            person.shown = own(review, "C5", person.by)
        kept_now = {review.at("C5").comment, *(each.mark.comment for each in review.rivals.get("C5", ()))}
        assert alive - {""} <= kept_now
