"""Who speaks and who is spoken of: « je », « nous », one person in particular; what is told as having happened."""

from __future__ import annotations

import re

from .forms import Clue, field
from .reading import Passage, ReadDossier

JE = re.compile(r"\bj'|\bje\b|\bm'a\b|\bmoi\b|\bma\b|\bmon\b|\bmes\b|\bm'ont\b|\bme\b")
I_SAY = re.compile(r"\bj'|\bje\b")
NOUS = re.compile(
    r"\bnous\b|\bnotre\b|\bnos\b|\b(?<!l')on (?:n'|l'|y |s'|leur |lui |les )?(?:a|avait|est|etait)\b|"
    r"\b(?<!l')on (?:se |s'y |y |n'y |ne )?\w+ait\b"
)
"""« on » too, where it tells what was done."""
PAST = re.compile(
    r"\b(?:ai|a|as|avons|ont|avait|avais|avaient|avions|est|sont|etait|etais|etaient|suis|"
    r"ete)\b(?: \w+){0,2}? \w{2,}(?:e|es|ee|ees|i|is|it|ie|u|us|ue|ert|ait|aint|ort)\b|\b\w{3,}(?:ais|ait|aient)\b"
)
"""A tense of the past."""
_GIVEN = re.compile(
    r"(?:\b(?:avec|de|à|pour|chez|que|concerne|et|quand|lorsque|puis|comme|d['’]|qu['’])\s*|(?:^|"
    r"[.:;!?»,]\s+))([A-ZÉÈ][a-zéèêëïîôç]{2,})(?=,|\s+(?:a|m['’]a?|est|avait|était|voulait|ne|n['’]|s['’]est|me|arrive|"
    r"vient|dit|travaille|se|\d\d ans|qui|lui|nous|l['’]|y|pose|refuse|regarde|revient|\w{2,12}ait)\b)"
)
_TITLED = re.compile(r"\b(?:Mme|Madame|Mlle|M\.|Monsieur|madame|monsieur|mme)\s+([A-Z][\w.-]*|[a-z][a-zéèê]+\b)")
_OTHERS = """France Département Région État Ville Mission Europe Cap Le La Les Un Une Ce Cette Ces Cela Elle Il
Ils Elles On Nous Chacun Chaque Personne Tout Tous Toute Toutes Rien Mon Ma Mes Son Sa Leur Notre Nos Qui Que Dans
Pour Avec Sur Lors Ainsi Aucun Aujourd Chez Depuis Enfin Puis Ensuite Ici Si Quand Comme Plusieurs Deux Trois Quatre
Cinq Six Sept Huit Neuf Dix Celui Celle Ceux Celles Moi Lui Eux Quelqu Beaucoup Certains Certaines Mais Donc Voilà"""
_NOT_A_PERSON = frozenset(_OTHERS.split())
SOMEONE = Clue(
    r"\b(?:une?|ce|cet|cette|l'une?|le|la|l'|mon|ma|son|sa|notre|chaque|aucune?|deux|trois) ?(?:\w+ )?"
    + field("someone")
    + r"|\b(?:une?|l'une?) (?:d'entre|d'elles|d'eux|de nous)|\bquelqu'un\b"
)


def persons(passage: Passage) -> frozenset[str]:
    """Names of persons in the text, lower case: « mme b. », « karim »."""
    titled = {match[1].lower().rstrip(".") for match in _TITLED.finditer(passage.text)}
    given = {match[1].lower() for match in _GIVEN.finditer(passage.text) if match[1] not in _NOT_A_PERSON}
    return frozenset(titled | given)


def facts(passage: Passage) -> int:
    """Sentences that tell something that happened."""
    return passage.count(PAST)


def share_of_nous(dossier: ReadDossier) -> float:
    """Sentences in « nous » without « je », of all sentences in either."""
    mine = ours = 0
    for passage in dossier.passages:
        for sentence in passage.sentences:
            if I_SAY.search(sentence):
                mine += 1
            elif NOUS.search(sentence):
                ours += 1
    return ours / (mine + ours) if mine + ours else 0.0
