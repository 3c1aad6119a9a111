"""What a server of chat completions takes of what we would send: learnt once, when a connection is tried.

No set of fields is taken by all: some refuse ``seed``, some ``max_tokens``, some the form of the answer. What one
refuses by name is left out or said otherwise; where it names nothing, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from cefi_map import limits

SEED = 7


@dataclass(frozen=True, slots=True)
class Dialect:
    """``form``: how the form of the answer is asked for, "json_schema", "json_object" or, in words alone, "". ``seed``
    and ``most``: the names of these fields, "" for none. ``usage``: whether a stream is asked to count its tokens."""

    form: str = "json_schema"
    seed: str = "seed"
    most: str = "max_tokens"
    temperature: bool = True
    usage: bool = True

    def fields(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """What is sent beside the messages."""
        named = (
            {"json_schema": {"name": "avis", "strict": True, "schema": schema}} if self.form == "json_schema" else {}
        )
        return {
            **({"response_format": {"type": self.form, **named}} if self.form else {}),
            **({self.seed: SEED} if self.seed else {}),
            **({self.most: limits.SECOND_TOKENS} if self.most else {}),
            **({"temperature": 0} if self.temperature else {}),
            **({"stream_options": {"include_usage": True}} if self.usage else {}),
        }

    @property
    def formed(self) -> bool:
        """Whether the server itself holds the form of the answer."""
        return self.form == "json_schema"

    def without(self, field: str) -> Dialect:
        """The next way to say a field, or to leave it out; the same where there is none."""
        return _STEPS[field](self)

    @property
    def data(self) -> dict[str, Any]:
        """As it is kept beside the connection."""
        return asdict(self)


PLAIN = Dialect()
_FORMS = {"json_schema": "json_object", "json_object": "", "": ""}
_STEPS: dict[str, Callable[[Dialect], Dialect]] = {
    "stream_options": lambda each: replace(each, usage=False),
    "random_seed": lambda each: replace(each, seed="" if each.seed == "random_seed" else each.seed),
    "seed": lambda each: replace(each, seed="random_seed" if each.seed == "seed" else ""),
    "max_completion_tokens": lambda each: replace(each, most="" if each.most != "max_tokens" else each.most),
    "max_tokens": lambda each: replace(each, most="max_completion_tokens" if each.most == "max_tokens" else ""),
    "temperature": lambda each: replace(each, temperature=False),
    "response_format": lambda each: replace(each, form=_FORMS[each.form]),
}
_NAMES = {
    "response_format": ("response_format", "json_schema", "json_object", "json_schema' or 'text", "guided", "grammar"),
    "stream_options": ("stream_options", "include_usage"),
}
"""By what else than its own name a server speaks of a field."""


def steps(dialect: Dialect, said: str) -> Iterator[Dialect]:
    """What to try after a refusal that says so: what it names first, then each other field."""
    named = [field for field in _STEPS if any(name in said for name in _NAMES.get(field, (field,)))]
    for field in dict.fromkeys((*named, *_STEPS)):
        tried = dialect.without(field)
        if tried != dialect:
            yield tried
