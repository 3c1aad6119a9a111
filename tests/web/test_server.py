"""``serve``: it says where it is open, tells a port that is taken, and stops cleanly."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from cefi_map.errors import CefiError
from cefi_map.web import create_app, serve


def test_it_opens_answers_and_stops(tmp_path: Path):
    command = [sys.executable, "-m", "cefi_map.cli", "serve", "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Carte CEFI est ouverte sur http://127.0.0.1:")
        with urllib.request.urlopen(line.split()[-1]) as answer:
            assert answer.status == 200
            assert "Server" not in answer.headers
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken_is_told(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CefiError, match=f"Le port {port} est déjà pris") as told:
            serve(port=port, data_dir=tmp_path)
        assert f"--port {port + 1}" in told.value.advice


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99_999), ("203.0.113.7", 0)])
def test_an_impossible_address_is_told(tmp_path: Path, host: str, port: int):
    with pytest.raises(CefiError):
        serve(host=host, port=port, data_dir=tmp_path)


def test_data_that_cannot_be_kept_there_is_told(tmp_path: Path):
    """A file where the directory should be: the session's key finds no place, before the database does."""
    taken = tmp_path / "donnees"
    taken.write_text("")
    with pytest.raises(CefiError, match="donnees ne peut pas servir") as told:
        serve(port=0, data_dir=taken)
    assert "autre dossier" in told.value.advice


def test_an_address_of_a_database_is_used_in_the_place_of_the_directory(tmp_path: Path):
    app = create_app(tmp_path / "donnees", database=f"sqlite:///{tmp_path / 'base.sqlite3'}")
    app.extensions["store"].close()
    assert (tmp_path / "base.sqlite3").is_file()
    assert [each.name for each in (tmp_path / "donnees").iterdir()] == ["cle-de-session"]
