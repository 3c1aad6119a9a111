"""What FreeMind's icons are called in French, as in the editor; any other keeps the name its file gives."""

from __future__ import annotations

_WORDS = {
    "idea": "Idée",
    "help": "Question",
    "yes": "Important",
    "messagebox_warning": "Attention",
    "stop-sign": "Stop",
    "button_ok": "Fait",
    "button_cancel": "Refusé",
    "back": "Retour",
    "forward": "Suite",
    "up": "Hausse",
    "down": "Baisse",
    "attach": "Pièce jointe",
    "clock": "Délai",
    "calendar": "Calendrier",
    "flag": "Drapeau",
    "bookmark": "Repère",
    "ksmiletris": "Point fort",
    "pencil": "À rédiger",
    "info": "Information",
    "list": "Liste",
    "Mail": "Courrier",
    "go": "En cours",
    "prepare": "À préparer",
    "stop": "À l’arrêt",
    "hourglass": "En attente",
    "group": "Groupe",
    "money": "Budget",
    **{f"full-{figure}": f"Priorité {figure}" for figure in range(1, 10)},
}


def icon_word(name: str) -> str:
    return _WORDS.get(name, name)
