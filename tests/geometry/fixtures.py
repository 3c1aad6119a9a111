"""Shared fixtures: small maps with the layouts both implementations must give, to the unit.

``python -m tests.geometry.fixtures`` writes ``fixtures/*.json`` anew. One file a map: ``outline`` (the notation of
mindmap/outline.py, keys n0, n1, … in order), ``set`` (what the notation cannot say, by key), ``stages``, ``tags`` (on
paper), ``map`` (the JSON of all that), and ``layouts``: a preset's name, ``changes`` to it, ``only``, and what comes
out: boxes, edges, relations where there are some, bounds. test_fixtures.py holds the server to them,
tests/js/mindmap/geometry the page to all but paper, which it never draws.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from cefi_map.geometry import PRESETS, Box, Edge, Layout, Mark, Relation, layout, relations
from cefi_map.mindmap import Arrow, MindMap, Picture, codec, outline

FOLDER = Path(__file__).with_name("fixtures")

SIX = """
Job dating inversé : les candidats reçoivent les entreprises
  Contextualiser
    Participants du PLIE : 1 140 personnes, 2/3 au chômage depuis plus de 2 ans
      stress de l'entretien, cv mal lus, âge
        : Bilan des 30 derniers entretiens.
    Environnement : ancien bassin minier
      Chômage 9,1 % au T3, deux points de plus que la France
      logistique, plasturgie, batterie électrique (1 200 embauches annoncées)
  Définir
    Inverser les places : le candidat a un stand
    Objectif chiffré : 25 candidats, 15 entreprises
  Faisabilité
    Budget prévisionnel
      dépenses
        traiteur 900 €
        location grilles expo et chaises 350 €
      recettes
  Préparer
    Rétroplanning
      fév : choix des 25 / mars-avril : 5 ateliers
  Réaliser
    Le jour J : 9h-12h, gong toutes les 8 min
  Évaluer
    note de confiance avant/après (0 à 10)
"""
FREE = """
Jardin
  Légumes
    tomates
    courges
    haricots verts, haricots beurre, haricots à écosser, pois gourmands et fèves
    salades
  Fruits
    pommes
  Fleurs
  Outils
    bêche
"""
TEXTS = """
Textes
  Ponctuation « à la française » : oui ; non ! peut-être ?
    Elle a dit « oui » ; 12 500 € et 30 % de remise : 1 000 000 pas
  anticonstitutionnellement-et-plus-encore-jusqu-au-bout-de-la-ligne
    https://exemple.fr/un/chemin/tres/long?avec=des&parametres=nombreux
  漢字かな交じり文がここにあります
    👩‍👩‍👧 emoji 👍🏽 et accents décomposés : é à
    привет мир, שלום עולם, مرحبا بالعالم
  CONTEXTUALISATION : les besoins
"""
MARKS = """
Marques
    : note de la racine
  Branche à deux étapes
    Titre avec icônes
      une feuille avec une note et beaucoup de preuves à montrer
        : note
      sept icônes
    Repliée
      a
        b
      c
  Autre
    = détail
    feuille
"""
TIES = """
Relations
  Premier
    Le plan : enduit, plaque de plâtre, menuiserie
      une feuille qui en appelle une autre
      une autre
        plus bas
    Suivre et réajuster
      tableau de bord
  Deuxième
    Périmètre
      qui : douze femmes de 22 à 55 ans
      où et quand
    Objectifs
      huit vont au bout
  Repliée
    cachée
      plus cachée
  Quatrième
    seule
"""
PICTURES = """
Images
  Une branche et sa photo
    Le plan du site, plus large que son texte
      un logo
      : une note
    Haute
      trois points sur cent
  Rien que son image
  Repliée
    cachée
"""
SENTENCE = (
    "Les personnes que nous recevons cherchent un premier emploi, souvent loin de chez elles ; aucune n’a de permis. "
)
LONG = f"""
{SENTENCE * 3}
  {SENTENCE * 4}
    {SENTENCE}
      {SENTENCE * 8}
    {SENTENCE * 2}
  {"漢字かな交じり文" * 12}
