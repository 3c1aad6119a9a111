"""C12b « des perspectives d'évolutions de celles-ci »: evolutions of one's own practice, tied to the analysis."""

from __future__ import annotations

from cefi_map.judging.requirement import Part, Requirement

PARTS = (
    Part(
        "p",
        "une évolution précise",
        "évolutions précises",
        "d’évolution précise de votre pratique",
        "Annoncez un changement précis de votre pratique, et la situation qui y mène.",
        again="Ajoutez une évolution précise : ce que vous ferez autrement, quand, et ce qui y mène.",
    ),
    Part("t", "ce qui y mène"),
    Part("g", "des intentions générales"),
    Part("j", "la suite du projet"),
)

C12B = Requirement(
    id="C12b",
    title="Perspectives d’évolution",
    why="« celles-ci » désigne vos pratiques : une suite du projet ne suffit pas.",
    fix="Annoncez deux changements précis de votre pratique, chacun tiré d’une situation analysée.",
    nothing="Aucune évolution n’est annoncée.",
    good="""# Perspectives

Puisque le questionnaire faisait taire, je commencerai mes entretiens par le récit d’une journée, dès mars.

J’ai décidé de ne plus écrire un règlement seule : avant chaque action, je ferai relire ma trame par deux participants.
""",
    bad="""# Perspectives

Le projet sera reconduit l’année prochaine avec trois groupes. Je souhaite continuer à me former.
""",
    parts=PARTS,
    satisfied=lambda given: ({"p": 2},),
)
