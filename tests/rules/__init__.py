"""The rules, one requirement after the other."""

from __future__ import annotations

from collections.abc import Iterable

from cefi_map.checking.report import Verdict
from cefi_map.mindmap import outline
from cefi_map.rules import check

PROJECT = """
Les mains vertes : des jardins pour 10 allocataires du RSA à Vierzon
  Contexte
    Les allocataires disent en entretien ne plus sortir de chez eux, 6 sur 10 n'ont pas le permis
"""


def judged(id: str, top: str, lines: Iterable[str]) -> Verdict:
    """The verdict of one requirement on an outline: its top, then lines one level below the root."""
    return check(outline.parse("\n".join([top.strip("\n"), *(f"  {line}" for line in lines)]))).verdict(id)


def under(id: str, title: str, *lines: str) -> Verdict:
    """The verdict of one requirement on a project with some lines below one title."""
    return judged(id, PROJECT, [title, *(f"  {line}" for line in lines)])
