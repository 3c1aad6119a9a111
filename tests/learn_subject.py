"""Learns the weights of ``checking/data/about.json`` anew: what makes a map one about something else.

Run by hand: ``python -m tests.learn_subject``. It reads the labelled maps of ``tests/labelled/maps/learnt``, those of
``gold/dev`` of the reference material where it is there, and the outlines of ``tests/checking/subjects`` and
``tests/rules/maps`` (there, names that begin with « hors » are off topic). What a map off topic is about stands in
``KINDS``, or at the beginning of the name of an outline of ``subjects``. Needs scikit-learn, as ``tests/learn.py``.
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
LEAST_MAPS, STRENGTH, LEAST_WEIGHT = 8, 3.0, 0.02
"""Maps that must show a sign (a word of fewer would be learnt by heart), inverse strength of the penalty, weight under
which a sign is dropped."""

KINDS: dict[about.Kind, str] = {
    "person": (
        "a10_interview a11_piege_lucette a12_jardinier a13_elle a13_madame_b a13_mon_beneficiaire a13_soraya "
        "a14_accompagnement a1_ibrahima a2_monsieur_k a3_monsieur_d a4_monsieur_lucien a5_parcours_mr_d a6_belsunce "
        "a7_mr_d a8_monsieurk b1_mehdi b3_mamadou g220_aidante hors_karim hors_suivi"
    ),
    "own": "a13_certif a13_infirmiere_cap a13_vae a1_mon_virage a3_ma_reconversion hors_carriere",
    "course": "a13_cours_insertion a7_cours gc17_cours_methode hors_methode hors_resume",
    "venture": (
        "a10_dialogue a11_piege_boutique a13_cabinet a13_cafe a13_eshop a14_creperie a2_cabinet a4_mon_atelier_feutre "
        "a5_mon_cfa a6_bokit a9_cabinet b10_gite b12_foodtruck b2_gite b4_cabinet b5_cabinet b6_cilaos b7_foodtruck "
        "gc19_mon_gite hors_boulangerie hors_epicerie"
    ),
}
"""What maps off topic are about; those not named here are of no kind in particular (an event, software, works)."""
_KIND_OF: dict[str, about.Kind] = {name: kind for kind, names in KINDS.items() for name in names.split()}

Row = tuple[dict[str, float], about.Kind]


def main() -> int:
    rows = [*labelled((*gold(SHARED / "gold" / "dev"), *ours("learnt"))), *written()]
    weights = learnt(rows)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8")
    kinds = Counter(kind for _, kind in rows)
    print(f"{len(rows)} maps, {dict(kinds)}, {sum(map(len, weights.values()))} weights -> {WEIGHTS}")
    return 0


def labelled(maps: Iterable[Labelled]) -> Iterator[Row]:
    return (row(each.map, "project" if each.on_topic else _KIND_OF.get(each.name, "other")) for each in maps)


def written() -> Iterator[Row]:
    """The outlines written for the tests; a blank template is neither one nor the other."""
    for path in sorted((HERE / "checking" / "subjects").glob("*/*.txt")):
        yield row(outline.parse(path.read_text("utf-8")), kind_of(path))
    for path in sorted((HERE / "rules" / "maps").glob("*.txt")):
        if path.stem != "hors_vierge":
            off = path.stem.startswith("hors")
            yield row(outline.parse(path.read_text("utf-8")), _KIND_OF.get(path.stem, "other") if off else "project")


def kind_of(path: Path) -> about.Kind:
    """What an outline of ``subjects`` is about: « off/person_case.txt », « on/garden.txt »."""
    if path.parent.name == "on":
        return "project"
    begins = path.stem.partition("_")[0]
    return next((kind for kind in about.STRANGE if kind == begins), "other")


def row(mindmap: MindMap, kind: about.Kind) -> Row:
    read = ReadMap(mindmap)
    return about.signs(read.root, read.nodes), kind


def learnt(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Kind -> sign ("" for the constant) -> weight, a project's weights being nought: one logistic regression."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    maps = Counter(sign for signs, _ in rows for sign in signs)
    vectorizer: Any = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(
        [{sign: value for sign, value in signs.items() if maps[sign] >= LEAST_MAPS} for signs, _ in rows]
    )
    model: Any = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(matrix, [kind for _, kind in rows])
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    fitted = {kind: (model.coef_[at], model.intercept_[at]) for at, kind in enumerate(model.classes_)}
    base, start = fitted.pop("project")
    return {
        str(kind): {"": round(float(constant - start), 2), **_kept(names, weights - base)}
        for kind, (weights, constant) in sorted(fitted.items())
    }


def _kept(names: Sequence[str], weights: Iterable[float]) -> dict[str, float]:
    """The weights that count for something."""
    return {
        name: round(float(weight), 2)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }


if __name__ == "__main__":
    sys.exit(main())
