"""C8b: « … et externe est définie »: towards publics, partners, employers, the press."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "m",
        "un moyen de se faire connaître",
        "moyens de se faire connaître",
        "de moyen précis",
        "Écrivez par quel moyen vous ferez connaître le projet.",
        again="Ajoutez un autre moyen de faire connaître le projet : à qui, quand, pour dire quoi.",
    ),
    Part(
        "d",
        "une cible ou un moment",
        "",
        "de destinataire ni de date",
        "Complétez {} : à qui, quand, ou pour dire quoi.",
        again="Précisez {} : à qui, quand et pour dire quoi.",
        where="title",
    ),
    Part("v", "une intention de communiquer"),
)

C8B = Requirement(
    id="C8b",
    title="Communication externe",
    why=(
        "Le public, les prescripteurs et les employeurs doivent connaître le projet. Le jury attend un "
        "moyen et une cible."
    ),
    fix="Écrivez comment vous ferez connaître le projet : par quel moyen, à qui, à quel moment.",
    nothing="On ne trouve pas comment vous ferez connaître le projet à l’extérieur.",
    good="""
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication externe
      Dépliant remis par les assistantes sociales pendant les permanences
      Petit déjeuner avec douze artisans en septembre
""",
    bad="""
Cap métiers : des immersions pour les allocataires du RSA (Saint-Gaudens)
  Préparation
    Communication externe
      Un flyer
""",
    parts=PARTS,
    satisfied=lambda given: ({"m": 2}, {"m": 1, "d": 1}),
)
