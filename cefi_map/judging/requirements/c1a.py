"""C1a: « Des diagnostics de situation sont présentés sur : - les besoins des publics »."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "n",
        "un besoin précis",
        "besoins précis",
        "ce qui lui manque",
        "Écrivez un besoin de ce public : ce qui lui manque, ce qui l’empêche.",
        again="Écrivez un autre besoin, et d’où vous le tenez : chiffre, entretien, observation.",
    ),
    Part(
        "a",
        "une source",
        "",
        "de source",
        "Écrivez sous {} d’où vient ce constat : enquête, entretiens, chiffre, observation.",
        again="Précisez la source dans {} : qui l’a dit ou compté, combien, quand.",
    ),
    Part("p", "le portrait du public"),
)

C1A = Requirement(
    id="C1a",
    title="Besoins du public",
    why="Un projet répond à des besoins constatés. Le jury veut savoir lesquels, et d’où vous les tenez.",
    fix=(
        "Écrivez au moins deux difficultés de ce public, et d’où vous le tenez : enquête, entretiens, "
        "chiffre, observation."
    ),
    nothing="On ne trouve aucun besoin du public.",
    good="""
Reprendre pied : un atelier numérique pour les demandeurs d’emploi de plus de 50 ans (Decazeville)
  Diagnostic
    Les besoins du public
      Sur 34 personnes reçues depuis mars, 21 ne savent pas joindre un CV à un courriel
      Elles appellent un enfant ou un voisin pour chaque démarche en ligne et en ont honte
      11 ont été radiées faute d’avoir vu une convocation (relevé des conseillères)
""",
    bad="""
Reprendre pied : un atelier numérique pour les demandeurs d’emploi de plus de 50 ans (Decazeville)
  Diagnostic
    Les besoins du public
      34 personnes, de 50 à 61 ans, inscrites depuis plus d’un an
""",
    parts=PARTS,
    centre=True,
    satisfied=lambda given: ({"n": 2, "a": 1},),
)
