"""In which browsers somebody is, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.centre.store import Centre
from cefi_map.centre.tokens import digest, new_token
from cefi_map.store import Person, Store


def enter_browser(store: Store, person: Person, *, shared: bool) -> tuple[str, timedelta | None]:
    """The token by which a browser is known from now on, a new one each time; how long it is to be kept, None: until
    the browser is closed, on a computer that others use."""
    lasts = timedelta(hours=limits.SHARED_HOURS) if shared else timedelta(days=limits.LOGIN_DAYS)
    token = new_token()
    Centre(store).open_login(person.id, digest(token), datetime.now(UTC) + lasts, shared=shared)
    return token, None if shared else lasts


def who_is_in(store: Store, token: str) -> tuple[Person, bool] | None:
    """Who is in the browser that shows this token, and whether others use its computer."""
    return Centre(store).logged_in(digest(token)) if token else None


def leave_browser(store: Store, token: str) -> None:
    Centre(store).close_login(digest(token))
