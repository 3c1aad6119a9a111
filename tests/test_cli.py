"""The command line's contract: formats, exit statuses, French messages, no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cefi_map import __version__, formats
from cefi_map.cli import main, parser
from tests.circles import one_of
from tests.formats import hostile
from tests.formats.maps import two_sheets

MAP = '<map version="1.0.1"><node TEXT="Projet" ID="ID_1"><node TEXT="Contexte" ID="ID_2"/></node></map>'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to work in, with a small map."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "carte.mm").write_text(MAP, encoding="utf-8")
    return tmp_path


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capfdbinary.readouterr()
    return status, out.decode(), err.decode()


def test_check_one_file_as_json_is_an_object(here, capfdbinary):
    status, out, _ = run(capfdbinary, "check", "carte.mm", "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert (report["file"], report["nodes"], len(report["requirements"])) == ("carte.mm", 2, 15)


def test_check_several_files_as_json_is_an_array(here, capfdbinary):
    (here / "deux.mm").write_text(MAP, encoding="utf-8")
    _, out, _ = run(capfdbinary, "check", "carte.mm", "deux.mm", "--format", "json")
    assert [report["file"] for report in json.loads(out)] == ["carte.mm", "deux.mm"]


@pytest.mark.parametrize("command", ["check", "convert --to md", "review --output .", "dossier check"])
def test_a_pattern_that_no_shell_expanded_is_expanded_here(here, command):
    """As « cmd.exe » gives it, in order; a file of that very name is itself; what matches none is said."""
    for name in ("autre.mm", "[c]*.mm"):
        (here / name).touch()
    options = parser().parse_args([*command.split(), "--", "[c]*.mm", "?????.mm", "rien*.mm"])
    assert options.files == ["[c]*.mm", "autre.mm", "carte.mm", "rien*.mm"]


@pytest.mark.whole
@pytest.mark.skipif(sys.platform != "linux", reason="a process’s memory is limited in this way under Linux alone")
def test_a_file_that_memory_cannot_hold_is_told_and_the_next_one_read(here):
    """With 300 MB, of which a file of 99 MB takes several times its size: memory ends before a reader's time."""
    import resource

    (here / "immense.md").write_bytes(b"# Projet\n\n## " + b"mot " * (99 * 2**18))
    few = (300 * 2**20, 300 * 2**20)
    command = [
        sys.executable,
        "-m",
        "cefi_map.cli",
        "convert",
        "immense.md",
        "carte.mm",
        "--to",
        "md",
        "--output",
        "la",
    ]
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, few),  # no thread runs here
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("cefi-map : immense.md : C’est trop grand ou trop profond")
    assert "Traceback" not in ended.stderr
    assert [each.name for each in (here / "la").iterdir()] == ["carte.md"]


def test_check_says_which_file_failed_and_does_the_others(here, capfdbinary):
    (here / "abîmée.mm").write_text("<map><node TEXT='x'></map>", encoding="utf-8")
    status, out, err = run(capfdbinary, "check", "abîmée.mm", "absent.mm", "carte.mm", "--format", "json")
    assert status == 2
    assert json.loads(out)["file"] == "carte.mm"
    assert "abîmée.mm" in err
    assert "Ligne 1" in err
    assert "absent.mm : ce fichier n’existe pas" in err


@pytest.mark.whole
@pytest.mark.parametrize("table", one_of({"drawings": hostile.REFUSED_DRAWINGS, "maps": hostile.REFUSED_MAPS}, "maps"))
def test_check_is_not_stopped_by_what_was_made_to_do_harm(here, table):
    """Each is named with a sentence, the good map is checked; a machine of two gigabytes is enough."""
    names = [name if "." in name else f"{name}.svg" for name in table]
    for name, make in zip(names, table.values(), strict=True):
        (here / name).write_bytes(make())
    command = [sys.executable, "-m", "cefi_map.cli", "check", *names, "carte.mm", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, preexec_fn=hold_memory)
    assert done.returncode == 2
    assert json.loads(done.stdout)["file"] == "carte.mm"
    assert [line.partition(" : ")[2].partition(" : ")[0] for line in done.stderr.splitlines()] == names
    assert "Traceback" not in done.stderr


