"""What a candidate and those who read them say to each other, at a node or a paragraph, while it is being written. None
of it is in a file that is exported or handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cefi_map import limits
from cefi_map.centre.sessions import readers
from cefi_map.centre.store import Centre, Thread
from cefi_map.dossier.model import block_text
from cefi_map.dossier.reading import numbered
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import Node, codec
from cefi_map.store import Person, Store

ANSWER = "Répondez sous les commentaires de votre relecture : vos réponses partent avec votre prochain rendu."
"""What whoever handed in does instead of talking on."""
QUOTED = 200
"""Characters of a node or a paragraph that are kept beside what is said of it."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread where it now stands: its ``node`` with its ``number``, or the ``paragraph`` (0: it is no more there, or
    it was never on the dossier)."""

    thread: Thread
    node: Node | None
    number: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be said: ``value`` names it in a form, ``words`` for who reads."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Hearers:
    """Who hears what is said on a project, beside its author: names of those who train in its session, and who came by
    links to comment. ``handed``: its author handed in there, so that they read that; ``closed``: nobody hears any
    more."""

    trainers: tuple[str, ...]
    guests: tuple[str, ...]
    handed: bool
    closed: bool


def hearers(store: Store, project_id: str) -> Hearers:
    found = readers(store, project_id)
    reach = Centre(store).reached(store.owner).get(project_id)
    links = [each for each in reach.shares if each.granted != "read"] if reach else []
    guests = dict.fromkeys(guest.person.name for link in links for guest in link.guests)
    handed = found is not None and found.handed
    return Hearers(
        tuple(each.name for each in found.trainers) if found else (), tuple(guests), handed, handed and not links
    )


def talks(store: Store, project_id: str) -> tuple[Talk, ...]:
    """What is open first, then the newest."""
    store.project(project_id)
    kept = Centre(store).threads(project_id)
    if not kept:
        return ()
    mindmap, paragraphs = store.load(project_id).map, dict(_paragraphs(store, project_id))
    at = {words: number for number, words in reversed(paragraphs.items())}
    return tuple(
        Talk(
            each,
            mindmap.node(each.node) if each.node in mindmap else None,
            mindmap.numbers[each.node] if each.node in mindmap else "",
            at.get(each.quote, 0) if each.paragraph else 0,
        )
        for each in kept
    )


def open_talks(store: Store, project_id: str) -> int:
    """How many are not settled."""
    return sum(each.resolved is None for each in Centre(store).threads(project_id))


def places(store: Store, project_id: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The nodes of the map and the paragraphs of the dossier, where something is written there."""
    mindmap = store.load(project_id).map
    on_map = (Place(f"n{each.key}", f"{mindmap.numbers[each.key]} {_quoted(each.text)}".strip()) for each in mindmap)
    written = store.project(project_id).dossier
    on_dossier = _paragraphs(store, project_id) if written else ()
    return tuple(on_map), tuple(Place(f"p{number}", f"§ {number} {words}") for number, words in on_dossier)


def begin_talk(store: Store, person: Person, project_id: str, place: str, words: str) -> str:
    """The id of a new thread at a place, with its first message. ``BadInput`` without a word or where nobody hears it,
    ``NotFound`` for a place that is no more there."""
    said = _said(store, project_id, words)
    if place.startswith("p"):
        quotes = {f"p{number}": (number, quote) for number, quote in _paragraphs(store, project_id)}
        paragraph, quote = quotes.get(place, (0, ""))
        node = ""
    else:
        mindmap, node, paragraph = store.load(project_id).map, place[1:], 0
        quote = _quoted(mindmap.node(node).text) if node in mindmap else ""
    if (not paragraph and not node) or (node and node not in store.load(project_id).map):
        raise NotFound("Cet endroit n’est plus dans le projet.", advice="Rechargez la page, puis choisissez-en un.")
    thread = Centre(store).begin_thread(project_id, node, paragraph, quote, limits.THREADS)
    Centre(store).say(project_id, thread, _speaker(person), said, limits.THREAD_MESSAGES)
    return thread


def say(store: Store, person: Person, project_id: str, thread: str, words: str) -> None:
    """One more message. ``BadInput`` without a word, or where nobody hears it."""
    said = _said(store, project_id, words)
    Centre(store).say(project_id, thread, _speaker(person), said, limits.THREAD_MESSAGES)


def _speaker(person: Person) -> Person:
    """A guest chose their name as they came in: nobody is taken for one who is of the centre."""
    return replace(person, name=f"{person.name} (par lien)") if person.role == "guest" else person


def _said(store: Store, project_id: str, words: str) -> str:
    if hearers(store, project_id).closed:
        raise BadInput("Vous avez rendu : personne ne lit plus ce qui s’écrit ici.", advice=ANSWER)
    said = codec.clean(words.replace("\r\n", "\n")).strip()
    if not said:
        raise BadInput("Ce message est vide.", advice="Écrivez-le, puis envoyez.")
    if len(said) > limits.MESSAGE_CHARS:
        raise TooLarge(f"Un message s’arrête à {limits.MESSAGE_CHARS} caractères.", advice="Coupez-le en deux.")
    return said


def _quoted(text: str) -> str:
    return " ".join(text.split())[:QUOTED].strip()


def _paragraphs(store: Store, project_id: str) -> Iterator[tuple[int, str]]:
    """(number, opening words) as a review counts them."""
    blocks = store.load_dossier(project_id).manuscript.dossier.blocks
    for number, block in numbered(blocks, last_only=True):
        if quote := _quoted(block_text(block)):
            yield number, quote
