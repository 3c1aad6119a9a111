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

AMBIGUOUS = frozenset(("funding", "budget", "context", "territory", "means", "planning", "perimeter", "communication"))
"""Topics whose title words have other senses (« combien », « où », « recette »)."""

GENERAL = AMBIGUOUS | {"project", "feasibility", "preparation", "implementation", "evaluation", "objectives"}
"""Topics wide enough for what stands below to speak of something else altogether."""

WHOLE = {
    "E1": "context",
    "E2": "project",
    "E3": "feasibility",
    "E4": "preparation",
    "E5": "implementation",
    "E6": "evaluation",
}
"""Stage -> the topic that stands for all of it."""


PLACES: dict[str, tuple[str, ...]] = {
    "C1a": ("needs", "public"),
    "C1b": ("territory",),
    "C2": ("policy", "indicators"),
    "C3a": ("purpose", "objectives", "perimeter"),
    "C3b": ("argument",),
    "C4": ("actions", "implementation", "adjustments"),
    "C5": ("partners",),
    "C6": ("risks",),
    "C7a": ("expenses",),
    "C7b": ("funding",),
    "C8a": ("internal",),
    "C8b": ("external",),
    "C9": ("followup",),
    "C10": ("criteria",),
    "C11": ("evaluation", "next", "strengths", "weaknesses", "results"),
}
"""Requirement -> the topics of its places."""

TOPIC = {
    "C1a": "needs", "C1b": "territory", "C2": "policy", "C3a": "project", "C3b": "argument", "C4": "actions",
    "C5": "partners", "C6": "risks", "C7a": "expenses", "C7b": "funding", "C8a": "internal", "C8b": "external",
    "C9": "followup", "C10": "criteria", "C11": "evaluation",
}  # fmt: skip
"""Requirement -> the topic of a title whose leaves speak of it."""


def stage_of(topics: tuple[str, ...]) -> str:
    """The stage of the first topic that has one, or ""."""
    return next((STAGE[topic] for topic in topics if topic in STAGE), "")
