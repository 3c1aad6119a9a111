"""docs/serveur.md is what whoever installs a server pastes: systemd takes its units, a shell its scripts, and the copy
that they make of the database comes back."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.documents import ROOT, pasted
from tests.store import postgres

GUIDE = ROOT / "docs" / "serveur.md"
TEXT = GUIDE.read_text("utf-8")
FILES = pasted(GUIDE)
UNITS = "/etc/systemd/system/"
WRAPPER, BACKUP = FILES["/usr/local/sbin/cefi-map"], FILES["/usr/local/sbin/cefi-backup"]
SETTINGS = FILES["/etc/cefi/env"]
KEPT = 14


@pytest.mark.whole
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_systemd_takes_the_units(tmp_path: Path):
    """Where the programs that they start are not installed, another one stands for them."""
    units = {path.removeprefix(UNITS): text for path, text in FILES.items() if path.startswith(UNITS)}
    assert {Path(name).suffix for name in units} == {".service", ".timer", ".conf"}
    for name, text in units.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        there = re.sub(r"(?<==)/(opt/cefi/bin|usr/local/sbin)/[\w-]+", shutil.which("true") or "", text)
        (tmp_path / name).write_text(there, "utf-8")
    whole = [tmp_path / name for name in units if "/" not in name]
    told = subprocess.run(["systemd-analyze", "verify", *whole], capture_output=True, text=True, check=False)
    ours = [line for line in told.stderr.splitlines() if "cefi-" in line]
    assert (told.returncode, ours) == (0, [])


def test_the_settings_are_the_same_to_systemd_and_to_a_shell(tmp_path: Path):
    """A unit's EnvironmentFile takes quotes as a shell does, and expands nothing."""
    (tmp_path / "env").write_text(SETTINGS, "utf-8")
    read = {line.partition("=")[0]: shlex.split(line.partition("=")[2])[0] for line in SETTINGS.splitlines()}
    command = [*("sh", "-c", 'set -a; . "$0"; exec env'), tmp_path / "env"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]})
    assert read.items() <= dict(line.split("=", 1) for line in told.stdout.splitlines()).items()
    assert "$" not in SETTINGS


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root takes another account")
def test_the_command_runs_with_the_settings_and_not_as_root(tmp_path: Path):
    """The account is here one that every system has."""
    tmp_path.chmod(0o755)
    for above in tmp_path.parents[:2]:
        above.chmod(0o755)
    (tmp_path / "env").write_text(SETTINGS, "utf-8")
    changed = {
        "/etc/cefi/env": f"{tmp_path}/env",
        "/var/lib/cefi-map": str(tmp_path),
        "-u cefi-map": "-u nobody",
        "/opt/cefi/bin/cefi-map": "/bin/sh -c",
    }
    assert [written for written in changed if written not in WRAPPER] == []
    script = re.sub("|".join(map(re.escape, changed)), lambda found: changed[found[0]], WRAPPER)
    asked = 'id -un; umask; pwd; echo "$CEFI_MAP_DATABASE"'
    told = subprocess.run(["sh", "-c", script, "sh", asked], capture_output=True, text=True, check=True)
    database = "postgresql:///cefi?host=/run/postgresql"
    assert told.stdout.splitlines() == ["nobody", "0077", str(tmp_path), database]


@pytest.mark.whole
@pytest.mark.skipif(sys.platform == "win32", reason="the guide is for Debian")
def test_a_copy_of_the_database_comes_back_and_fourteen_are_kept(tmp_path: Path):
    older = [tmp_path / f"cefi-2026-01-{day:02}-031500.dump" for day in range(1, KEPT + 4)]
    for each in older:
        each.touch()
    with postgres.server() as server, postgres.empty_database(server) as first, postgres.empty_database(server) as then:
        at, back = first.replace("+psycopg", ""), then.replace("+psycopg", "")
        with closing(psycopg.connect(at, autocommit=True)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 61 AS jeunes")
        script = BACKUP.replace("/var/lib/cefi-copies", str(tmp_path))
        script = script.replace("pg_dump", str(postgres.program("pg_dump")))
        subprocess.run(["sh", "-c", script], check=True, env={"CEFI_MAP_DATABASE": at, "PATH": os.environ["PATH"]})
        *left, made = sorted(tmp_path.iterdir())
        assert left == older[-KEPT + 1 :]
        assert made.stat().st_mode & 0o777 == 0o600
        postgres.run("pg_restore", "--single-transaction", "--no-owner", "--dbname", back, made)
        with closing(psycopg.connect(back, autocommit=True)) as connection:
            assert connection.execute("SELECT jeunes FROM kept").fetchone() == (61,)


def blocks(word: str) -> list[str]:
    """What is pasted with that word in it, block by block."""
    return [each for each in re.findall(r"^```\w+\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL) if word in each]


@pytest.mark.whole
@pytest.mark.skipif(sys.platform == "win32", reason="the guide is for Debian")
def test_the_database_is_in_utf_8_whatever_the_language_of_the_machine():
    """Each time that it is made: at the start, when a copy takes its place, and for a new centre."""
    made = {line for each in blocks("createdb") for line in each.splitlines() if " createdb cefi " in line}
    [line] = made
    options = [each for each in shlex.split(line.partition("createdb cefi")[2]) if not each.startswith("--owner")]
    with postgres.server() as server:
        there = server.set(drivername="postgresql").render_as_string(hide_password=False)
        postgres.run("createdb", f"--maintenance-db={there}", *options, "ici")
        with closing(psycopg.connect(there, dbname="ici")) as connection:
            assert connection.info.parameter_status("server_encoding") == "UTF8"
    assert len(blocks("createdb")) == 3


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")
def test_a_centre_makes_its_own_certificate_for_its_name_alone(tmp_path: Path):
    [script] = blocks("openssl req")
    another = "openssl req" + script.rpartition("openssl req")[2].replace("carte.centre.fr", "banque.fr")
    trusted = ["openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "centre.crt"]
    for made, name, good in ((script, "carte.centre.fr", True), (another, "banque.fr", False)):
        pasted_here = made.replace("/etc/cefi/tls", ".")
        subprocess.run(["sh", "-euc", pasted_here], cwd=tmp_path, check=True, capture_output=True)
        asked = [*trusted, "-verify_hostname", name, "carte.crt"]
        assert (subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False).returncode == 0) == good
    assert [path.name for path in tmp_path.glob("*.key") if path.stat().st_mode & 0o077] == []


def test_the_wheels_that_bring_back_are_kept_before_new_ones_are_made():
    [kept] = blocks("mv /usr/local/src/cefi-map/roues")
    [back] = blocks("--find-links /usr/local/src/roues-avant")
    assert kept.split()[-1] == "/usr/local/src/roues-avant"
    assert TEXT.index(kept) < TEXT.index("make wheels-centre\nsystemctl stop") < TEXT.index(back)
    [renewed] = blocks("cefi-map db upgrade\n")
    assert renewed.index("stop cefi-map") < renewed.index("start cefi-backup"), "nothing is written after the copy"


def test_the_container_s_account_is_who_reads_its_secret():
    [image], [started] = blocks("FROM python"), blocks("docker run")
    [uid] = re.findall(r"--uid (\d+) ", image)
    assert f"-o {uid} " in started
    assert "TZ=" in image, "an image is in UTC, and receipts have its hours"
    assert set(re.findall(r"/etc/cefi/\w+", started)) == {"/etc/cefi/base"}
