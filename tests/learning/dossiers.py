"""The weights of the dossier (``dossier/data/model.json``): what a passage says, and how what is counted of it makes a
verdict.

``python -m tests.learning.dossiers`` says what they are worth on hands left out in turn, ``--curve`` what fewer
dossiers to learn from are worth.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cefi_map.dossier import markdown
from cefi_map.dossier.plainly import settled
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.requirements import REQUIREMENTS
from cefi_map.dossier.signs import STEM, signs
from cefi_map.dossier.weighing import ANY, Output, amounts, counted
from cefi_map.judging.counting import SEVERAL
from cefi_map.judging.deciding import ORDER, Decision, decide
from cefi_map.judging.model import chances
from tests.labelled import VALUES
from tests.labelled.dossiers import ENOUGH, Labelled, letters, ours

from .fitting import Array, Signed, fitted

STRENGTH, STRENGTH_VERDICTS = 1.7, 1.0
"""Of the penalties on squared weights."""
LEAST_WEIGHT = 0.05
"""Weight under which a sign says nothing."""
LEAST_SEEN = 4
"""Passages and dossiers that must show a sign: fewer would be learnt by heart."""
OUTPUTS: tuple[Output, ...] = tuple(
    (each.id, code) for each in REQUIREMENTS for code in (ANY, *(part.code for part in each.parts))
)
FRAGMENT = 0.5
"""What a fragment of a dossier weighs in learning: its labels are those of the whole."""
IDLE = 2
"""Paragraphs of a fragment that show nothing, at least."""
Counted = dict[int, dict[str, list[float]]]
"""Text -> requirement -> the amounts that are weighed for its verdict."""
Judged = tuple[Labelled, str, Decision]


@dataclass(frozen=True)
class Text:
    """A dossier as it was written, or a fragment of one, and the requirements whose labels hold for it."""

    dossier: Labelled
    read: ReadDossier
    ids: Sequence[str]

    @property
    def hand(self) -> str:
        return self.dossier.name.partition("_")[0]

    @property
    def worth(self) -> float:
        """What it weighs in learning."""
        return 1.0 if len(self.ids) > 1 else FRAGMENT


class Rows:
    """All passages of the labelled dossiers, then of their fragments: the signs of each, what it was marked to say.
    ``number``: of which text each is."""

    def __init__(self, dossiers: Sequence[Labelled]) -> None:
        whole = [Text(each, ReadDossier(each.dossier), _ids()) for each in dossiers]
        self.drawn = len(whole)
        self.texts = [*whole, *(part for each in whole for part in fragments(each))]
        self.signs = [found for text in self.texts for found in signs(text.read)]
        self.number = np.array([number for number, text in enumerate(self.texts) for _ in text.read.passages])
        self.worth = np.array([[self.texts[number].worth] for number in self.number])
        told = [
            [text.dossier.labels[id].said(each.text) for id in _ids()]
            for text in self.texts
            for each in text.read.passages
        ]
        self.several = [id for at, id in enumerate(_ids()) if any(_twice(row[at], id) for row in told)]
        self.outputs = [*OUTPUTS, *((id, SEVERAL) for id in self.several)]
        self.y = np.array([self._marks(dict(zip(_ids(), row, strict=True))) for row in told], float)

    def _marks(self, told: Mapping[str, str | None]) -> list[bool]:
        own = [(codes := told[id]) is not None and code in codes for id, code in OUTPUTS]
        return [*own, *(_twice(told[id], id) for id in self.several)]

    def of(self, texts: Iterable[int]) -> Array:
        """The places of their passages."""
        return np.flatnonzero(np.isin(self.number, list(texts)))


def fragments(text: Text) -> Iterator[Text]:
    """Of each requirement what shows it, with as much that shows nothing, under their titles: as one who has written no
    more, or who began elsewhere. Its verdict stays the same."""
    passages = {letters(each.text)[:ENOUGH] for each in text.read.passages}
    paragraphs = [(each, letters(each)[:ENOUGH] in passages) for each in text.dossier.text.strip().split("\n\n")]
    shown = {id: text.dossier.labels[id].shown for id in text.ids}
    idle = [each for each, says in paragraphs if says and not any(each in of for of in shown.values())]
    for id in text.ids:
        beside = idle[:: max(1, len(idle) // max(IDLE, len(shown[id])))][: max(IDLE, len(shown[id]))]
        kept: list[str] = []
        title = ""
        for paragraph, says in paragraphs:
            title = title if says else paragraph
            if paragraph in shown[id] or paragraph in beside:
                kept += [title, paragraph] if title and title not in kept else [paragraph]
        yield Text(text.dossier, ReadDossier(markdown.read("\n\n".join(kept)).dossier), [id])


def _ids() -> list[str]:
    return [each.id for each in REQUIREMENTS]


def _twice(mark: str | None, id: str) -> bool:
    """Whether a passage says what is counted more than once: « 16pp »."""
    counted = next(each.parts[0].code for each in REQUIREMENTS if each.id == id)
    return (mark or "").count(counted) > 1


def passages(rows: Rows, among: Sequence[int]) -> tuple[Signed, Array, Array]:
    """What a passage proves and says: one logistic regression an output."""
    chosen = rows.of(among)
    found = [rows.signs[at] for at in chosen]
    signed = Signed(found, rows.number[chosen], LEAST_SEEN, LEAST_SEEN, STEM)
    y = rows.y[chosen]
    return signed, *fitted(signed.matrix(found), y, np.ones_like(y) * rows.worth[chosen], STRENGTH)


def weighed(rows: Rows, among: Sequence[int], asked: Sequence[int]) -> Counted:
    """What is counted in some texts, by what is learnt from others."""
    signed, weights, constants = passages(rows, among)
    found: Counted = {}
    for number in asked:
        text = rows.texts[number]
        sums = signed.matrix([rows.signs[at] for at in rows.of([number])]) @ weights + constants
        unsettled = [dict(zip(rows.outputs, chances(row), strict=True)) for row in sums]
        shown = [settled(passage, each) for passage, each in zip(text.read.passages, unsettled, strict=True)]
        found[number] = {
            each.id: amounts(counted(text.read, shown, each)) for each in REQUIREMENTS if each.id in text.ids
        }
    return found


def unseen(rows: Rows, among: Sequence[int]) -> Counted:
    """The same of each text, by what was learnt without its hand."""
    found: Counted = {}
    for hand in sorted({rows.texts[number].hand for number in among}):
        own = [number for number in among if rows.texts[number].hand == hand]
        found.update(weighed(rows, [number for number in among if number not in own], own))
    return found


def verdicts(rows: Rows, counted: Counted, id: str) -> list[list[float]]:
    """What makes a requirement *satisfait*, what makes it not *absent*."""
    asked = [number for number in counted if number < rows.drawn]
    values = np.array([VALUES[rows.texts[number].dossier.labels[id].verdict] for number in asked])
    x = np.array([counted[number][id] for number in asked])
    y = np.stack([values == 2, values >= 1], 1).astype(float)
    weights, constants = fitted(x, y, np.ones_like(y), STRENGTH_VERDICTS, np.zeros((x.shape[1], 2)))
    return [[round(float(each), 3) for each in (constants[at], *weights[:, at])] for at in range(2)]


def learnt(rows: Rows) -> dict[str, Any]:
    everything = range(len(rows.texts))
    signed, weights, constants = passages(rows, everything)
    signs = {"": [round(float(each), 2) for each in constants]}
    for name, row in zip(signed.names, weights, strict=True):
        if abs(row).max() >= LEAST_WEIGHT:
            signs[name] = [round(float(each), 2) for each in row]
    counted = unseen(rows, everything)
    told = {id: verdicts(rows, counted, id) for id in _ids()}
    return {"outputs": [list(each) for each in rows.outputs], "signs": signs, "verdicts": told}


def left_out(rows: Rows, step: int = 1) -> list[Judged]:
    """Each dossier as it is judged by what is learnt of the other hands, of one dossier in ``step``."""
    names = sorted({text.dossier.name for text in rows.texts})
    kept = {name for place, name in enumerate(names) if place % step == 0}
    found: list[Judged] = []
    for hand in sorted({text.hand for text in rows.texts}):
        own = [number for number in range(rows.drawn) if rows.texts[number].hand == hand]
        others = [at for at, text in enumerate(rows.texts) if text.hand != hand and text.dossier.name in kept]
        counted, asked = unseen(rows, others), weighed(rows, others, own)
        for id in _ids():
            weights = verdicts(rows, counted, id)
            found += [(rows.texts[number].dossier, id, decide(asked[number][id], weights)) for number in own]
    return found


def said(judged: Sequence[Judged]) -> str:
    """How many are the same, how many absent and satisfait are swapped, and the same of what is asserted."""
    pairs = [(VALUES[each.labels[id].verdict], ORDER.index(decision.verdict)) for each, id, decision in judged]
    sure = [pair for pair, (_, _, decision) in zip(pairs, judged, strict=True) if decision.sure]
    same, right = (sum(asked == got for asked, got in each) for each in (pairs, sure))
    swapped = sum(abs(asked - got) == 2 for asked, got in pairs)
    share = f"asserted {len(sure) / len(pairs):.2f}, {right / max(1, len(sure)):.3f} the same"
    return f"{same} of {len(pairs)} the same ({same / len(pairs):.3f}), swapped {swapped}; {share}"


def calibration(judged: Sequence[Judged], parts: int = 5) -> str:
    """Mean confidence and share that is right, in fifths."""
    rows = sorted((decision.confidence, decision.verdict == each.labels[id].verdict) for each, id, decision in judged)
    fifths = [rows[at * len(rows) // parts : (at + 1) * len(rows) // parts] for at in range(parts)]
    return ", ".join("/".join(f"{np.mean(column):.2f}" for column in zip(*each, strict=True)) for each in fifths)


def main(arguments: Sequence[str] = ()) -> int:
    rows = Rows(ours("learnt"))
    judged = left_out(rows)
    for hand in sorted({text.hand for text in rows.texts}):
        print(f"{hand}: {said([row for row in judged if row[0].name.startswith(f'{hand}_')])}")
    for id in _ids():
        print(f"{id}: {said([row for row in judged if row[1] == id])}")
    print(f"all: {said(judged)}\nconfidence/right: {calibration(judged)}")
    for step in (4, 2) if "--curve" in arguments else ():
        print(f"one in {step} to learn from: {said(left_out(rows, step))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
