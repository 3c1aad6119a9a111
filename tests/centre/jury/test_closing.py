"""A session that is closed: what its file holds, that it freezes, and that a changed byte is found."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from cefi_map.centre import jury, sessions, together
from cefi_map.centre.jury import closing
from cefi_map.centre.sessions.joining import enrol
from cefi_map.desk import arriving, groups, marking
from cefi_map.desk import reading as reading_room
from cefi_map.desk.store import Closing, Desk
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.project import files as files_room
from cefi_map.review import criteria, from_data
from cefi_map.store import StorageError, Store
from tests.cases import DOSSIER, drawing, pictured, png

from .test_arranging import Jury, desk_of
from .test_minutes import marked, read, retain


@pytest.fixture
def desk(store: Store) -> Jury:
    """Three works: marked by two with a gap that is settled, marked by two who agree, read by nobody."""
    found = desk_of(store, works=3, people=2)
    first = marked(found, C5="non_acquis")
    retain(found, first, "C5", "Deux partenaires <b>sans</b> rôle.")
    marked(found, work=1)
    arriving.bring_dossier(found.store, first, 1, "dossier.md", DOSSIER.encode())
    return found


def closed(desk: Jury) -> bytes:
    number = jury.close(desk.store, desk.cohort, desk.people[0], "Lyon", sure=True)
    closing.pack(desk.store, desk.cohort)
    return jury.closed_file(desk.store, number).data


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezipped(held: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_what_nobody_marked_has_no_minutes_to_sign(desk: Jury):
    """Its folder, its map, and the page that says so."""
    held = files(closed(desk))
    unmarked = jury.room(desk.store, desk.cohort).lines[2].row
    folder = min(name.rpartition("/")[0] for name in held if name.startswith("candidats/003-"))
    assert f"{folder}/carte.mm" in held
    assert f"{folder}/proces-verbal.pdf" not in held
    page = held["index.html"].decode()
    assert page.count("Personne n’a coté cette carte") == 1
    assert "Sans nom" not in page + " ".join(read(held["proces-verbal.pdf"]))
    assert unmarked.name not in " ".join(read(held["proces-verbal.pdf"]))
    with pytest.raises(NotFound, match="Personne n’a coté"):
        jury.minutes_file(desk.store, unmarked.id, 1)
    assert not any(line.startswith(f"{unmarked.name};") for line in held["grilles.csv"].decode().splitlines())


def test_who_handed_in_nothing_is_named_before_it_is_closed_and_in_its_file(desk: Jury):
    """But for whoever a file came of; and nobody closes it without saying that they are sure."""
    for name in ("Zoé", "Ana <b>", "Candidat 2"):
        enrol(desk.store, desk.training, name)
    reading_room.rename_work(desk.store, jury.room(desk.store, desk.cohort).lines[2].row.id, "candidat 2")
    assert state(desk).absent == ("Ana <b>", "Zoé")
    with pytest.raises(BadInput, match="n’est pas close"):
        jury.close(desk.store, desk.cohort, desk.people[0], "")
    held = files(closed(desk))
    assert "2 sans rendu" in held["index.html"].decode()
    assert "Ana &lt;b&gt;" in held["index.html"].decode()
    *_, last = filter(None, read(held["proces-verbal.pdf"]))
    assert re.search(r"Candidats sans rendu\s+Ana <b>\s+Zoé", last)
    one = min(name for name in held if name.endswith("/proces-verbal.pdf"))
    assert "Candidats sans rendu" not in " ".join(read(held[one]))


def test_minutes_of_who_read_alone_are_no_jury_s(desk: Jury):
    last = jury.room(desk.store, desk.cohort).lines[2].row.id
    marking.set_grid(desk.store.by(desk.people[0].id, "trainer"), last, 1, {"C1": ("acquis", "")})
    told = " ".join(read(jury.minutes_file(desk.store, last, 1).data))
    assert "Procès-verbal de relecture" in told
    assert "du jury" not in told


def test_it_holds_all_and_its_digest_is_the_one_that_people_sign(desk: Jury):
    held = files(closed(desk))
    folder = min(name.rpartition("/")[0] for name in held if name.endswith("carte.mm"))
    names = {name.rpartition("/")[2] for name in held if name.startswith(folder)}
    assert {"carte.mm", "carte.svg", "dossier.md", "dossier.pdf", "grille.json", "proces-verbal.pdf"} <= names
    assert sum(name.startswith("grille-") for name in names) == 2
    digest = sha256(held["manifest.json"]).hexdigest()
    for name in ("proces-verbal.pdf", f"{folder}/proces-verbal.pdf"):
        assert digest in re.sub(r"\s", "", " ".join(read(held[name])))
    assert jury.session_minutes_file(desk.store, desk.cohort).data == held["proces-verbal.pdf"]
    row = jury.room(desk.store, desk.cohort).lines[0].row
    assert jury.minutes_file(desk.store, row.id, 1).data == held[f"{folder}/proces-verbal.pdf"]
    told = json.loads(held["manifest.json"])
    assert {each["path"] for each in told["files"]} == {
        name for name in held if not name.endswith(("proces-verbal.pdf", "manifest.json"))
    }
    assert told["rules"]
    grids = [from_data(json.loads(held[name])) for name in held if "/grille-" in name and name.startswith(folder)]
    assert sorted(each.mark("C5").level for each in grids) == ["acquis", "non_acquis"]


def test_a_map_lies_there_with_its_pictures(desk: Jury):
    shows = pictured(png())
    arriving.bring_map(desk.store, desk.cohort, "Zoé", shows)
    held = files(closed(desk))
    [name] = [name for name in held if name.endswith("/carte.zip")]
    [reading] = files_room.read_maps(held[name], name)
    assert dict(reading.map.files) == dict(shows.files)


def test_the_page_stands_alone_says_all_and_runs_nothing(desk: Jury):
    held = files(closed(desk))
    page = held["index.html"].decode()
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "Deux partenaires &lt;b&gt;sans&lt;/b&gt; rôle." in page
    for link in re.findall(r'(?:src|href)="([^"#][^"]*)"', page):
        assert link in held or link.startswith("data:"), link


def test_what_is_closed_is_marked_no_more_until_it_is_reopened_and_both_files_stay(desk: Jury):
    last = jury.room(desk.store, desk.cohort).lines[2].row.id
    before = closed(desk)
    one = desk.store.by(desk.people[0].id, "trainer")
    for change in (
        lambda: marking.set_grid(one, last, 1, {"C1": ("acquis", "")}),
        lambda: marking.give_back(one, last, 1, "Luc"),
        lambda: reading_room.rename_work(one, last, "Autre"),
        lambda: reading_room.erase_work(one, last),
        lambda: arriving.bring(one, [("Zoé.svg", drawing())], cohort=desk.cohort),
        lambda: groups.erase_cohort(one, desk.cohort),
        lambda: arriving.bring_dossier(one, last, 1, "d.md", DOSSIER.encode()),
        lambda: jury.name(one, desk.cohort, last, [each.id for each in desk.people]),
        lambda: jury.close(one, desk.cohort, desk.people[0], ""),
    ):
        with pytest.raises(BadInput, match="close"):
            change()
    jury.reopen(desk.store, desk.people[0])
    assert "Provisoire" in " ".join(read(jury.session_minutes_file(desk.store, desk.cohort).data))
    marking.set_grid(one, last, 1, {line.id: ("acquis", "") for line in criteria()})
    again = closed(desk)
    assert files(again)["manifest.json"] != files(before)["manifest.json"]
    assert jury.closed_file(desk.store, 1).data == before
    second, first = Desk(desk.store).closings()
    assert (first.reopened_by, second.reopened) == ("Luc", None)


def state(desk: Jury) -> closing.ToClose:
    return jury.to_close(desk.store, jury.room(desk.store, desk.cohort))


def made(desk: Jury) -> Closing:
    """The closing of now once its file is there, or what prevents it."""
    until = time.monotonic() + 60
    while state(desk).waiting and time.monotonic() < until:
        time.sleep(0.05)
    [now, *_] = Desk(desk.store).closings()
    return now


def test_it_is_closed_before_its_file_is_made_and_another_server_makes_what_one_left(
    desk: Jury, monkeypatch: pytest.MonkeyPatch
):
    last = jury.room(desk.store, desk.cohort).lines[2].row.id
    jury.close(desk.store, desk.cohort, desk.people[0], " Lyon \n", sure=True)
    assert state(desk).waiting
    with pytest.raises(BadInput, match="close"):
        marking.set_grid(desk.store, last, 1, {"C1": ("acquis", "")})
    with pytest.raises(NotFound):
        jury.closed_file(desk.store, 1)
    for minutes in (
        lambda: jury.session_minutes_file(desk.store, desk.cohort),
        lambda: jury.minutes_file(desk.store, last, 1),
    ):
        with pytest.raises(BadInput, match="attendent le dossier clos"):
            minutes()
    monkeypatch.setattr(closing, "LEFT_ALONE", timedelta(0))
    jury.pack_at_last(desk.store, desk.cohort, state(desk))
    assert made(desk).digest
    data = jury.closed_file(desk.store, 1).data
    told = jury.verify(data)
    assert (told.digest, told.differ) == (made(desk).digest, ())
    assert "Fait à Lyon, le" in " ".join(read(files(data)["proces-verbal.pdf"]))
    closing.pack(desk.store, desk.cohort)
    assert jury.closed_file(desk.store, 1).data == data, "what is made stays"


def test_what_prevents_its_file_is_kept_and_it_is_made_again(desk: Jury, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise StorageError("Le disque est plein.")

    jury.close(desk.store, desk.cohort, desk.people[0], "", sure=True)
    with monkeypatch.context() as patch:
        patch.setattr(closing, "packed", full)
        jury.pack_soon(desk.store, desk.cohort)
        assert "Le disque est plein." in made(desk).trouble
    jury.pack_again(desk.store, desk.cohort)
    assert (made(desk).trouble, bool(made(desk).digest)) == ("", True)


def test_reopened_before_its_file_is_made_it_was_never_closed(desk: Jury):
    jury.close(desk.store, desk.cohort, desk.people[0], "", sure=True)
    [late] = Desk(desk.store).closings()
    jury.reopen(desk.store, desk.people[0])
    assert Desk(desk.store).closings() == ()
    jury.close(desk.store, desk.cohort, desk.people[0], "", sure=True)
    Desk(desk.store).keep_closed_file(late, "0" * 64, b"of before")
    assert state(desk).waiting


def test_a_candidate_hands_in_no_more_and_is_told_before(desk: Desk):
    ana = sessions.join(desk.store, desk.training.code, "Ana").person
    project = desk.store.of(ana.id).projects()[0].id
    closed(desk)
    [door] = together.doors(desk.store, ana)
    assert not door.open
    with pytest.raises(BadInput, match="ne prend plus de rendu"):
        together.hand_over(desk.store, ana, project, desk.training.id)
    jury.reopen(desk.store, desk.people[0])
    assert together.hand_over(desk.store, ana, project, desk.training.id).number == 1


def test_what_is_not_settled_holds_it_up(desk: Jury):
    marked(desk, work=2, C5="partiel")
    found = jury.to_close(desk.store, jury.room(desk.store, desk.cohort))
    assert [each.state for each in found.open] == ["gaps"]
    with pytest.raises(BadInput, match="ne sont pas réglées"):
        closed(desk)
    with pytest.raises(NotFound):
        jury.closed_file(desk.store, 1)


def test_what_changes_while_it_is_made_is_not_left_out(desk: Jury):
    last = jury.room(desk.store, desk.cohort).lines[2].row.id
    state = Desk(desk.store).state_of_works()
    marking.set_grid(desk.store, last, 1, {"C1": ("acquis", "")})
    with pytest.raises(Conflict):
        Desk(desk.store).close_session("Luc", desk.training.created, "", state)
    assert Desk(desk.store).closings() == ()


def test_reading_it_back_names_what_changed_came_or_went(desk: Jury, tmp_path: Path):
    data = closed(desk)
    whole = jury.verify(data)
    assert whole.differ == ()
    assert whole.digest == Desk(desk.store).closings()[0].digest
    held = files(data)
    grid = next(name for name in held if "/grille-1" in name)
    gone = next(name for name in held if name.endswith("carte.svg"))
    held[grid] = held[grid].replace(b"non_acquis", b"acquis") + b" "
    held["autre.txt"] = b"?"
    held["proces-verbal.pdf"] = b"%PDF-signed"
    del held[gone]
    path = tmp_path / "clos.zip"
    path.write_bytes(rezipped(held))
    assert sorted(jury.verify(path).differ) == sorted([(grid, "changé"), ("autre.txt", "ajouté"), (gone, "absent")])
    manifest = json.loads(held["manifest.json"])
    manifest["files"] = []
    held["manifest.json"] = json.dumps(manifest).encode()
    assert jury.verify(rezipped(held)).digest != whole.digest


def test_it_is_compared_with_the_closing_that_is_kept_here(desk: Jury):
    data = closed(desk)
    kept = jury.compared(desk.store, data, jury.verify(data))
    assert (kept.closing, kept.differ, kept.other) == (Desk(desk.store).closings()[0], (), False)
    held = files(data)
    signed = next(name for name in held if name.endswith("proces-verbal.pdf"))
    held[signed] = b"%PDF-other"
    changed = rezipped(held)
    told = jury.verify(changed)
    assert told.differ == ()
    assert jury.compared(desk.store, changed, told).differ == (signed,)
    manifest = json.loads(held["manifest.json"])
    held["manifest.json"] = json.dumps({**manifest, "by": "Quelqu’un"}).encode()
    made_anew = rezipped(held)
    told = jury.verify(made_anew)
    assert told.differ == ()
    kept = jury.compared(desk.store, made_anew, told)
    assert (kept.closing, kept.other) == (None, True)
    held["manifest.json"] = json.dumps({**manifest, "session": "D’ailleurs"}).encode()
    elsewhere = rezipped(held)
    assert not jury.compared(desk.store, elsewhere, jury.verify(elsewhere)).other


def told(more: bytes) -> bytes:
    """A manifest that says all that ours do, and something of its own after it."""
    said = b'"format": "cefi-map-closed-session", "session": "a", "closed": "b", "by": "c", "rules": "d", "files": []'
    return b"{" + said + b", " + more + b"}"


def test_a_manifest_that_says_what_ours_do_is_read():
    assert jury.verify(rezipped({"manifest.json": told(b'"version": 1')})).count == 0


@pytest.mark.parametrize(
    "held",
    [
        {"a.txt": b"x"},
        {"manifest.json": b"{"},
        {"manifest.json": b"[" * 100_000},
        {"manifest.json": b'{"format": "cefi-map-closed-session", "files": [{"path": 3}]}'},
        {"manifest.json": b'{"format": "cefi-map-closed-session", "files": [{"path": "a", "sha256": "b"}]}'},
        {"../manifest.json": b"{}"},
        {"manifest.json": told(b'"version": NaN')},
        {"manifest.json": told(b'"place": "\\ud800"')},
        {"manifest.json": told(b'"by": ""')},
        {"manifest.json": told(b'"session": ["a"]')},
    ],
    ids=str,
)
def test_what_is_no_closed_session_is_refused_with_a_sentence(held: dict[str, bytes]):
    with pytest.raises(BadInput):
        jury.verify(rezipped(held))


def test_a_file_that_is_no_archive_is_refused():
    for read_back in (jury.verify, arriving.opened):
        with pytest.raises(BadInput):
            read_back(b"PK\x03\x04 and nothing else")
