"""C12a « une prise de distance sur ses pratiques professionnelles »: own choices questioned, own part in failures."""

from __future__ import annotations

import re

from cefi_map.dossier.clues.distance import BLAMED, GENERIC, KINDS, OURS
from cefi_map.dossier.clues.role import LIMIT
from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import I_SAY, JE

_ELSEWHERE = re.compile(r"\bperspectiv|\bmon role\b")
_RECUL = re.compile(
    r"\bbilan personnel|\bauto-?evaluation|"
    r"\brecul\b|\bdistance\b|\bautocritique|\ba mon compte|\bmes (?:erreurs|limites|doutes)|\bce que je (?:n'ai|"
    r"regrette)"
)
_QUALITY = re.compile(r"\b(?:patience|delegation|confiance en (?:moi|soi)|gestion du temps|stress|timidite|rigueur)\b")
_DENSE = 2
"""Kinds of sign in one passage that make it question the candidate's own part."""
_ENOUGH, _TELLING = 4, 3
"""Kinds that make distance, one less where a single passage holds as many as three."""
_SLIGHT = frozenset(("emotion", "manque"))
"""Alone, these tell a moment more than they question a choice."""
_STRONG = frozenset(("autrement", "faute", "motif", "question", "regard", "reproche"))
"""Without one of these, a first reading was corrected, and no choice questioned."""


def _check(subject: Subject) -> Finding:
    read = subject.read
    kinds = {each: _kinds(each) for each in read.passages}
    own = sorted((each for each in read.passages if kinds[each]), key=lambda each: -len(kinds[each]))
    dense = [each for each in own if len(kinds[each]) >= _DENSE]
    total = sum(len(kinds[each]) for each in dense) + sum(0.5 for each in own if each not in dense)
    generic = [each for each in read.passages if _generic(each)]
    telling = any(len(kinds[each]) >= _TELLING for each in dense)
    if total >= _ENOUGH - telling and any(kinds[each] & _STRONG for each in dense):
        message = "Vos choix sont questionnés, et votre part est dite avec ses raisons."
        return Finding("satisfait", tuple(dense), message=message)
    if (dense or any(kinds[each] - _SLIGHT for each in own)) and not generic:
        message = "Un de vos choix est questionné, sans aller jusqu'à ce que vous feriez autrement."
        fix = "Dites ce que vous feriez autrement, et pourquoi, à partir d'un choix précis."
        return Finding("partiel", tuple(dense or own)[:4], message=message, fix=fix)
    if generic:
        message = "L'autocritique reste générale : elle ne touche aucun choix précis."
        fix = "Prenez une décision que vous avez prise : dites ce qu'elle a coûté et ce que vous feriez aujourd'hui."
        return Finding("partiel", tuple(generic[:4]), tuple(own[:2]), message, fix)
    if ours := [each for each in read.passages if each.has(OURS)]:
        message = "Une erreur de l'équipe est reconnue, sans que vos propres choix soient questionnés."
        fix = "Dites en « je » votre part dans cette erreur, et ce que vous feriez autrement."
        return Finding("partiel", tuple(ours[:4]), message=message, fix=fix)
    message = "Aucun passage ne met en question vos propres choix."
    return Finding("absent", weak=tuple(own[:2]), message=message, fix=RULE.fix)


def _kinds(passage: Passage) -> frozenset[str]:
    """How a passage questions what the candidate did. A reproach quoted from somebody else counts: it is told because
    it was heard."""
    if passage.under(_ELSEWHERE) or not (passage.has(JE) or passage.under(JE)):
        return frozenset()
    found = {
        kind
        for sentence in passage.sentences
        if not GENERIC.search(sentence) and not LIMIT.search(sentence)
        for kind, pattern in KINDS.items()
        if pattern.search(sentence)
    }
    return frozenset(found | ({"reproche"} if BLAMED.search(passage.spoken) else set()))


def _generic(passage: Passage) -> bool:
    """Self-criticism of oneself or of the trade; « les points à améliorer » of a project is none."""
    said = [each for each in passage.sentences if GENERIC.search(each)]
    listed = passage.has(_QUALITY)
    return any(
        passage.under(_RECUL) or I_SAY.search(each) or _ANYONE.search(each) or (listed and each.endswith(":"))
        for each in said
    )


_ANYONE = re.compile(
    r"\ble (?:conseiller|professionnel|praticien|metier)\b|\btout professionnel|\bse remettre en question"
)


RULE = Rule(
    "C12a",
    "Prise de distance",
    "Prendre de la distance, c'est interroger ses propres choix, et non le projet ou les autres.",
    "Reprenez un de vos choix : ce que vous n'aviez pas vu, votre part dans l'échec, ce que vous feriez autrement.",
    """# Prendre de la distance

Si je devais recommencer, je ne rédigerais pas seule le règlement. Je n'ai consulté aucun participant, parce que j'avais
peur de perdre du temps. J'ai confondu tenir le cadre et l'écrire à leur place. Deux jeunes sont partis, et c'est moi
qui avais affiché les sanctions.
""",
    """# Bilan

Le projet s'est bien passé. Tout le monde était satisfait et les objectifs ont été atteints.
""",
    _check,
)
