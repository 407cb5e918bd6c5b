"""The JSON API: its documents are those of the command line, and its own document is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import document_keys as keys
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis.generation import GenerationMode
from told import NEWEST, Desk, told

from watcher.web.openapi import openapi_document
from watcher.web.schemas import SCHEMAS

if TYPE_CHECKING:
    import httpx


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def document(web: httpx.Client, path: str, name: str) -> dict[str, Any]:
    """An answer that is as its schema says."""
    answer = web.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), answer.text
    found: dict[str, Any] = answer.json()
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    return found


def test_the_documents_are_those_of_the_command_line(web: httpx.Client, desk: Desk) -> None:
    assert document(web, "/api/articles?order=added", "articles") == desk.json("list") | {"next": None}
    assert document(web, "/api/articles/1", "history") == desk.json("history", desk.url)
    for number in range(1, NEWEST + 1):
        found = document(web, f"/api/articles/1/versions/{number}", "version")
        assert found.pop("provenance")["url"] == desk.url
        assert found == desk.json("show", f"{desk.url}@{number}")
    assert document(web, "/api/articles/1/diff/2/3", "diff") == desk.json("diff", desk.url, "2..3")
    assert document(web, "/api/articles/1/diff/4/1", "diff")["to"] == 1
    assert document(web, "/api/notes", "notes") == desk.json("updates") | {"next": None}
    silent = desk.json("updates", "--undisclosed")["changes"]
    assert document(web, "/api/changes?disclosure=undisclosed", "changes")["changes"] == silent
    assert document(web, "/api/report?by=tag", "report") == desk.json("report", "--by", "tag")
    assert document(web, "/api/sources", "sources") == desk.json("sources")
    words = desk.json("search", "half price")["articles"]
    assert document(web, "/api/search?q=half+price", "search")["articles"] == words
    assert len(document(web, "/api/changes", "changes")["changes"]) == NEWEST - 1


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/api/articles?tag=land", 1),
        ("/api/articles?undisclosed=true", 1),
        ("/api/articles?source=1", 1),
        ("/api/articles?source=9", 0),
        ("/api/articles?changed_since=2999-01-01T00:00:00Z", 0),
        ("/api/notes?kind=correction", 1),
        ("/api/notes?since=2999-01-01", 0),
        ("/api/notes?limit=2", 2),
        ("/api/notes?limit=2&page=2", 1),
        ("/api/search?q=---", 0),
        ("/api/changes?since=2021-01-01T00:00:00%2B01:00", 4),
    ],
)
def test_lists_are_filtered(web: httpx.Client, path: str, found: int) -> None:
    name = path.split("/")[2].partition("?")[0]
    assert len(document(web, path, name)["articles" if name == "search" else name]) == found


def test_the_schemas_have_the_keys_of_the_contract() -> None:
    expected = {
        "note": keys.NOTE,
        "note_life": [*keys.NOTE, *keys.NOTE_LIFE],
        "change": keys.TOLD_CHANGE,
        "snapshot": keys.SNAPSHOT,
        "edit": keys.EDIT,
        "block": keys.BLOCK,
        "diff": keys.DIFF,
        "history": keys.HISTORY,
    }
    assert {name: list(SCHEMAS[name]["properties"]) for name in expected} == expected


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/articles?limt=3", 400, 'did you mean "limit"?'),
        ("/api/articles?limit=0", 400, "from 1 to 200"),
        ("/api/articles?limit=2&limit=3", 400, "2 times"),
        ("/api/articles?undisclosed=perhaps", 400, "true or false"),
        ("/api/notes?since=yesterday", 400, "a moment"),
        ("/api/search", 400, '"q" is missing'),
        ("/api/search?q=a%00b", 400, "control character"),
        ("/api/articles/99", 404, "No article has the number 99"),
        ("/api/articles/1/versions/9", 404, "versions 1 to 5"),
        ("/api/nothing", 404, "No page"),
    ],
)
def test_a_mistake_is_a_problem_document(web: httpx.Client, path: str, status: int, says: str) -> None:
    answer = web.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert (problem["status"], list(problem)) == (status, ["title", "status", "detail"])
    assert says in problem["detail"]


API = schemathesis.openapi.from_dict(openapi_document(""))
CASES = [
    (path, mode)
    for path, methods in openapi_document("")["paths"].items()
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if mode is GenerationMode.POSITIVE or methods["get"]["parameters"]  # without any, none can be wrong
]


@pytest.mark.parametrize(("path", "mode"), CASES)
def test_the_api_is_as_its_document_says(web: httpx.Client, path: str, mode: GenerationMode) -> None:
    """Whatever is asked, as the document allows or otherwise, the answer is one that it names."""

    @settings(max_examples=12, database=None, suppress_health_check=list(HealthCheck))
    @given(case=API[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(base_url=str(web.base_url))

    ask()
