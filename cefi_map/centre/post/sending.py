"""The queue, brought to the centre's mail server by whichever process looks first, while nobody waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Hashable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import partial

from cefi_map import limits
from cefi_map.centre.naming import mail_line
from cefi_map.centre.store import Centre, Letter
from cefi_map.centre.tokens import digest
from cefi_map.centre.ways import reset
from cefi_map.desk.giving import letterhead
from cefi_map.errors import CefiError, NotFound
from cefi_map.out.sealing import seal, seal_pass, unseal
from cefi_map.project import later
from cefi_map.store import StorageError, Store

from .choosing import wants
from .reminding import REMINDERS, remind, still_holds
from .smtp import MailServer, Refused, Unsent, bring, line_to
from .wording import KINDS, message

WAITS = tuple(timedelta(minutes=each) for each in (5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
"""After each try; the one after the last, some 41 hours from the first, is the end."""
SILENCE = timedelta(minutes=1)
"""Before a server that took nothing is asked again."""
IN_A_ROW = 2
"""Letters that a server refuses whole: it would refuse the others as well."""
LOOK = timedelta(minutes=5)
"""Between two looks at the latest: within it goes what was written with something else, by any process."""
STALE = timedelta(days=4)
"""What nobody asked for goes no more after that, where no server was set until then."""
ADDRESS = "address"
"""The kind of letter that confirms one; what its link is sealed for."""
_LOG = logging.getLogger(__name__)
_next: dict[Hashable, threading.Timer] = {}


@dataclass(frozen=True, slots=True)
class Post:
    """How a centre writes: by its ``server``; ``key`` seals the links that wait, ``site`` is where they lead."""

    server: MailServer
    key: bytes = field(repr=False)
    site: str


def send_soon(store: Store, post: Post) -> None:
    """Bring all that is due, while nobody waits for it; from then on this process looks again by itself, when the next
    is due and every few minutes."""
    later.aside(("post", store.database), partial(_look, store.by("", ""), post))


def _look(store: Store, post: Post) -> None:
    wait: timedelta | None = SILENCE
    try:
        remind(store, _now())
        if send(store, post):
            wait = _until_due(store)
    except NotFound:  # a centre that another process erased
        wait = None
    finally:
        if wait:
            _look_again(store, post, wait)


def _until_due(store: Store) -> timedelta:
    due = Centre(store).next_due()
    return min(LOOK, max(SILENCE, due - _now())) if due else LOOK


def _look_again(store: Store, post: Post, wait: timedelta) -> None:
    """One timer a database: what a server that is stopped leaves is found by the next one that is asked for a page."""
    timer = threading.Timer(wait.total_seconds(), send_soon, (store, post))
    timer.daemon = True
    if before := _next.pop(store.database, None):
        before.cancel()
    _next[store.database] = timer
    timer.start()


def send(store: Store, post: Post) -> bool:
    """Bring what is due; False where the server took nothing, and the rest waits for another look."""
    due = Centre(store).next_due()
    if due is None or due > _now():  # to look costs no writing
        return True
    with ExitStack() as stack:
        line, in_a_row = None, 0
        while letter := Centre(store).claim(_now(), _wait):
            try:
                if made := _made(store, post, letter):
                    line = line or stack.enter_context(line_to(post.server))
                    bring(line, made)
                    Centre(store).letter_went(letter.id)
                    in_a_row = 0
            except StorageError:  # whether it went or not, it is due again
                raise
            except Exception as error:
                _failed(store, letter, error)
                in_a_row += isinstance(error, Refused) and error.whole
                if isinstance(error, Unsent) or in_a_row == IN_A_ROW:
                    return False
    return True


def _wait(tries: int) -> timedelta:
    return WAITS[min(tries, len(WAITS)) - 1]


def _failed(store: Store, letter: Letter, error: Exception) -> None:
    """A fault of ours holds up no other letter, and is no more use than a server's after the last try."""
    if isinstance(error, CefiError):
        reason, for_good = error.message, not isinstance(error, Unsent | Refused) or error.for_good
    else:
        reason, for_good = "Une erreur l’arrête ; le journal du serveur la décrit.", False
        _LOG.error("letter", exc_info=error)
    Centre(store).letter_failed(letter.id, reason, for_good=for_good or letter.tries > len(WAITS))


def _made(store: Store, post: Post, letter: Letter) -> EmailMessage | None:
    """None for a letter that nobody wants any more, or that was asked for where nobody is."""
    known = letter if letter.kind != "access" or letter.digest else _addressed(store, post, letter)
    if known is None or not wants(store, letter.kind) or _is_stale(store, letter):
        Centre(store).drop_letter(letter.id)
        return None
    kind, mail = KINDS[letter.kind], mail_line(known.mail)  # it may be a login
    if known.digest and not Centre(store).lengthen(known.digest, _now() + timedelta(hours=limits.MAILED_HOURS)):
        raise CefiError("Son lien n’est plus ouvert : il a été refait ou retiré.")
    path = kind.path.format(token=_token(post, known)) if kind.path else "/"
    facts = _facts(store, known.facts)
    return message(known.id, kind, facts, to=mail, sender=post.server.sender, site=post.site, link=post.site + path)


def _token(post: Post, letter: Letter) -> str:
    """Of the link that it brings; the one that confirms an address is good from when it goes."""
    if letter.kind != ADDRESS:
        return unseal(post.key, letter.secret)
    said, lasts = {"person": letter.person, "mail": letter.mail}, timedelta(hours=limits.MAILED_HOURS)
    return seal_pass(post.key, ADDRESS, said, lasts)


def _is_stale(store: Store, letter: Letter) -> bool:
    if letter.kind in REMINDERS and not still_holds(store, letter, _now()):
        return True
    return KINDS[letter.kind].off == "each" and letter.made is not None and _now() - letter.made > STALE


def _facts(store: Store, facts: Mapping[str, str]) -> dict[str, str]:
    return {"name": "", **facts, "place": letterhead(store).centre or "Votre centre de formation"}


def _addressed(store: Store, post: Post, letter: Letter) -> Letter | None:
    """A letter that was asked for at the door: for whom it is, and the link that it brings, from then on the same."""
    with store.at_once() as here:
        person = Centre(here).at_address(letter.mail)
        if person is None or person.role not in ("candidate", "trainer", "head"):
            return None
        token = reset(here, person.id, mailed=True, asked=True)
        facts = {"name": person.name}
        known = replace(letter, person=person.id, digest=digest(token), secret=seal(post.key, token), facts=facts)
        Centre(here).give_link(known)
        return known


def _now() -> datetime:
    return datetime.now(UTC)
