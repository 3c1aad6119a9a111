"""Where the application is reached and by whom: one value that names, origin, cookie and words follow."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from cefi_map.errors import CefiError

OWN = frozenset(("127.0.0.1", "localhost", "::1"))
"""This computer's names for itself."""
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # what « listen on all addresses » looks like, to recognise it
PORTS = {"http": 80, "https": 443}
MANY = "*"
"""In the public URL, the name of a centre."""
EXAMPLE = "https://carte.centre.fr"

_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Reach:
    """``names`` are the Host names it answers to, ``any_address`` adds any literal address; ``url`` is its public URL,
    "" without one, a star standing for the name of a centre where there are many; ``everyone`` when others than this
    computer reach it, and nothing ``asks`` who they are; ``proxy`` is the address of the web server before it that is
    believed when it says who asks (origin.py), "" for none."""

    names: frozenset[str] = OWN
    any_address: bool = False
    url: str = ""
    everyone: bool = False
    asks: bool = False
    proxy: str = ""

    @property
    def encrypted(self) -> bool:
        return self.url.startswith("https:")

    @property
    def domain(self) -> str:
        """What follows a centre's name in the host, « .carte.fr »; "" where there is one centre alone."""
        return (urlsplit(self.url).hostname or "").partition(MANY)[2]

    def centre(self, header: str) -> str:
        """The centre that the Host header names, "" when it names none."""
        centre, found, rest = _hostname(header).partition(self.domain or "/")
        return centre if found and not rest and "." not in centre else ""

    def public_url(self, header: str) -> str:
        """The address under which everybody opens what that header names, "" when it has none."""
        return self.url.replace(MANY, self.centre(header)) if self.domain else self.url

    @property
    def shown(self) -> str:
        """The public URL as one reads it."""
        return self.url.replace(MANY, "votre-centre")

    @property
    def kept(self) -> str:
        """Who has what is written here, in a sentence: the one that pages and terminal say."""
        if self.asks:
            return "Vos projets sont gardés sur le serveur de votre centre."
        if self.everyone:
            return "Toute personne qui ouvre cette adresse peut tout lire, changer et effacer."
        return "Tout reste sur cet ordinateur."

    @property
    def hands_in(self) -> str:
        """What becomes of what is handed in."""
        if self.asks:
            return (
                "« Rendre à la session » fige la carte et le dossier chez vos formateurs, et vous donne un récépissé. "
                "Le fichier est pour vous, ou pour qui n’est pas de la session."
            )
        return "Donnez ce fichier à votre centre, comme il le demande. Rien n’est envoyé d’ici."

    @property
    def comes_back(self) -> str:
        """How what a trainer says of it comes back."""
        if self.asks:
            return "Elle revient d’elle-même sous « Relecture » du projet rendu, et l’accueil le dit."
        return "Il vous rend une carte annotée en .svg. Déposez-la sur la page d’accueil."

    @property
    def copied(self) -> str:
        """Whose the automatic copies are, and what one of them gives back."""
        if self.asks:
            return (
                "Chaque copie est celle de tout le centre. « Restaurer » n’en reprend que ce qui est à vous : rien ne "
                "change chez les autres."
            )
        return "Ce qu’une copie a de plus s’ajoute à vos projets. Rien n’est remplacé."

    def keeps(self, away: str) -> str:
        """The same, where what is asked of a second reader leaves; ``away``: to whom, "" for nobody."""
        if not away:
            return self.kept
        if self.asks or self.everyone:
            return f"{self.kept} Ce que vous faites lire par un second lecteur part chez {away}."
        return f"Tout reste sur cet ordinateur, sauf ce que vous faites lire chez {away}."

    def allows(self, header: str) -> bool:
        """Whether the Host header names this application. A site that rebinds its own name to 127.0.0.1 arrives here
        with that name: refusing it is the personal mode's lock, for there is no password. A name cannot be rebound
        into a literal address, which is what one types where no public URL was given."""
        name = _hostname(header)
        return name in self.names or (self.any_address and _is_address(name)) or bool(self.centre(header))


HERE = Reach()
"""This computer alone."""


def reach(host: str, public_url: str = "", everyone: bool = False, *, asks: bool = False, proxy: str = "") -> Reach:
    """What listening on ``host`` under ``public_url`` reaches. ``CefiError`` when that URL cannot be one, or when a
    network would reach it and nobody said, by ``everyone``, that it may. Where it ``asks`` who everybody
    is, a network may reach it over HTTPS; in plain HTTP a password would be read on its way."""
    url = public(public_url) if public_url else ""
    if proxy and not _is_address(proxy):
        raise CefiError(f"« {proxy} » n’est pas l’adresse d’un serveur web.", advice="Écrivez-la comme 127.0.0.1.")
    network = bool(url) or not _is_local(host)
    if asks and network and not everyone and not url.startswith("https:"):
        raise CefiError(
            f"{url or f'L’adresse {host}'} s’ouvre au réseau en clair : un mot de passe y serait lu au passage.",
            advice=f"Donnez --public-url avec une adresse comme {EXAMPLE}, ou ajoutez --open.",
        )
    if network and not everyone and not asks:
        raise CefiError(
            f"{url or f'L’adresse {host}'} s’ouvre au réseau, sans compte ni mot de passe.",
            advice="Ajoutez --open si toute personne qui l’ouvre peut tout lire, changer et effacer.",
        )
    names = {host.strip("[]").lower(), urlsplit(url).hostname or host}
    everywhere = host in EVERYWHERE
    return Reach(
        OWN if everywhere and not url else OWN | names, everywhere and not url, url, network and not asks, asks, proxy
    )


def site(url: str, centre: str = "") -> str:
    """Where everybody opens the application, or that centre of it; "" without a public URL. ``CefiError``."""
    return public(url).replace(MANY, centre) if url else ""


def public(url: str) -> str:
    """The URL as a browser names an origin: scheme and host in small letters, the port when it is not the usual one."""
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except (ValueError, UnicodeError):
        raise _refusal(url) from None
    if parts.scheme not in PORTS or not host or "@" in parts.netloc:
        raise _refusal(url)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise _too_long(parts)
    return f"{parts.scheme}://{host}" + ("" if port in (None, PORTS[parts.scheme]) else f":{port}")


def _host(name: str) -> str:
    """The name as it travels, "" for what is none: « médiation.fr » is « xn--mdiation-b1a.fr »."""
    if ":" in name:
        return f"[{ipaddress.IPv6Address(name)}]"
    many, name = (MANY, name[2:]) if name.startswith(f"{MANY}.") else ("", name)
    plain = name.encode("idna").decode().lower() if name else ""
    return f"{many}{'.' if many else ''}{plain}" if _NAME.fullmatch(plain) else ""


def _hostname(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _refusal(url: str) -> CefiError:
    return CefiError(f"« {url} » n’est pas une adresse publique.", advice=f"Écrivez-la comme {EXAMPLE}.")


def _too_long(parts: SplitResult) -> CefiError:
    rest = parts._replace(scheme="", netloc="").geturl()
    return CefiError(
        f"L’adresse publique s’arrête après le nom, sans « {rest} ».",
        advice=f"Donnez à l’application un nom à elle, comme {EXAMPLE}.",
    )


def _is_local(host: str) -> bool:
    """Whether all that the name stands for is this computer's loop; an unknown name is no matter here."""
    try:
        found = socket.getaddrinfo(host or None, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        return False
    return all(ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback for *_, address in found)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
