"""M5 « explicitant le rôle […] du candidat dans le projet »: own part, mandate, limits, others' roles."""

from __future__ import annotations

from cefi_map.judging.requirement import Part, Requirement

PARTS = (
    Part(
        "a",
        "ce que vous avez fait",
        lacking="ce que vous avez fait vous-même",
        ask="Écrivez en « je » deux ou trois choses que vous avez faites, avec leur nombre ou leur date.",
    ),
    Part(
        "m",
        "ce qui vous a été confié",
        lacking="qui vous l’a confié",
        ask="Écrivez qui vous a confié cette part, et par quoi : lettre, fiche, réunion.",
    ),
    Part(
        "l",
        "où s’arrête votre rôle",
        lacking="où s’arrête votre rôle",
        ask="Écrivez ce qui revient à d’autres, et un moment où vous avez passé la main.",
    ),
    Part("f", "votre fonction"),
    Part("n", "ce que fait l’équipe"),
)

M5 = Requirement(
    id="M5",
    title="Rôle explicité",
    why="Le jury cherche votre part : ce que l’on vous a confié, ce que vous avez fait, ce qui revenait à d’autres.",
    fix="Écrivez en « je » ce que vous avez fait, qui vous l’a confié, et où s’arrêtait votre rôle.",
    nothing="Aucun passage ne dit ce que vous faites dans le projet.",
    good="""# Mon rôle

Je suis conseillère à la mission locale. Ma directrice m’a confié la coordination de l’action par une fiche de mission.

J’ai mené les entretiens et j’ai animé le comité technique. Je ne signe pas les conventions : c’est la directrice qui
engage la structure.
""",
    bad="""# Mon rôle

Je suis conseillère à la mission locale. Nous avons organisé six ateliers et nous avons contacté les partenaires.
""",
    parts=PARTS,
    satisfied=lambda given: ({"a": 1, "m": 1, "l": 1},),
)
