"""C11: « Les modalités d’évaluation des points forts et faibles du projet aboutissant à des préconisations en vue d’une
capitalisation, d’une diffusion, d’un transfert sont mentionnées. » A mention suffices."""

from __future__ import annotations

from ..requirement import Part, Requirement

PARTS = (
    Part(
        "f",
        "une suite précise",
        "suites précises",
        "de préconisation précise",
        "Écrivez ce que vous recommandez pour la suite, et à qui vous le transmettez.",
        again="Précisez dans {} ce que vous recommandez, et à qui.",
    ),
    Part(
        "e",
        "un moyen de faire le bilan",
        "",
        "comment le bilan est fait",
        "Écrivez comment les points forts et faibles sont recueillis : bilan, questionnaire, retour d’expérience.",
        again="Précisez dans {} auprès de qui le bilan est fait, et comment.",
    ),
    Part("s", "des points forts ou faibles"),
    Part("w", "une suite à préciser"),
)

C11 = Requirement(
    id="C11",
    title="Bilan et préconisations",
    why=(
        "L’évaluation sert à transmettre. Le jury cherche un bilan des points forts et faibles, puis ce "
        "qui en sort pour d’autres."
    ),
    fix=("Écrivez comment le bilan est fait, puis une préconisation précise : quoi transmettre ou changer, et à qui."),
    nothing="On ne trouve ni bilan des points forts et faibles, ni préconisation.",
    good="""
Voix haute : des ateliers de théâtre pour jeunes en recherche d’emploi (Vierzon)
  Évaluation
    Bilan en juin avec les jeunes et la compagnie : points forts, points faibles
    Préconisations
      Avancer les ateliers avant les stages, pas après
      Transmettre le guide des exercices aux deux autres missions locales du département
""",
    bad="""
Voix haute : des ateliers de théâtre pour jeunes en recherche d’emploi (Vierzon)
  Évaluation
    Bilan en juin avec les jeunes et la compagnie : points forts, points faibles
    Préconisations
      à rédiger après la dernière séance
""",
    parts=PARTS,
    satisfied=lambda given: ({"f": 1, "e": 1}, {"f": 1, "s": 1}),
)
