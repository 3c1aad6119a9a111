"""Learns the weights of ``checking/data/signals.json`` anew. Run by hand, when features, words or labelled maps change.

``python -m tests.learn`` reads the labelled maps of ``tests/labelled/maps/learnt``, those of ``gold/dev``
of the reference material where it is there, and the leaves of ``tests/rules/learning/leaves.txt``. It needs
scikit-learn, which neither the product nor its tests do. One set of maps gives the same weights every time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cefi_map.checking import signals
from cefi_map.checking.around import Around, chances, own, parts
from cefi_map.checking.places import place
from cefi_map.checking.reading import ReadMap
from cefi_map.mindmap import outline
from tests.labelled import Labelled, gold, ours
from tests.shared import SHARED

WEIGHTS = Path(signals.__file__).parent / "data" / "signals.json"
LEAVES = Path(__file__).parent / "rules" / "learning" / "leaves.txt"
LEAST_SEEN, LEAST_MAPS, STRENGTH, STRENGTH_AROUND = 6, 6, 0.3, 1.0
"""Nodes that must show a feature, maps that must hold a word, inverse strength of the penalties."""
LEAST_WEIGHT, LEAST_AROUND = 0.1, 0.005
"""Weights under which one is dropped. In the second weighing odds are far from 0 and of one sign: many small weights
together move a chance, and must stay."""
FOLDS = 5

Features = dict[str, float]
Row = tuple[list[str], set[str]]
"""Names of what is true of a node, and the requirements it was pointed at for."""


class Rows:
    """The nodes of some maps that say something: what each says and where it stands, and what it was pointed at for."""

    def __init__(self, maps: Sequence[Labelled]) -> None:
        self.maps = maps
        self.reads = [ReadMap(each.map) for each in maps]
        self.places = [
            (number, node.index) for number, read in enumerate(self.reads) for node in read.nodes[1:] if not node.blank
        ]
        nodes = [(maps[number], self.reads[number].nodes[index]) for number, index in self.places]
        self.said = [list(signals.said(node)) for _, node in nodes]
        self.ids = [
            {id for id, label in each.labels.items() if node.node.key in label.evidence} for each, node in nodes
        ]
        self.stood: list[list[str]] = [[] for _ in nodes]

    def stand(self, number: int) -> None:
        """Places the nodes of one map, by the weights in force."""
        read = self.reads[number] = ReadMap(self.maps[number].map)
        place(read)
        for row, (of, index) in enumerate(self.places):
            if of == number:
                self.stood[row] = list(signals.stood(read, read.nodes[index]))

    def words_of_few(self, least: int) -> set[str]:
        """Words that fewer than ``least`` maps hold: they would be learnt by heart."""
        maps: dict[str, set[int]] = {}
        for features, (number, _) in zip(self.said, self.places, strict=True):
            for feature in features:
                if feature.startswith(signals.OWN_WORD):
                    maps.setdefault(feature, set()).add(number)
        return {word for word, many in maps.items() if len(many) < least}


def main() -> int:
    maps = [each for each in (*gold(SHARED / "gold" / "dev"), *ours("learnt")) if each.on_topic]
    about = "Poids appris (tests/learn.py) : signe d'une exigence, exigence, poids."
    WEIGHTS.write_text(json.dumps({"_": about, **models(maps)}, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(maps)} maps -> {WEIGHTS}")
    return 0


def models(maps: Sequence[Labelled]) -> dict[str, dict[str, dict[str, float]]]:
    """The weights learnt from some maps and the leaves: « said », « placed » and « around »."""
    rows = Rows(maps)
    few = rows.words_of_few(LEAST_MAPS)
    rows.said = [[each for each in features if each not in few] for features in rows.said]
    leaves = [([each for each in features if each not in few], ids) for features, ids in written()]
    said = learnt([*zip(rows.said, rows.ids, strict=True), *leaves])
    stand(rows, leaves)
    return {"said": said, "placed": learnt([*_placed(rows), *leaves]), "around": second(rows, leaves)}


def stand(rows: Rows, leaves: Sequence[Row]) -> None:
    """Places every map by what was learnt without it, as a map never seen is."""
    for fold in range(FOLDS):
        others = [
            (said, ids)
            for said, ids, (number, _) in zip(rows.said, rows.ids, rows.places, strict=True)
            if number % FOLDS != fold
        ]
        signals.weights.cache_clear()
        signals.weights()["said"] = signals.packed(learnt([*others, *leaves]))
        for number in range(fold, len(rows.reads), FOLDS):
            rows.stand(number)
    signals.weights.cache_clear()


def _placed(rows: Rows) -> list[Row]:
    return [(said + stood, ids) for said, stood, ids in zip(rows.said, rows.stood, rows.ids, strict=True)]


def written() -> Iterator[Row]:
    for line in LEAVES.read_text("utf-8").splitlines():
        id, bar, text = line.partition("|")
        if bar and not line.startswith("#"):
            read = ReadMap(outline.parse(f"Projet pour des jeunes sans emploi\n  Suite\n    {text.strip()}"))
            yield list(signals.said(read.nodes[2])), {id.strip()} - {"-"}


def learnt(rows: Sequence[tuple[Iterable[str], set[str]]]) -> dict[str, dict[str, float]]:
    """Feature ("" for the constant) -> requirement -> weight: one logistic regression per requirement."""
    features = [dict.fromkeys(names, 1.0) for names, _ in rows]
    return _weights(features, [ids for _, ids in rows], STRENGTH, 0.0, LEAST_WEIGHT)


def second(rows: Rows, leaves: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights of the second weighing. The first chances it learns from come from maps left out in turn, as those
    of a map never seen will."""
    first = _unseen(rows, _placed(rows), leaves)
    alone = _unseen(rows, [*zip(rows.said, rows.ids, strict=True)], leaves)
    features: list[Features] = []
    for map_number, read in enumerate(rows.reads):
        sums, said = first[map_number], alone[map_number]
        around = Around(read, {index: chances(each) for index, each in sums.items()})
        for index in sums:
            node = read.nodes[index]
            features.append(
                {
                    f"{kind} {signals.REQUIREMENTS[place]}": number
                    for kind, numbers in (*around.shared(node), *own(sums[index], said[index]), *around.below(node))
                    for place, number in parts(kind, numbers)
                }
            )
    return _weights(features, rows.ids, STRENGTH_AROUND, 1.0, LEAST_AROUND)


