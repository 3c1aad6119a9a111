"""The command line for what is kept: backup, restore, erase; for a person and for a timetable of jobs."""

from __future__ import annotations

import io
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cefi_map.centre.store import Centre
from cefi_map.cli import main
from cefi_map.store import Project, open_store
from tests.centre.pages.centre import peopled
from tests.store.cases import MAP


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with two projects, where the environment names it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CEFI_MAP_DATA", str(tmp_path / "data"))
    with closing(open_store(tmp_path / "data")) as store:
        store.create(MAP, title="Un forum")
        store.discard(store.create(MAP, title="Un atelier").id)
    return tmp_path / "data"


def left(data: Path) -> list[Project]:
    with closing(open_store(data)) as store:
        return [*store.projects(), *store.trash()]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    return main(arguments), capsys.readouterr().err


def test_all_is_kept_in_a_file_and_comes_back_elsewhere(data: Path, tmp_path: Path, capsys) -> None:
    """The same that the page gives; a second time nothing is added."""
    status, err = run(capsys, "backup", "--output", "tout.zip")
    assert (status, err) == (0, "Tout est gardé dans tout.zip.\n")
    for said in ("2 projets ajoutés, 0 déjà là.\n", "0 projet ajouté, 2 déjà là.\n"):
        assert run(capsys, "restore", "tout.zip", "--data", "ailleurs") == (0, said)
    assert {project.title for project in left(tmp_path / "ailleurs")} == {"Un forum", "Un atelier"}


def test_an_automatic_copy_is_restored_as_a_backup_is(data: Path, tmp_path: Path, capsys) -> None:
    """Wherever it was put; it stays as it is."""
    with closing(open_store(data)) as store:
        store.copy()
        (copy,) = (data / "copies").iterdir()
    moved = copy.rename(tmp_path / "copie.sqlite3")
    before = moved.read_bytes()
    assert run(capsys, "restore", str(moved), "--data", "ailleurs") == (0, "2 projets ajoutés, 0 déjà là.\n")
    assert moved.read_bytes() == before


def test_a_backup_has_a_name_of_its_day(data: Path, tmp_path: Path, capsys) -> None:
    """In the folder given, or where one is."""
    (tmp_path / "sauvegardes").mkdir()
    assert run(capsys, "backup", "--output", "sauvegardes")[0] == 0
    assert run(capsys, "backup")[0] == 0
    assert [path.parent for path in sorted(tmp_path.rglob("cefi-map-*.zip"))] == [tmp_path, tmp_path / "sauvegardes"]


@pytest.mark.parametrize("named", ["ici/nouveau", "ici.2026/", "là.zip/"])
def test_a_folder_that_is_missing_is_made(named: str, data: Path, tmp_path: Path, capsys) -> None:
    """What has no suffix of a backup, or ends as a folder does, is none; and nobody else reads what is in it."""
    status, err = run(capsys, "backup", "--output", named)
    [made] = (tmp_path / named).glob("cefi-map-*.zip")
    assert (status, err) == (0, f"Tout est gardé dans {made.relative_to(tmp_path)}.\n")
    assert made.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes anywhere")
def test_where_nothing_can_be_written_it_is_said(tmp_path: Path, monkeypatch, capsys) -> None:
    """Of a centre as of a person; from a folder that is not theirs, as « sudo -u » leaves one."""
    with closing(peopled(tmp_path / "centre").store):
        pass
    (tmp_path / "fermé").mkdir()
    monkeypatch.chdir(tmp_path / "fermé")
    (tmp_path / "fermé").chmod(0)
    status, err = run(capsys, "backup", "--data", str(tmp_path / "centre"))
    (tmp_path / "fermé").chmod(0o700)
    assert (status, "ne peut pas être écrit" in err) == (2, True)


