"""Three-way merge of manuscripts: changes of both sides together, contradictions counted and never lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.dossier.layout import Layout
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.merge import common, merge
from cefi_map.dossier.model import Dossier, Paragraph, Run, plain

CASES: dict[str, tuple[str, str, str, str, int]] = {
    # base, mine, theirs, merged, conflicts; a letter is a paragraph
    "nobody changed": ("abc", "abc", "abc", "abc", 0),
    "mine alone": ("abc", "aBc", "abc", "aBc", 0),
    "theirs alone": ("abc", "abc", "abC", "abC", 0),
    "far from each other": ("abc", "Abc", "abC", "AbC", 0),
    "side by side": ("ab", "Ab", "aB", "AB", 0),
    "the same change": ("abc", "aXc", "aXc", "aXc", 0),
    "the same paragraph": ("abc", "aXc", "aYc", "aXc", 1),
    "one of two neighbours": ("abcd", "aXBd", "aYcd", "aXBd", 1),
    "both add at the end": ("a", "ab", "ac", "ab", 1),
    "added at both ends": ("a", "xa", "ay", "xay", 0),
    "deleted here, changed there": ("abc", "ac", "aBc", "ac", 1),
    "deleted here, added there": ("abcd", "acd", "abcdx", "acdx", 0),
    "deleted by both": ("abc", "ac", "ac", "ac", 0),
    "a section moved, another changed": ("abcdef", "aefbcd", "abCdef", "aefbCd", 0),
    "moved just there": ("abcdef", "aefbcd", "aBcdef", "aefbcd", 1),
    "everything written anew": ("abc", "xyz", "abc", "xyz", 0),
    "from nothing, twice": ("", "ab", "cd", "ab", 1),
    "paragraphs that repeat": ("aaaa", "aaa", "aaaa", "aaa", 0),
}


def written(letters: str) -> Manuscript:
    return Manuscript(Dossier(tuple(Paragraph((Run(letter),)) for letter in letters)))


def letters(manuscript: Manuscript) -> str:
    return "".join(plain(block.content) for block in manuscript.dossier.blocks)  # type: ignore[union-attr]


@pytest.mark.parametrize("title", CASES)
def test_paragraphs(title: str) -> None:
    base, mine, theirs, expected, conflicts = CASES[title]
    merged = merge(written(base), written(mine), written(theirs))
    assert (letters(merged.manuscript), merged.conflicts) == (expected, conflicts)


TEXT = st.text("abcde", max_size=12)


@given(TEXT, TEXT)
def test_a_side_that_changed_nothing_takes_the_other(base: str, other: str) -> None:
    for sides in ((base, other), (other, base)):
        merged = merge(written(base), *map(written, sides))
        assert (letters(merged.manuscript), merged.conflicts) == (other, 0)


@given(TEXT, TEXT, TEXT)
def test_nothing_is_written_that_nobody_wrote(base: str, mine: str, theirs: str) -> None:
    merged = merge(written(base), written(mine), written(theirs))
    assert set(letters(merged.manuscript)) <= set(mine + theirs)
    if mine == theirs:
        assert letters(merged.manuscript) == mine


@given(TEXT, TEXT)
def test_what_is_common_rises_on_both_sides(old: str, new: str) -> None:
    pairs = list(common(old, new))  # type: ignore[arg-type]  # letters are as good as blocks
    assert all(old[first] == new[second] for first, second in pairs)
    assert all(here[0] < after[0] and here[1] < after[1] for here, after in pairwise(pairs))


def test_a_thousand_paragraphs_that_repeat_are_no_burden() -> None:
    blocks = "ab" * 1500
    merged = merge(written(blocks), written("b" + blocks), written(blocks + "c"))
    assert letters(merged.manuscript) == "b" + blocks + "c"


def test_title_author_and_settings_merge_by_themselves() -> None:
    base = Manuscript(Dossier((), "Titre"))
    mine = Manuscript(Dossier((), "Titre", "A. B."), Layout(size=12))
    theirs = Manuscript(Dossier((), "Autre titre"), Layout(margin=2))
    merged = merge(base, mine, theirs)
    assert merged.manuscript == Manuscript(Dossier((), "Autre titre", "A. B."), Layout(size=12, margin=2))
    assert merged.conflicts == 0
    assert merge(base, mine, Manuscript(base.dossier, Layout(size=10))).conflicts == 1
