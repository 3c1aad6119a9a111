"""What makes a map one about something else (``about.json``).

Beside the labelled maps it reads the outlines of ``tests/judging/subjects`` and ``tests/judging/maps`` (there, names
that begin with « hors » are off topic). What a map off topic is about stands in ``KINDS``, or at the beginning of the
name of an outline of ``subjects``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from cefi_map.judging import about
from cefi_map.judging.reading import Reading
from cefi_map.mindmap import MindMap, outline
from tests.labelled import Labelled

from .fitting import Array
from .weighings import told

HERE = Path(__file__).parents[1] / "judging"
LEAST_MAPS, STRENGTH, LEAST_WEIGHT = 8, 0.1, 0.03
"""Maps that must show a sign (a word of fewer would be learnt by heart), strength of the penalty, weight under which a
sign is dropped."""

KINDS: dict[about.Kind, str] = {
    "person": (
        "a10_interview a11_piege_lucette a12_jardinier a13_elle a13_madame_b a13_mon_beneficiaire a13_soraya "
        "a14_accompagnement a1_ibrahima a2_monsieur_k a3_monsieur_d a4_monsieur_lucien a5_parcours_mr_d a6_belsunce "
        "a7_mr_d a8_monsieurk b1_mehdi b3_mamadou g220_aidante hors_karim hors_suivi n2_mme_k n6_monsieur_p "
        "n8_suivi_mme_l o1_accompagnement_yasmina o1_kevin_parcours o1_monsieur_delorme o4_do_kevin o4_do_samira"
    ),
    "own": (
        "a13_certif a13_infirmiere_cap a13_vae a1_mon_virage a3_ma_reconversion hors_carriere n6_mon_chomage "
        "n8_ma_recherche_cip o1_ma_reconversion o1_recherche_poste o1_vae_moi o4_bi_moi o4_bi_vae"
    ),
    "course": (
        "a13_cours_insertion a7_cours gc17_cours_methode hors_methode hors_resume n9_notes_cours_territoire "
        "o1_cours_methodo o1_lecture_precarite o1_notes_colloque o3_me_cadrage o3_me_mba"
    ),
    "venture": (
        "a10_dialogue a11_piege_boutique a13_cabinet a13_cafe a13_eshop a14_creperie a2_cabinet "
        "a4_mon_atelier_feutre a5_mon_cfa a6_bokit a9_cabinet b10_gite b12_foodtruck b2_gite b4_cabinet b5_cabinet "
        "b6_cilaos b7_foodtruck gc19_mon_gite hors_boulangerie hors_epicerie n2_pompes_a_chaleur n5_logiciel_vente "
        "n7_vente_solaire o1_ehpad_recrutement o1_fromagerie_ventes o1_isolation_ventes o1_ski_saisonniers "
        "o3_ag_reseau o3_bp_boulangerie o3_bp_camping o3_cl_carbone o3_cl_mecenat o3_ma_cantines o3_ma_proprete"
    ),
    "report": (
        "n1_rapport_asso n7_rapport_saint_girons o1_bibliotheque_sonore o1_epicerie_rapport o1_parrainage_rapport "
        "o1_ressourcerie_rapport o3_ag_bilan o4_re_stage"
    ),
    "described": (
        "o1_cej_dispositif o1_geiq_structure o1_plie_presentation o3_fu_federation o3_ob_artisanat o3_ob_bassin "
        "o4_re_poste"
    ),
}
"""What maps off topic are about; those not named here are of no kind in particular (an event, software, works)."""
_KIND_OF: dict[str, about.Kind] = {name: kind for kind, names in KINDS.items() for name in names.split()}

Row = tuple[dict[str, float], about.Kind]


def rows_of(maps: Iterable[Labelled]) -> list[Row]:
    return [*labelled(maps), *written()]


def labelled(maps: Iterable[Labelled]) -> Iterator[Row]:
    return (row(each.map, "project" if each.on_topic else _KIND_OF.get(each.name, "other")) for each in maps)


def written() -> Iterator[Row]:
    """The outlines written for the tests; a blank template is neither one nor the other."""
    for path in sorted((HERE / "subjects").glob("*/*.txt")):
        yield row(outline.parse(path.read_text("utf-8")), kind_of(path))
    for path in sorted((HERE / "maps").glob("*.txt")):
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
    reading = Reading(mindmap)
    return about.signs(reading.root.said, [each.said for each in reading.pieces]), kind


def learnt(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Sign ("" for the constants) -> kind -> weight, a project's weights being nought: one logistic regression."""
    maps = Counter(sign for signs, _ in rows for sign in signs)
    names = sorted(sign for sign, count in maps.items() if count >= LEAST_MAPS)
    x = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in rows])
    kinds = ("project", *about.STRANGE)
    weights, constants = _fitted(x, np.array([[kind == each for each in kinds] for _, kind in rows], float))
    apart = weights[:, 1:] - weights[:, :1]
    found = {"": told(about.STRANGE, constants[1:] - constants[0], 0.0)}
    found |= {name: told(about.STRANGE, row, LEAST_WEIGHT) for name, row in zip(names, apart, strict=True)}
    return {name: row for name, row in found.items() if row}


def _fitted(x: Array, y: Array) -> tuple[Array, Array]:
    """Weights (signs × kinds) and constants, penalised by the squares of the weights."""
    signs, kinds = x.shape[1], y.shape[1]

    def loss(values: Array) -> tuple[float, Array]:
        weights, constants = values[: signs * kinds].reshape(signs, kinds), values[signs * kinds :]
        sums = x @ weights + constants
        whole = logsumexp(sums, axis=1, keepdims=True)
        apart = np.exp(sums - whole) - y
        cost = (whole[:, 0] - (sums * y).sum(1)).sum() + STRENGTH / 2 * (weights**2).sum()
        return cost, np.concatenate([(x.T @ apart + STRENGTH * weights).ravel(), apart.sum(0)])

    found = minimize(loss, np.zeros(signs * kinds + kinds), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return found.x[: signs * kinds].reshape(signs, kinds), found.x[signs * kinds :]
