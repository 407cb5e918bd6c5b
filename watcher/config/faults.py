"""What is wrong with the contents of a configuration: everything, and in words.

Some faults are seen only where nothing else is wrong, as that an address stands there twice. So what is wrong
is taken out, and what is left is looked at again.
"""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from watcher.config.alerts import FOLDER, KINDS, THOROUGHLY
from watcher.config.schema import File

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Place = tuple[str | int, ...]
"""Where something stands in the file; entries of lists counted from 0."""


def checked(data: dict[str, Any], *, folder: Path, thoroughly: bool = False) -> tuple[File, list[str]]:
    """The contents of a file without what is wrong with them, and what that is: a sentence each.

    Args:
        data: the contents.
        folder: of the file.
        thoroughly: ask apprise for its services, too.
    """
    context = {FOLDER: folder, THOROUGHLY: thoroughly}
    told: dict[Place, str] = {}
    entries = {name: [*range(len(part))] for name, part in data.items() if isinstance(part, list)}
    while True:
        try:
            return File.model_validate(data, context=context), list(told.values())
        except ValidationError as error:
            found = error.errors()
        data = deepcopy(data)
        for fault in found:
            place = _in_file(fault["loc"], entries)
            if fault["type"] != "missing" or not any(known[: len(place)] == place for known in told):
                told.setdefault(place, _sentence(fault, place))
        wrong = {_to_be_left_out(data, fault["loc"], whole=fault["type"] == "missing") for fault in found}
        for place in sorted(wrong, reverse=True):  # of a list from its end
            _leave_out(data, place, entries)


def _in_file(place: Place, entries: dict[str, list[int]]) -> Place:
    """Where something stood before entries were taken out."""
    name, *rest = place
    if rest and isinstance(rest[0], int) and name in entries:
        rest[0] = entries[str(name)][rest[0]]
    return (name, *rest)


def _to_be_left_out(data: dict[str, Any], place: Place, *, whole: bool) -> Place:
    """What is to go because of a fault: as little as can be, or the whole section or entry of a list."""
    name, *rest = place
    part = data.get(str(name))
    if isinstance(part, list) and rest and isinstance(rest[0], int):
        entry = part[rest[0]]
        key = next((key for key in rest[1:] if isinstance(entry, dict) and key in entry), None)
        if whole or key is None or key == "name":  # without its name it might pass for another one
            return (name, rest[0])
        return (name, rest[0], key)
    if isinstance(part, dict) and rest and rest[0] in part:
        return (name, rest[0])
    return (name,)


def _leave_out(data: dict[str, Any], place: Place, entries: dict[str, list[int]]) -> None:
    """Take what stands at a place out of the contents."""
    part: Any = data
    *way, last = place
    for step in way:
        part = part[step]
    del part[last]
    if isinstance(last, int):
        del entries[str(place[0])][last]


REMEDIES = {
    "missing": "is missing; add it",
    "bool_type": "is true or false, without quotes",
    "bool_parsing": "is true or false, without quotes",
    "tuple_type": "is a list; write it in [ ]",
    "model_type": "is a table; write it as [section]",
    "path_type": "is a folder; write it in quotes",
    "string_type": "is a text; write it in quotes",
    "int_type": "is a whole number, without quotes",
    "int_parsing": "is a whole number, without quotes",
    "int_from_float": "is a whole number",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "too_short": "is empty; name at least one",
}


def _sentence(fault: Any, place: Place) -> str:
    path = _dotted(place)
    if fault["type"] == "extra_forbidden":
        return f"{path}: is not a setting{_did_you_mean(place)}"
    if fault["type"] == "union_tag_not_found":
        return f"{path}.type: is missing; write {_either('type = ')}"
    if fault["type"] == "union_tag_invalid":
        return f'{path}.type: "{fault["ctx"]["tag"]}" is no kind of alert; write {_either()}'
    if fault["type"] in {"enum", "literal_error"}:
        return f"{path}: {_no_such_word(fault['input'], fault['ctx']['expected'])}"
    if fault["type"] == "tuple_type" and isinstance(fault["input"], dict):
        return f"{path}: is a list of tables; write [[{path}]]"
    if fault["type"] == "model_type" and isinstance(place[-1], int):
        return f"{path}: is a table; write it as [[{path.rpartition('[')[0]}]]"
    known = REMEDIES.get(fault["type"])
    words = known.format(**fault.get("ctx", {})) if known else fault["msg"].removeprefix("Value error, ")
    return f"{path}: {words}"


def _either(before: str = "") -> str:
    *kinds, last = (f'{before}"{kind}"' for kind in KINDS)
    return f"{', '.join(kinds)} or {last}"


def _no_such_word(given: object, expected: str) -> str:
    """Of a word that is none of those that may stand there: the nearest, or all."""
    known = re.findall("'([^']+)'", expected)
    near = get_close_matches(str(given), known, n=1, cutoff=0.5)
    told = f'did you mean "{near[0]}"?' if near else f"write one of: {', '.join(known)}"
    return f'"{given}" is not known here; {told}'


def _dotted(location: Sequence[str | int]) -> str:
    """The path as it is read in the file: `articles[2].url`, counted from 1 as people do."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part + 1}]"
        elif part not in KINDS:  # the union's tag is no part of the file
            path += f".{part}" if path else part
    return path


def _did_you_mean(location: Sequence[str | int]) -> str:
    known = _settings_at(location[:-1])
    near = get_close_matches(str(location[-1]), known, n=1, cutoff=0.5)
    return f'; did you mean "{near[0]}"?' if near else f"; known here: {', '.join(known)}"


def _settings_at(location: Sequence[str | int]) -> list[str]:
    """The names that may stand at a place in the file."""
    model: Any = File
    for part in location:
        if isinstance(part, int):
            continue
        field = getattr(model, "model_fields", {}).get(part)
        found = _models(field.annotation) if field else [m for m in _models(model) if _tagged(m, part)]
        model = found[0] if len(found) == 1 else (field.annotation if field else model)
    fields = getattr(model, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _models(annotation: Any) -> list[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _tagged(model: Any, tag: str) -> bool:
    return tag in get_args(model.model_fields["type"].annotation)
