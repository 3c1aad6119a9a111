"""``serve``: it says where it is open, tells a port that is taken, and stops cleanly."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from cefi_map.errors import CefiError
from cefi_map.web import create_app, serve
from tests.circles import one_of
from tests.serving import SERVE, started


def said_first(count: int, *options: str, **environment: str) -> list[str]:
    """The first lines of a server, which then stops cleanly."""
    environment = {**os.environ, **environment}
    with subprocess.Popen([*SERVE, *options], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(count)]
        process.terminate()
        assert process.wait(20) == 0
    return lines


def test_it_opens_answers_and_stops(tmp_path: Path):
    command = [*SERVE, "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Carte CEFI est ouverte sur http://127.0.0.1:")
        assert "Tout reste sur cet ordinateur." in process.stdout.readline()
        with urllib.request.urlopen(line.split()[-1]) as answer:
            assert answer.status == 200
            assert "Server" not in answer.headers
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


LATE = """
import signal, sys
from cefi_map.web import processes, serve
class Late:
    def __del__(self): signal.raise_signal(signal.SIGTERM)
processes.settled = Late
serve(port=0, data_dir=sys.argv[1], processes=int(sys.argv[2]))
"""
"""Told to stop while the interpreter puts something away, where no exception comes out."""


@pytest.mark.parametrize("processes", ["0", "1"])
def test_a_signal_that_comes_at_a_bad_moment_is_heard(tmp_path: Path, processes: str):
    """Before whoever serves waits for what comes: the program ends by itself."""
    command = [sys.executable, "-c", LATE, str(tmp_path), processes]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert "Carte CEFI est ouverte" in seen.stdout
    assert seen.returncode == 0, seen.stderr


@pytest.mark.whole
@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        (
            ["--open", "--host", "0.0.0.0"],
            {},
            [
                "Carte CEFI est ouverte sur http://127.0.0.1:",
                "Les autres ordinateurs",
                "peut tout lire, changer et eff",
            ],
        ),
        pytest.param(
            ["--open", "--host", "::"],
            {},
            ["Carte CEFI est ouverte sur http://[::1]:", "Les autres ordinateurs", "peut tout lire, changer et eff"],
            marks=[
                pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="there is no IPv6"),
                pytest.mark.deep,
            ],
        ),
        pytest.param(
            ["--open"],
            {"CEFI_MAP_PUBLIC_URL": "https://carte.centre.fr/"},
            [
                "Carte CEFI est ouverte sur https://carte.centre.fr\n",
                "http://127.0.0.1:",
                "peut tout lire, changer et eff",
            ],
            marks=pytest.mark.deep,
        ),
    ],
)
def test_the_terminal_says_where_it_is_and_for_whom(
    tmp_path: Path, options: list[str], environment: dict[str, str], said: list[str]
):
    lines = said_first(len(said), "--data", str(tmp_path), *options, **environment)
    assert [words in line for words, line in zip(said, lines, strict=True)] == [True] * len(said), lines


@pytest.mark.whole
@pytest.mark.parametrize(
    ("options", "environment", "asks"),
    one_of([(["--centre"], {}, True), ([], {"CEFI_MAP_CENTRE": "oui"}, True), ([], {"CEFI_MAP_CENTRE": "non"}, False)]),
)
def test_a_centre_says_at_its_first_start_how_its_head_comes_in(
    tmp_path: Path, options: list[str], environment: dict[str, str], asks: bool
):
    lines = said_first(3 if asks else 2, "--data", str(tmp_path), *options, **environment)
    assert ("Vos projets sont gardés sur le serveur de votre centre." in lines[1]) == asks
    assert (re.search(r"http://127.0.0.1:\d+/invitation/[\w-]{32}$", lines[-1].strip()) is not None) == asks


@pytest.mark.whole
def test_a_log_that_others_read_names_no_link(tmp_path: Path):
    lines = said_first(3, "--data", str(tmp_path), "--centre", CEFI_MAP_LOG="json")
    assert "cefi-map db head" in lines[-1]
    assert "invitation" not in "".join(lines)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="only systemd asks")
def test_systemd_is_told_once_it_is_open(tmp_path: Path):
    """« Type=notify » in docs/serveur.md: what starts after it, or asks it at once, is answered."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(tmp_path / "notify"))
        told.settimeout(60)
        with started([*SERVE, "--data", str(tmp_path)], NOTIFY_SOCKET=str(tmp_path / "notify")) as (process, address):
            assert told.recv(100) == b"READY=1"
            with urllib.request.urlopen(address) as answer:
                assert answer.status == 200
            process.terminate()
            assert process.wait(20) == 0


def test_a_centre_is_not_opened_to_a_network_in_clear(tmp_path: Path):
    for options in ({"host": "0.0.0.0"}, {"public_url": "http://carte.centre.fr"}):
        with pytest.raises(CefiError, match="en clair"):
            serve(data_dir=tmp_path / "d", centre=True, **options)
    assert not (tmp_path / "d").exists()


@pytest.mark.whole
@pytest.mark.parametrize("options", [["--host", "0.0.0.0"], ["--public-url", "https://carte.centre.fr"]])
def test_a_network_is_refused_before_anything_is_made(tmp_path: Path, options: list[str]):
    command = [*SERVE, "--data", str(tmp_path / "d"), *options]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert "s’ouvre au réseau, sans compte ni mot de passe. Ajoutez --open" in ended.stderr
    assert not (tmp_path / "d").exists()


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


def test_a_large_map_makes_the_interpreter_look_through_nothing_old():
    """What a page makes and keeps starts no look at all that the process knows; circles of values still go."""
    seen = subprocess.run([sys.executable, "-c", CIRCLES], capture_output=True, text=True, check=True)
    assert seen.stdout.split() == ["0", "True"]


CIRCLES = """
import gc, weakref
from cefi_map.web.processes import settled
settled()
whole = []
gc.callbacks.append(lambda phase, info: whole.append(info) if info["generation"] == 2 else None)
kept = [[] for _ in range(300_000)]
class Circle: pass
one = Circle(); one.self = one
gone = weakref.ref(one)
del one
more = [[] for _ in range(60_000)]
print(len(whole), gone() is None)
"""
