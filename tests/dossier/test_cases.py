"""What a jury would say of short dossiers in many voices: spoken, formal, in lists, in « nous », in letters.

Nothing is learnt from them: most are judged as a jury would, and hardly any the opposite.
"""

from __future__ import annotations

import re
from pathlib import Path

from cefi_map.dossier import RULES, markdown
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Subject, judge

_CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^== (satisfait|partiel|absent) · (.+)$", re.MULTILINE)
_RULES = {each.id: each for each in RULES}
_LEAST, _MOST = 0.65, 0.08
"""Share that is judged the same, and share that is judged the opposite."""


def _cases() -> list[tuple[str, str, str, str]]:
    """Requirement, expected verdict, title, text: a file a requirement, each case under its « == verdict · title »."""
    found = []
    for path in sorted(_CASES.glob("*.txt")):
        pieces = _CASE.split(path.read_text("utf-8"))[1:]
        found += [(path.stem, *piece) for piece in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True)]
    return found


def test_short_dossiers_are_judged_as_a_jury_would() -> None:
    asserted = []
    for id, expected, title, text in _cases():
        outcome, _ = judge(_RULES[id], Subject(ReadDossier(markdown.read(text).dossier)))
        asserted.append((expected, outcome.likeliest, f"{id} {title}"))
    assert sum(asked == got for asked, got, _ in asserted) / len(asserted) >= _LEAST
    swapped = [each for each in asserted if set(each[:2]) == {"absent", "satisfait"}]
    assert len(swapped) / len(asserted) <= _MOST, swapped


def test_every_requirement_has_cases_of_each_verdict() -> None:
    assert {(id, expected) for id, expected, _, _ in _cases()} == {
        (id, verdict) for id in _RULES if id != "M4" for verdict in ("satisfait", "partiel", "absent")
    }
