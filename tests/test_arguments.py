"""The command line speaks French when it is called wrongly."""

from __future__ import annotations

import pytest

from cefi_map.cli import main

CALLS = {
    "": "il manque : COMMANDE",
    "check": "il manque : FICHIER",
    "convert a.mm --to zip": "--to : « zip » ne convient pas ; au choix : mm, svg, pdf",
    "convert a.mm --to": "--to : il manque une valeur",
    "convert a.mm --to png --width x": "--width : « x » n'est pas un nombre de pixels",
    "serve --port x": "--port : « x » n'est pas un nombre entier",
    "serve --debug=3": "--debug : cette option ne prend pas de valeur (« 3 »)",
    "check a.mm --nope": "ceci n'est pas compris : --nope",
    "convert a.mm --to svg --p paper": "« --p » peut vouloir dire --preset, --portrait",
    "dossier": "il manque : COMMANDE",
    "rien": "« rien » ne convient pas ; au choix : check, convert, dossier, review, serve",
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