def test_a_centre_s_projects_are_erased_with_their_people(tmp_path: Path, monkeypatch, capsys) -> None:
    """Here nobody's own projects are in sight: « C’est effacé » would not be so."""
    monkeypatch.setenv("CEFI_MAP_DATA", str(tmp_path / "centre"))
    with closing(peopled(tmp_path / "centre").store) as store:
        people = Centre(store).people()
    for what in ("--all", "un titre"):
        status, err = run(capsys, "erase", what, "--yes")
        assert (status, "Ouvrez « Le centre », puis la personne, et « Effacer »." in err) == (2, True)
    with closing(open_store(tmp_path / "centre")) as store:
        assert Centre(store).people() == people


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["backup", "--data", "rien"],
            "rien n’a pas de données. Donnez le bon dossier avec --data, ou la base avec --database.",
        ),
        (["restore", "absent.zip"], "absent.zip ne peut pas être lu (introuvable)"),
        (["restore", "rien.zip"], "n’est pas une sauvegarde, ou il est endommagé. Rien n’est restauré"),
        (["erase", "Un forum", "--data", "rien", "--yes"], "rien n’a pas de données."),
        (["erase", "Un concert", "--yes"], "« Un concert » n’est pas un projet. Choisissez par son numéro"),
        (["backup", "--output", "rien.zip/ici.zip"], "être écrit (un fichier porte déjà ce nom)"),
        (["backup", "--output", "rien.zip/ici/"], "ne peut pas être écrit"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], said: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2; nothing is made nor erased."""
    (tmp_path / "rien.zip").write_bytes(b"rien")
    before = left(data)
    status, err = run(capsys, *arguments)
    assert status == 2
    assert said in err
    assert left(data) == before
    assert not (tmp_path / "rien").exists()


def test_one_project_is_erased(data: Path, capsys) -> None:
    """By its name or by its number, in the trash or not; the copies keep it, and that is said."""
    with closing(open_store(data)) as store:
        store.copy()
    status, err = run(capsys, "erase", "Un forum", "--yes")
    assert (status, err) == (
        0,
        "C’est effacé, sauf de 1 copie automatique : ajoutez --with-copies.\n",
    )
    (other,) = left(data)
    assert run(capsys, "erase", other.id, "--yes")[0] == 0
    assert left(data) == []


def test_the_copies_go_too_when_asked(data: Path, capsys) -> None:
    """What is left is copied anew, without it."""
    with closing(open_store(data)) as store:
        store.copy()
    assert run(capsys, "erase", "Un forum", "--with-copies", "--yes") == (0, "C’est effacé.\n")
    with closing(open_store(data)) as store:
        (copy,) = store.copies()
        assert store.restore_copy(copy.name).added == ()
    (data / "copies").rename(data / "autre disque")
    assert run(capsys, "erase", "--all", "--with-copies", "--copies", str(data / "autre disque"), "--yes") == (
        0,
        "C’est effacé.\n",
    )
    with closing(open_store(data)) as store:
        assert (store.projects(), store.trash(), [*(data / "autre disque").iterdir()]) == ((), (), [])


@pytest.mark.parametrize(("answer", "status", "count"), [("oui\n", 0, 1), ("non\n", 2, 2), ("", 2, 2)])
def test_it_asks_first(
    answer: str, status: int, count: int, data: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody answers, nothing is erased."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    told, err = run(capsys, "erase", "Un forum")
    assert told == status
    assert err.startswith("Effacer pour de bon « Un forum » (")
    assert len(left(data)) == count


def test_what_to_erase_has_to_be_said(capsys) -> None:
    """In French."""
    with pytest.raises(SystemExit) as stopped:
        main(["erase"])
    assert stopped.value.code == 2
    assert "il faut PROJET ou --all" in capsys.readouterr().err


def test_a_centre_is_kept_whole_and_taken_up_where_nothing_is_yet(tmp_path: Path, monkeypatch, capsys) -> None:
    """Not the one owner that a laptop has; a backup of that owner is next to nothing there."""
    monkeypatch.chdir(tmp_path)
    with closing(peopled(tmp_path / "centre").store) as store:
        people, projects = len(Centre(store).people()), 3
    status, err = run(capsys, "backup", "--data", "centre")
    [file] = tmp_path.glob("cefi-map-centre-*.sqlite3")
    assert (status, err) == (0, f"Tout le centre est gardé dans {file.name}.\n")
    said = f"Le centre est repris\u00a0: {people} personnes, {projects} projets.\n"
    assert run(capsys, "restore", file.name, "--data", "ailleurs") == (0, said)
    status, err = run(capsys, "restore", file.name, "--data", "ailleurs")
    assert status == 2
    assert f"déjà des données dans sqlite:///{tmp_path}/ailleurs/" in err.replace("\u00a0", " "), "where it looked"
    assert "docs/serveur.md" in err
