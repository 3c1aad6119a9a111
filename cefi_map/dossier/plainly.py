"""What a passage says so plainly that no weight decides it: in words that whoever writes without art uses for it.

Of the dossiers that weights are learnt from, a jury pointed at 9 of 10 passages that are told and then understood, at
11 of 12 in which one says what comes next, at all 18 that would do it otherwise because of something; under a title of
posture or role, at none of 94 as an evolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from cefi_map.judging.counting import SAID

from .forms import SHOULD_HAVE, WILL, Clue
from .reading import Passage
from .voices import I_SAY, PAST

Output: TypeAlias = tuple[str, str]
"""A requirement, and the code of a part, or "" for « proves it, by whatever part »."""

_UNDERSTOOD = Clue(
    r"\bj'(?:ai|avais) (?:\w+ )?(?:compris|realise|mesure|decouvert|conclu|appris que)\b|"
    r"\bje (?:comprends|mesure|realise)\b|"
    r"\bj'en (?:ai )?(?:tire|retiens|conclus|deduis)\b|\bje me (?:suis )?(?:rends|rendue?) compte\b|"
    r"\bje me suis apercue?\b|\bj'ai pris conscience\b"
)
"""« j'ai compris que », « j'en ai tiré une règle »."""
_CAUSE = r"\b(?:parce qu|puisqu|car\b|c'est (?:parce|pour cela|pourquoi|donc)\b|donc\b|en realite\b)"
_WHY = Clue(
    rf"{_CAUSE}|\bce n'etait pas\b|"
    r"\bje n'avais (?:pas|rien|jamais|meme pas|ni)\b|\btrop (?:vite|tot|tard|longtemps|presse)|"
    r"\bje (?:croyais|pensais)\b|\bj'(?:ai|avais) (?:cru|pense|confondu|oublie|suppose|imagine|neglige|sous-estime)\b|"
    r"\bje me suis trompee?\b|\b(?:ma part|ma faute|mon erreur)\b"
)
"""A cause, or one's own part: « je n'avais pas demandé », « j'étais allée trop vite »."""
_BECAUSE = re.compile(_CAUSE)
_FROM_NOW = re.compile(r"\b(?:desormais|dorenavant|a l'avenir|pour la suite|a present)\b")
_DAY = re.compile(
    r"\b(?:prochaine?s?|d'ici|des (?:janvier|fevrier|mars|avril|mai|juin|juillet|septembre|octobre|novembre|"
    r"la rentree))\b"
)
"""What comes next only where something is to be done then."""
_OTHERWISE, _SHALL = Clue(SHOULD_HAVE), Clue(WILL)
_STANCE = re.compile(r"\b(?:postur|roles?\b|maniere d'etre)")
"""In the titles of other parts: « Ma posture », « Mon rôle »."""
_HARDLY = 0.01


def settled(passage: Passage, chances: Mapping[Output, float]) -> dict[Output, float]:
    """The chances of a passage: at least even for what it plainly says, hardly any for what cannot stand there."""
    said = {output: max(chances[output], SAID) for output in _says(passage)}
    stance = passage.under(_STANCE) and not (passage.has(_FROM_NOW) or passage.has(_SHALL))
    hardly = {output: chance * _HARDLY for output, chance in chances.items() if stance and output[0] == "C12b"}
    return {**chances, **hardly, **said}


def _says(passage: Passage) -> Iterator[Output]:
    if passage.count(PAST) > 1 and passage.has(_UNDERSTOOD) and passage.has(_WHY):
        yield "M7", "e"
    if passage.has(_OTHERWISE) and passage.has(_BECAUSE):
        yield "C12a", "q"
    if any(map(_goes_on, passage.sentences)):
        yield "C12b", "p"


def _goes_on(sentence: str) -> bool:
    """Whether its author says what they do from now on, or shall do some day."""
    return bool(
        (_FROM_NOW.search(sentence) and I_SAY.search(sentence)) or (_DAY.search(sentence) and _SHALL.search(sentence))
    )
