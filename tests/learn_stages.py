"""Learns the weights of ``checking/data/stages.json`` anew: how much must be said of a stage for it to be there.

Run by hand, after ``tests.learn``: ``python -m tests.learn_stages``. It reads the labelled maps of ``gold/dev`` and of
``tests/labelled/maps/learnt``. The chances of a map's nodes come from weights learnt without it, as do those of a map
never seen. Needs scikit-learn; takes some minutes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cefi_map.checking import signals, stages
from cefi_map.checking.view import View
from tests import learn
from tests.labelled import Labelled, gold, ours
from tests.shared import SHARED

WEIGHTS = Path(stages.__file__).parent / "data" / "stages.json"
STRENGTH = 1.0
"""Inverse strength of the penalty."""

Row = tuple[dict[str, float], bool]


def main() -> int:
    maps = [each for each in (*gold(SHARED / "gold" / "dev"), *ours("learnt")) if each.on_topic]
    rows: list[Row] = []
    for fold in range(learn.FOLDS):
        use(learn.models([each for number, each in enumerate(maps) if number % learn.FOLDS != fold]))
        rows += rows_of(maps[fold :: learn.FOLDS])
    WEIGHTS.write_text(json.dumps(learnt(rows), indent=0) + "\n", "utf-8")
    print(f"{len(maps)} maps, {len(rows)} stages -> {WEIGHTS}")
    return 0


def use(models: dict[str, Any]) -> None:
    """Puts weights of signs in force."""
    signals.weights.cache_clear()
    signals.weights().update({name: signals.packed(model) for name, model in models.items()})
    signals._around.cache_clear()


def rows_of(maps: Iterable[Labelled]) -> Iterator[Row]:
    for each in maps:
        view = View(each.map)
        if view.subject.kind == "project":
            placed = stages.placed_in(view, {})
            for stage in stages.STAGES:
                amounts = stages.amounts(view, stage, placed[stage], stages.chances(view, stage))
                yield {**amounts, stage: 1.0}, each.stages[f"S{stage[1]}"]


def learnt(rows: Sequence[Row]) -> dict[str, float]:
    """Amount or stage -> weight; the weight of a stage is its constant."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    vectorizer: Any = DictVectorizer(sparse=False)
    model: Any = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(vectorizer.fit_transform([amounts for amounts, _ in rows]), [present for _, present in rows])
    constant = float(model.intercept_[0])
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(name): round(float(weight) + (constant if name in stages.STAGES else 0.0), 2) for name, weight in named}


if __name__ == "__main__":
    sys.exit(main())
