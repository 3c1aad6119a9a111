"""Episodes: moments told with somebody in particular, in which the candidate acts."""

from __future__ import annotations

import re

from .reading import Passage, ReadDossier
from .voices import SOMEONE, persons

_RELATION = (
    r"di[st]\b|dire\b|repond|demand|propos|refus|ecout|attend|laiss|ecri[st]?\b|tenu|tais|tu\b|accept|retenu|prefer|"
    r"regard|assis|expliqu|rappel|accueill|recu\b|recoi|relanc|sanction|interven|renonc|reste|resist|pose\b|posai|"
    r"encourag|invit|reformul|entend|reprend|repris|ose\b|accompagn|orient|rassur|insist|cede|reconnu"
)
I_ACT = re.compile(
    rf"\bj(?:'ai|'avais|e|')(?: ?(?:\w+'?)){{0,4}}? ?\b(?:{_RELATION})\w*|\bnous (?:avons|"
    rf"y avons) (?:\w+ )?(?:{_RELATION})"
)
I_ACTED = re.compile(
    rf"\bj(?:'ai|e l[ue]i?r? ai|e l'ai|e suis|'y ai|e me suis|'avais)\b(?: \w+){{0,3}}?(?: (?:{_RELATION})\w*)?"
)


def is_episode(read: ReadDossier, passage: Passage) -> bool:
    """Whether somebody is there, and the candidate does something towards them, here or in the passage beside it.

    A person without a name (« une stagiaire ») counts where something is told as past: « quand un jeune arrive, je
    l'écoute » is a habit, not a moment."""
    named = bool(persons(passage))
    if not named and not passage.has(SOMEONE):
        return False
    beside = [each for each in read.passages[passage.place : passage.place + 2] if each.unit == passage.unit]
    acts = any(each.has(I_ACT) for each in beside)
    return acts and (named or any(each.has(I_ACTED) for each in beside))


def near(read: ReadDossier, passage: Passage, reach: int = 4) -> list[Passage]:
    """Passages of the same part as this one, and the ``reach`` that follow."""
    return [
        each
        for each in read.passages
        if (each.titles == passage.titles and abs(each.place - passage.place) <= 12)
        or passage.place <= each.place <= passage.place + reach
    ]
