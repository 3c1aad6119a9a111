"""Kept answers of second readers to held maps and dossiers: built-in, reader and both, as one table.

``python -m tests.labelled.answers write FOLDER``: a demand for each held map and dossier, NAME.txt. What a reader
answers, who saw the demand and nothing else, is kept under « === NAME » in a file of ``answers/READER``, once, and
scored ever after: ``make evaluate`` prints the table.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cefi_map.agreement import kappa
from cefi_map.dossier import check as check_dossier
from cefi_map.judging import Report, Verdict, check
from cefi_map.second import Demand, Refused, joined, of_dossier, of_map, read

from . import VALUES, ours, written
from .dossiers import ours as our_dossiers

KEPT = Path(__file__).parent / "answers"


@dataclass(frozen=True)
class Held:
    """Something labelled: its demand, the built-in opinion, the jury's verdicts by requirement."""

    name: str
    demand: Demand
    report: Report
    labels: dict[str, str]

    def read(self, answer: str) -> tuple[Report, bool]:
        """With an answer, and whether it was refused: then what the built-in judge says stands alone."""
        try:
            return joined(self.report, self.demand.outline, read(self.demand, answer)), False
        except Refused:
            return self.report, True


@dataclass(frozen=True)
class Told:
    """One verdict of one voice against the jury's: 0 absent, 1 partiel, 2 satisfait."""

    asked: int
    got: int
    asserted: bool


def held() -> Iterator[Held]:
    for each in ours("held"):
        labels = {id: label.verdict for id, label in each.labels.items()}
        yield Held(each.name, Demand(of_map(each.map)), check(each.map), labels)
    for one in our_dossiers("held"):
        labels = {id: label.verdict for id, label in one.labels.items()}
        yield Held(one.name, Demand(of_dossier(one.dossier)), check_dossier(one.dossier), labels)


def table(folder: Path, among: Sequence[Held]) -> str:
    """What each reader's kept answers are worth, maps and dossiers apart."""
    lines = []
    for reader in sorted(each for each in folder.glob("*") if each.is_dir()):
        kept = written(reader)
        for kind in ("carte", "dossier"):
            of_kind = [each for each in among if each.demand.outline.kind == kind]
            answered = [each for each in of_kind if each.name in kept]
            if answered:
                lines += _scored(reader.name, kind, answered, kept)
    return "\n".join(lines)


def _scored(reader: str, kind: str, answered: Sequence[Held], kept: Mapping[str, str]) -> Iterator[str]:
    built_in: list[Told] = []
    second: list[Told] = []
    both: list[Told] = []
    open_by: Counter[str] = Counter()
    refused = 0
    for each in answered:
        report, no = each.read(kept[each.name])
        refused += no
        for id, label in each.labels.items():
            verdict = report.verdict(id)
            built_in.append(_told(label, verdict))
            second.append(_told(label, verdict.second or verdict))
            both.append(_told(label, verdict.joined))
            open_by[_left_open(verdict)] += 1
    yield f"== {reader}, {len(answered)} {kind}s, {refused} answers refused"
    for name, rows in (("built-in", built_in), ("reader", second), ("together", both)):
        yield f"{name:9} {_line(rows)}"
    yield "not asserted: " + ", ".join(f"{times} {why}" for why, times in open_by.most_common() if why)


def _left_open(verdict: Verdict) -> str:
    """Why both together do not assert it, "" where they do."""
    if verdict.joined.verdict != "a_verifier":
        return ""
    if verdict.second is None:
        return "not read"
    steps = abs(VALUES[verdict.likeliest] - VALUES[verdict.second.verdict])
    return "two steps apart" if steps == 2 else "both unsure" if verdict.leaning else "sure, the other differs"


def _told(label: str, verdict: Verdict) -> Told:
    return Told(VALUES[label], VALUES[verdict.likeliest], verdict.verdict != "a_verifier")


def _line(rows: Sequence[Told]) -> str:
    sure = [each for each in rows if each.asserted]
    return f"all {_figures(rows)}; asserted {len(sure) / len(rows):.3f}, of these {_figures(sure)}"


def _figures(rows: Sequence[Told]) -> str:
    pairs = [(each.asked, each.got) for each in rows]
    same = sum(a == b for a, b in pairs) / max(1, len(pairs))
    return f"kappa={kappa(pairs):.3f} same={same:.3f} opposite={sum(abs(a - b) == 2 for a, b in pairs)}"


def main(arguments: Sequence[str] = ()) -> int:
    if arguments[:1] == ["write"]:
        folder = Path(arguments[1])
        folder.mkdir(parents=True, exist_ok=True)
        for each in held():
            (folder / f"{each.name}.txt").write_text(f"{each.demand.text}\n", "utf-8")
    elif KEPT.is_dir():
        print(table(KEPT, list(held())), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
