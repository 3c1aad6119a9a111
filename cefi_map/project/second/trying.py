"""« Essayer »: what a model is worth as a second reader, before anybody's map is sent to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from cefi_map.errors import BadInput, CefiError
from cefi_map.french.wording import decimal, spaced
from cefi_map.judging.engine import VERSION
from cefi_map.mindmap.json_gate import read_json
from cefi_map.out.completions import complete, learnt, models
from cefi_map.out.dialect import Dialect
from cefi_map.out.failures import Unfinished
from cefi_map.out.hearing import Completion
from cefi_map.out.server import Server
from cefi_map.second import Demand, Reading, Refused, read
from cefi_map.second.answer import NotWhole, witnessed
from cefi_map.second.measuring import BETTER, Measure, long_demand, measure, samples

LETTERS_A_TOKEN = 3.0
"""Letters of French in a token, about: some count 2.4, others 3.4."""
_WINDOW = "Le modèle reçoit une demande coupée : agrandissez sa fenêtre (Ollama : OLLAMA_CONTEXT_LENGTH=16384)."
_MOST_LETTERS = 6
"""Letters a token above which a server has read less than it was sent."""
_MOST_REFUSED = 4
"""Samples whose answers do not count, from which a model is not asked about the others."""


@dataclass(frozen=True, slots=True)
class Trial:
    """``lines`` say it all in French; ``counts``: whether the model counts beside the built-in judge, or is shown."""

    server: Server = field(repr=False)
    listed: tuple[str, ...]
    dialect: Dialect
    measured: Measure
    asked: int
    written: int
    seconds: float
    notices: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> bool:
        return self.measured.counts

    @property
    def data(self) -> dict[str, Any]:
        found = self.measured
        return {
            "rules": _rules(),
            "url": self.server.base,
            "model": self.server.model,
            "models": list(self.listed),
            "dialect": self.dialect.data,
            "verdicts": found.verdicts,
            "same": found.same,
            "kappa": found.kappa,
            "built_in": found.built_in,
            "refused": found.refused,
            "counts": found.counts,
            "tokens": {"asked": self.asked, "written": self.written},
            "seconds": self.seconds,
            "notices": list(self.notices),
        }

    @property
    def lines(self) -> tuple[str, ...]:
        found = self.measured
        verdict = (
            "Ce modèle compte : son avis se joint à l’avis automatique."
            if found.counts
            else f"Ce modèle est montré, sans compter : il faudrait {decimal(round(found.built_in + BETTER, 3))}."
        )
        tokens = f" ; compté par le service : {self.asked} jetons lus, {self.written} écrits" if self.asked else ""
        return tuple(
            spaced(each)
            for each in (
                f"Modèle : {self.server.model}, chez {self.server.host}.",
                f"{found.same} verdicts sur {found.verdicts} comme le jury. Accord, hasard déduit : "
                f"{decimal(found.kappa)} sur 1 ; avis automatique seul : {decimal(found.built_in)}.",
                verdict,
                f"{decimal(self.seconds)} secondes pour {len(samples())} cartes{tokens}.",
                *self.notices,
            )
        )


def trial_told(trial: Trial, format: str) -> bytes:
    """As JSON, which ``trial_of`` reads again; else as lines."""
    data = json.dumps(trial.data, ensure_ascii=False, indent=1) if format == "json" else "\n".join(trial.lines)
    return f"{data}\n".encode()


def trial_of(server: Server, data: bytes) -> Trial:
    """A trial that was kept. ``BadInput`` where it is none, or of another model or address."""
    try:
        found = read_json(data)
        if found["rules"] != _rules():
            raise BadInput("Cet essai est d’autres règles que celles d’aujourd’hui.", advice="Refaites-le.")
        if (found["url"], found["model"]) != (server.base, server.model):
            raise BadInput("Cet essai est celui d’un autre modèle, ou d’une autre adresse.", advice="Essayez celui-ci.")
        measured = Measure(**{each.name: _number(found[each.name]) for each in fields(Measure)})
        tokens, listed = found["tokens"], tuple(map(str, [*found["models"]]))
        counted = (int(_number(tokens["asked"])), int(_number(tokens["written"])))
        trial = Trial(server, listed, Dialect(**found["dialect"]), measured, *counted, 0.0)
        return replace(trial, seconds=float(found["seconds"]), notices=tuple(map(str, found["notices"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadInput("Ce fichier n’est pas un essai.", advice="Refaites-le avec --format json.") from None


def _rules() -> str:
    """Those by which a model is measured: the reader's, and the built-in judge's that it is held against."""
    return f"{samples()[0].demand.rules} · {VERSION}"


def _number(value: object) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value


def expected() -> str:
    """What an essay sends, before it does."""
    demands = [long_demand(), *(each.demand for each in samples())]
    tokens = round(sum(len(each.text) for each in demands) / LETTERS_A_TOKEN / 1000)
    return spaced(
        f"L’essai envoie {len(demands) + 1} demandes, environ {tokens} 000 jetons (ce que comptent les services) : "
        "les cartes de l’application, rien de vous. Quelques secondes chez un service, une demi-heure ou plus sur un "
        "ordinateur seul."
    )


def try_reader(server: Server, said: Callable[[str], object] = lambda line: None) -> Trial:
    """A model tried: its dialect, that a long demand arrives whole, and how it does on the samples. ``said`` is told of
    each step. ``CefiError`` where it cannot be asked, or cuts what it is sent."""
    known = models(server)
    notices = [*_notices(server, known)]
    dialect = learnt(server)
    said("Ce service répond, et ses réglages sont connus.")
    heard = [_long(server, dialect)]
    said("Une longue demande arrive entière.")
    readings: list[Reading | None] = []
    for number, sample in enumerate(samples(), 1):
        reading, completion, why = _one(server, dialect, sample.demand)
        heard += [completion] if completion else []
        readings.append(reading)
        said(f"Carte {number} sur {len(samples())} : {why or 'lue'}.")
        if readings.count(None) > _MOST_REFUSED:
            raise CefiError(
                f"Ce modèle ne sait pas répondre : {readings.count(None)} réponses ne comptent pas. {why}",
                advice="Essayez un modèle plus grand.",
            )
    asked, written = sum(each.asked for each in heard), sum(each.written for each in heard)
    seconds = round(sum(each.seconds for each in heard), 1)
    return Trial(server, known, dialect, measure(readings), asked, written, seconds, tuple(notices))


def _notices(server: Server, known: tuple[str, ...]) -> Iterator[str]:
    if server.leaves and server.near:
        yield spaced(
            f"« {server.model} » quitte cet ordinateur, bien que l’adresse soit ici : un autre service le calcule."
        )
    if server.near and (others := [name for name in known if Server(server.url, name).leaves]):
        yield spaced(f"Parmi les modèles de cette adresse, ceux-ci quittent l’ordinateur : {', '.join(others)}.")
    if known and server.model not in known:
        yield spaced(f"« {server.model} » n’est pas dans la liste de cette adresse.")


def _long(server: Server, dialect: Dialect) -> Completion:
    """That all of a long demand is read, by its witness words and by what the server counts."""
    demand = long_demand()
    only = 'Pour cette fois, donnez seulement les mots témoins : {"temoins": ["…", "…", "…"]}'
    schema = {name: demand.schema()[name] for name in ("type", "additionalProperties")}
    schema |= {"properties": {"temoins": demand.schema()["properties"]["temoins"]}, "required": ["temoins"]}

    def messages(formed: bool) -> tuple[str, str]:
        system, user = demand.messages(formed)
        return system, f"{user}\n{only}"

    found, letters = complete(server, messages, schema, dialect), len("".join(messages(dialect.formed)))
    if found.asked and found.asked * _MOST_LETTERS < letters:
        raise Refused(
            f"Le serveur coupe la demande : {found.asked} jetons lus, de {letters} lettres.",
            advice=_WINDOW,
        )
    try:
        witnessed(demand, found.text)
    except NotWhole as cut:
        raise NotWhole(cut.message, advice=_WINDOW) from None
    return found


def _one(server: Server, dialect: Dialect, demand: Demand) -> tuple[Reading | None, Completion | None, str]:
    found = None
    try:
        found = complete(server, demand.messages, demand.schema(), dialect)
        return read(demand, found.text), found, ""
    except (Refused, Unfinished) as refused:
        return None, found, refused.message
