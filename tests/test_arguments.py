"""The command line speaks French when it is called wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from cefi_map import formats
from cefi_map.cli import convert, main, parser
from cefi_map.geometry import PRESETS, graph
from cefi_map.project import paper

CALLS = {
    "": "il manque : COMMANDE",
    "check": "il manque : FICHIER",
    "convert a.mm --to zip": "--to : « zip » ne convient pas ; au choix : mm, svg, pdf",
    "convert a.mm --to": "--to : il manque une valeur",
    "convert a.mm --to png --width x": "--width : « x » n’est pas un nombre de pixels",
    "serve --port x": "--port : « x » n’est pas un nombre entier",
    "serve --debug=3": "--debug : cette option ne prend pas de valeur (« 3 »)",
    "check a.mm --nope": "ceci n’est pas compris : --nope",
    "convert a.mm --to svg --p paper": "« --p » peut vouloir dire --preset, --portrait",
    "dossier": "il manque : COMMANDE",
    "rien": "« rien » ne convient pas ; au choix : check, convert, dossier, second, serve",
}


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_is_answered_in_french(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(call.split())
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("cefi-map : ")
    assert CALLS[call] in said
    assert said.endswith("--help ».\n")


def test_an_option_goes_before_its_variable_and_that_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CEFI_MAP_DATA", "CEFI_MAP_COPIES", "PORT"):
        monkeypatch.delenv(name, raising=False)
    assert told("serve") == (None, None, 5000)
    monkeypatch.setenv("CEFI_MAP_DATA", "là")
    monkeypatch.setenv("CEFI_MAP_COPIES", "autre")
    monkeypatch.setenv("PORT", "8000")
    assert told("serve") == (Path("là"), Path("autre"), 8000)
    assert told("serve --data ici --copies copies --port 1") == (Path("ici"), Path("copies"), 1)


def test_a_variable_that_cannot_be_is_answered_as_its_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "x")
    with pytest.raises(SystemExit):
        parser().parse_args(["serve"])
    assert "--port : « x » n’est pas un nombre entier" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["backup", "restore a.zip", "erase --all", "db upgrade"])
def test_a_centre_is_named_by_one_word_and_its_former_one_is_understood(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The former one stands in timetables of servers; no help teaches it."""
    asked = [parser().parse_args([*command.split(), word, "lyon"]).centre for word in ("--centre", "--cell")]
    assert asked == ["lyon", "lyon"]
    assert parser().parse_args(command.split()).centre == ""
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    said = capsys.readouterr().out
    assert "--centre NOM" in said
    assert "--cell" not in said


def told(call: str) -> tuple[Path | None, Path | None, int]:
    options = parser().parse_args(call.split())
    return options.data, options.copies, options.port


@pytest.mark.parametrize(
    "command", ["", "check", "convert", "dossier", "dossier check", "review", "serve", "backup", "restore", "erase"]
)
def test_help_holds_no_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("usage : cefi-map")
    assert "show this help" not in said
    assert "positional" not in said


def test_what_is_offered_without_loading_it_is_what_there_is() -> None:
    """An indented text is what one pastes; slides are drawn by the service."""
    written = {each.id for each in formats.FORMATS if each.write}
    assert {*convert.FORMATS} == written - {"txt"} | {"pptx"}
    assert {*convert.LAYOUTS} == {"tidy", "right", "down", *graph.ENGINES}
    assert {*convert.SHEETS} == {*paper.SHEETS, *paper.POSTERS}
    assert {*convert.PRESETS} == {*PRESETS} - {"phone"} | {"poster"}
