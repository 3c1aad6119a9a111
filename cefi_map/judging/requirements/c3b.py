"""C3b: « … sont définis et argumentés »: why this purpose, these objectives, this perimeter."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "r",
        "une raison propre à ce projet",
        "",
        "de fait propre à ce projet",
        "Complétez {} par un fait : un chiffre du diagnostic, un essai, une piste écartée.",
        again="Dites dans {} de quel constat, de quelle commande ou de quel essai vient ce choix.",
        where="title",
    ),
    Part("g", "une raison trop générale"),
)

C3B = Requirement(
    id="C3b",
    title="Raisons de ces choix",
    why=(
        "Poser des objectifs ne suffit pas : le référentiel les veut « argumentés ». La raison vient du "
        "diagnostic, d’une commande, d’un essai."
    ),
    fix=(
        "À côté d’un objectif, de la finalité ou du périmètre, ajoutez une raison propre à ce projet : un constat, "
        "une commande, une piste écartée."
    ),
    nothing="On ne trouve aucune raison de la finalité, des objectifs ou du périmètre.",
    good="""
Nuit blanche : accompagner vers les métiers de nuit des parents isolés (Évry)
  Le projet
    Objectifs
      Ouvrir 10 places de garde à domicile entre 21 h et 6 h
    Pourquoi ces objectifs
      La garde avant la formation, parce que 14 parents sur 22 avaient abandonné l’an dernier faute de solution la nuit
      Nous avons écarté l’accueil collectif : aucune salle n’est agréée après 20 h
""",
    bad="""
Nuit blanche : accompagner vers les métiers de nuit des parents isolés (Évry)
  Le projet
    Objectifs
      Ouvrir 10 places de garde à domicile entre 21 h et 6 h
    Argumentation
      C’est un projet utile et valorisant
""",
    parts=PARTS,
    satisfied=lambda given: ({"r": 1},),
)
