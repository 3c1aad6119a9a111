"""C7b: « et des pistes de financements »."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "s",
        "une source de financement",
        "sources de financement",
        "de source nommée",
        "Nommez un financeur possible.",
        again="Nommez un autre financeur, avec le montant demandé ou l’état de la demande.",
    ),
    Part(
        "x",
        "un montant ou une demande",
        "",
        "de montant ni d’état de la demande",
        "Complétez {} par le montant, l’appel à projets ou l’état de la demande.",
        again="Précisez dans {} où en est la demande.",
        where="title",
    ),
    Part("g", "une piste générale"),
)

C7B = Requirement(
    id="C7b",
    title="Pistes de financement",
    why="Une dépense sans ressource reste une idée. Le jury attend des pistes nommées, même non acquises.",
    fix=("Nommez deux financeurs possibles, ou un seul avec le montant, l’appel à projets ou l’état de la demande."),
    nothing="On ne trouve aucune piste de financement.",
    good="""
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Financements
      Politique de la ville : dossier déposé en janvier, 4 000 € demandés
      Fondation d’entreprise d’un grossiste en tissu, réponse en avril
""",
    bad="""
Fil à fil : un atelier couture pour des femmes du quartier des Minimes
  Budget
    Financements
      Subventions publiques
""",
    parts=PARTS,
    satisfied=lambda given: ({"s": 2}, {"s": 1, "x": 1}),
)
