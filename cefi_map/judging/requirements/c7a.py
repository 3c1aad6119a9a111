"""C7a: « A minima, une ébauche de budget présente les différents postes de dépenses »: amounts are not asked for."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "e",
        "un poste de dépense",
        "postes de dépenses",
        "de poste de dépense",
        "Nommez les postes de dépenses : temps de travail, intervenants, salle, matériel, déplacements.",
        again="Nommez un autre poste de dépense : temps de travail, intervenants, salle, matériel, déplacements.",
    ),
    Part("t", "un total"),
)

C7A = Requirement(
    id="C7a",
    title="Postes de dépenses",
    why=(
        "Une ébauche suffit : le jury veut voir que vous savez de quoi le coût est fait. Les montants sont facultatifs."
    ),
    fix=("Nommez au moins deux postes de dépenses : temps de travail, intervenants, salle, matériel, déplacements."),
    nothing="On ne trouve aucun poste de dépense.",
    good="""
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Dépenses
      Vacations de la couturière, 60 heures
      Location de six machines
      Tissu, fil et petite mercerie
""",
    bad="""
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Coût total : 7 900 €
""",
    parts=PARTS,
    satisfied=lambda given: ({"e": 2},),
)
