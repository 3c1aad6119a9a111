"""Learns the weights of ``checking/data/signals.json`` anew. Run by hand, when features, words or labelled maps change.

``python -m tests.learn FOLDER…`` reads every labelled map of the folders (``NAME.mm`` with ``NAME.gold.json``; without
any, ``gold/dev`` of the reference material) and the leaves of ``tests/rules/learning/leaves.txt``, written for this. It
needs scikit-learn, which neither the product nor its tests do. One map gives the same weights every time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cefi_map.checking import signals
from cefi_map.checking.places import place
from cefi_map.checking.reading import ReadMap
from cefi_map.formats import freemind
from cefi_map.mindmap import outline
from tests.shared import SHARED

WEIGHTS = Path(signals.__file__).parent / "data" / "signals.json"
LEAVES = Path(__file__).parent / "rules" / "learning" / "leaves.txt"
MOST_OFF_TOPIC = 2
LEAST_SEEN, LEAST_WEIGHT, STRENGTH = 6, 0.15, 0.3
"""Nodes that must show a feature, weight under which it is dropped, inverse strength of the penalty."""

Row = tuple[list[str], list[str], set[str]]
"""What a node says, where it stands, the requirements it was pointed at for."""


def main(folders: list[str]) -> int:
    rows = [row for folder in folders or [str(SHARED / "gold" / "dev")] for row in labelled(Path(folder))]
    leaves = list(written())
    said = [(says, ids) for says, _, ids in (*rows, *leaves)]
    placed = [(says + stands, ids) for says, stands, ids in rows]
    models = {"said": learnt(said), "placed": learnt([*placed, *said])}
    about = "Poids appris (tests/learn.py) : signe d'une exigence, exigence, poids. Aucun mot d'une carte n'y figure."
    WEIGHTS.write_text(json.dumps({"_": about, **models}, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(rows)} nodes, {len(leaves)} leaves -> {WEIGHTS}")
    return 0


def labelled(folder: Path) -> Iterator[Row]:
    """The nodes of the maps on topic."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8")).get("criteria", {})
        source = Path(str(path).replace(".gold.json", ".mm"))
        if source.exists() and sum(each["verdict"] != "absent" for each in gold.values()) > MOST_OFF_TOPIC:
            read = ReadMap(freemind.read(source.read_bytes()).map)
            place(read)
            for node in read.nodes[1:]:
                ids = {id for id, each in gold.items() if node.node.id in each["evidence"]}
                yield list(signals.said(node)), list(signals.stood(read, node)), ids


def written() -> Iterator[Row]:
    for line in LEAVES.read_text("utf-8").splitlines():
        id, bar, text = line.partition("|")
        if bar and not line.startswith("#"):
            read = ReadMap(outline.parse(f"Projet pour des jeunes sans emploi\n  Suite\n    {text.strip()}"))
            yield list(signals.said(read.nodes[2])), [], {id.strip()} - {"-"}


def learnt(rows: list[tuple[list[str], set[str]]]) -> dict[str, dict[str, float]]:
    """Feature ("" for the constant) -> requirement -> weight: one logistic regression per requirement."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    seen = Counter(feature for features, _ in rows for feature in set(features))
    vectorizer: Any = DictVectorizer()
    matrix = vectorizer.fit_transform([{each: 1.0 for each in names if seen[each] >= LEAST_SEEN} for names, _ in rows])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    weights: dict[str, dict[str, float]] = {"": {}}
    for id in signals.REQUIREMENTS:
        model: Any = LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear", random_state=0)
        model.fit(matrix, [id in ids for _, ids in rows])
        weights[""][id] = round(float(model.intercept_[0]), 2)
        for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
            if abs(weight) >= LEAST_WEIGHT:
                weights.setdefault(str(name), {})[id] = round(float(weight), 2)
    return dict(sorted(weights.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
