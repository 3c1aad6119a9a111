"""Who is in a group: who is awaited, who came twice or late, what was refused; works renamed, joined, parted."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cefi_map import limits
from cefi_map.desk import arriving, groups, reading
from cefi_map.desk.arriving.listed import listed
from cefi_map.desk.arriving.people import remember_left
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound
from cefi_map.examples import example
from cefi_map.formats import freemind
from cefi_map.mindmap.outline import parse
from cefi_map.project import data, hand_in
from tests.cases import MAP, drawing, mm, zipped
from tests.crooked import outline

LIST = """\ufeffNom;Prénom;Adresse de courriel
1. DUPONT;Anne;anne@exemple.fr
LEFEVRE;Chloe;c.l@exemple.fr
"KONE";"Fatou";
COLIN Eva
COLIN Eva
Martin Petit, m@exemple.fr
"""


def group(store: data.Store, *files: tuple[str, bytes]) -> str:
    brought = arriving.bring(store, files)
    remember_left(store, brought.cohort, brought.errors)
    return brought.cohort


def states(store: data.Store, cohort: str) -> dict[str, str]:
    return {each.name: each.state for each in arriving.people(store, cohort).expected}


def test_a_list_tells_who_is_missing_twice_refused_and_who_is_not_on_it(store: data.Store):
    cohort = group(
        store,
        ("Anne DUPONT carte.mm", mm("Un\n  A")),
        ("carte LEFÈVRE Chloé.mm", mm("Deux\n  A")),
        ("Chloé Lefèvre.mm", mm("Autre\n  B")),
        ("COLIN Eva.gif", b"GIF89a"),
        ("SIMON Lou.mm", mm("Trois\n  A")),
        ("Martin.mm", mm("Quatre\n  A")),
    )
    assert states(store, cohort) == {}
    arriving.set_expected(store, cohort, LIST)
    assert states(store, cohort) == {
        "DUPONT Anne": "here",
        "LEFEVRE Chloe": "twice",
        "KONE Fatou": "missing",
        "COLIN Eva": "refused",
        "Martin Petit": "here",
    }
    found = arriving.people(store, cohort)
    assert arriving.people_of(found.cohort, found.works) == found, "read of works that are known already"
    assert [work.name for work in found.unlisted] == ["SIMON Lou"]
    assert found.names.splitlines()[0] == "DUPONT Anne"
    assert [each.file for each in found.left] == ["COLIN Eva.gif"]
    arriving.bring(store, [("COLIN Eva.gif", mm("Cinq\n  A"))], cohort=cohort)
    assert states(store, cohort)["COLIN Eva"] == "here", "a file of that name was taken since"
    assert arriving.people(store, cohort).left == ()


def made_in_june(folder: Path, days: dict[str, int]) -> list[tuple[str, Path]]:
    """A map each, whose file was made on that day of June 2026."""
    files = []
    for name, day in days.items():
        path = folder / f"{name}.mm"
        path.write_bytes(mm(f"{name}\n  A"))
        moment = datetime(2026, 6, day, 12, tzinfo=UTC).timestamp()
        os.utime(path, (moment, moment))
        files.append((path.name, path))
    return files


def test_who_is_late_is_told_by_the_file_s_own_date(store: data.Store, tmp_path: Path):
    """Dropped together by the trainer, made on two days."""
    cohort = arriving.bring(store, made_in_june(tmp_path, {"DUPONT Anne": 1, "KONE Fatou": 9})).cohort
    arriving.set_expected(store, cohort, "DUPONT Anne\nKONE Fatou", "2026-06-05T18:00")
    assert states(store, cohort) == {"DUPONT Anne": "here", "KONE Fatou": "late"}
    group, works = Desk(store).cohort(cohort), Desk(store).works(cohort)
    assert {each.name: arriving.is_late(group, each) for each in works} == {"DUPONT Anne": False, "KONE Fatou": True}
    arriving.set_expected(store, cohort, "DUPONT Anne\nKONE Fatou")
    assert states(store, cohort)["KONE Fatou"] == "here"
    for bad in ("demain", "2026-13-01"):
        with pytest.raises(BadInput):
            arriving.set_expected(store, cohort, "A", bad)
    with pytest.raises(BadInput):
        arriving.set_expected(store, cohort, "\n".join(f"N{rank}" for rank in range(301)))


def test_an_archive_tells_when_each_file_of_it_was_made(store: data.Store):
    cohort = arriving.bring(store, [("a.zip", hand_in.hand_in(store, store.create(example()).id).data)])
    [work] = Desk(store).works(cohort.cohort)
    assert work.made
    assert abs((work.made - datetime.now(UTC)).total_seconds()) < 120
    undated = arriving.bring(store, [("b.zip", zipped(("carte.mm", mm())))], cohort=cohort.cohort)
    assert undated.added


def test_a_dropped_list_is_a_text():
    assert arriving.names_in("Élodie\r\n".encode("cp1252")) == "Élodie\n"
    assert arriving.names_in("Élodie".encode("utf-16")) == "Élodie"
    for bad in (b"PK\0\0", b"\x1f\x8b\x08abc", os.urandom(10 * 1024 * 1024), b"x" * (limits.LIST_BYTES + 1)):
        with pytest.raises(BadInput):
            arriving.names_in(bad)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * limits.LIST_BYTES, "La ligne 1 n’est pas un nom"),
        ("é" * 70_000, "La ligne 1 n’est pas un nom"),
        ("#" * 100_000, "La ligne 1 n’est pas un nom"),
        ("Anne DUPONT\n" + "var a=1;" * 10_000, "La ligne 2 n’est pas un nom"),
        (
            "SGVsbG8gd29ybGQsIHRoaXMgaXMgYSBiYXNlNjQgZmlsZQ+/SGVsbG8gd29ybGQsIHRoaXMgaXM\n" * 9,
            "La ligne 1 n’est pas un nom",
        ),
        ("\n".join(f"nom {i}" for i in range(9_000)), "Cette liste a 9000 lignes"),
        ("\n".join(f"Anne{i}" for i in range(301)), "Cette liste a 301 noms"),
        ("y" * (10 * limits.LIST_BYTES), "Cette liste est trop longue."),
    ],
)
def test_what_is_no_list_is_refused_by_its_first_line_that_is_no_name(text: str, said: str):
    with pytest.raises(BadInput, match=said):
        listed(text)


def test_addresses_and_heads_alone_name_nobody():
    assert listed("a@" * 900) == listed("nom\n" * 200_000) == ([], [])


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_table_is_read_by_its_columns_and_namesakes_whom_it_tells_apart_stay_two(sign: str, encoding: str):
    table = (
        "N°;Nom;Prénom;Courriel;Date de naissance\n1;DUPONT;Élodie;c1@exemple.fr;02/03/1991\n"
        "2;MARTIN;Thomas;c2@exemple.fr;03/03/1992\n3;MARTIN;Thomas;c3@exemple.fr;04/03/1993\n"
    )
    found = listed(arriving.names_in(table.replace(";", sign).encode(encoding)))
    assert found == (["DUPONT Élodie", "MARTIN Thomas", "MARTIN Thomas"], [])
    phones = "Civilité;Nom;Prénom;Téléphone\nMme;DE LA TOUR;Anne;06 01 02 03 04\n"
    assert listed(phones.replace(";", sign)) == (["DE LA TOUR Anne"], [])
    heads, [(name, _)] = arriving.read_table(phones.splitlines())
    assert (heads[:2], name) == (["civilité", "nom"], "DE LA TOUR Anne")
    titles = "STAGIAIRES – hiver 2026;;;\n\nÉdité le 28/11, au secrétariat\n" if sign == ";" else "STAGIAIRES\n"
    assert listed(titles + phones.replace(";", sign)) == (["DE LA TOUR Anne"], [])
    assert arriving.titles_in(titles + phones.replace(";", sign))[0].startswith("STAGIAIRES"), "said, not dropped"
    cells = "1;KONE;Fatou;f@exemple.fr;02/03/1991".replace(";", sign)
    assert listed(cells) == (["KONE Fatou"], []), "pasted without their heads"
    assert listed(cells + "\n" + phones.replace(";", sign))[0][0] == "KONE Fatou", "nobody above the heads is lost"


def test_two_equal_lines_are_one_person_told_and_stay_two_once_they_were(store: data.Store):
    files = [("Thomas Martin.mm", mm("Un\n  A")), ("B/Martin Thomas.mm", mm("Deux\n  A"))]
    cohort = group(store, files[0])
    assert arriving.set_expected(store, cohort, "Thomas Martin\nThomas Martin\nAnne") == ["Thomas Martin"]
    assert list(states(store, cohort)) == ["Thomas Martin", "Anne"]
    table = "Nom;Prénom;Groupe\nMartin;Thomas;A\nMartin;Thomas;B"
    assert arriving.set_expected(store, cohort, table) == []
    kept = arriving.people(store, cohort).names
    assert arriving.set_expected(store, cohort, kept) == []
    assert kept.splitlines() == arriving.people(store, cohort).names.splitlines() == ["Martin Thomas"] * 2
    arriving.bring_map(store, cohort, "Thomas Martin", parse("Deux\n  A"))
    assert [(each.state, len(each.works)) for each in arriving.people(store, cohort).expected] == [("here", 1)] * 2


def test_the_same_file_brought_with_more_folders_is_refused_once(store: data.Store):
    cohort = group(store, ("Léa.mm", mm()), ("a.mm", b"<map"), ("Zoé/b.mm", b"<map"))
    again = [("Rendus/a.mm", b"<map"), ("lot.zip", zipped(("Zoé/b.mm", b"<map"), ("c.mm", mm("Autre\n  A"))))]
    remember_left(store, cohort, arriving.bring(store, again, cohort=cohort).errors)
    assert [each.file for each in arriving.people(store, cohort).left] == ["Rendus/a.mm", "lot.zip, Zoé/b.mm"]


def test_who_corrects_a_map_that_came_in_time_is_not_late(store: data.Store, tmp_path: Path):
    files = made_in_june(tmp_path, {"DUPONT Anne v1": 1, "DUPONT Anne v2": 9, "KONE Fatou": 9})
    cohort = arriving.bring(store, files).cohort
    arriving.set_expected(store, cohort, "DUPONT Anne\nKONE Fatou", "2026-06-05T18:00")
    assert states(store, cohort) == {"DUPONT Anne": "here", "KONE Fatou": "late"}
    assert {row.name for row in groups.table(store, cohort).rows if row.late} == {"KONE Fatou"}
    found = arriving.people(store, cohort)
    anne = next(work for work in found.works if work.name == "DUPONT Anne")
    assert [found.is_late(each) for each in Desk(store).work_versions(anne.id)] == [False, True]


def test_works_joined_then_parted_have_each_their_own_name_again(store: data.Store):
    cohort = group(store, ("S. Martin carte.mm", mm("Un\n  A")), ("x.mm", mm("Deux\n  A")))
    one, other = Desk(store).works(cohort)
    arriving.rename_all(store, cohort, {one.id: "Sophie Martin", other.id: "Kévin Leroy"})
    joined = arriving.join(store, [one.id, other.id])
    arriving.part(store, joined.id, 1)
    assert {(work.name, work.title) for work in Desk(store).works(cohort)} == {
        *((("Sophie Martin" if one.title == title else "Kévin Leroy"), title) for title in ("Un", "Deux"))
    }


def test_a_name_of_the_list_is_offered_to_the_only_work_that_is_called_otherwise(store: data.Store):
    cohort = group(store, ("Dupont.mm", mm("Un\n  A")), ("KONE Fatou.mm", mm("Deux\n  A")))
    arriving.set_expected(store, cohort, "Élodie Dupont\nKONE Fatou")
    dupont = next(work for work in Desk(store).works(cohort) if work.name == "Dupont")
    assert arriving.people(store, cohort).meant == {dupont.id: "Élodie Dupont"}


def test_files_that_are_refused_stay_listed_until_they_are_forgotten(store: data.Store):
    cohort = group(store, ("Léa.mm", mm()), ("a.mm", b"<map><node"), ("b.xlsx", zipped(("xl/workbook.xml", b""))))
    assert [each.file for each in arriving.people(store, cohort).left] == ["a.mm", "b.xlsx"]
    again = arriving.bring(store, [("a.mm", b"encore")], cohort=cohort)
    remember_left(store, cohort, again.errors)
    assert sorted(each.file for each in arriving.people(store, cohort).left) == ["a.mm", "b.xlsx"]
    arriving.forget_left(store, cohort)
    assert arriving.people(store, cohort).left == ()


def test_a_file_that_was_refused_is_told_no_more_once_another_of_its_kind_came_well(store: data.Store):
    """By the same person, whose name it says whole: a map for a map, a document for a document."""
    refused = [("BENALI Karim carte.mm", b""), ("Paul Girard.doc", b"\xd0\xcf"), ("Zoé dossier.docx", b"no archive")]
    cohort = group(store, ("Léa.mm", mm()), *refused)
    assert len(arriving.people(store, cohort).left) == 3
    remember_left(store, cohort, (), ["Karim Benali.mm", "Dossier Zoé Roux.docx"])
    assert [each.file for each in arriving.people(store, cohort).left] == ["Paul Girard.doc", "Zoé dossier.docx"]
    remember_left(store, cohort, (), ["Paul Girard carte.mm"])
    assert len(arriving.people(store, cohort).left) == 2, "his map is no dossier"
    remember_left(store, cohort, (), ["dossier Paul Girard.docx", "Zoé dossier.docx"])
    assert arriving.people(store, cohort).left == ()


def test_versions_of_one_day_stand_in_the_order_that_their_names_say_and_come_again_for_nothing(store: data.Store):
    """Whatever the capitals; a browser calls a second download « (1) »; the same files again add no version."""
    files = [
        ("DUPONT_Jean_v2.mm", mm("Trois\n  A")),
        ("Dupont Jean.mm", mm("Un\n  A")),
        ("dupont-jean (1).mm", mm("Deux\n  A")),
    ]
    cohort = group(store, *files)
    [work] = Desk(store).works(cohort)
    assert [Desk(store).work(work.id, number).title for number in (1, 2, 3)] == ["Un", "Deux", "Trois"]
    again = arriving.bring(store, files[1:], cohort=cohort)
    assert (again.versions, len(again.known), Desk(store).works(cohort)[0].last) == ((), 2, 3)


def test_what_is_joined_by_hand_is_ordered_by_what_names_say_of_one_day(store: data.Store):
    cohort = group(store, ("Petit P v2.mm", mm("Deux\n  A")), ("PETIT Paul.mm", mm("Un\n  A")))
    newer, older = sorted(Desk(store).works(cohort), key=lambda work: work.title)
    joined = arriving.join(store, [newer.id, older.id])
    assert [Desk(store).work(joined.id, number).title for number in (1, 2)] == ["Un", "Deux"]


def test_works_are_renamed_joined_and_parted_by_hand(store: data.Store):
    cohort = group(store, ("x1.mm", mm()), ("x2.svg", drawing(MAP.replace("Garages", "Deux garages"))))
    first, second = Desk(store).works(cohort)
    names = {first.id: " HOAREAU Jean ", second.id: "", "f" * 16: "Personne"}
    assert arriving.rename_all(store, cohort, names) == 1
    joined = arriving.join(store, [second.id, first.id])
    assert joined.last == 2
    assert "Deux garages" in [node.text for node in reading.open_work(store, joined.id, 2).map]
    own = arriving.part(store, joined.id, 2)
    assert sorted(work.name for work in Desk(store).works(cohort)) == ["HOAREAU Jean", own.name]
    assert own.name == "x2"
    assert "Deux garages" in [node.text for node in reading.open_work(store, own.id).map]
    for ids in ([], [first.id], [first.id, "f" * 16]):
        with pytest.raises((BadInput, NotFound)):
            arriving.join(store, ids)
    with pytest.raises(BadInput):
        arriving.part(store, own.id, 1)


def test_texts_in_common_leave_out_what_the_product_and_the_exam_say(store: data.Store):
    shipped = [(f"{name}.mm", freemind.write(example())) for name in "ab"]
    copies = [(f"{name}.mm", mm(outline("Dinan"))) for name in ("Léa", "Paul")]
    cohort = arriving.bring(store, [*shipped, *copies]).cohort
    [(first, second, found)], of_most = groups.alikes(store, cohort)
    assert (first.name, second.name, found.share, of_most) == ("Léa", "Paul", 1.0, ())


def test_a_group_that_is_not_there_has_nobody(store: data.Store):
    for call in (
        lambda id: arriving.people(store, id),
        lambda id: arriving.set_expected(store, id, "A"),
        lambda id: remember_left(store, id, [("a", BadInput("b"))]),
        lambda id: arriving.forget_left(store, id),
        lambda id: arriving.rename_all(store, id, {}),
        lambda id: groups.alikes(store, id),
    ):
        with pytest.raises(NotFound):
            call("f" * 16)


def test_what_a_backup_says_of_people_may_be_anything(store: data.Store):
    cohort = group(store, ("Léa.mm", mm()))
    for kept in ({"names": 3, "left": {}}, {"names": [1, "A"], "left": [3, {"moment": "x"}]}, {"due": 3}, {"due": "x"}):
        Desk(store).change_people(cohort, lambda _, kept=kept: kept)
        assert not arriving.people(store, cohort).left


def test_names_of_which_one_says_nothing_that_the_other_does_not_are_told_together(store: data.Store):
    cohort = Desk(store).create_cohort("Groupe").id
    for name in ("Dupont", "DUPONT Jéan", "Jean Dupont", "Martin", "12", "12 bis", "Zoé Petit", "Zoé Martin-Petit"):
        arriving.bring_map(store, cohort, name, parse(MAP))
    found = arriving.people(store, cohort).duplicates
    assert {frozenset((one.name, other.name)) for one, other in found} == {
        frozenset(("Dupont", "DUPONT Jéan")),
        frozenset(("Dupont", "Jean Dupont")),
        frozenset(("DUPONT Jéan", "Jean Dupont")),
        frozenset(("Martin", "Zoé Martin-Petit")),
        frozenset(("Zoé Petit", "Zoé Martin-Petit")),
    }
    assert len(found) == len({(one.id, other.id) for one, other in found})
