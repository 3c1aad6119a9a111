"""Learns the weights of ``checking/data/about.json`` anew: what makes a map one about something else.

Run by hand: ``python -m tests.learn_subject``. It reads the labelled maps of ``tests/labelled/maps/learnt``, those of
``gold/dev`` of the reference material where it is there, and the outlines of ``tests/checking/subjects`` and
``tests/rules/maps`` (there, names that begin with « hors » are off topic). Needs scikit-learn, as ``tests/learn.py``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cefi_map.checking import about
from cefi_map.checking.reading import ReadMap
from cefi_map.mindmap import MindMap, outline
from tests.labelled import Labelled, gold, ours
from tests.shared import SHARED

WEIGHTS = Path(about.__file__).parent / "data" / "about.json"
HERE = Path(__file__).parent
LEAST_MAPS, STRENGTH, LEAST_WEIGHT = 8, 1.0, 0.01
"""Maps that must show a sign (a word of fewer would be learnt by heart), inverse strength of the penalty, weight under
which a sign is dropped."""

Row = tuple[dict[str, float], bool]


def main() -> int:
    rows = [*labelled((*gold(SHARED / "gold" / "dev"), *ours("learnt"))), *written()]
    weights = learnt(rows)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(rows)} maps, {sum(off for _, off in rows)} off topic, {len(weights)} signs -> {WEIGHTS}")
    return 0


def labelled(maps: Iterable[Labelled]) -> Iterator[Row]:
    return (row(each.map, not each.on_topic) for each in maps)


def written() -> Iterator[Row]:
    """The outlines written for the tests; a blank template is neither one nor the other."""
    for path in sorted((HERE / "checking" / "subjects").glob("*/*.txt")):
        yield row(outline.parse(path.read_text("utf-8")), path.parent.name == "off")
    for path in sorted((HERE / "rules" / "maps").glob("*.txt")):
        if path.stem != "hors_vierge":
            yield row(outline.parse(path.read_text("utf-8")), path.stem.startswith("hors"))


def row(mindmap: MindMap, off: bool) -> Row:
    read = ReadMap(mindmap)
    return about.signs(read.root, read.nodes), off


def learnt(rows: Sequence[Row]) -> dict[str, float]:
    """Sign ("" for the constant) -> weight: one logistic regression."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    maps = Counter(sign for signs, _ in rows for sign in signs)
    vectorizer: Any = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(
        [{sign: value for sign, value in signs.items() if maps[sign] >= LEAST_MAPS} for signs, _ in rows]
    )
    model: Any = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(matrix, [off for _, off in rows])
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(sign): round(float(weight), 2) for sign, weight in named if abs(weight) >= LEAST_WEIGHT}
    return {"": round(float(model.intercept_[0]), 2), **dict(sorted(weights.items()))}


if __name__ == "__main__":
    sys.exit(main())
