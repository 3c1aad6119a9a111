"""Topics: what a jury looks for under a title (« Qui paie ? » announces funding), and the stage each is of."""

from __future__ import annotations

STAGE = {
    **dict.fromkeys(("context", "needs", "public", "territory", "policy", "indicators"), "E1"),
    **dict.fromkeys(("project", "purpose", "objectives", "perimeter", "argument"), "E2"),
    **dict.fromkeys(("feasibility", "means", "partners", "budget", "expenses", "funding", "risks"), "E3"),
    **dict.fromkeys(("preparation", "planning", "communication", "internal", "external"), "E4"),
    **dict.fromkeys(("implementation", "actions", "adjustments", "followup", "people_followup"), "E5"),
    **dict.fromkeys(("criteria", "evaluation", "results", "strengths", "weaknesses", "next"), "E6"),
}
"""Topic -> stage. « role » and « out » belong to none."""

WHOLE = {
    "E1": "context",
    "E2": "project",
    "E3": "feasibility",
    "E4": "preparation",
    "E5": "implementation",
    "E6": "evaluation",
}
"""Stage -> the topic that stands for all of it."""


def stage_of(topics: tuple[str, ...]) -> str:
    """The stage of the first topic that has one, or ""."""
    return next((STAGE[topic] for topic in topics if topic in STAGE), "")
