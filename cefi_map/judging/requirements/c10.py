"""C10: « Des critères d’évaluation sont présentés »."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "c",
        "un critère observable",
        "critères observables",
        "de critère observable",
        "Écrivez deux critères que l’on peut compter ou observer, avec leur cible ou leur moment.",
        again="Ajoutez un critère que l’on peut compter ou observer, avec sa cible ou son moment.",
    ),
    Part("v", "un critère vague", "critères vagues"),
)

C10 = Requirement(
    id="C10",
    title="Critères d’évaluation",
    why="Sans critère, on ne sait pas si le projet a réussi. Le jury attend ce que l’on compte ou observe.",
    fix="Écrivez deux critères observables, avec la cible ou le moment de la mesure.",
    nothing="On ne trouve aucun critère d’évaluation.",
    good="""
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Évaluation
    Critères
      Nombre de contrats signés dans le mois qui suit la sortie, cible 7 sur 15
      Part des participants présents à toutes les séances
      Employeurs prêts à recommencer l’année suivante
""",
    bad="""
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Évaluation
    Critères
      Satisfaction
      Motivation
""",
    parts=PARTS,
    satisfied=lambda given: ({"c": given.criteria_least},),
)
