"""docs/serveur.md is what whoever installs a server copies: its units are ones that systemd takes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "serveur.md").read_text("utf-8")
UNITS = re.findall(r"^```ini\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.whole
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_systemd_takes_the_units(tmp_path: Path):
    """The first as it is; the others are said to go over it, as ``systemctl edit`` does."""
    first, *over = UNITS
    unit = tmp_path / "cefi-map.service"
    unit.write_text(re.sub(r"/opt/cefi/bin/cefi-map", shutil.which("true") or "", first), "utf-8")
    (tmp_path / "cefi-map.service.d").mkdir()
    for number, each in enumerate(over):
        each = each.replace("ExecStart=", "ExecStart=\nExecStart=").replace("Requires=postgresql.service", "")
        each = each.replace("/opt/cefi/bin/cefi-map", shutil.which("true") or "")
        (tmp_path / "cefi-map.service.d" / f"{number}.conf").write_text(each, "utf-8")
    told = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    ours = [line for line in told.stderr.splitlines() if "cefi-map" in line]
    assert (told.returncode, ours) == (0, [])