def hold_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))


def test_check_as_csv_opens_in_a_spreadsheet(here, capfdbinary):
    (here / "formule.mm").write_text(MAP.replace("Projet", "=1+1"), encoding="utf-8")
    _, out, _ = run(capfdbinary, "check", "carte.mm", "formule.mm", "--format", "csv")
    assert out.startswith("\ufeffFichier;")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Titre"] for row in rows] == ["Projet", "'=1+1"]
    assert rows[0]["C5"] == "Absent"


def test_check_as_text_and_html_always_say_who_decides(here, capfdbinary):
    for format in ("text", "html"):
        _, out, _ = run(capfdbinary, "check", "carte.mm", "--format", format)
        assert "seul le jury décide" in out
        assert "C5" in out


def test_check_writes_where_it_is_told(here, capfdbinary):
    status, out, _ = run(capfdbinary, "check", "carte.mm", "--format", "json", "--output", "sous/avis.json")
    assert (status, out) == (1, "")
    assert json.loads((here / "sous/avis.json").read_text(encoding="utf-8"))["nodes"] == 2


def test_convert_to_a_folder_keeps_names(here, capfdbinary):
    status, _, _ = run(capfdbinary, "convert", "carte.mm", "--to", "mm", "--output", "out")
    assert status == 0
    assert (here / "out/carte.mm").read_text().startswith('<map version="1.0.1"')


def test_convert_two_files_of_one_name_keeps_both(here, capfdbinary):
    (here / "a").mkdir()
    (here / "a/carte.mm").write_text(MAP.replace("Projet", "Autre"), encoding="utf-8")
    run(capfdbinary, "convert", "carte.mm", "a/carte.mm", "--to", "mm", "--output", "out")
    assert "Projet" in (here / "out/carte.mm").read_text()
    assert "Autre" in (here / "out/carte-2.mm").read_text()


def test_convert_overwrites_nothing_unasked(here, capfdbinary):
    status, _, err = run(capfdbinary, "convert", "carte.mm", "--to", "mm")
    assert status == 2
    assert "existe déjà" in err
    assert (here / "carte.mm").read_text() == MAP


