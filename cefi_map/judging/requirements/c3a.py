"""C3a: « Le périmètre, les finalités et objectifs du projet sont définis »."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "o",
        "un objectif précis",
        "objectifs précis",
        "de résultat précis",
        "Précisez un objectif : combien de personnes, quel résultat ou quelle action, pour quand.",
    ),
    Part(
        "f",
        "la finalité",
        "",
        "la finalité",
        "Écrivez la finalité : ce que le projet vise à terme.",
        again="Dites plus nettement dans {} ce que le projet vise à terme.",
    ),
    Part(
        "r",
        "le périmètre",
        "",
        "le périmètre",
        "Écrivez le périmètre : quel public, combien, où, combien de temps.",
        again="Précisez le périmètre dans {} : quel public, combien, où, combien de temps.",
    ),
    Part("v", "un objectif général", "objectifs généraux"),
)

C3A = Requirement(
    id="C3a",
    title="Périmètre, finalité, objectifs",
    why=(
        "Le jury veut lire en une minute ce que le projet vise à terme, ce qu’il doit obtenir, pour qui, où et quand."
    ),
    fix=(
        "Posez les trois : la finalité, des objectifs formulés comme des résultats, et le périmètre "
        "(public, nombre, lieu, durée)."
    ),
    nothing="On ne trouve ni finalité, ni objectif, ni périmètre.",
    good="""
Première paie : un chantier école pour jeunes sans diplôme
  Le projet
    Finalité : que ces jeunes tiennent leur place dans un collectif de travail
    Objectifs
      Amener 9 jeunes sur 12 au bout des quatre mois de chantier
      Obtenir 6 entrées en contrat d’apprentissage avant la fin de l’année
    Périmètre : 12 jeunes de 18 à 25 ans, commune de Lodève, de février à mai
""",
    bad="""
Première paie : un chantier école pour jeunes sans diplôme
  Le projet
    Finalité : que ces jeunes tiennent leur place dans un collectif de travail
    Objectifs
      à définir avec l’équipe
""",
    parts=PARTS,
    bound=0.3,
    centre=True,
    satisfied=lambda given: ({"o": given.objectives_least, "f": 1, "r": 1},),
)
