"""C8a: « Une stratégie de communication interne … est définie »: towards one's own structure."""

from __future__ import annotations

from cefi_map.french.figures import RHYTHM

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "m",
        "un moyen d’informer en interne",
        "moyens d’informer en interne",
        "de moyen précis",
        "Écrivez par quel moyen votre équipe ou votre direction est informée.",
        again="Ajoutez un autre moyen d’informer votre structure, avec son moment ou son contenu.",
    ),
    Part(
        "d",
        "un moment ou un contenu",
        "",
        "de moment ni de contenu",
        "Complétez {} par le moment, le rythme ou le contenu.",
        again="Précisez dans {} ce qui y est dit, et à qui.",
        where="title",
        plainly={"le rythme": RHYTHM},
    ),
    Part("v", "une intention d’informer"),
)

C8A = Requirement(
    id="C8a",
    title="Communication interne",
    why=(
        "Un projet ignoré des collègues ne reçoit personne. Le jury cherche comment votre propre "
        "structure est informée."
    ),
    fix=(
        "Écrivez comment votre équipe ou votre direction est informée : par quel moyen, à quel rythme, "
        "avec quel contenu."
    ),
    nothing="On ne trouve pas comment votre propre structure est informée.",
    good="""
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication interne
      Dix minutes à la réunion d’équipe du mardi : places libres, retours des employeurs
      Note d’une page à la direction à la fin de chaque session
""",
    bad="""
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication interne
      Informer l’équipe régulièrement
""",
    parts=PARTS,
    satisfied=lambda given: ({"m": 2}, {"m": 1, "d": 1}),
)
