"""A verdict that is not sure enough to be asserted: between which two it stands, and which sentence would settle it."""

from __future__ import annotations

from .counting import Count, P
from .deciding import Decision
from .requirement import Readings
from .telling import Outcome, Placed, settling, too_few_argued, unsure
from .wording import quotes


def doubted(outcome: Outcome[P], count: Count[P], decision: Decision, readings: Readings) -> Outcome[P]:
    """The outcome as « à vérifier », leaning to the verdict that it had. What it quotes speaks for the higher of the
    two verdicts, the line of the table that is least sure for the lower."""
    lower, higher = decision.between
    if outcome.verdict == "absent":
        message = f"Rien ne le dit nettement : à vous de relire. Ce qui s’en approche : {quotes(outcome.candidates)}."
    else:
        message = f"L’outil hésite entre {lower} et {higher} : à vous de relire. {outcome.message}"
    if outcome.verdict == "satisfait":
        fix, spot = _settling(outcome, count, readings)
        outcome = outcome._replace(fix=fix, spot=spot)
    return outcome._replace(verdict="a_verifier", leaning=outcome.verdict, message=message)


def perhaps_none(outcome: Outcome[P], confidence: float, doubt: float) -> tuple[Outcome[P], float]:
    """The outcome and its confidence where there is a ``doubt`` (a chance) that the map is no project, of which all is
    absent: nothing else is asserted, and *absent* is surer."""
    leaning = outcome.leaning or outcome.verdict
    if leaning == "absent":
        return outcome, 1 - (1 - confidence) * (1 - doubt)
    said = outcome.message.partition(". ")[2] if outcome.verdict == "a_verifier" else unsure(outcome.message)
    message = f"L’outil hésite entre absent et {leaning} : on ne voit pas nettement un projet d’insertion. {said}"
    fix = outcome.fix or "Nommez le public et le projet au centre de la carte."
    return outcome._replace(verdict="a_verifier", leaning=leaning, message=message, fix=fix), confidence * (1 - doubt)


def _settling(outcome: Outcome[P], count: Count[P], readings: Readings) -> tuple[str, Placed[P]]:
    """What to write where all seems there: more of the line that is least sure."""
    way = max(count.requirement.satisfied(readings), key=count.there)
    others = too_few_argued(count, way)
    if others and others.spot:
        return others.fix, others.spot
    return settling(count, readings, outcome.pieces[0])
