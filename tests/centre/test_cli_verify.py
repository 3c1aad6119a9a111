"""``cefi-map verify``: what changed in the closed file of a session, by its exit status and its words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cefi_map.cli import main
from cefi_map.desk.store import Desk
from cefi_map.store import open_store
from tests.centre.jury.test_arranging import desk_of
from tests.centre.jury.test_closing import closed, files, rezipped


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="a zone cannot be changed there")
@pytest.mark.parametrize(
    ("zone", "named"),
    [("UTC0", "(UTC)"), ("XXX-1", "(UTC+1)"), ("XXX+3:30", "(UTC-3 h 30)")],
    ids=["UTC", "ahead", "behind by a half"],
)
def test_the_hour_is_that_of_the_server_that_closed_it_and_its_zone_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, zone: str, named: str
):
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        store = open_store(tmp_path / "data")
        (tmp_path / "clos.zip").write_bytes(closed(desk := desk_of(store, works=1, people=1)))
        [moment] = (each.closed.astimezone() for each in Desk(desk.store).closings())
        store.close()
        there.setenv("TZ", "YYY-9")
        time.tzset()
        assert main(["verify", str(tmp_path / "clos.zip")]) == 0
    time.tzset()
    assert f"close le {moment:%d/%m/%Y à %H h %M} {named} par" in capsys.readouterr().out


def test_a_closed_session_is_whole_or_its_changed_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = open_store(tmp_path / "data")
    desk = desk_of(store, works=1, people=1)
    path = tmp_path / "clos.zip"
    path.write_bytes(closed(desk))
    [digest] = (each.digest for each in Desk(desk.store).closings())
    store.close()
    assert main(["verify", str(path)]) == 0
    assert digest in capsys.readouterr().out.replace(" ", "")
    assert main(["verify", str(path), "--digest", digest[:8].upper() + " " + digest[8:]]) == 0
    assert "C’est l’empreinte donnée." in capsys.readouterr().out
    assert main(["verify", str(path), "--digest", "0" * 64]) == 1
    assert main(["verify", str(path), "--digest", "0"]) == 2
    held = files(path.read_bytes())
    held["grilles.csv"] += b"x"
    path.write_bytes(rezipped(held))
    assert main(["verify", str(path)]) == 1
    assert "changé : grilles.csv" in capsys.readouterr().out
    path.write_bytes(b"rien")
    assert main(["verify", str(path)]) == 2
    assert "n’est pas une archive .zip" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "absent.zip")]) == 2
