"""What the centre writes, in words: each kind of letter once, as text and as HTML, with nothing of anybody's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import formatdate
from html import escape
from typing import Literal

from cefi_map import limits


@dataclass(frozen=True, slots=True)
class Kind:
    """``name`` as people read it. In ``subject`` and ``lines`` stand facts of the letter. ``button``: the words of its
    link, "" for the door of the application; ``path``: where it leads; ``after``: what stands below it. ``off``: who
    turns it off, nobody, the head for the whole centre, or each for themselves as well."""

    name: str
    subject: str
    lines: tuple[str, ...]
    button: str = ""
    path: str = ""
    after: str = ""
    off: Literal["nobody", "centre", "each"] = "nobody"


_ONCE = f"Ce lien sert une seule fois, pendant {limits.MAILED_HOURS} heures."
_NO_LINK = "Vous n’avez pas de lien, ou plus ? À l’entrée, « un courriel » vous en envoie un."
_UNASKED = "Vous n’attendiez pas ce message ? Laissez ce lien fermé : il ne servira à personne."

KINDS: Mapping[str, Kind] = {
    "invitation": Kind(
        "Invitation d’un formateur ou d’un responsable",
        "Votre invitation, {place}",
        (
            "{place} vous invite dans Carte CEFI, où s’écrivent et se relisent les cartes et les dossiers du bloc 3.",
            f"Ouvrez ce lien, puis choisissez votre mot de passe. {_ONCE}",
        ),
        "Ouvrir mon invitation",
        "/invitation/{token}",
        _UNASKED,
        off="centre",
    ),
    "candidate": Kind(
        "Invitation d’un candidat",
        "Votre session « {session} », {place}",
        (
            "Votre formateur vous attend dans la session « {session} » : on y écrit la carte et le dossier du bloc 3.",
            f"Ouvrez ce lien, puis « Entrer ». {_ONCE} Vous recevez alors votre lien personnel : gardez-le.",
        ),
        "Entrer dans ma session",
        "/invitation/{token}",
        _UNASKED,
        off="centre",
    ),
    "access": Kind(
        "Mot de passe ou lien perdu",
        "Revenir dans Carte CEFI, {place}",
        (
            "Quelqu’un, sans doute vous, a demandé à revenir dans Carte CEFI sans mot de passe ni lien personnel.",
            f"Ouvrez ce lien pour en avoir un nouveau. {_ONCE}",
        ),
        "Revenir",
        "/invitation/{token}",
        "Ce n’était pas vous ? Laissez ce lien fermé : rien ne change, et l’ancien accès reste bon.",
    ),
    "address": Kind(
        "Adresse à confirmer",
        "Confirmer votre adresse, {place}",
        (
            "Vous avez donné cette adresse dans Carte CEFI. Confirmez-la, et le centre peut vous y écrire.",
            _ONCE,
        ),
        "Confirmer mon adresse",
        "/courriel/{token}",
        _UNASKED,
    ),
    "handed": Kind(
        "Rendu reçu",
        "Rendu reçu, {session}",
        (
            "Votre rendu n° {number} est arrivé dans la session « {session} », le {at}{late}.",
            "Son récépissé est dans votre projet, sous « Rendre ».",
        ),
        off="each",
    ),
    "review": Kind(
        "Relecture reçue",
        "Une relecture vous attend, {session}",
        (
            "Une relecture de votre travail est rendue dans la session « {session} ».",
            "Elle est dans votre projet, sous « Relecture ».",
        ),
        off="each",
    ),
    "closing": Kind(
        "Trois jours avant la date du rendu",
        "À rendre avant le {at}, {session}",
        (
            "La session « {session} » attend votre rendu jusqu’au {at}. Rien de vous n’y est encore arrivé.",
            "Ouvrez votre projet, puis « Rendre ». Vous rendez de nouveau jusqu’à la date : le dernier rendu compte.",
        ),
        after=_NO_LINK,
        off="each",
    ),
    "late": Kind(
        "Date du rendu passée",
        "Votre rendu est attendu, {session}",
        (
            "La date du rendu de la session « {session} » est passée depuis le {at}. Rien de vous n’y est arrivé.",
            "Vous pouvez encore rendre, une seule fois, en retard : ouvrez votre projet, puis « Rendre ».",
        ),
        after=_NO_LINK,
        off="each",
    ),
    "trial": Kind(
        "Essai",
        "Essai, {place}",
        ("Cet essai montre que le centre écrit bien. S’il est aux indésirables, voyez avec qui tient le courriel.",),
    ),
    "erasure": Kind(
        "Effacement des données d’une session",
        "{session} : les données s’effacent le {at}",
        (
            "Les données de la session « {session} » s’effacent le {at} : projets, travaux rendus, grilles, récépissés "
            "et comptes de ses candidats.",
            "Emportez avant ce que vous devez garder, et dites-le aux candidats.",
            "La page de la session permet de changer cette date.",
        ),
    ),
}
"""In the order in which a centre meets them."""


def said_at(at: datetime) -> str:
    """« 04/12/2026 à 18 h 00 », on this server's clock."""
    return f"{at.astimezone():%d/%m/%Y à %H h %M}"


def message(
    id: str, kind: Kind, facts: Mapping[str, str], *, to: str, sender: str, site: str, link: str
) -> EmailMessage:
    """A letter as it goes. The same ``id`` makes the same Message-ID, by which mailboxes know it again."""
    made, link = EmailMessage(), link or site
    made["From"], made["To"] = sender, to
    made["Subject"] = " ".join(kind.subject.format_map(facts).split())
    made["Message-ID"] = f"<{id}@{sender.rpartition('@')[2]}>"
    made["Date"] = formatdate(localtime=True)
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: nothing answers it by itself
    told, below = _told(kind, facts), [*filter(None, (kind.after,)), _foot(kind, facts["place"])]
    made.set_content("\n\n".join((*told, link, *below)) + "\n")
    made.add_alternative("".join(_page(made["Subject"], told, link, kind.button or _DOOR, below)), "html")
    return made


def _told(kind: Kind, facts: Mapping[str, str]) -> list[str]:
    hello = f"Bonjour {facts['name']}," if facts.get("name") else "Bonjour,"
    return [hello, *(each.format_map(facts) for each in kind.lines)]


def _foot(kind: Kind, place: str) -> str:
    off = "" if kind.off != "each" else " Dans « Mon compte », « Courriels », vous choisissez ce que vous recevez."
    return f"{place}, par Carte CEFI. Message automatique : personne ne lit les réponses.{off}"


def _page(title: str, told: list[str], link: str, button: str, below: list[str]) -> Iterator[str]:
    """Nothing is fetched to show it: neither picture nor style from elsewhere."""
    yield f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    yield f'<body style="{_BODY}">'
    yield from (f"<p>{escape(line)}</p>" for line in told)
    yield f'<p><a href="{escape(link)}" style="{_BUTTON}">{escape(button)}</a></p>'
    yield from (f'<p style="{_SMALL}">{escape(line)}</p>' for line in (link, *below))
    yield "</body></html>"


_DOOR = "Ouvrir Carte CEFI"
_BODY = "font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:1.5em auto;padding:0 1em;color:#1d2733"
_BUTTON = "display:inline-block;padding:.6em 1.2em;border-radius:6px;background:#23479a;color:#fff;text-decoration:none"
_SMALL = "font-size:14px;color:#55606e;overflow-wrap:anywhere"
