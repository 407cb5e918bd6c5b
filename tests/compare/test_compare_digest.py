"""The content digest, and the links in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from compare_help import body, margin, reading, section

from watcher.compare import compare
from watcher.compare.digest import digest
from watcher.compare.links import targets
from watcher.model import Reading

STORY = "The ferry carries 80 passengers."


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (Reading(url=""), "013345524abf6bbe1809449224b5972c41790b6cf2"),
        (reading(STORY), "011067de9f9e85323aed5bd7d8e787aacb411373ce"),
        (reading(STORY, byline="Ida Holm"), "01bad25df40974295132939c52d575617e19b30990"),
        (reading(body(STORY, "https://ferry.example/")), "011c6872fa0753ff5e53e14d181dd3a685da707a50"),
    ],
)
def test_digests_stay_what_they_are(one: Reading, name: str) -> None:
    """Stored digests name versions: a change here gives every stored article a new one."""
    assert digest(one) == name


@pytest.mark.parametrize(
    "same",
    [
        reading("The ferry  carries\n80 passengers. "),
        reading(STORY, ""),
        reading(STORY, margin("12 comments")),
        replace(reading(STORY), url="https://other.example/", site="Other", language="de"),
        replace(reading(STORY), modified_at=datetime(2021, 1, 1, tzinfo=UTC)),
        reading(STORY, notes=(section("It sails.", 0),)),
    ],
    ids=["white space", "empty block", "margin", "address", "modified", "note found in a block"],
)
def test_what_is_the_same_content(same: Reading) -> None:
    assert digest(same) == digest(reading(STORY))
    assert not any(edit.classes != {"furniture"} for edit in compare(reading(STORY), same).edits)


@pytest.mark.parametrize(
    "other",
    [
        reading("The ferry carries 8.0 passengers."),
        reading("The ferry", "carries 80 passengers."),
        reading(STORY, title="Ferry sinks"),
        reading(STORY, byline="Ida Holm"),
        reading(STORY, STORY),
        reading(body(STORY, "https://ferry.example/")),
        reading("“The ferry” carries 80 passengers."),
    ],
    ids=["number", "split", "title", "byline", "twice", "link", "quotation marks"],
)
def test_what_is_other_content(other: Reading) -> None:
    assert digest(other) != digest(reading(STORY))
    assert compare(reading(STORY), other).edits


def test_a_note_told_by_metadata_alone_is_content() -> None:
    noted = reading(STORY, notes=(section("It sails.", day=date(2021, 1, 12)),))
    assert digest(noted) != digest(reading(STORY))
    assert compare(reading(STORY), noted).notes_added


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://www.ferry.example/times/?utm_source=a&day=2&fbclid=x#top", "ferry.example/times?day=2"),
        ("http://ferry.example/", "ferry.example"),
        ("https://ferry.example/?p=12", "ferry.example?p=12"),
        ("/times", "/times"),
        (
            "https://ferry.example/cdn-cgi/l/x#3f5e5d",
            "ferry.example/cdn-cgi/l/x",
        ),
    ],
)
def test_a_link_without_what_only_tracks(link: str, target: str) -> None:
    assert targets([link]) == (target,)


@pytest.mark.parametrize("link", ["mailto:a@ferry.example", "javascript:void(0)", "tel:+4712"])
def test_what_leads_to_no_page_is_no_target(link: str) -> None:
    assert targets([link]) == ()


def test_broken_links_are_compared_as_they_are() -> None:
    assert targets(["http://[ferry"]) == ("http://[ferry",)
