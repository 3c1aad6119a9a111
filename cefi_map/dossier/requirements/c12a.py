"""C12a « une prise de distance sur ses pratiques professionnelles »: own choices questioned, own part in failures."""

from __future__ import annotations

from cefi_map.judging.requirement import Part, Requirement

PARTS = (
    Part(
        "q",
        "un de vos choix mis en question",
        lacking="de choix mis en question",
        ask="Reprenez une de vos décisions : ce que vous n’aviez pas vu, votre part dans ce qui a manqué.",
    ),
    Part(
        "o",
        "ce que vous feriez autrement",
        lacking="ce que vous feriez autrement",
        ask="Dites ce que vous feriez autrement, et pourquoi, à partir d’un choix précis.",
    ),
    Part("g", "une autocritique générale"),
)

C12A = Requirement(
    id="C12a",
    title="Prise de distance",
    why="Prendre de la distance, c’est interroger ses propres choix, et non le projet ou les autres.",
    fix="Reprenez un de vos choix : ce que vous n’aviez pas vu, votre part dans l’échec, ce que vous feriez autrement.",
    nothing="Aucun passage ne met en question vos propres choix.",
    good="""# Prendre de la distance

Si je devais recommencer, je ne rédigerais pas seule le règlement. Je n’ai consulté aucun participant, parce que j’avais
peur de perdre du temps. J’ai confondu tenir le cadre et l’écrire à leur place. Deux jeunes sont partis, et c’est moi
qui avais affiché les sanctions.
""",
    bad="""# Bilan

Le projet s’est bien passé. Tout le monde était satisfait et les objectifs ont été atteints.
""",
    parts=PARTS,
    satisfied=lambda given: ({"q": 1, "o": 1},),
)
