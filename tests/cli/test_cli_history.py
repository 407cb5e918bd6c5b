"""What the store knows, for people and for programs: updates, history, diff, show, list, status.

One story is played over real HTTP through the real program; all tests read the same state.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import document_keys as keys
import pytest
from told import NEWEST, Desk, told


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


# JSON, key by key


def test_updates_document(desk: Desk) -> None:
    document = desk.json("updates")
    assert list(document) == ["schema_version", "notes"]
    assert document["notes"]
    for note in document["notes"]:
        assert list(note) == [*keys.NOTE, *keys.NOTE_LIFE]
        assert note["url"] == desk.url
    sections = [note for note in document["notes"] if note["form"] == "section"]
    assert [(note["kind"], note["stated_date"]) for note in sections] == [
        ("correction", "2021-01-14"),
        ("update", "2021-01-12"),
    ]
    assert desk.json("updates", desk.url) == document
    assert desk.json("updates", "never")["notes"] == []


def test_history_document(desk: Desk) -> None:
    document = desk.json("history", desk.url)
    assert list(document) == keys.HISTORY
    assert list(document["article"])[:2] == ["url", "title"]
    assert document["article"]["url"] == desk.url
    assert [snapshot["version"] for snapshot in document["snapshots"]] == [1, 2, 3, 4, NEWEST]
    for before, snapshot in enumerate(document["snapshots"]):
        assert list(snapshot) == keys.SNAPSHOT
        if not before:
            assert (snapshot["change"], snapshot["not_before"]) == (None, None)
            continue
        assert list(snapshot["change"]) == keys.TOLD_CHANGE
        assert (snapshot["change"]["from"], snapshot["change"]["to"]) == (before, before + 1)
        assert snapshot["not_before"] < snapshot["captured_at"]
        for note in snapshot["change"]["notes_added"]:
            assert list(note) == keys.NOTE
    silent = document["snapshots"][2]["change"]
    assert (silent["disclosure"], silent["classes"].count("number")) == ("undisclosed", 1)
    assert (silent["added_words"], silent["removed_words"], silent["notes_added"]) == (1, 1, [])


def test_diff_document(desk: Desk) -> None:
    document = desk.json("diff", desk.url, "2..3")
    assert list(document) == keys.DIFF
    assert (document["url"], document["from"], document["to"]) == (desk.url, 2, 3)
    for edit in document["edits"]:
        assert list(edit) == keys.EDIT
        if edit["spans"]:
            sides = {"before": ("equal", "delete"), "after": ("equal", "insert")}
            for side, ops in sides.items():
                assert "".join(text for op, text in edit["spans"] if op in ops) == edit[side]
    (silent,) = [edit for edit in document["edits"] if "furniture" not in edit["classes"]]
    assert [text for op, text in silent["spans"] if op == "insert"] == ["£17"]


def test_show_document(desk: Desk) -> None:
    document = desk.json("show", f"{desk.url}@1")
    assert list(document) == keys.SHOW
    assert (document["url"], document["version"]) == (desk.url, 1)
    assert all(list(block) == keys.BLOCK for block in document["blocks"])
    body = [block["text"] for block in document["blocks"] if block["role"] == "body"]
    assert document["text"] == "\n\n".join(body)
    assert "£14" in document["text"]
    assert desk.json("show", desk.url)["version"] == NEWEST


def test_list_and_status_documents(desk: Desk) -> None:
    first, second = desk.json("list")["articles"]
    assert (first["url"], first["version"], first["tags"], first["from_config"]) == (
        desk.url,
        NEWEST,
        ["sea"],
        True,
    )
    assert (second["version"], second["tags"]) == (None, ["land"])
    status = desk.json("status")
    assert (status["articles"]["active"], status["versions"], status["due"]) == (2, NEWEST, 1)
    assert (status["failing"], status["hosts_blocked"], status["last_errors"]) == ([], [], [])


def test_alerts_document(desk: Desk) -> None:
    assert desk.json("alerts", "list") == {"schema_version": 1, "channels": [], "deliveries": []}


# for people


def test_diff_marks_the_changed_words_of_the_last_two_versions(desk: Desk) -> None:
    shown = desk.run("diff", desk.url, "2..3")
    assert "is to cost [-£14-]{+£17+}, and islanders" in shown
    assert "undisclosed" in shown
    assert "version 4 to 5" in desk.run("diff", desk.url)
    assert desk.run("diff", desk.url, "3") == shown


@pytest.mark.parametrize("versions", ["1..4", "..4", "4..1", "1..", "1..2999-01-01"])
def test_diff_takes_any_two_versions(desk: Desk, versions: str) -> None:
    shown = " ".join(desk.run("diff", desk.url, versions).split())
    expected = ("[-£17-]{+£14+}",) if versions == "4..1" else ("[-£14-]{+£17+}", "[-7–2-]{+6–3+}")
    assert all(words in shown for words in expected)


def test_diff_hides_furniture_until_all_is_asked_for(desk: Desk) -> None:
    assert "hidden; --full shows all" in desk.run("diff", desk.url, "2..3")
    assert "(furniture)" not in desk.run("diff", desk.url, "2..3")
    assert "(furniture)" in desk.run("diff", desk.url, "2..3", "--full")


@pytest.mark.parametrize(
    ("versions", "code", "words"),
    [("1..9", 1, "has no version 9"), ("0..1", 1, "has no version 0"), ("one..two", 2, "write it as 1..3")],
)
def test_diff_of_versions_that_are_not_there_is_a_sentence(
    desk: Desk, versions: str, code: int, words: str
) -> None:
    assert words in desk.run("diff", desk.url, versions, expect=code)


def test_history_is_read_at_a_glance(desk: Desk) -> None:
    rows = [row for row in desk.run("history", desk.url).splitlines() if row[:4].strip().isdigit()]
    assert [int(row[:4]) for row in rows] == [1, 2, 3, 4, NEWEST]
    assert "first seen" in rows[0]
    assert rows[2].split()[-4:] == ["+1", "-1", "+-", "undisclosed"]


def test_updates_are_newest_first_with_their_texts(desk: Desk) -> None:
    shown = desk.run("updates")
    assert shown.index("14 Jan 2021") < shown.index("12 Jan 2021")
    assert "year inferred" in shown
    assert "first seen in version 2" in shown


def test_show_prints_the_text_of_the_version_asked_for(desk: Desk) -> None:
    assert "£14" in desk.run("show", f"{desk.url}@1")
    assert "£17" in desk.run("show", desk.url)
    assert "has no version 9" in desk.run("show", f"{desk.url}@9", expect=1)


def test_an_address_that_ends_like_a_version_is_still_an_address(desk: Desk) -> None:
    url = "https://social.example/@12"
    desk.run("add", url)
    try:
        assert url in desk.run("show", url, expect=1)
    finally:
        desk.run("remove", url)


@pytest.mark.parametrize("address", ["night-ferry", "Night ferry to cross", "#1", "1", "NIGHT-FERRY"])
def test_an_address_is_forgiving(desk: Desk, address: str) -> None:
    assert desk.json("history", address)["article"]["url"] == desk.url


@pytest.mark.parametrize(
    "command", ["history", "diff", "show", "updates", "check", "remove", "pause", "resume"]
)
def test_an_unknown_article_is_one_sentence_with_the_nearest(desk: Desk, command: str) -> None:
    said = desk.run(command, desk.url.replace("night-ferry", "night-fery"), expect=1)
    assert said.count("\n") == 1
    assert "night-fery" in said
    assert desk.url in said


@pytest.mark.parametrize("command", ["diff", "show"])
def test_an_article_without_a_version_says_what_to_do(desk: Desk, command: str) -> None:
    assert "has no version" in desk.run(command, "never", expect=1)
    assert "watcher check" in desk.run("history", "never")


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        ((), 2),
        (("--tag", "sea"), 1),
        (("--tag", "sky"), 0),
        (("--outlet", "sound gazette"), 1),
        (("--changed-since", "1h"), 1),
        (("--changed-since", "2021-01-12"), 1),
        (("--undisclosed",), 1),
        (("--undisclosed", "--tag", "land"), 0),
        (("--limit", "1"), 1),
    ],
)
def test_the_list_is_filtered(desk: Desk, options: tuple[str, ...], listed: int) -> None:
    assert len(desk.json("list", *options)["articles"]) == listed
    if not listed:
        assert "watcher list" in desk.run("list", *options)


@pytest.mark.parametrize(
    ("order", "first"), [("changed", 1), ("added", 1), ("undisclosed", 1), ("title", 2), ("next", 2)]
)
def test_the_list_is_sorted(desk: Desk, order: str, first: int) -> None:
    assert desk.json("list", "--sort", order)["articles"][0]["id"] == first


def test_the_list_tells_the_last_note_and_what_was_silent(desk: Desk) -> None:
    followed, never = desk.json("list")["articles"]
    assert (followed["last_note"]["kind"], followed["last_note"]["stated_date"]) == (
        "correction",
        "2021-01-14",
    )
    assert followed["undisclosed"] == 2
    assert (never["last_note"], never["undisclosed"]) == (None, 0)
    assert "Jan 2021" in desk.run("list")


@pytest.mark.parametrize(
    "words",
    [("show", "1"), ("diff", "1"), ("diff", "1", "--full"), ("show", "1", "--json"), ("diff", "1", "--json")],
)
def test_escape_codes_of_the_page_are_inert(desk: Desk, words: tuple[str, ...]) -> None:
    shown = desk.run(*words)
    assert "vessel" in shown
    assert not set(shown) & {"\x1b", "\x9b", "\u202e"}


def test_times_are_local_for_people_and_utc_for_programs(desk: Desk) -> None:
    config = desk.home / "config.toml"
    before = config.read_text()
    captured = desk.json("show", "1@1")["captured_at"]
    utc = desk.run("show", "1@1").splitlines()[0]
    try:
        config.write_text('timezone = "Asia/Kathmandu"\n' + before)  # 5 h 45 min ahead, all the year
        assert desk.json("show", "1@1")["captured_at"] == captured
        local = desk.run("show", "1@1").splitlines()[0]
    finally:
        config.write_text(before)
    assert captured.endswith("Z")
    assert (int(local[-2:]) - int(utc[-2:])) % 60 == 45


@pytest.mark.parametrize("words", ["list", "updates", "history ferry", "diff ferry 1..2"])
def test_months_have_the_same_names_whatever_the_locale(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """A program that takes over its user's locale changes what `strftime` says of months, in ours too."""
    real = time.strftime
    monkeypatch.setattr(
        "time.strftime", lambda form, *when: real(re.sub("%[aAbBcpxX]", "février", form), *when)
    )
    assert f"{datetime(2021, 2, 1, tzinfo=UTC):%b}" == "février"
    shown = desk.run(*words.split())
    assert " Jan" in shown
    assert "février" not in shown


@pytest.mark.parametrize("digits", [30, 5000])
@pytest.mark.parametrize(
    "words",
    [
        *(["show", "ferry@{}"], ["show", "#{}"], ["blame", "ferry@{}"], ["diff", "ferry", "{}"]),
        ["diff", "ferry", "1..{}"],
    ],
)
def test_a_number_that_is_too_long_for_any_row_is_one_sentence(
    desk: Desk, words: list[str], digits: int
) -> None:
    said = desk.run(*(word.format("9" * digits) for word in words), expect=1)
    assert (said.startswith("watcher: "), said.count("\n")) == (True, 1)


def test_a_limit_beyond_all_numbers_is_none(desk: Desk) -> None:
    assert desk.json("list", "--limit", "9" * 30) == desk.json("list")
    assert "999999999999999999" in desk.run("alerts", "retry", "9" * 30, expect=2)


@pytest.mark.parametrize("option", ["--tag", "--outlet"])
def test_bytes_that_are_no_utf8_are_wrong_usage_in_one_sentence(desk: Desk, option: str) -> None:
    said = desk.run("list", option, b"caf\xe9".decode(errors="surrogateescape"), expect=2)
    assert said.endswith('Error: "caf?" is no text in UTF-8, as all names are.\n')
