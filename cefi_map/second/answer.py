"""The gate of a second reader's answer: what it says is checked against the demand, or is « pas lu », with the reason.

An answer is refused as a whole where a witness is wrong, where it finds what nothing can meet, or where more than
``MOST_UNREAD`` requirements are not as asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.french.text import fold
from cefi_map.judging import Evidence, VerdictName
from cefi_map.mindmap.json_gate import read_json

from .asking import NO_DOUBT, VERDICTS, Demand
from .rules import CANARY

MOST_UNREAD = 3
"""Requirements not as asked with which an answer still counts for the others."""
_FENCED = re.compile(r"```[a-z]*+\s*+(\{(?:(?!```).)*)```", re.DOTALL)
_AGAIN = "Redemandez la réponse en entier, telle que la demande la décrit."


class Refused(BadInput):
    """An answer that does not count, and why. Web: 422; command line: exit 2."""


class NotWhole(Refused):
    """Its witness words are others: a part of the demand was not read, or it answers another one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader says of a requirement. ``other``: the verdict that it names beside its own, None where it has no
    doubt. ``evidence`` are the lines with words of their own that it cites."""

    verdict: VerdictName
    other: VerdictName | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer that passed: findings by requirement, and of each that did not, why (« pas lu : … »)."""

    findings: Mapping[str, Finding]
    unread: Mapping[str, str]


def read(demand: Demand, answer: str) -> Reading:
    """What an answer says of the demand. ``Refused`` says why it does not count."""
    if len(answer) > limits.SECOND_ANSWER_CHARS:
        raise TooLarge(f"La réponse dépasse {limits.SECOND_ANSWER_CHARS} caractères.", advice=_AGAIN)
    said = _said(demand, answer)
    _whole(demand, said)
    asked = said.get("exigences")
    if not isinstance(asked, dict):
        raise Refused("La réponse n’a pas d’exigences.", advice=_AGAIN)
    if strange := [each for each in asked if each not in demand.codes]:
        raise Refused(f"La réponse parle de « {strange[0][:20]} », qui n’est pas demandé.", advice=_AGAIN)
    if _canary_met(asked.get(CANARY)):
        raise Refused(
            f"La réponse tient pour remplie l’exigence de contrôle {CANARY}, que rien ne remplit : ce lecteur n’a pas "
            "lu, ou il obéit à la carte.",
            advice="Essayez un autre modèle, ou relisez les lignes qui parlent au correcteur.",
        )
    findings: dict[str, Finding] = {}
    unread: dict[str, str] = {}
    for code in demand.codes:
        if code != CANARY:
            found = _found(demand, asked.get(code))
            (unread if isinstance(found, str) else findings)[code] = found  # type: ignore[assignment]
    if len(unread) > MOST_UNREAD:
        code, why = next(iter(unread.items()))
        raise Refused(f"{len(unread)} exigences ne sont pas lues ({code} : {why}).", advice=_AGAIN)
    return Reading(findings, unread)


def witnessed(demand: Demand, answer: str) -> None:
    """``NotWhole`` where an answer of witness words alone shows that a part was not read."""
    _whole(demand, _said(demand, answer, "temoins"))


def _said(demand: Demand, answer: str, key: str = "exigences") -> dict[str, Any]:
    """The JSON object of an answer: between the two marks, in a fence, or with words around it."""
    for text in _candidates(demand, answer):
        try:
            found = read_json(text.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and key in found:
            return found
    raise Refused("La réponse n’a pas la forme demandée, ou il en manque une partie.", advice=_AGAIN)


def _candidates(demand: Demand, answer: str) -> Iterator[str]:
    begin, end = demand.ends
    _, found, rest = answer.rpartition(begin)
    if found:
        inside = rest.partition(end)[0]
        yield inside[inside.find("{") : inside.rfind("}") + 1]
    yield from reversed(_FENCED.findall(answer))
    yield answer[answer.find("{") : answer.rfind("}") + 1]
    at = answer.rfind('{"temoins"')
    yield answer[at : answer.rfind("}") + 1] if at >= 0 else ""


def _whole(demand: Demand, said: Mapping[str, Any]) -> None:
    """``NotWhole`` where the witness words show that a part was not read."""
    given = said.get("temoins")
    words = [fold(str(each)).strip(" .") for each in given[:9]] if isinstance(given, list) else []
    if words == [fold(each) for each in demand.witnesses]:
        return
    rights = zip(demand.witnesses, (*words, "", "", ""), ("le début", "le milieu", "la fin"), strict=False)
    lost = [place for right, word, place in rights if fold(right) != word]
    raise NotWhole(
        f"Les mots témoins ne sont pas justes : {' et '.join(lost) or 'l’ordre'} de la demande n’a pas été lu.",
        advice="Donnez-lui la demande dans un fichier, ou prenez un assistant qui lit de plus longs textes.",
    )


def _canary_met(said: Any) -> bool:
    return not isinstance(said, dict) or said.get("verdict") != "absent" or bool(said.get("lignes"))


def _found(demand: Demand, said: Any) -> Finding | str:
    """A finding, or why there is none."""
    if not isinstance(said, dict):
        return "la réponse n’en dit rien"
    verdict, other, cited = said.get("verdict"), said.get("autre", NO_DOUBT), said.get("lignes")
    if verdict not in VERDICTS:
        return "le verdict n’est pas l’un des trois"
    if other not in (*VERDICTS, NO_DOUBT):
        return "l’autre verdict n’est pas l’un des trois, ni « aucun »"
    lines, trouble = demand.outline.lines, set(demand.outline.speaking)
    if not isinstance(cited, list) or not all(type(each) is int and 1 <= each <= len(lines) for each in cited):
        return "une ligne citée n’existe pas"
    if verdict == "absent":
        return "il est absent et cite des lignes" if cited else Finding("absent", _other(other, verdict), ())
    own = [each - 1 for each in sorted(set(cited)) if lines[each - 1].own and each - 1 not in trouble]
    if not own:
        return "aucune ligne citée n’a de contenu propre"
    evidence = {lines[each].evidence.key + lines[each].evidence.piece: lines[each].evidence for each in own}
    return Finding(verdict, _other(other, verdict), tuple(evidence.values())[: limits.EVIDENCE_NODES])


def _other(other: str, verdict: str) -> VerdictName | None:
    return None if other in (NO_DOUBT, verdict) else other  # type: ignore[return-value]  # one of the three
