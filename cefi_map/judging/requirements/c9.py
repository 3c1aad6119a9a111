"""C9: « Les moyens de suivi du projet sont présentés »: of the project, not of the persons."""

from __future__ import annotations

from cefi_map.french.figures import RHYTHM

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "t",
        "un moyen de suivi du projet",
        "moyens de suivi du projet",
        "de suivi du projet",
        "Écrivez un moyen de suivre le projet : tableau de bord, comité, point d’étape.",
        again="Ajoutez un autre moyen de suivi : son rythme, ce qu’on y regarde, avec qui.",
    ),
    Part(
        "d",
        "ce qu’on y regarde",
        "",
        "de rythme ni de contenu",
        "Complétez {} par le rythme, ce qu’on y regarde, avec qui.",
        again="Précisez dans {} ce qu’on y regarde, et avec qui.",
        where="title",
        plainly={"le rythme": RHYTHM},
    ),
    Part("u", "un suivi trop vague, ou de chaque personne"),
)

C9 = Requirement(
    id="C9",
    title="Moyens de suivi du projet",
    why="Suivre le projet permet de le corriger en route. Suivre chaque personne est autre chose.",
    fix=(
        "Écrivez deux moyens de suivi du projet (tableau de bord, comité, point d’étape) avec leur "
        "rythme ou leur contenu."
    ),
    nothing="On ne trouve aucun moyen de suivre le projet.",
    good="""
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Suivi
    Tableau de bord mensuel : entrées, absences, entreprises rencontrées
    Comité de suivi chaque trimestre avec le SPIP et les deux employeurs
""",
    bad="""
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Suivi
    Livret de suivi de chaque participant
""",
    parts=PARTS,
    satisfied=lambda given: ({"t": given.followup_least}, {"t": max(1, given.followup_least - 1), "d": 1}),
)
