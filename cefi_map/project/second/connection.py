"""The model that somebody entered as a second reader: where it is asked, by which key, how it did when it was tried."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from secrets import token_hex
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError
from cefi_map.judging import packed
from cefi_map.out.completions import complete, models, reachable
from cefi_map.out.sealing import seal, unseal
from cefi_map.out.server import Server
from cefi_map.project.later import ELSEWHERE, hurried, soon
from cefi_map.second import Demand, read
from cefi_map.store import SecondOpinion, Store

from .kept import asked_about, is_awaited, joined_with
from .subject import Names, Subject
from .trying import Trial, trial_of, try_reader

_SETTING, _TRYING = "second-reader", "second-trial"
_FAULT = "Une erreur de notre fait a interrompu la lecture. L’avis automatique ne change pas."
_STILL = timedelta(seconds=limits.SECOND_SECONDS + limits.SECOND_WAIT_SECONDS)
"""Without a step forward, after which whoever tried has died over it."""


@dataclass(frozen=True, slots=True)
class Connection:
    """``trial`` is None until the model was tried by the rules at hand."""

    server: Server
    trial: Trial | None


@dataclass(frozen=True, slots=True)
class Trying:
    """A trial under way, or the last: what it says of each step, the models that the address lists, and why it ended
    badly, "" where it did not."""

    began: datetime
    steps: tuple[str, ...]
    models: tuple[str, ...]
    trouble: str
    is_over: bool


def entered(store: Store) -> Server | None:
    """Where a model is asked, without its key; None where nobody entered one."""
    kept = store.common(_SETTING)
    return Server(kept["url"], kept["model"]) if isinstance(kept, Mapping) and "url" in kept else None


def connection(store: Store, key: bytes, *, own: bool, whose: str = "") -> Connection | None:
    """With its key, which ``key`` unseals. ``own``: who runs this installation entered it (``Server``). ``CefiError``
    where another installation sealed it."""
    found = entered(store)
    if found is None:
        return None
    kept = store.common(_SETTING)
    server = replace(found, key=unseal(key, kept["key"]), own=own, whose=whose)
    try:
        return Connection(server, trial_of(server, json.dumps(kept["trial"]).encode()) if kept["trial"] else None)
    except BadInput:
        return Connection(server, None)


def enter(store: Store, key: bytes, server: Server) -> None:
    """Keep where a model is asked. Of the same address stay its key, where none is given, and the list of its models;
    of the same model its trial. ``CefiError`` where no request may leave for it."""
    reachable(server)
    kept, before, told = store.common(_SETTING), entered(store), trying(store)
    is_there = before is not None and before.base == server.base
    sealed, model = seal(key, server.key.strip()), server.model.strip()
    is_same = is_there and kept["model"] == model and not sealed
    store.set_common(
        _SETTING,
        {
            "url": server.base,
            "model": model,
            "key": sealed or (kept["key"] if is_there else ""),
            "trial": kept["trial"] if is_same else None,
        },
    )
    if is_there and told:
        _say(store, told if is_same else Trying(told.began, (), told.models, "", is_over=True))
    else:
        store.set_common(_TRYING, None)


def leave(store: Store) -> None:
    """No model is asked any more; what was read stays with its projects."""
    store.set_common(_SETTING, None)
    store.set_common(_TRYING, None)


def begin_trial(store: Store, server: Server) -> None:
    """Have the models listed and, where one is chosen, that one tried, one at a time: it goes on by itself
    (``trying``)."""
    before = trying(store)
    if before and not before.is_over:
        return
    began, lasting = datetime.now(UTC), store.lasting()
    _say(store, Trying(began, (), (), "", False))
    soon((lasting, _TRYING, began), partial(_try, lasting, server), lane=ELSEWHERE)


def trying(store: Store) -> Trying | None:
    """The trial under way, or the last; None where there was none."""
    kept = store.common(_TRYING)
    if not isinstance(kept, Mapping):
        return None
    began, moved = (datetime.fromisoformat(kept[name]) for name in ("began", "moved"))
    died = not kept["is_over"] and datetime.now(UTC) - moved > _STILL
    trouble = "L’essai s’est interrompu. Recommencez-le." if died else kept["trouble"]
    return Trying(began, tuple(kept["steps"]), tuple(kept["models"]), trouble, died or kept["is_over"])


def agreed(about: Subject, server: Server) -> bool:
    """Whether the author of a project has already let that model there read it."""
    asked = (each.reader for each in about.opinions().values())
    return any((each.get("host"), each.get("asked")) == (server.host, server.model) for each in asked)


def ask_reader(about: Subject, found: Connection, part: str, names: Names) -> None:
    """Have that model read a part: it goes on by itself (``second_opinion``), once at a time. ``BadInput`` where it was
    not tried."""
    if found.trial is None:
        raise BadInput("Ce modèle n’a pas été essayé.", advice="Essayez-le d’abord, sur la page du second lecteur.")
    before = about.opinions().get(part)
    if before and is_awaited(before):
        return
    number, demand = asked_about(about, part, names, salt=token_hex(8))
    server, formed = found.server, found.trial.dialect.formed
    reader = {"rules": demand.rules, "people": names.people, "others": names.others, "counts": found.trial.counts}
    reader |= {"model": server.model, "asked": server.model, "host": server.host}
    sent = "\n\n".join(demand.messages(formed=formed))
    opinion = SecondOpinion(part, number, datetime.now(UTC), reader, sent)
    about.keep(opinion)
    lasting = about.lasting()
    work = partial(_ask, lasting, found.trial, opinion, demand, before)
    soon((lasting, part, opinion.asked), work, lane=ELSEWHERE)


def _ask(about: Subject, trial: Trial, opinion: SecondOpinion, demand: Demand, before: SecondOpinion | None) -> None:
    """What came, or why nothing did: then the reading ``before`` stays."""
    try:
        done = _answered(about, trial, opinion, demand)
    except CefiError as error:
        done = replace(opinion, trouble=f"{error.message} {error.advice}".strip())
    except Exception:
        logging.getLogger(__name__).exception("second opinion")
        done = replace(opinion, trouble=_FAULT)
    now = about.opinions().get(opinion.part)
    if done.trouble and before and before.answer and now and now.asked == opinion.asked:
        about.keep(replace(before, trouble=done.trouble))
    else:
        about.answer(done)


def _answered(about: Subject, trial: Trial, opinion: SecondOpinion, demand: Demand) -> SecondOpinion:
    found = complete(trial.server, demand.messages, demand.schema(), trial.dialect)
    reading = read(demand, found.text)
    told = {"model": found.model, "tokens": found.asked + found.written, "seconds": found.seconds}
    answered = replace(opinion, reader={**opinion.reader, **told}, answer=found.text)
    with hurried(None):  # an answer that came is not lost because the built-in opinion is still on its way
        return replace(answered, said=packed(joined_with(about, answered, demand.outline, reading)))


def _try(store: Store, server: Server) -> None:
    told = trying(store) or Trying(datetime.now(UTC), (), (), "", False)
    try:
        told = replace(told, models=models(server))
        _say(store, told)
        if server.model:
            told = _tried(store, server, told)
    except CefiError as error:
        told = replace(told, trouble=f"{error.message} {error.advice}".strip())
    except Exception:
        logging.getLogger(__name__).exception("trial of a second reader")
        told = replace(told, trouble=_FAULT)
    _say(store, replace(told, is_over=True))


def _tried(store: Store, server: Server, told: Trying) -> Trying:
    steps: list[str] = []

    def step(line: str) -> None:
        steps.append(line)
        _say(store, replace(told, steps=tuple(steps)))

    trial = try_reader(server, step)
    kept = store.common(_SETTING)
    if isinstance(kept, Mapping) and (kept["url"], kept["model"]) == (server.base, server.model):
        store.set_common(_SETTING, {**kept, "trial": trial.data})
    return replace(told, steps=tuple(steps))


def _say(store: Store, told: Trying) -> None:
    said: dict[str, Any] = {"began": told.began.isoformat(), "moved": datetime.now(UTC).isoformat()}
    said |= {"steps": told.steps, "models": told.models, "trouble": told.trouble, "is_over": told.is_over}
    store.set_common(_TRYING, said)
