"""C6: « Les difficultés pouvant être potentiellement rencontrées en matière de relations partenariales, ressources,
planification... sont anticipées. »"""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "d",
        "une difficulté possible",
        "difficultés possibles",
        "de difficulté précise",
        "Écrivez une difficulté possible du projet : partenaires, moyens, calendrier, mobilisation.",
        again="Écrivez une autre difficulté possible, d’un autre domaine, et ce que vous ferez alors.",
    ),
    Part(
        "s",
        "une réponse",
        "réponses",
        "de réponse prévue",
        "Complétez {} par ce que vous ferez si cela arrive.",
        again="Précisez dans {} ce que vous ferez si cela arrive : qui, et comment.",
        where="title",
    ),
    Part("v", "une difficulté vague", "difficultés vagues"),
)

C6 = Requirement(
    id="C6",
    title="Difficultés anticipées",
    why=(
        "Prévoir ce qui peut gêner le projet montre que sa faisabilité a été étudiée. Les freins du "
        "public relèvent du diagnostic."
    ),
    fix=(
        "Écrivez deux difficultés possibles du projet, de domaines différents, et la réponse prévue "
        "pour l’une d’elles au moins."
    ),
    nothing="On ne trouve aucune difficulté anticipée.",
    good="""
Passe-plat : former des jeunes aux métiers de la cuisine collective (Nevers)
  Faisabilité
    Ce qui peut coincer
      La cuisine centrale retire son chef tuteur en période de rentrée → un second tuteur est nommé dans la convention
      La subvention de la Région arrive après le démarrage → la première session se limite à 8 places
      Peu de candidats en juin
""",
    bad="""
Passe-plat : former des jeunes aux métiers de la cuisine collective (Nevers)
  Faisabilité
    Ce qui peut coincer
      Peu de candidats en juin
""",
    parts=PARTS,
    bound=0.3,
    satisfied=lambda given: ({"d": 2, "s": given.risk_answers, "K": given.risk_kinds},),
)
