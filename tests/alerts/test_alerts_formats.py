"""What receivers get is what docs/schemas say, in every format, whatever stands on the page."""

import json
import re
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from alerts_help import NOW, article, capture, change, changed_event, changes, note, number_edit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from watcher.alerts import Format
from watcher.alerts.samples import samples
from watcher.alerts.webhook import WRITERS
from watcher.model import EventType
from watcher.render.brief import brief
from watcher.render.mail.view import MOST_EDITS
from watcher.render.notices import digest_event
from watcher.render.payload import MAX_BODY, change_events

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
NAMES = {
    Format.STANDARD: "event",
    Format.CLOUDEVENTS: "cloudevents",
    Format.SLACK: "slack",
    Format.DISCORD: "discord",
    Format.TEAMS: "teams",
}


def document(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


REGISTRY = Registry().with_resources(
    (f"{name}.schema.json", Resource.from_contents(document(name))) for name in NAMES.values()
)
VALIDATORS = {
    form: Draft202012Validator(document(name), registry=REGISTRY, format_checker=FormatChecker())
    for form, name in NAMES.items()
}


def written(form, event):
    content = WRITERS[form](event, UTC)
    assert len(content) < MAX_BODY
    read = json.loads(content)
    VALIDATORS[form].validate(read)
    return read


@pytest.mark.parametrize("name", sorted(NAMES.values()))
def test_the_schemas_are_schemas(name):
    Draft202012Validator.check_schema(document(name))


def test_every_format_has_a_schema_and_a_writer():
    assert {*NAMES} == {*WRITERS} == {*Format}


def test_every_event_type_is_in_the_schema():
    assert set(document("event")["$defs"]["by_type"]["properties"]["type"]["enum"]) == {*EventType}


@pytest.mark.parametrize(("left", "words"), [(1, "… and 1 more edit"), (2, "… and 2 more edits")])
def test_a_chat_message_counts_the_edits_it_leaves_out(left, words):
    many = change(*[number_edit()] * (MOST_EDITS + left))
    told = brief(change_events(article(), many, capture())[0], UTC)
    assert words in [piece.text for paragraph in told.paragraphs for piece in paragraph]


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("kind", sorted(EventType))
def test_every_event_fits_every_format(form, kind):
    written(form, samples()[kind])


@pytest.mark.parametrize("broken", [{"type": "x"}, {"data": {}}, {"timestamp": "noon"}])
def test_the_schema_refuses_what_is_wrong(broken):
    good = json.loads(WRITERS[Format.STANDARD](changed_event(), UTC))
    assert not VALIDATORS[Format.STANDARD].is_valid(good | broken)


SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW
@given(changes(), st.text(st.characters(codec=None)))
def test_any_change_fits_every_format(found, title):
    (event,) = change_events(article(title=title), found, capture(title))
    for form in Format:
        written(form, event)


@settings(SLOW, max_examples=8)
@given(st.lists(changes(), min_size=2, max_size=4), st.integers(1, 3))
def test_any_digest_fits_every_format(found, times):
    events = [change_events(article(), one, capture())[0] for one in found] * times
    event = digest_event("desk", events, len(events) + 1, why="the hourly digest", at=events[0].occurred_at)
    for form in Format:
        written(form, event)
    data = written(Format.STANDARD, event)["data"]
    assert len(data["events"]) + data["left_out"] == data["count"]


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("times", [1, 4, 40])
def test_a_digest_of_all_that_can_be_told_fits_every_format(form, times):
    """Whatever has to be cut for it, of notices too."""
    events = [event for kind, event in samples().items() if kind is not EventType.DIGEST] * times
    written(form, digest_event("desk", events, len(events), why="the hourly digest", at=NOW))


@pytest.mark.parametrize("number", [3, 23])
@pytest.mark.parametrize("form", [Format.STANDARD, Format.SLACK, Format.DISCORD, Format.TEAMS])
def test_a_digest_names_every_article(form, number):
    many = change(*[number_edit()] * 9)
    urls = [f"https://news.example/story-{k}-of-the-day" for k in range(number)]
    events = [change_events(replace(article(), url=url), many, capture())[0] for url in urls]
    told = json.dumps(written(form, digest_event("desk", events, number, why="the hourly digest", at=NOW)))
    assert [url for url in urls if f"{url})" not in told and f'{url}"' not in told] == []


HOSTILE = (
    "<!channel> @everyone <@U123> [x](http://evil.example) **b** `c` <https://evil.example|click> ~s~ \x1b[2J"
)


def hostile():
    return changed_event(notes_added=(note(HOSTILE, label=HOSTILE),), title=HOSTILE, reasons=(HOSTILE,))


def test_in_slack_page_text_is_text():
    read = written(Format.SLACK, hostile())
    sections = read["blocks"][0]["elements"]
    elements = [element for section in sections for element in section["elements"]]
    assert {element["type"] for element in elements} == {"text", "link"}
    assert {element["url"] for element in elements if element["type"] == "link"} == {hostile().data["url"]}
    assert "&lt;!channel&gt;" in read["text"]
    assert "\x1b" not in json.dumps(read, ensure_ascii=False)


def test_in_slack_what_went_is_struck_through_and_what_came_is_bold():
    sections = written(Format.SLACK, changed_event())["blocks"][0]["elements"]
    styles = {
        element["text"]: element.get("style") for section in sections for element in section["elements"]
    }
    assert styles["1,200"] == {"strike": True}
    assert styles["1,400"] == {"bold": True}


def test_in_discord_page_text_mentions_nobody_and_formats_nothing():
    read = written(Format.DISCORD, hostile())
    assert read["allowed_mentions"] == {"parse": []}
    (embed,) = read["embeds"]
    for text in (embed["title"], embed["description"]):
        assert "[x](" not in text
        assert not re.search(r"(?<!\\)@everyone|(?<!\\)<@|(?<!\\)`c", text)
    assert "~~1,200~~**1,400**" in written(Format.DISCORD, changed_event())["embeds"][0]["description"]


def test_in_teams_no_text_is_read_as_markdown():
    card = written(Format.TEAMS, hostile())["attachments"][0]["content"]
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    runs = [run for block in card["body"] for run in block["inlines"]]
    assert any("[x](http://evil.example)" in run["text"] for run in runs)
    marked = {run["text"]: run for run in written_runs(changed_event())}
    assert marked["1,200"]["strikethrough"]
    assert marked["1,400"]["underline"]


def written_runs(event):
    card = written(Format.TEAMS, event)["attachments"][0]["content"]
    return [run for block in card["body"] for run in block["inlines"]]


@pytest.mark.parametrize("form", [Format.SLACK, Format.DISCORD, Format.TEAMS])
def test_an_address_that_is_none_is_no_link(form):
    event = changed_event()
    event.data["url"] = "javascript:alert(1)"
    assert "javascript:alert(1)" not in re.findall(r'"url": ?"([^"]*)"', json.dumps(written(form, event)))


def test_a_cloud_event_bears_the_events_id_and_its_article():
    event = changed_event()
    read = written(Format.CLOUDEVENTS, event)
    assert (read["specversion"], read["id"], read["type"]) == ("1.0", event.id, "article.changed")
    assert read["subject"] == event.data["url"]
    assert read["data"] == event.data


@pytest.mark.parametrize("form", [Format.SLACK, Format.DISCORD, Format.TEAMS])
def test_a_long_story_is_cut_and_says_so(form):
    event = changed_event(notes_added=tuple(note(f"Paragraph {n}. " * 60) for n in range(40)))
    assert "shortened" in json.dumps(written(form, event)) or "…" in json.dumps(written(form, event))


def test_a_change_in_brief_has_the_verdict_and_both_times():
    text = json.dumps(written(Format.TEAMS, changed_event()), ensure_ascii=False)
    assert "Not disclosed" in text
    assert "between 10:02 and 10:17 UTC on 12 January 2021" in text
