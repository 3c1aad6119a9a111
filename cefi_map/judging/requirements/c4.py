"""C4: « Les choix des actions et de leurs modalités de réalisation sont justifiés. »"""

from __future__ import annotations

from cefi_map.french.reasons import STRONG

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "a",
        "une action précise",
        "actions précises",
        "d’action précise",
        "Écrivez une action précise : qui fait quoi, avec qui.",
        again="Écrivez une autre action précise : qui fait quoi, avec qui.",
    ),
    Part(
        "m",
        "des modalités",
        "",
        "de modalités",
        "Complétez {} par le rythme, le lieu, la taille du groupe.",
        again="Dites plus nettement dans {} comment l’action se passe.",
        where="title",
    ),
    Part(
        "r",
        "une raison",
        "",
        "de raison",
        "Écrivez sous {} pourquoi cette forme : « parce que », puis un besoin, une contrainte, un essai passé.",
        again="Dites plus nettement dans {} pourquoi cette forme et pas une autre.",
        plain=(STRONG,),
    ),
    Part("v", "une action vague", "actions vagues"),
)

C4 = Requirement(
    id="C4",
    title="Actions et modalités justifiées",
    why="Une liste d’ateliers ne dit pas pourquoi ceux-là. Le jury juge le choix des actions et de leur forme.",
    fix=("Décrivez deux actions avec leur rythme, leur lieu ou la taille du groupe, et dites pourquoi cette forme."),
    nothing="On ne trouve aucune action précise.",
    good="""
Le geste juste : préparer des réfugiés aux métiers du bois (Épinal)
  Mise en œuvre
    Atelier d’établi, deux matinées par semaine, groupes de 5
      Cinq et pas dix, car le formateur doit voir chaque geste pour le nommer en français
    Visite d’une scierie le premier mois, chacun suit un ouvrier pendant deux heures
    Carnet de mots illustré, rempli en fin de séance
""",
    bad="""
Le geste juste : préparer des réfugiés aux métiers du bois (Épinal)
  Mise en œuvre
    Atelier d’établi, deux matinées par semaine, groupes de 5
    Visite d’une scierie le premier mois
    Carnet de mots illustré
""",
    parts=PARTS,
    bound=0.3,
    satisfied=lambda given: ({"a": 2, "m": 1, "r": 1},),
)
