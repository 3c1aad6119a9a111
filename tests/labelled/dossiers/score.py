"""``python -m tests.labelled.dossiers.score [--show] [FOLDERS…]``: the verdicts against labelled dossiers.

Without a folder, those the rules were written with, then those held back. Of the latter only the total is printed, so
that nothing can be learnt from them; of the others ``--show`` names the dossiers where a verdict differs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cefi_map.agreement import kappa
from cefi_map.dossier import check
from tests.labelled.dossiers import IDS, Labelled, letters, ours

FOLDERS = ("learnt", HELD := "held")
VALUES = {"absent": 0, "partiel": 1, "satisfait": 2}


@dataclass(frozen=True, slots=True)
class Scored:
    """One verdict against its label; ``right_place`` where a passage cited is one that the label names."""

    name: str
    id: str
    asked: int
    got: int
    borderline: bool
    right_place: bool

    @property
    def same(self) -> bool:
        return self.asked == self.got


def scored(dossiers: Sequence[Labelled]) -> list[Scored]:
    found = []
    for each in dossiers:
        report = check(each.dossier)
        for id in IDS:
            verdict, label = report.verdict(id), each.labels[id]
            cited = [letters(one.text) for one in verdict.evidence]
            right = any(letters(shown).startswith(opening) for opening in cited for shown in label.shown)
            values = VALUES[label.verdict], VALUES[verdict.likeliest]
            found.append(Scored(each.name, id, *values, label.borderline, right))
    return found


def total(rows: Sequence[Scored]) -> str:
    same = sum(each.same for each in rows)
    return f"{same} of {len(rows)} verdicts the same ({same / len(rows):.3f})"


def said(rows: Sequence[Scored]) -> str:
    """The figures of one set, a line for each requirement below."""
    clear = [each for each in rows if not each.borderline]
    shown = [each for each in rows if each.same and each.asked]
    pairs = Counter((each.asked, each.got) for each in rows)
    lines = [
        f"{total(rows)}, kappa {kappa([(each.asked, each.got) for each in rows]):.3f}, "
        f"clear labels {sum(each.same for each in clear)} of {len(clear)}, "
        f"absent taken for satisfait {pairs[0, 2]}, satisfait taken for absent {pairs[2, 0]}, "
        f"a right passage in {sum(each.right_place for each in shown)} of {len(shown)}"
    ]
    for id in IDS:
        of_id = [each for each in rows if each.id == id]
        lower, higher = (sum(test(each) for each in of_id) for test in (_lower, _higher))
        lines.append(f"  {id:4} {sum(each.same for each in of_id)} of {len(of_id)}, too low {lower}, too high {higher}")
    return "\n".join(lines)


def _lower(row: Scored) -> bool:
    return row.got < row.asked


def _higher(row: Scored) -> bool:
    return row.got > row.asked


def main(arguments: Sequence[str] = ()) -> int:
    for folder in [each for each in arguments if not each.startswith("-")] or FOLDERS:
        rows = scored(ours(folder))
        print(f"== dossiers {folder}: {total(rows) if folder == HELD else said(rows)}", flush=True)
        for each in rows if "--show" in arguments and folder != HELD else ():
            if not each.same:
                print(f"  {each.name} {each.id}: {_NAMES[each.asked]} asked, {_NAMES[each.got]} given")
    return 0


_NAMES = {value: name for name, value in VALUES.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
