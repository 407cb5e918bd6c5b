"""What the commands print with --json is what docs/schemas/commands.schema.json says, no key more or less."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from commands import EVERY
from jsonschema import Draft202012Validator
from newsroom import PATH, Desk, note_is_added, number_is_edited, paragraph_is_added, watch, webhook

from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.web.schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parents[2] / "docs" / "schemas" / "commands.schema.json"
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
GONE, SHUT = "/2021/01/14/gone", "/2021/01/14/shut"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A watch with a past: notes, silent edits, a page that went, one that is shut, a dead channel."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    with NewsSite() as site:
        room = site.pages[PATH] = site.pages[GONE] = site.pages[SHUT] = Newsroom(FERRY)
        dead, held = webhook("http://127.0.0.1:9/"), webhook(site.url("/"), 'digest = "hourly"')
        desk.configure(watch(site.url(PATH)), held)
        desk.run("add", "--as", "article", site.url(GONE), site.url(SHUT), "--tag", "sea", "--every", "5m")
        desk.run("add", site.url("/"))
        for happening in (note_is_added, number_is_edited, paragraph_is_added):
            desk.run("check", expect=None)
            room.edit(happening)
        del site.pages[GONE]
        site.pages[SHUT] = lambda _: Answer(b"no", status=403)
        desk.configure(watch(site.url(PATH)), dead, held)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("watcher.alerts.backoff.SCHEDULE", (timedelta(0), timedelta(minutes=5)))
            desk.run("check", expect=None)
        (desk.home / "page.html").write_text("<title>Ferry</title><p>The ferry stays in port.</p>")
        yield desk


COMMANDS = {
    "list": ["list"],
    "sources": ["sources"],
    "check": ["check"],
    "updates": ["updates"],
    "updates-undisclosed": ["updates", "--undisclosed"],
    "history": ["history", "#1"],
    "report": ["report"],
    "diff": ["diff", "#1"],
    "show": ["show", "#1"],
    "blame": ["blame", "#1"],
    "search": ["search", "ferry"],
    "extract": ["extract", "page.html"],
    "extract-explain": ["extract", "page.html", "--explain"],
    "alerts-list": ["alerts", "list"],
    "alerts-preview": ["alerts", "preview"],
    "config-check": ["config", "check"],
    "config-show": ["config", "show"],
    "status": ["status"],
    "status-alive": ["status", "--alive"],
    "reread": ["reread", "--all", "--dry-run"],
    "verify": ["verify"],
    "prune": ["prune", "--dry-run"],
}
"""How each document is asked for."""


def strict(schema: Any) -> Any:
    """A schema that allows no key that it does not name: readers may, the program may not."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = (
        {"additionalProperties": False} if schema.get("type") == "object" and "required" in schema else {}
    )
    return {name: strict(part) for name, part in schema.items()} | closed


def validator(name: str) -> Draft202012Validator:
    schema = {"$ref": f"#/$defs/{name}", "$defs": strict(DOCUMENT["$defs"])}
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_its_schema_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(desk.home)
    found = json.loads(desk.run(*COMMANDS[name], "--json", expect=None).out)
    validator(name).validate(found)
    lists = {key for key, value in found.items() if isinstance(value, list) and not value}
    assert not lists & FILLED.get(name, set(found)), "the watch has nothing to show of it"


FILLED = {
    "history": {"snapshots"},
    "updates-undisclosed": {"changes"},
    "config-check": set(),
    "status": {"failing", "channels_failing", "last_errors", "last_check_errors"},
    "reread": set(),
    "verify": set(),
    "prune": set(),
    "extract": {"blocks"},
    "extract-explain": {"blocks"},
}
"""What must not be empty, of those of which something may."""


def test_an_exported_history_is_what_its_schema_says(desk: Desk) -> None:
    desk.run("export", "#1", "--json", str(desk.home / "ferry.json"))
    validator("export").validate(json.loads((desk.home / "ferry.json").read_text(encoding="utf-8")))


def test_a_line_of_many_histories_is_what_its_schema_says(desk: Desk) -> None:
    lines = desk.run("export", "--all", "--jsonl", "-").out.splitlines()
    assert lines
    for line in lines:
        validator("export-jsonl").validate(json.loads(line))


def test_every_command_with_json_has_a_schema() -> None:
    told = {
        "-".join(path)
        for path, command in EVERY.items()
        if any(one.name == "as_json" for one in command.params)
    }
    assert told <= set(DOCUMENT["$defs"])
    assert told <= set(COMMANDS)
    Draft202012Validator.check_schema(DOCUMENT)


def test_its_parts_are_those_of_the_api() -> None:
    whole = {"schema_version"}
    parts = {name for name, schema in SCHEMAS.items() if not whole & set(schema["properties"])} - {"problem"}
    here = {name: schema for name, schema in strict(DOCUMENT["$defs"]).items() if name in parts}
    there = json.dumps({name: SCHEMAS[name] for name in here}).replace("#/components/schemas/", "#/$defs/")
    assert set(here) == parts
    assert here == json.loads(there)
