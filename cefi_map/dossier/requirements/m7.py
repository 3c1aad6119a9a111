"""M7 « et une analyse de sa pratique professionnelle »: situations examined for their causes and effects."""

from __future__ import annotations

from cefi_map.judging.requirement import Part, Requirement

PARTS = (
    Part(
        "e",
        "un passage qui examine une situation",
        "passages qui examinent une situation",
        "de situation examinée dans ses causes et ses effets",
        "Choisissez une situation : ce qui s’est passé, pourquoi, et ce que cela a produit.",
        again="Reprenez une autre situation : pourquoi cela s’est passé ainsi, et ce que cela a produit.",
    ),
    Part("c", "un concept qui sert d’outil"),
    Part("f", "des faits racontés"),
    Part("k", "un commentaire"),
)

M7 = Requirement(
    id="M7",
    title="Analyse de sa pratique",
    why="Le jury attend des situations vécues, examinées : ce qui les a causées, ce qu’elles ont produit.",
    fix="Choisissez deux situations. Dites pour chacune ce qui s’est passé, pourquoi, et ce que cela a produit.",
    nothing="Le dossier décrit ou expose, sans examiner une situation vécue.",
    good="""# Analyse de ma pratique

## Le questionnaire resté vide

En mars, j’ai remis un questionnaire à onze stagiaires. Deux l’ont rendu. Au bureau on parlait d’un manque d’intérêt, et
je l’ai cru : j’ai fait une relance, sans aucun effet. En reprenant les feuilles avec Mme Roy, j’ai compris autre chose.
Les deux qui avaient répondu étaient les seuls à l’aise avec l’écrit ; les neuf autres recopiaient déjà leur adresse
lettre à lettre. Ce n’était pas un refus de répondre, c’était un refus d’écrire devant les autres, parce que remplir une
ligne revenait à montrer ses fautes. Plus j’insistais, plus je leur demandais de se montrer. Ma consigne faisait donc
taire ceux que je voulais entendre. Depuis, les questions se posent de vive voix : dix réponses sur onze.

## La réunion muette

En mai, sept partenaires étaient venus. Ils ont écouté mon diaporama, ils l’ont trouvé clair, puis ils sont repartis, et
rien n’a été décidé. On a mis cela sur le compte de leur emploi du temps. Mais la réunion avait duré une heure, et
personne n’était pressé. En relisant le compte rendu, j’ai vu que sur soixante minutes il n’y en avait pas dix où
quelqu’un d’autre parlait. Le projet arrivait fini : chacun n’avait plus qu’à approuver, donc personne n’avait rien à
apporter. Ce n’était pas la motivation qui manquait, c’était une place où mettre la main. À la réunion suivante il y
avait une seule question au tableau, et trois partenaires ont proposé un poste.
""",
    bad="""# Déroulement

En mars, nous avons lancé les inscriptions. Seize personnes sont venues. En avril, les ateliers ont démarré. Nous avons
organisé une réunion de bilan en juin.
""",
    parts=PARTS,
    satisfied=lambda given: ({"e": 2},),
)
