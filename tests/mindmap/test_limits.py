"""What the page minds by itself is what the server minds."""

from __future__ import annotations

import re
from math import prod
from pathlib import Path

from cefi_map import limits

PACKAGE = Path(limits.__file__).parent
TABLE = (PACKAGE / "static" / "js" / "mindmap" / "limits.js").read_text("utf-8")


def test_a_limit_has_one_value_under_its_name() -> None:
    told = re.findall(r"^export const ([A-Z_]+) = (.+);$", TABLE, re.MULTILINE)
    assert len(told) >= 6
    for name, value in told:
        factors = value.replace("MEGABYTE", "1024 * 1024").split(" * ")
        assert prod(map(int, factors)) == getattr(limits, name), name


def test_the_large_ones_stand_nowhere_else() -> None:
    large = re.compile(r"\b32_?000\b|\d \* 1024 \* 1024")
    beside = [
        path.name
        for path in PACKAGE.glob("**/static/js/**/*.js")
        if path.name != "limits.js" and large.search(path.read_text("utf-8"))
    ]
    assert beside == []
