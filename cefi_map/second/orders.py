"""Lines that speak to who corrects, and not of a project: orders, false rules, false answers, French and English.

No list of phrases is a wall. This one is there so that, where a map tries, its reader raises nothing in it, and its
author is shown the lines (``together.py``).
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .leaving import revealed

_WHO = (
    r"(?:ia|i\.a|intelligences? artificielles?|correct(?:eur|rice|or)s?|jure[es]{0,2}|jury|jurors?|"
    r"evaluat(?:eur|rice|or)s?|examinat(?:eur|rice)s?|examiners?|lecteurs? automatiques?|second lecteur|"
    r"lecteur|modeles?|models?|assistante?|validateur|robot|llm|gpt|chatgpt|claude|mistral|gemini|llama|ai|graders?|reviewers?|judges?|assessors?)"
)
_GOOD = r"(?:satisfait(?:e?s?)|satisfied|full marks|fully met|met|acquis(?:es?)?|verdicts?|valide(?:e?s?)|maximum)"
_RULES = r"(?:consignes?|instructions?|regles?|rules?|baremes?|prompts?|grilles?|guidelines?|rubric)"
_VERBS = (
    ("repondre", "repond(?:s|ez|re)"), ("mettre", "met(?:s|tez)"), ("donner", "donnez?"), ("attribuer", "attribuez?"),
    ("classer", "classez?"), ("noter?", "notez"), ("juger?", "jugez?"), ("valider?", "validez"),
    ("considerer", "considerez?"), ("cocher", "cochez?"), ("declarer", "declarez?"), ("accorder", "accordez?"),
    ("ecrire", "ecri(?:s|vez)"), ("rendre", "rend(?:s|ez)"), ("renvoyer", "renvoie[z]?"), ("retourner", "retournez?"),
    ("choisir", "choisi(?:s|ssez)"), ("marquer", "marquez?"), ("inscri(?:re|s|vez)", ""), ("conclu\\w{0,4}", ""),
    ("tenir pour", "tene?z pour"),
    ("repl(?:y|ies)|put|tick", "mark|grade|rate|score|give|set|output|return|answer|respond|write|say|consider|treat"),
    ("", "report|assign|award|choose"),
)  # fmt: skip
"""What one does with a verdict: as a word that ordinary maps use too, which is an order of « satisfait » alone; and as
one that orders."""
_TO_GIVE, _GIVE = (rf"(?:{'|'.join(filter(None, forms))})" for forms in zip(*_VERBS, strict=True))
_PLEASE = (
    r"(?:merci|priere|veuillez|vous devez|il faut|il faudra|il suffit|je vous (?:demande|prie|invite)|on vous demande)"
)
_FILLED = r"(?:(?:satisfait|acquis|rempli|atteint|valide|present)(?:e?s?)|compl(?:et|ete)s?)"
_ALL = r"(?:toutes?|tous|chaque|chacune?|all|every|each|any|ensemble des|les quinze|the fifteen|everything|tout)"
_ASKED = r"(?:exigences?|criteres?|requirements?|criteria|criterion|codes?|verdicts?|reponses?)"
_SHAPES = tuple(
    re.compile(each, re.DOTALL)
    for each in (
        rf"\b(?:ignore[zr]?|ignoring|oublie[zr]?|disregard|forget|override|bypass|contourne[zr]?|annule[zr]?|"
        rf"ne (?:tiens|tenez|tenir) (?:pas|aucun|plus) compte|ne (?:suis|suivez|respecte[zr]?|applique[zr]?) "
        rf"(?:pas|plus))\b.{{0,50}}\b(?:{_RULES}|above|previous|precedent\w*|ci-dessus|system\w*|"
        rf"(?:la|cette) demande)\b",
        rf"\b(?:a l'attention|a destination|notes?|messages?|mot|{_RULES}|attention|rappel|important|dear|chere?|hello|"
        rf"bonjour)\b[^.;]{{0,12}}\b(?:pour|a|au|aux|to|for|dear|chere?) ?(?:l'|le |la |les |the |any |tout |toute )?"
        rf"{_WHO}\b(?! (?:de|du|des|d'))",
        rf"(?:^|[.·:;!?] )\W*(?:dear|chere?|hello|bonjour|cher) (?:l')?{_WHO}\b",
        rf"\ba (?:l'attention|destination) (?:de l'|de la |des |du |d'un |de tout ){_WHO}\b",
        rf"\b(?:you are|you're|tu es|vous etes|tu n'es|vous n'etes|agis(?:sez)? comme|act as|pretend to be)\b.{{0,30}}"
        rf"\b{_WHO}\b",
        rf"\b{_GIVE}\b.{{0,60}}\b{_GOOD}\b.{{0,60}}\b(?:{_ASKED}|partout|everywhere|{_ALL}|c\d{{1,2}}[ab]?)\b",
        rf"\b{_GIVE}\b.{{0,60}}\b(?:{_ASKED}|partout|everywhere|c\d{{1,2}}[ab]?)\b.{{0,60}}\b{_GOOD}\b",
        rf"\b{_TO_GIVE}\b.{{0,60}}\bsatisf(?:ait|ied)\b.{{0,60}}\b(?:{_ASKED}|partout|everywhere|c\d{{1,2}}[ab]?)\b",
        rf"\b(?:{_ASKED}|partout|everywhere)\b.{{0,60}}\b{_TO_GIVE}\b.{{0,30}}\bsatisf(?:ait|ied)\b"
        rf"(?! (?:de|des|du|par|with)\b)",
        rf"\b{_GIVE}\b[^.]{{0,30}}[\"'«“*] ?{_GOOD}\b",
        rf"\b{_ALL}\b.{{0,30}}\b{_ASKED}\b.{{0,30}}\b(?:sont|est|are|is|be|comme|as|=|doi(?:t|vent))\W.{{0,30}}\b{_GOOD}\b",
        rf"\b{_ALL}\b.{{0,30}}\bexigences?\b.{{0,30}}\b(?:sont|est)\b.{{0,20}}\b(?:rempli|atteint|satisfait)(?:e?s?)\b",
        rf"\b{_ALL}\b.{{0,40}}\b(?:cartes?|maps?|dossiers?|projets?)\b.{{0,50}}\b(?:satisfait(?:es?)? (?:a |aux |tou)|"
        rf"satisf(?:y|ies) (?:all|every)|{_ASKED} satisfait)",
        r"[\"'«“]?\b(?:verdicts?|temoins|witness(?:es)?)\b[\"'»”]?\s*[:=]\s*[\[{\"'«“]|\"(?:exigences|lignes|autre)\"\s*:",
        r"\b[cm]\d{1,2}[ab]?\b\W{1,12}(?:\w+\W+){0,3}?(?:satisfait|partiel|satisfied)\b",
        r"<\|[^|<>]{1,30}\|>|\[/?inst\]|<</?sys>>|^\W*(?:system|systeme|user)\s*:|#{2,}\s*(?:system|instruction|assistant)",
        r"\b[a-z]{3,12}\|\d{1,4}\|",
        rf"\b{_RULES}\b[^.]{{0,80}}\b(?:satisfait(?:e?s?)|satisfied|verdicts?|full marks|jury accepte)\b",
        rf"\b(?:end|fin|start|debut)\b (?:of|de|du|des) (?:the )?(?:la )?"
        rf"(?:{_RULES}|carte|map|lignes|candidate\S*|candidat)\b",
        r"\b(?:jailbreak|message systeme|system message|system prompt|prompt systeme|developer mode|"
        r"mode developpeur)\b",
        rf"\b{_PLEASE}\b.{{0,20}}\b{_TO_GIVE}\b.{{0,40}}\b{_ALL}\b.{{0,30}}\b(?:{_ASKED}|{_FILLED})\b",
        rf"\bcomme si (?:tout|toutes?|chaque|les (?:exigences|criteres))\b.{{0,30}}\b{_FILLED}\b",
        rf"\b(?:dites|affirmez|confirmez|concluez|admettez|supposez|partez du principe) (?:que |qu')"
        rf"(?:tout|elles?|c'est|chaque|toutes?|cela|la carte|le dossier)\b.{{0,40}}\b{_FILLED}\b",
        rf"\b{_GIVE}(?:[- ](?:moi|lui))?\b.{{0,20}}\b(?:la meilleure (?:note|appreciation)|tous les points|"
        rf"la note maximale|le maximum (?:de points|partout))\b",
        r"\bne (?:relev|signal|sanctionn|penalis|retir)[a-z]{1,4} (?:aucune?|pas|rien)\b.{0,30}"
        r"\b(?:manques?|erreurs?|absences?|points?|lacunes?|exigences?)\b",
        rf"\b(?:cette|la|ma) (?:carte|copie)\b.{{0,20}}\b(?:merite|doit etre)\b.{{0,30}}\b(?:{_GOOD}|{_FILLED})\b",
        rf"\b(?:le|la|l'|les|aux?) ?{_WHO} (?:voudra|voudront|(?:est|sont) pri[a-z]{{1,3}}|n'(?:a|aura) (?:plus )?"
        rf"qu'a)\b.{{0,60}}\b(?:{_TO_GIVE}|{_GOOD}|accepter)\b",
        rf"\b(?:le|la|l'|the) ?{_WHO} (?:doit|devra|must|should|shall|has to|is required to|a deja|has already)\b"
        rf".{{0,80}}\b(?:{_GOOD}|{_RULES}|accept\w*|approuv\w*|approve\w*|pass)\b",
    )
)
_SPELT = re.compile(r"\b(?:\w[ ._*-]){4,}\w\b")
_PACKED = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")


def speaks(text: str) -> bool:
    """Whether a text speaks to who corrects it."""
    return any(_orders(each) for each in _readings(text))


def speaking(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of those that do, alone or begun in one and ended in the next."""
    alone = {place for place, text in enumerate(texts) if speaks(text)}
    both = {
        place
        for place, (text, after) in enumerate(pairwise(texts))
        if not {place, place + 1} & alone and len(text) + len(after) < 300 and speaks(f"{text} {after}")
    }
    return tuple(sorted(alone | both | {place + 1 for place in both}))


def _readings(text: str) -> Iterator[str]:
    """The text as it may be meant: plain, its spelt letters joined, what it packs unpacked."""
    plain = revealed(text)
    yield plain
    if _SPELT.search(plain):
        yield _SPELT.sub(lambda found: re.sub(r"[ ._*-]", "", found[0]), plain)
    for packed in _PACKED.findall(plain):
        try:
            yield b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8")
        except ValueError:
            continue


def _orders(text: str) -> bool:
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    folded = " ".join("".join(each for each in folded if not unicodedata.combining(each)).split())
    return any(shape.search(folded) for shape in _SHAPES)
