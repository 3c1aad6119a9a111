"""M6 « et la posture du candidat dans le projet »: a stance that is named, and shown by a situation."""

from __future__ import annotations

from cefi_map.judging.requirement import Part, Requirement

PARTS = (
    Part(
        "n",
        "une manière d’être que vous nommez",
        lacking="de manière d’être nommée",
        ask="Dites en une phrase votre manière d’être avec le public ou les partenaires.",
    ),
    Part(
        "s",
        "une situation qui montre votre manière d’être",
        lacking="de situation qui la montre",
        ask="Racontez un moment avec une personne : ce que vous avez dit, fait ou tu, et l’effet.",
    ),
    Part("v", "des valeurs"),
)

M6 = Requirement(
    id="M6",
    title="Posture explicitée",
    why=(
        "La posture est votre manière de vous situer avec les publics et les partenaires ; une situation la rend "
        "visible."
    ),
    fix="Nommez votre manière d’être dans ce projet, puis racontez un moment qui la montre.",
    nothing="Aucune manière d’être avec les publics ou les partenaires n’est nommée.",
    good="""# Ma posture

Ma façon de faire est de me tenir à côté, pas devant.

Avec Mme Diallo, cela a pris une forme précise. Elle m’a demandé d’appeler l’employeur pour elle. J’ai refusé de parler
à sa place, mais je lui ai proposé de rester dans la pièce pendant l’appel.
""",
    bad="""# Ma posture

J’ai toujours veillé à être bienveillante et à l’écoute, dans le non-jugement.
""",
    parts=PARTS,
    satisfied=lambda given: ({"n": 1, "s": 1},),
)