"""
DEEP = "Profond\n" + "\n".join("  " * depth + f"niveau {depth}" for depth in range(1, 22))

CASES: dict[str, dict[str, Any]] = {
    "six": {"outline": SIX, "stages": {f"n{key}": [stage] for stage, key in enumerate((1, 7, 10, 16, 19, 21), 1)}},
    "libre": {"outline": FREE},
    "cotes": {"outline": FREE, "set": {"n1": {"side": "left"}, "n6": {"side": "right"}, "n8": {"side": "left"}}},
    "textes": {"outline": TEXTS},
    "marques": {
        "outline": MARKS,
        "set": {
            "n0": {"icons": ["idea"]},
            "n2": {"icons": ["idea", "help"]},
            "n4": {"icons": ["idea", "help", "yes", "stop", "flag", "go", "list"]},
            "n5": {"folded": True},
        },
        "stages": {"n1": [2, 4], "n2": [], "n3": [6]},
        "tags": {"n3": ["C1a", "C1b", "C2", "C3a", "C3b", "C4", "C5", "C6", "C7a", "C7b"], "n0": ["C11"]},
    },
    "relations": {
        "outline": TIES,
        "set": {
            "n3": {"arrows": [{"target": "n11", "label": "y répond"}, {"target": "n13"}]},
            "n2": {"arrows": [{"target": "n10", "label": "deux\n lignes"}, {"target": "n10", "label": "encore"}]},
            "n5": {"arrows": [{"target": "n5", "label": "à lui-même"}, {"target": "n4"}, {"target": "nulle part"}]},
            "n13": {"arrows": [{"target": "n16", "label": "une phrase bien trop longue pour tenir sur une flèche"}]},
            "n14": {"folded": True},
            "n15": {"arrows": [{"target": "n16", "label": "dedans"}, {"target": "n0", "label": "sort"}]},
            "n18": {"arrows": [{"target": "n1", "color": "#aa3300"}, {"target": "n8", "label": "é\u0301 漢字 🙂"}]},
        },
    },
    "images": {
        "outline": PICTURES,
        "set": {
            "n0": {"picture": {"hash": "0" * 64, "width": 300, "height": 90, "natural": [600, 180], "alt": "Un logo"}},
            "n1": {"picture": {"hash": "1" * 64, "width": 120, "height": 81}},
            "n2": {"picture": {"hash": "2" * 64, "width": 411, "height": 233}},
            "n3": {"picture": {"hash": "3" * 64, "width": 16, "height": 16}},
            "n4": {"picture": {"hash": "4" * 64, "width": 40, "height": 401}},
            "n5": {"picture": {"hash": "5" * 64, "width": 800, "height": 1}, "icons": ["idea"]},
            "n6": {"text": "", "picture": {"hash": "6" * 64, "width": 77, "height": 33}, "icons": ["idea"]},
            "n7": {"folded": True, "picture": {"hash": "", "width": 120, "height": 40, "source": "images/plan.png"}},
        },
        "stages": {"n1": [1, 3], "n6": [2]},
        "tags": {"n2": ["C5"]},
    },
    "longs": {"outline": LONG},
    "profond": {"outline": DEEP},
    "seul": {"outline": "Projet"},
}
VARIANTS: tuple[dict[str, Any], ...] = (
    {"preset": "screen"},
    {"preset": "screen", "changes": {"numbers": True, "folding": False}},
    {"preset": "screen", "changes": {"shape": "right"}},
    {"preset": "screen", "changes": {"shape": "down"}},
    {"preset": "paper"},
    {"preset": "phone"},
    {"preset": "phone", "only": ["n1"]},
)


def built(case: dict[str, Any]) -> dict[str, Any]:
    """The whole fixture of a case."""
    layouts = [_variant(case, variant) for variant in VARIANTS]
    return {**case, "map": codec.to_data(mindmap(case)), "layouts": layouts}


def _variant(case: dict[str, Any], variant: dict[str, Any]) -> dict[str, Any]:
    drawn = mindmap(case)
    found = layout(
        drawn,
        replace(PRESETS[variant["preset"]], **variant.get("changes", {})),
        stages={key: tuple(stages) for key, stages in case.get("stages", {}).items()},
        tags={key: tuple(tags) for key, tags in case.get("tags", {}).items() if variant["preset"] == "paper"},
        only=variant.get("only"),
    )
    return {**variant, **data(drawn, found)}


def mindmap(case: dict[str, Any]) -> MindMap:
    changes = case.get("set", {})
    nodes = outline.parse(case["outline"]).nodes
    return MindMap(tuple(replace(node, **_frozen(changes.get(node.key, {}))) for node in nodes))


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    frozen = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    if picture := values.get("picture"):
        frozen["picture"] = Picture(**{**picture, "natural": tuple(picture.get("natural", (0, 0)))})
    return {**frozen, "arrows": tuple(Arrow(**each) for each in values.get("arrows", ()))}


def data(drawn: MindMap, found: Layout) -> dict[str, Any]:
    """A layout as JSON-able data, with the relations it has."""
    related = [_relation(each) for each in relations(drawn, found)]
    return {
        "bounds": [found.left, found.top, found.right, found.bottom],
        "boxes": [_box(box) for box in found.boxes],
        "edges": [_edge(edge) for edge in found.edges],
        **({"relations": related} if related else {}),
    }


def _box(box: Box) -> dict[str, Any]:
    face = box.face._asdict()
    face["lines"] = [list(line) for line in box.face.lines]
    face["marks"] = [_mark(mark) for mark in box.face.marks]
    return {"key": box.key, "x": box.x, "y": box.y, "side": box.side, "stage": box.stage, **face}


def _mark(mark: Mark) -> list[Any]:
    return [mark.kind, mark.text, mark.x, mark.y, mark.width, mark.height]


def _edge(edge: Edge) -> list[Any]:
    return [edge.parent, edge.child, edge.kind, edge.x0, edge.y0, edge.x1, edge.y1, edge.stage]


def _relation(drawn: Relation) -> list[Any]:
    return [drawn.source, drawn.start, drawn.end, [list(at) for at in drawn.way], drawn.label and list(drawn.label)]


LINED = ("boxes", "edges", "relations")


def written(fixture: dict[str, Any]) -> str:
    """The file: one box, one edge, one relation a line."""
    compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    head = {name: value for name, value in fixture.items() if name != "layouts"}
    layouts = [
        compact({name: value for name, value in each.items() if name not in LINED})[:-1]
        + ',"boxes":[\n'
        + ",\n".join(map(compact, each["boxes"]))
        + '\n],"edges":[\n'
        + ",\n".join(map(compact, each["edges"]))
        + ('\n],"relations":[\n' + ",\n".join(map(compact, each["relations"])) if "relations" in each else "")
        + "\n]}"
        for each in fixture["layouts"]
    ]
    return compact(head)[:-1] + ',"layouts":[\n' + ",\n".join(layouts) + "\n]}\n"


if __name__ == "__main__":
    for name, case in CASES.items():
        (FOLDER / f"{name}.json").write_text(written(built(case)), encoding="utf-8")
