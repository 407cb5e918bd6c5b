"""The files of this folder, a table at a time."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that we have words of."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def table(tag: str, name: str) -> dict[str, Any]:
    """One table of a language's file, with those below it; nothing of a language that we have no words of.

    The others are left unparsed: all of English takes 6 ms, what is compared by 1.
    """
    import tomllib  # noqa: PLC0415  2 ms of import, only where words are looked up

    if tag not in languages():
        return {}
    parts = f"\n{(_FOLDER / tag).with_suffix('.toml').read_text(encoding='utf8')}".split("\n[")
    own = "".join(f"[{part}\n" for part in parts if part.startswith((f"{name}]", f"{name}.")))
    found: dict[str, Any] = tomllib.loads(own).get(name, {})
    return found


def words(listed: str) -> list[str]:
    """The words of a text of them, with "_" between the two of one, as they are looked up."""
    return [word.replace("_", " ") for word in listed.casefold().split()]


def held(listed: Mapping[str, Any], kinds: Mapping[str, Any]) -> dict[str, Any]:
    """What stands under each key of a table, as it is looked into: as what the default of its field is."""
    return {key: _held(value, kinds.get(key)) for key, value in listed.items()}


def _held(value: Any, kind: object) -> Any:
    if isinstance(kind, frozenset):
        return frozenset(words(value))
    if isinstance(kind, tuple):
        return tuple(words(value) if isinstance(value, str) else value)
    return value
