"""The cookies that this application sets: their names, what each is for, how long it lasts.

« Vos données » lists these, and what sets one takes its name from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app

from cefi_map import limits


@dataclass(frozen=True, slots=True)
class Cookie:
    """``end`` follows the name that this server's key gives to all of them; after a last « _ » each has its own.
    ``life`` in words, for who reads."""

    end: str
    use: str
    life: str

    def name(self, own: str = "") -> str:
        return f"{current_app.config['SESSION_COOKIE_NAME']}{self.end}{own}"


SESSION_LASTS = timedelta(days=180)
SESSION = Cookie(
    "",
    "Protéger les formulaires, et garder quelques choix de ce navigateur.",
    f"{SESSION_LASTS.days} jours après votre dernière page.",
)
PERSON = Cookie(
    "_qui",
    "Savoir qui est entré dans ce navigateur.",
    f"{limits.LOGIN_DAYS} jours ; sur un appareil partagé, jusqu’à la fermeture du navigateur, "
    f"et {limits.SHARED_HOURS} heures au plus.",
)
DEVICE = Cookie(
    "_appareil",
    "Reconnaître un appareil où vous êtes entré par un mot de passe : les essais d’un autre ne vous y retardent pas.",
    f"{limits.DEVICE_DAYS} jours, et jamais sur un appareil partagé.",
)
WALK = Cookie(
    "_aller",
    "Vous reconnaître au retour du service par lequel vous entrez.",
    f"{limits.WALK_MINUTES} minutes, et seulement si vous entrez ainsi.",
)

COURSE = Cookie(
    "_cours_",
    "Vous reconnaître quand vous arrivez d’un cours en ligne.",
    f"{limits.LAUNCH_SECONDS // 60} minutes, et seulement si vous entrez ainsi.",
)


def cookies() -> Iterator[Cookie]:
    """Those of this server: nobody is in where nobody is asked."""
    yield SESSION
    if current_app.extensions["asks"]:
        yield PERSON
        yield DEVICE
        yield COURSE
        yield WALK
