"""What the formatters of templates and style sheets do not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "cefi_map"
KINDS = ("**/templates/**/*.html", "reporting/*.j2", "**/static/css/*.css", "reporting/*.css")
SOURCES = sorted(path for kind in KINDS for path in PACKAGE.glob(kind))
COLUMNS = 120
RUN_TOGETHER = re.compile(r"<[a-z][^<>]*endif %\}\s+\{% if")
"""Two conditions one after the other in a tag: the break between them is a block's, which Jinja takes away, and
« checked » and « disabled » become « checkeddisabled ». An attribute between them keeps them apart."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_template_or_a_sheet_is_read_without_scrolling(path: Path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if len(line) > COLUMNS] == []
    assert RUN_TOGETHER.findall("\n".join(lines)) == []
