"""What a centre says of itself to everybody: who publishes, who hosts, whom to write to. Its head fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.store import Store

SETTING = "notice"
_SECOND = "second-opinions"

GROUNDS = {
    "contrat": "L’exécution du contrat de formation (RGPD, article 6, 1, b).",
    "mission": "Une mission d’intérêt public (RGPD, article 6, 1, e).",
    "interet": "L’intérêt légitime du centre à former et à accompagner (RGPD, article 6, 1, f).",
}
"""On what a centre founds what it keeps; the first is proposed, a public centre takes the second."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Each "" where the centre has not said it. ``updated``: when it last said anything, ISO 8601."""

    editor: str = ""
    address: str = ""
    reached: str = ""
    director: str = ""
    host: str = ""
    ground: str = ""
    data_contact: str = ""
    disability: str = ""
    accessibility: str = ""
    updated: str = ""

    @property
    def moment(self) -> datetime | None:
        return datetime.fromisoformat(self.updated) if self.updated else None


WORDS = {
    "editor": "Nom de l’organisme",
    "address": "Adresse postale",
    "reached": "Téléphone et courriel",
    "director": "Directeur ou directrice de la publication",
    "host": "Hébergeur du serveur",
    "ground": "Base légale",
    "data_contact": "Contact pour les données",
    "disability": "Référent handicap",
    "accessibility": "Contact pour l’accessibilité",
}
"""What the head is asked, in order; one for each field but ``updated``."""


def notice(store: Store) -> Notice:
    kept = store.common(SETTING)
    known = {each.name for each in fields(Notice)}
    return Notice(**{name: text for name, text in (kept or {}).items() if name in known and isinstance(text, str)})


def set_notice(store: Store, given: Mapping[str, str]) -> Notice:
    """Keep what is said. ``BadInput`` where it is too long, or the ground is none of ``GROUNDS``."""
    said = {name: given.get(name, "").strip() for name in WORDS}
    for name, text in said.items():
        if len(text) > limits.NOTICE_CHARS:
            raise BadInput(
                f"« {WORDS[name]} » a {len(text)} caractères, la limite est de {limits.NOTICE_CHARS}.",
                advice="Raccourcissez, puis enregistrez.",
            )
    if said["ground"] not in ("", *GROUNDS):
        raise BadInput("Cette base légale n’est pas dans la liste.", advice="Choisissez-en une.")
    made = Notice(**said, updated=datetime.now(UTC).isoformat(timespec="seconds"))
    store.set_common(SETTING, asdict(made))
    return made


def missing(said: Notice) -> tuple[str, ...]:
    """What the head has still to fill in, in words."""
    return tuple(words for name, words in WORDS.items() if not getattr(said, name))


def lets_second(store: Store) -> bool:
    """Whether the head lets authors ask for a second opinion on what they write, and trainers on what was handed in by
    who agreed: not until they say so."""
    return store.common(_SECOND) is True


def let_second(store: Store, yes: bool) -> None:
    store.set_common(_SECOND, yes)