def test_each_sheet_is_a_map_of_its_own(here, capfdbinary):
    (here / "cours.xmind").write_bytes(two_sheets())
    status, _, err = run(capfdbinary, "convert", "cours.xmind", "--to", "mm", "--output", "out")
    assert status == 0
    assert "cours-budget.mm" in err
    written = [formats.read((here / "out" / name).read_bytes()).map for name in ("cours.mm", "cours-budget.mm")]
    assert [each.root.text for each in written] == ["Relais", "Dépenses"]
    _, out, _ = run(capfdbinary, "check", "cours.xmind", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Fichier"] for row in rows] == ["cours.xmind, Projet", "cours.xmind, Budget"]


@pytest.mark.parametrize("to", ["mm", "svg", "pdf", "png", "opml", "md", "dot", "docx", "xmind", "pptx"])
def test_convert_to_every_format_and_back_where_it_reads(here, capfdbinary, to):
    """Read again by content, under a name that says nothing; Markdown by its name alone."""
    status, _, _ = run(capfdbinary, "convert", "carte.mm", "--to", to, "--output", "out")
    made = here / f"out/carte.{to}"
    assert (status, made.stat().st_size > 10) == (0, True)
    if to not in ("pdf", "png", "dot", "pptx"):  # slides name an idea alone under their title
        again = made if to == "md" else made.rename(here / "sans-nom")
        status, out, _ = run(capfdbinary, "check", str(again), "--format", "json")
        assert (status, json.loads(out)["nodes"]) == (1, 2)


def test_convert_for_paper_takes_a_sheet_a_direction_and_a_width(here, capfdbinary):
    sizes = {}
    for name, options in {
        "paper": ["--preset", "paper"],
        "a4": ["--sheet", "A4"],
        "tall": ["--sheet", "A4", "--portrait"],
        "screen": [],
    }.items():
        run(capfdbinary, "convert", "carte.mm", "--to", "svg", "--output", f"{name}.svg", *options)
        drawn = (here / f"{name}.svg").read_text(encoding="utf-8")
        sizes[name] = drawn.partition(' width="')[2].partition('"')[0]
    assert sizes["paper"] == "1190.5pt"
    assert sizes["a4"] == "841.9pt"
    assert sizes["tall"] == "595.3pt"
    assert not sizes["screen"].endswith("pt")
    run(capfdbinary, "convert", "carte.mm", "--to", "png", "--width", "640", "--output", "carte.png")
    assert int.from_bytes((here / "carte.png").read_bytes()[16:20], "big") == 640


def test_convert_to_a_poster_of_a_paper_and_no_other(here, capfdbinary):
    poster = ["convert", "carte.mm", "--preset", "poster"]
    words = ["--title", "Un atelier", "--author", "Camille D.", "--centre", "Le Centre"]
    assert run(capfdbinary, *poster, "--to", "svg", "--portrait", *words, "--output", "mur.svg")[0] == 0
    drawn = (here / "mur.svg").read_text(encoding="utf-8")
    assert 'width="1683.8pt" height="2381.1pt"' in drawn
    assert "Un atelier" in drawn
    assert "Camille D. · Le Centre" in drawn
    for to, magic in (("pdf", b"%PDF"), ("png", b"\x89PNG")):
        assert run(capfdbinary, *poster, "--to", to, "--sheet", "A2", "--output", f"mur.{to}")[0] == 0
        assert (here / f"mur.{to}").read_bytes().startswith(magic)
    for wrong, said in (
        ([*poster, "--to", "svg", "--sheet", "A4"], "Choisissez A3, A2, A1, A0."),
        ([*poster, "--to", "md"], "Une affiche ne se fait pas dans ce format."),
        (["convert", "carte.mm", "--to", "svg", "--sheet", "A0"], "Ajoutez --preset poster."),
    ):
        status, _, err = run(capfdbinary, *wrong, "--output", "faux.out")
        assert status == 2
        assert said in err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("carte.zip", b"PK\x03\x04" + b"0" * 60, "archive ZIP"),
        ("carte.mm", b"\x1f\x8b" + b"0" * 60, "archive gzip"),
        ("carte.pdf", b"%PDF-1.7\n", "PDF"),
        ("carte.doc", b"\xd0\xcf\x11\xe0" + b"0" * 60, "ancien document"),
        ("carte.bin", bytes(range(256)), "ni un texte"),
        ("vide.md", b" \n", "vide"),
    ],
)
def test_a_file_without_a_map_is_refused_in_words(here, capfdbinary, name, data, words):
    (here / name).write_bytes(data)
    status, out, err = run(capfdbinary, "convert", name, "--to", "svg", "--output", "out")
    assert (status, out) == (2, "")
    assert words in err


def test_check_by_the_readings_of_a_centre(here, capfdbinary):
    """They are said in the report; a wrong one stops everything."""
    (here / "centre.json").write_text('{"risk_kinds": 3}')
    _, out, _ = run(capfdbinary, "check", "carte.mm", "--format", "json", "--readings", "centre.json")
    assert any("votre centre demande 3 domaines" in notice for notice in json.loads(out)["notices"])
    (here / "centre.json").write_text('{"risk_kinds": 30}')
    status, out, err = run(capfdbinary, "check", "carte.mm", "--readings", "centre.json")
    assert (status, out) == (2, "")
    assert "hors des bornes" in err


