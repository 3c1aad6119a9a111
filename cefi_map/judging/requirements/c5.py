"""C5: « Un choix argumenté des partenaires à mobiliser est présenté. »"""

from __future__ import annotations

from math import exp

from cefi_map.french.reasons import GIVES, STRONG

from ..counting import SAID, Count, P
from ..requirement import Part, Readings, Requirement

PARTS = (
    Part(
        "c",
        "un partenaire avec son apport",
        "partenaires avec leur apport",
        "d’apport précis",
        "Écrivez sous {} ce que ce partenaire apporte, et pourquoi lui.",
        again="Nommez un autre partenaire, ce qu’il apporte et pourquoi lui.",
        plain=(STRONG, GIVES),
    ),
    Part("p", "un partenaire nommé", "partenaires nommés", "un seul partenaire nommé", "Nommez un autre partenaire."),
    Part("k", "des catégories de partenaires"),
    Part("f", "un financeur"),
    Part("d", "un partenaire écarté"),
)

_STEEP, _DOUBT = 4.0, 0.1
"""How fast doubt goes on both sides of the share asked for."""


def share(count: Count[P], readings: Readings) -> float:
    """The chance that so large a share of the partners named, those left aside apart, have a reason or a contribution:
    a verdict on a choice, which one more bare name may lower."""
    kept = [each for each in count.shown if each.parts.get("d", 0.0) < SAID]
    argued = sum(each.chance * each.parts.get("c", 0.0) for each in kept)
    named = sum(
        each.chance * max(each.parts.get("p", 0.0), each.parts.get("c", 0.0)) * count.items(each) for each in kept
    )
    asked = max(readings.partners_argued * named, _DOUBT)
    return 1 / (1 + exp(-_STEEP * (argued / asked - 1)))


C5 = Requirement(
    id="C5",
    title="Choix argumenté des partenaires",
    why="Une liste de sigles montre un carnet d’adresses, pas un choix. Le jury demande pourquoi ceux-là.",
    fix="Écrivez ce qu’apportent au moins deux partenaires, et au moins la moitié de ceux que vous nommez.",
    nothing="On ne trouve aucun partenaire.",
    good="""
Roule ma poule : un élevage d’insertion pour des femmes éloignées de l’emploi (Bresse)
  Faisabilité
    Partenaires
      Chambre d’agriculture : suit les installations avicoles, son technicien passe chaque quinzaine
      Lycée agricole : le seul à moins de 30 km à avoir un poulailler pédagogique
      CIDFF : reçoit déjà la moitié de ces femmes, elles lui font confiance
      Mairie
""",
    bad="""
Roule ma poule : un élevage d’insertion pour des femmes éloignées de l’emploi (Bresse)
  Faisabilité
    Partenaires
      Chambre d’agriculture
      Lycée agricole
      CIDFF
      Département : financeur
""",
    parts=PARTS,
    bound=0.3,
    satisfied=lambda given: ({"c": given.partners_least},),
    share=share,
)
