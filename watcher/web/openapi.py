"""The API's own document (OpenAPI 3.1), made of the routes and parameters that it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from watcher import __version__
from watcher.web.api import OPERATIONS
from watcher.web.schemas import SCHEMAS
from watcher.web.site import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.web.parameters import Parameter

_NUMBER = re.compile(r"\{(\w+):number\}")
NUMBER = {"type": "integer", "minimum": 0, "maximum": 10**DIGITS - 1}
"""Of a path; what has more digits is no address at all."""

DAMAGED = "Watcher-Damaged"
"""Header that says how many damaged rows an answer is without: the keys of the documents are fixed."""

LEFT_OUT = {
    "description": "How many rows are left out, as they cannot be read; missing where none is.",
    "schema": {"type": "integer", "minimum": 1},
}

_PATH_WORDS = {
    "article": "The article's id.",
    "version": "A version.",
    "first": "The older version.",
    "second": "The newer version.",
}


def openapi_document(server: str) -> dict[str, Any]:
    """The document; `server` is the address that the paths follow."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "watcher",
            "version": __version__,
            "description": "How news stories change: versions, notes, what no note tells. For reading only.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server or "/"}],
        "paths": {
            _NUMBER.sub(r"{\1}", path): {"get": _operation(path, name, summary, parameters)}
            for path, name, summary, parameters, _ in OPERATIONS
        },
        "components": {"schemas": SCHEMAS},
    }


def _operation(path: str, name: str, summary: str, parameters: Sequence[Parameter]) -> dict[str, Any]:
    numbers = _NUMBER.findall(path)
    answers = {"200": _answer(summary, "application/json", name) | {"headers": {DAMAGED: LEFT_OUT}}}
    answers["400"] = _answer("A parameter means nothing.", "application/problem+json", "problem")
    if numbers:
        answers["404"] = _answer("There is no such thing.", "application/problem+json", "problem")
    return {
        "operationId": name,
        "summary": summary,
        "parameters": [*_of_path(numbers), *map(_of_query, parameters)],
        "responses": answers,
    }


def _answer(words: str, kind: str, name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"description": words, "content": {kind: {"schema": schema}}}


def _of_path(names: Sequence[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "description": _PATH_WORDS[name],
            "schema": NUMBER,
        }


def _of_query(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.meaning,
        "schema": parameter.schema,
    }