def test_wrong_words_end_with_2(here):
    for arguments in ([], ["check"], ["convert", "carte.mm", "--to", "doc"], ["verifier"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_an_unreadable_file_is_said(here, capfdbinary):
    (here / "carte.mm").chmod(0)
    status, _, err = run(capfdbinary, "check", "carte.mm")
    assert status == 2
    assert "ne peut pas être lu" in err


def test_a_folder_and_a_closed_pipe_are_no_traceback(here, capfdbinary):
    (here / "dossier").mkdir()
    status, _, err = run(capfdbinary, "check", "dossier")
    assert status == 2
    assert "c’est un dossier" in err
    done = subprocess.run(
        f"{sys.executable} -m cefi_map.cli check {'carte.mm ' * 40} --format text | head -c 10",
        shell=True,
        capture_output=True,
    )
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="these systems allow no such name")
def test_a_name_in_another_encoding_is_read_and_shown(here, capfdbinary):
    name = os.fsdecode(b"caf\xe9.mm")
    (here / name).write_text(MAP, encoding="utf-8")
    for format in ("text", "json", "html", "csv"):
        status, out, _ = run(capfdbinary, "check", name, "--format", format)
        assert (status, "caf\ufffd.mm" in out) == (1, True)
    assert run(capfdbinary, "convert", name, "--to", "svg", "--output", "out")[0] == 0
    assert run(capfdbinary, "review", name, "--output", "relecture")[0] == 0


@pytest.mark.parametrize("output", ["fichier/dedans.svg", "x" * 300 + ".svg"])
def test_where_nothing_can_be_written_is_said(here, capfdbinary, output):
    (here / "fichier").write_text("")
    status, _, err = run(capfdbinary, "convert", "carte.mm", "--to", "svg", "--output", output)
    assert status == 2
    assert "ne peut pas être écrit" in err


def test_a_name_as_long_as_the_system_allows_is_written(here, capfdbinary):
    name = "x" * 250 + ".mm"
    (here / name).write_text(MAP)
    assert run(capfdbinary, "convert", name, "--to", "svg", "--output", "out")[0] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_device_or_a_pipe_is_written_to_and_a_link_followed(here, capfdbinary):
    (here / "lien.json").symlink_to(here / "vrai.json")
    run(capfdbinary, "check", "carte.mm", "--format", "json", "--output", "lien.json")
    assert (here / "lien.json").is_symlink()
    assert json.loads((here / "vrai.json").read_text(encoding="utf-8"))["nodes"] == 2
    os.mkfifo("tuyau")
    with subprocess.Popen(["cat", "tuyau"], stdout=subprocess.PIPE) as reader:
        run(capfdbinary, "check", "carte.mm", "--format", "json", "--output", "tuyau")
        assert json.loads(reader.communicate()[0])["nodes"] == 2
    assert Path("tuyau").is_fifo()


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="no endless file here")
def test_an_endless_file_is_refused_at_the_limit(here, capfdbinary, monkeypatch):
    monkeypatch.setattr("cefi_map.limits.FILE_BYTES", 2**20)
    status, _, err = run(capfdbinary, "check", "/dev/zero")
    assert (status, "limite est de 1 Mo" in err) == (2, True)


@pytest.mark.whole
@pytest.mark.skipif(sys.platform == "win32", reason="shell redirections")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("PORT=abc {} check carte.mm", 1),
        ("PORT=abc {} serve", 2),
        ("PYTHONIOENCODING=ascii {} --help", 0),
        ("{} check carte.mm >&-", 2),
        ("{} check carte.mm > /dev/full", 2),
        ("{} serve --data donnees --database base", 2),
    ],
)
def test_odd_surroundings_are_no_traceback(here, command, status):
    done = subprocess.run(command.format(f"{sys.executable} -m cefi_map.cli"), shell=True, capture_output=True)
    assert b"Traceback" not in done.stderr
    assert done.returncode == status


def test_the_version_is_said_with_nothing_loaded_for_it() -> None:
    code = "import sys; from cefi_map.cli import main; print(main(['--version']), 'argparse' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["cefi-map", __version__, "0", "False"]


def test_a_check_loads_neither_the_database_nor_what_writes_other_files(tmp_path: Path):
    """Half of what was imported served nothing there."""
    (tmp_path / "carte.mm").write_text(MAP, "utf-8")
    code = (
        "import sys; from cefi_map.cli import main; status = main(['check', 'carte.mm']);"
        "print(status, sorted({'sqlalchemy', 'docx', 'graphviz', 'markdown_it', 'jinja2', 'flask'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "1 []", done.stderr
