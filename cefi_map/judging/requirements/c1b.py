"""C1b: « les caractéristiques de l’environnement socio-économique »."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "c",
        "une caractéristique du territoire",
        "caractéristiques du territoire",
        "ce qui lui est propre",
        "Écrivez un fait propre à ce territoire : employeurs, secteurs, chômage, transports, logement.",
        again="Écrivez un autre fait propre à ce territoire : employeurs, secteurs, chômage, transports, logement.",
    ),
    Part("g", "un trait général du territoire"),
)

C1B = Requirement(
    id="C1b",
    title="Environnement socio-économique",
    why="Le même projet n’a pas le même sens partout. Le jury cherche ce qui est propre à votre territoire.",
    fix=(
        "Écrivez au moins deux faits sur le territoire : employeurs, secteurs, chômage, transports, logement, services."
    ),
    nothing="On ne trouve rien sur le territoire où le projet a lieu.",
    good="""
Du quai à l’atelier : découvrir les métiers de la réparation navale (Saint-Nazaire)
  Contexte
    Le territoire
      Le chantier naval et ses sous-traitants font un emploi salarié sur cinq
      Soudeurs et tuyauteurs sont recrutés jusqu’en Pologne, faute de candidats
      Les loyers ont pris 30 % en six ans, beaucoup d’apprentis logent à quarante minutes
""",
    bad="""
Du quai à l’atelier : découvrir les métiers de la réparation navale (Saint-Nazaire)
  Contexte
    Le territoire
      Saint-Nazaire et la presqu’île
""",
    parts=PARTS,
    satisfied=lambda given: ({"c": 2},),
)
