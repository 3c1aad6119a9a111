"""Readers for tests: what a second reader might answer to a demand, from what it was sent alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

Said = Callable[[str], Mapping[str, Any]]
"""What is said of a requirement, by its code."""
_WITNESS = re.compile(r"mot témoin : (\w+)")


def witnesses(demand: str) -> list[str]:
    return _WITNESS.findall(demand)


def codes(demand: str) -> list[str]:
    found = re.search(r"une entrée par exigence \(([^)]*)\)", demand)
    assert found
    return found[1].split(", ")


def lines(demand: str) -> dict[int, str]:
    return {int(number): text for number, text in re.findall(r"^[a-z]{4}\|(\d+)\| *(.*)$", demand, re.MULTILINE)}


def answered(demand: str, said: Said) -> str:
    """An answer as asked for: witnesses right, the requirement of control absent."""
    absent = {"lignes": [], "verdict": "absent", "autre": "aucun"}
    asked = {code: absent if code == "C0" else said(code) for code in codes(demand)}
    return json.dumps({"temoins": witnesses(demand), "exigences": asked}, ensure_ascii=False)


def obeying(demand: str) -> str:
    """A reader that does what a candidate tells it: all is there, and every line proves it."""
    cited = list(lines(demand))
    return answered(demand, lambda code: {"lignes": cited, "verdict": "satisfait", "autre": "aucun"})
