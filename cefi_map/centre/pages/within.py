"""What a centre says on pages of others: at home, before one hands in, in the help, at the trainer's door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import harmony, issuers, keeping, lti, people, post, sharing, together, ways
from cefi_map.centre import sessions as sessions_room
from cefi_map.centre.store import Centre
from cefi_map.project import exam
from cefi_map.project.access import Person
from cefi_map.project.data import Store, Upkeep
from cefi_map.project.home import ProjectCard
from cefi_map.project.second import Names
from cefi_map.web.store import store
from cefi_map.web.who import me

from .guard import is_shared
from .post import postbox


def upkeep(asked: Store) -> Upkeep:
    """A centre also keeps to the dates of its sessions, writes letters, and erases in several processes."""
    if box := postbox():
        post.send_soon(asked, box)  # what a server left that was stopped, and from then on every few minutes
    tell = post.tell_ending if box else None
    return Upkeep(asked, lambda store: keeping.keep_to_dates(store, tell=tell), shared=True)


def greeting(opened: Store, site: str, logged: bool) -> str | None:
    """How the first head comes in. A link opens to whoever reads it: a log, which others read and which is kept, has
    none."""
    if logged:
        way = "« cefi-map db head » donne son lien." if ways.waits_for_head(opened) else ""
    else:
        link = ways.first_link(opened)
        way = f"{site}/invitation/{link}" if link else ""
    return f"Premier compte, celui du responsable du centre : {way}" if way else None


# ---- at home


def instead_of_home(person: Person) -> Response | str | None:
    """Who marks has nothing of their own; who came by a link has what it opens."""
    if person.role == "jury":
        return redirect(url_for("review.index"), 303)
    if person.role == "guest":
        shared = sharing.shared_with(store(), person)
        return render_template("home/guest.html", shared=shared, unkept=is_shared())
    return None


def home(person: Person, cards: Sequence[ProjectCard]) -> dict[str, object]:
    """Their sessions and what is asked there, who reads which project, what others share with them. Whoever was in
    already when a list put them into a session has now come to it."""
    if any(each.came is None for each in Centre(store()).places(person.id)):
        Centre(store()).come(person.id)
    leads = person.role in ("head", "trainer")
    return {
        "sheets": ("centre",),
        "shared": sharing.shared_with(store(), person),
        "trainings": sessions_room.my_trainings(store(), person) if leads else (),
        "led": sessions_room.waiting(store(), person) if leads else {},
        "sessions": sessions_room.my_sessions(store(), person),
        "endings": keeping.endings_of(store(), person),
        "relinked": keeping.relinked(store(), person),
        "handed": {each.training.id: each for each in together.doors(store(), person) if each.receipts},
        "guidance": exam.guidance(store()),
        "waiting": Centre(store()).waiting_for(person.id) if cards else {},
        "read_by": {card.id: sessions_room.readers(store(), card.id) for card in cards},
    }


def account_url() -> str:
    person = me()
    return url_for("home.index" if person and person.role == "guest" else "account.index")


def hand_in(person: Person) -> dict[str, object]:
    """The sessions that one may hand in to, and what their courses are told."""
    doors = together.doors(store(), person)
    told = {
        each.training.id: lti.courses_told(store(), person, each.training.id) if each.told else () for each in doors
    }
    return {"doors": doors, "told": told}


# ---- in the help


def help_told(person: Person | None) -> dict[str, object]:
    """What the centre says of itself, what its head has still to fill in, until when it keeps what is the reader's."""
    notice = people.notice(store())
    return {
        "notice": notice,
        "unsaid": people.missing(notice) if person and person.role == "head" else (),
        "leaving": issuers.leaving(store()),
        "ends": keeping.dates_of(store(), person) if person else (),
    }


# ---- where a second opinion is asked for


def second_opinion() -> bool:
    return people.lets_second(store())


def names_held_back(thing: str) -> Names:
    """Sessions of who asks, and who handed the work in: a demand does not name them."""
    person = me()
    sessions = sessions_room.my_trainings(store(), person) if person else ()
    return Names(Centre(store()).handed_by(thing), tuple(each.name for each in sessions))


# ---- at the trainer's door


def also_marked() -> Iterator[str]:
    """Sessions whose works the person marks; the head's are on pages of their own."""
    person = me()
    sessions = sessions_room.my_trainings(store(), person) if person and person.role != "head" else ()
    return (each.id for each in sessions)


def marking_door() -> dict[str, object]:
    person = me()
    return {"juries": sessions_room.my_juries(store(), person) if person else ()}


def unmarked(work: str) -> tuple[str, ...]:
    """A harmonisation has maps alone."""
    return ("C12",) if harmony.harmony_of(store(), work) else ()
