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
