"""XMind's markers and FreeMind's icons: which stands for which. A marker without equivalent is named in a notice."""

from __future__ import annotations

WRITTEN = {
    **{f"full-{n}": f"priority-{n}" for n in range(1, 10)},
    "0%": "task-start",
    "25%": "task-quarter",
    "50%": "task-half",
    "75%": "task-3quar",
    "100%": "task-done",
    "flag": "flag-red",
    "flag-orange": "flag-orange",
    "flag-yellow": "flag-yellow",
    "flag-green": "flag-green",
    "flag-blue": "flag-blue",
    "flag-black": "flag-gray",
    "flag-pink": "flag-purple",
    "bookmark": "star-yellow",
    "male1": "people-blue",
    "female1": "people-red",
    "ksmiletris": "smiley-smile",
    "smiley-neutral": "smiley-boring",
    "smiley-oh": "smiley-surprise",
    "smiley-angry": "smiley-angry",
    "smily_bad": "smiley-cry",
    "forward": "arrow-right",
    "back": "arrow-left",
    "up": "arrow-up",
    "down": "arrow-down",
    "go": "c_symbol_flight",
    "idea": "other-lightbulb",
    "yes": "symbol-exclam",
    "help": "symbol-question",
    "info": "symbol-info",
    "button_ok": "symbol-right",
    "button_cancel": "symbol-wrong",
    "messagebox_warning": "symbol-attention",
    "closed": "symbol-no-entry",
    "stop-sign": "symbol-pause",
    "attach": "symbol-pin",
    "list": "c_symbol_list",
    "calendar": "other-calendar",
    "clock": "c_symbol_clock",
    "Mail": "other-email",
    "kaddressbook": "other-phone",
    "password": "other-lock",
    "gohome": "other-house",
    "xmag": "c_symbol_search",
    "pencil": "c_symbol_pen",
    "clanbomber": "other-bomb",
}
"""Icon -> the marker written for it, one to one."""

_ALSO = {
    **{f"star-{color}": "bookmark" for color in ("red", "orange", "green", "blue", "purple", "gray")},
    **{f"people-{color}": "male1" for color in ("orange", "yellow", "green", "purple", "gray")},
    "star": "bookmark",
    "flag-dark-blue": "flag-blue",
    "flag-dark-green": "flag-green",
    "flag-dark-red": "flag",
    "smiley-laugh": "ksmiletris",
    "smile": "ksmiletris",
    "happy": "ksmiletris",
    "other-question": "help",
    "other-exclam": "yes",
    "other-yes": "button_ok",
    "other-no": "button_cancel",
    "other-clock": "clock",
    "other-people": "male1",
    "symbol-attention2": "messagebox_warning",
    "symbol-idea": "idea",
    "symbol-thumb-up": "button_ok",
    "c_simbol-right": "button_ok",
    "c_simbol-wrong": "button_cancel",
    "c_symbol_exclam": "yes",
    "c_symbol_question": "help",
    "c_symbol_info": "info",
    "lightbulb": "idea",
    "warning": "messagebox_warning",
    "calendar": "calendar",
    "clock": "clock",
    "search": "xmag",
    "people": "male1",
}
"""Other markers that mean the same."""

READ = {**_ALSO, **{marker: icon for icon, marker in WRITTEN.items()}}
"""Marker -> icon."""

_FAMILIES = {
    "arrow": "flèches",
    "c_simbol": "symboles",
    "c_symbol": "symboles",
    "flag": "drapeaux",
    "month": "mois",
    "people": "personnes",
    "priority": "priorités",
    "smiley": "visages",
    "star": "étoiles",
    "symbol": "symboles",
    "task": "avancements",
    "week": "jours",
}


def family(marker: str) -> str:
    """What a person calls a marker without equivalent: « flèches » for « arrow-up-left »."""
    return _FAMILIES.get(marker.partition("-")[0], "autres dessins")
