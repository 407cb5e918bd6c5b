"""What may be asked of a page or document: each parameter is named, checked and explained here once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from starlette.datastructures import QueryParams

LONGEST = 500
"""Characters of a text that is asked for; nobody types more."""


class BadParameter(Exception):
    """A parameter that means nothing; the message says which, and what would."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be asked.

    Attributes:
        name: in the address.
        meaning: for the reader of the API's document.
        schema: JSON Schema of its values.
        value: from text; raises ValueError with what would do.
        default: when it is not given.
    """

    name: str
    meaning: str
    schema: dict[str, Any]
    value: Callable[[str], Any]
    default: Any = None

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is REQUIRED


REQUIRED = object()
"""The default of what must be given."""


def integer(name: str, meaning: str, high: int, default: int | None = None) -> Parameter:
    """A whole number from 1 on."""

    def value(text: str) -> int:
        plain = text.isascii() and text.isdigit() and len(text) <= len(str(high))
        if not plain or not 1 <= int(text) <= high:
            raise ValueError(f"a whole number from 1 to {high}")
        return int(text)

    schema: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": high}
    schema |= {} if default is None else {"default": default}
    return Parameter(name, meaning, schema, value, default)


def choice(name: str, meaning: str, among: Iterable[str], default: str | None = None) -> Parameter:
    """One of some words."""
    known = tuple(among)

    def value(text: str) -> str:
        if text not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return text

    schema: dict[str, Any] = {"type": "string", "enum": list(known)}
    return Parameter(name, meaning, schema | ({"default": default} if default else {}), value, default)


def flag(name: str, meaning: str) -> Parameter:
    """Yes or no."""

    def value(text: str) -> bool:
        if text not in {"true", "false", "1", "0"}:
            raise ValueError("true or false")
        return text in {"true", "1"}

    return Parameter(name, meaning, {"type": "boolean", "default": False}, value, default=False)


def words(name: str, meaning: str, *, required: bool = False) -> Parameter:
    """A text; "" is the same as none."""

    def value(text: str) -> str | None:
        if not _PLAIN.fullmatch(text):
            raise ValueError(f"at most {LONGEST} characters, none of them a control character")
        return text or None

    schema = {"type": "string", "maxLength": LONGEST, "pattern": "^[^\\x00-\\x1f\\x7f]*$"}
    return Parameter(name, meaning, schema, value, REQUIRED if required else None)


_PLAIN = re.compile(rf"[^\x00-\x1f\x7f]{{0,{LONGEST}}}")


def moment(name: str, meaning: str) -> Parameter:
    """A moment; without a zone it is UTC."""

    def value(text: str) -> datetime:
        try:
            found = datetime.fromisoformat(text)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise ValueError("a moment, such as 2026-01-12T10:30:00Z") from None

    return Parameter(name, meaning, {"type": "string", "format": "date-time"}, value)


def read(given: QueryParams, known: Sequence[Parameter], *, strict: bool = False) -> dict[str, Any]:
    """The values of all parameters; those that are not given have their defaults.

    Args:
        given: of the request.
        known: what may be asked.
        strict: whether anything else is a mistake, as it is for programs.

    Raises:
        BadParameter: one is wrong, missing, twice there, or unknown.
    """
    names = [parameter.name for parameter in known]
    if strict and (unknown := sorted(set(given) - set(names))):
        near = get_close_matches(unknown[0], names, n=1)
        remedy = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(names) or 'none'}"
        raise BadParameter(f'There is no parameter "{unknown[0]}"; {remedy}')
    return {parameter.name: _value(parameter, given.getlist(parameter.name)) for parameter in known}


def _value(parameter: Parameter, given: Sequence[str]) -> Any:
    if not given:
        if parameter.required:
            raise BadParameter(f'"{parameter.name}" is missing: {parameter.meaning}')
        return parameter.default
    if len(given) > 1:
        raise BadParameter(f'"{parameter.name}" stands there {len(given)} times; once will do')
    try:
        return parameter.value(given[0])
    except ValueError as fault:
        raise BadParameter(f'"{parameter.name}" must be {fault}') from None