def _unseen(rows: Rows, said: Sequence[Row], leaves: Sequence[Row]) -> list[dict[int, list[float]]]:
    """For each map the sums of its nodes, by what was learnt without it."""
    sums: list[dict[int, list[float]]] = [{} for _ in rows.reads]
    for fold in range(FOLDS):
        others = [row for row, (number, _) in zip(said, rows.places, strict=True) if number % FOLDS != fold]
        weights = signals.packed(learnt([*others, *leaves]))
        for (names, _), (number, index) in zip(said, rows.places, strict=True):
            if number % FOLDS == fold:
                sums[number][index] = signals.added(weights, weights[0], names)
    return sums


def _weights(
    features: Sequence[Features], ids: Sequence[set[str]], strength: float, lasso: float, least: float
) -> dict[str, dict[str, float]]:
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    seen = Counter(name for each in features for name in each)
    vectorizer: Any = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{name: value for name, value in each.items() if seen[name] >= LEAST_SEEN} for each in features]
    )
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    weights: dict[str, dict[str, float]] = {"": {}}
    for id in signals.REQUIREMENTS:
        model: Any = LogisticRegression(C=strength, l1_ratio=lasso, max_iter=1000, solver="liblinear", random_state=0)
        model.fit(matrix, [id in each for each in ids])
        weights[""][id] = round(float(model.intercept_[0]), 3)
        for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(weight) >= least:
                weights.setdefault(str(name), {})[id] = round(float(weight), 3)
    return dict(sorted(weights.items()))


if __name__ == "__main__":
    sys.exit(main())
