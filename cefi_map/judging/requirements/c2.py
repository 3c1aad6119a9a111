"""C2: « Un état des lieux des politiques publiques de l’emploi et/ou une analyse des indicateurs emploi-formation sont
menés ».

One side suffices (« et/ou »): the other is never said to be lacking.
"""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "p",
        "un dispositif expliqué",
        "dispositifs expliqués",
        "ce que cela apporte",
        "Écrivez ce que deux dispositifs changent, comme « Plan régional : paie la moitié du permis de nos jeunes ».",
        bare="b",
        again="Écrivez ce qu’un autre dispositif apporte à ce public ou à votre projet.",
    ),
    Part(
        "i",
        "un indicateur chiffré",
        "indicateurs chiffrés",
        "d’indicateur chiffré",
        "Écrivez un indicateur chiffré de l’emploi ou de la formation.",
        again="Écrivez un autre indicateur chiffré, comparé à la région ou à une autre année.",
    ),
    Part(
        "t",
        "une comparaison",
        "",
        "à quoi le comparer",
        "Ajoutez un chiffre comparé à la région ou à une autre année, comme « 9 % ici, 7 % dans la région ».",
        again="Dites dans {} ce que vous en concluez pour ce public.",
        where="beside",
    ),
    Part(
        "b",
        "un dispositif nommé",
        "dispositifs nommés",
        ask="Écrivez sous {} ce que chacun change, comme « Plan régional : paie la moitié du permis de nos jeunes ».",
    ),
)

C2 = Requirement(
    id="C2",
    title="Politiques de l’emploi ou indicateurs",
    why=(
        "Votre projet s’inscrit dans ce qui existe déjà. Le jury attend des politiques expliquées, ou "
        "des indicateurs lus : l’un suffit."
    ),
    fix=(
        "Écrivez deux dispositifs et ce que chacun apporte, ou deux indicateurs dont un comparé à la "
        "région ou à une autre année."
    ),
    nothing="On ne trouve ni politique publique expliquée, ni indicateur chiffré d’emploi ou de formation.",
    good="""
Clés en main : un parcours vers les métiers de la propreté pour des allocataires du RSA (Roubaix)
  État des lieux
    Les politiques publiques
      Loi plein emploi : quinze heures d’activité par semaine, nos ateliers peuvent y entrer
      Clause sociale de la Métropole : 8 % des heures d’entretien réservées à l’insertion
    Les chiffres
      Chômage 11,8 % au premier trimestre, contre 8,9 % dans la région : l’écart se creuse depuis 2022
""",
    bad="""
Clés en main : un parcours vers les métiers de la propreté pour des allocataires du RSA (Roubaix)
  État des lieux
    Les politiques publiques
      PIC
      Plan pauvreté
      Contrat d’engagement
""",
    parts=PARTS,
    satisfied=lambda given: ({"p": 2}, {"i": 2, "t": 1}),
)
