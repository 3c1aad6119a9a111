"""What is worth a second look where a verdict is good: for the author, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cefi_map.french import figures
from cefi_map.french.said import Said

from .features import features
from .report import Remark, Verdict
from .requirement import DEFAULT
from .requirements import REQUIREMENTS
from .view import View
from .wording import name

_SEVERAL = frozenset(
    each.id for each in REQUIREMENTS if any(many > 1 for way in each.satisfied(DEFAULT) for many in way.values())
)
"""Requirements that ask for two of something: one node that holds both is little."""


def remarks(view: View, verdicts: Iterable[Verdict]) -> tuple[Remark, ...]:
    """Satisfied by one node alone; a criterion that does not say how it is measured."""
    return tuple(each for verdict in verdicts for kind in (_fragile, _unmeasured) for each in kind(view, verdict))


def _fragile(view: View, verdict: Verdict) -> Iterator[Remark]:
    keys = {each.key for each in verdict.evidence}
    if verdict.verdict == "satisfait" and verdict.id in _SEVERAL and len(keys) == 1:
        (key,) = keys
        words = f"Un seul endroit montre {verdict.id}, {name(view.at(key))} : un second le rendrait plus solide."
        yield Remark(words, (key,), verdict.id)


def _unmeasured(view: View, verdict: Verdict) -> Iterator[Remark]:
    if verdict.id != "C10":
        return
    for each in verdict.evidence:
        piece = view.at(each.key)
        texts = [piece.said, *(view.reading.pieces[place].said for place in piece.children)]
        if piece.said.has("vague_criterion") and not any(map(_is_measured, texts)):
            words = f"Le critère {name(piece)} ne dit pas comment vous le mesurerez."
            yield Remark(f"{words} Comptage, questionnaire, observation ?", (each.key,), verdict.id)


def _is_measured(said: Said) -> bool:
    return said.has("eval_mode") or said.finds(figures.NUMBER) or "counts" in features(said)
