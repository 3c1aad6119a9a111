"""Where a trainer and the automatic opinion differ. The opinion is only ever looked at beside a level already given."""

from __future__ import annotations

_SAME = {"acquis": "satisfait", "partiel": "partiel", "non_acquis": "absent"}


def agrees(level: str, verdict: str) -> bool:
    """Whether both say the same. « À vérifier » asks a person: it agrees with any level."""
    return not level or not verdict or verdict == "a_verifier" or _SAME[level] == verdict


def gap(level: str, verdict: str) -> int:
    """By how many steps a person's level is above (more than 0) or below what the verdict says; 0 where they agree."""
    return 0 if agrees(level, verdict) else _STEPS.index(_SAME[level]) - _STEPS.index(verdict)


def verdict_rank(verdict: str) -> int:
    """0 for *absent*, 2 for *satisfait*, as levels are ranked (``agreement``)."""
    return _STEPS.index(verdict)


_STEPS = ("absent", "partiel", "satisfait")
