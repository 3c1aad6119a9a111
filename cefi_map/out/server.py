"""Where a model is asked, as somebody entered it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from cefi_map.errors import BadInput


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is asked, which one, by which key. ``own``: who runs this installation entered it, so that it may
    be this computer or one beside it. ``whose``: at most so many questions at once each."""

    url: str
    model: str = ""
    key: str = field(default="", repr=False)
    own: bool = False
    whose: str = ""

    @property
    def base(self) -> str:
        """The address below which all is asked: « …/v1 »."""
        url = self.url.strip().rstrip("/").removesuffix("/chat/completions").removesuffix("/models")
        try:
            return url if urlsplit(url).path else f"{url}/v1"
        except ValueError:
            raise BadInput("L’adresse du modèle n’est pas une adresse.", advice="Recopiez-la, http compris.") from None

    @property
    def bearer(self) -> str:
        """The key as a header says it, "" without one. ``BadInput`` where it is none: the key is not repeated."""
        key = self.key.strip()
        if not (key.isascii() and key.isprintable()):
            raise BadInput("La clé du modèle a des signes qu’une clé n’a pas.", advice="Recopiez-la en entier.")
        return f"Bearer {key}" if key else ""

    @property
    def host(self) -> str:
        return urlsplit(self.base).hostname or self.base

    @property
    def leaves(self) -> bool:
        """Whether the model is another company's though the address is here: Ollama's « cloud » ones."""
        return re.search(r"[-:]cloud\b", self.model) is not None

    @property
    def away(self) -> str:
        """To whom a demand leaves; "" where it stays on this computer or its network."""
        return self.host if not self.near else f"qui calcule « {self.model} »" if self.leaves else ""

    @property
    def near(self) -> bool:
        """Whether the address is this computer or its network: its name says so, or it is asked in clear, which goes no
        further (fence.py)."""
        if self.base.startswith("http:"):
            return True
        try:
            return not ipaddress.ip_address(self.host).is_global
        except ValueError:
            return (
                self.host == "localhost" or "." not in self.host or self.host.endswith((".local", ".lan", ".internal"))
            )
