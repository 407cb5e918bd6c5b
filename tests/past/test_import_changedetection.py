"""Backups of changedetection.io, in the forms of its versions, and damaged ones."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_help import articles, brought, snapshot
from warcio.archiveiterator import ArchiveIterator

from watcher.imports.changedetection import backup
from watcher.imports.formats import Format, recognise

SNAPSHOTS = {1_700_000_000: ("aa", "£14"), 1_700_090_000: ("bb", "£17"), 1_700_180_000: ("cc", "£17")}


def changedetection(path, *, old: bool, title="Ferry"):
    """A backup, in the form of 0.45 (all watches in one file) or of 0.50 and later."""
    watch = {
        "url": "https://news.example/ferry", "title": title, "paused": False,
        "include_filters": ["div.story", "xpath://div[@id='x']", "json:$.a"],
        "subtractive_selectors": [".ad"], "trigger_text": ["fare"],
        "extract_text": ["/fare.*/"], "time_schedule_limit": {"enabled": True}, "processor": "restock_diff",
        "time_between_check": {"weeks": None, "days": None, "hours": 1, "minutes": 30, "seconds": None},
        "time_between_check_use_default": False,
        "tag": "", "tags": ["t1"],
    }  # fmt: skip
    settings = {"application": {"tags": {"t1": {"title": "harbour"}} if old else {}}}
    with zipfile.ZipFile(path, "w") as archive:
        if old:
            archive.writestr(
                "url-watches.json", json.dumps({"watching": {"w1": watch}, "settings": settings})
            )
        else:
            archive.writestr("changedetection.json", json.dumps({"settings": settings}))
            archive.writestr("w1/watch.json", json.dumps(watch))
            archive.writestr("t1/tag.json", json.dumps({"title": "harbour"}))
        lines = [f"{at},{name}.txt" for at, (name, _) in SNAPSHOTS.items()] + ["1700200000,dd.txt.br"]
        archive.writestr("w1/history.txt", "\n".join(lines))
        for name, fare in SNAPSHOTS.values():
            archive.writestr(f"w1/{name}.txt", snapshot(fare))
        archive.writestr("w1/dd.txt.br", b"\x0b\x02\x80hello\x03 but broken")
        archive.writestr("url-list.txt", "https://news.example/ferry\r\n")
    return path


@pytest.mark.parametrize("old", [True, False])
def test_a_backup_of_changedetection_comes_with_tags_interval_and_text_snapshots(newcomer, tmp_path, old):
    file = changedetection(tmp_path / "backup.zip", old=old)
    assert recognise(file) is Format.CHANGEDETECTION
    said, _ = brought(newcomer, file)
    assert "2 versions came into histories, 1 was known" in said
    assert "without the filter json:$.a" in said
    for loss in (
        "its trigger words",
        "the patterns of what it",
        "its hours",
        "what it looked at (restock_diff)",
    ):
        assert f"without {loss}" in said
    assert "without 1 of its snapshots" in said
    article = articles(newcomer)["ferry"]
    assert (article["tags"], article["every_seconds"], article["version"]) == (["harbour"], 5400.0, 2)
    first, second = newcomer.history("ferry")
    assert first["captured_at"] == datetime.fromtimestamp(1_700_000_000, UTC).isoformat().replace(
        "+00:00", "Z"
    )
    assert first["origin"] == {
        "kind": "import", "name": "changedetection.io", "uri": None, "text_only": True,
    }  # fmt: skip
    assert first["title"] == ""  # of that backup's day, and perhaps its owner's words
    assert "text only" in newcomer.run("history", "ferry").out
    (edit,) = [e for e in newcomer.json("diff", "ferry")["edits"] if e["classes"] != ["furniture"]]
    assert ("£14" in edit["before"], "£17" in edit["after"]) == (True, True)
    assert second["not_before"] == first["captured_at"]
    newcomer.run("export", "ferry", "--warc", str(tmp_path / "ferry.warc"))
    with (tmp_path / "ferry.warc").open("rb") as stream:  # nobody ever answered with these pages
        assert [record.rec_type for record in ArchiveIterator(stream)] == ["warcinfo"]
    again, _ = brought(newcomer, changedetection(file, old=old, title="Night ferry"))
    assert "0 are new" in again
    assert "0 versions came into histories, 3 were known" in again
    assert len(newcomer.history("ferry")) == 2
    assert newcomer.run("verify").code == 0


def test_snapshots_of_moments_that_cannot_be_are_told_and_stay_behind(newcomer, tmp_path):
    file = changedetection(tmp_path / "backup.zip", old=True)
    with zipfile.ZipFile(file, "a") as archive:
        lines = (archive.read("w1/history.txt").decode(), "-5,aa.txt", "32472144000,aa.txt")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("w1/history.txt", "\n".join(lines))
    said, _ = brought(newcomer, file)
    assert "without 1 of its versions: it is dated 1969-12-31, when there was no web" in said
    assert "without 1 of its versions: it is dated 2999-01-01, which is still to come" in said
    assert len(newcomer.history("ferry")) == 2


KEYS = (
    *("watching", "settings", "application", "tags", "tag", "title", "paused", "url", "include_filters"),
    *("subtractive_selectors", "time_between_check", "time_between_check_use_default", "hours", "weeks"),
)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=8,
)


SETTINGS = st.fixed_dictionaries(
    {"watching": st.dictionaries(st.text(max_size=2), st.dictionaries(st.sampled_from(KEYS), ANY_JSON))},
    optional={"settings": ANY_JSON},
)


@given(SETTINGS | ANY_JSON)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_settings_of_a_backup_are_it_is_read(tmp_path, said):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("url-watches.json", json.dumps(said))
    found = backup(tmp_path / "b.zip")
    assert len(found.left) + len(found.articles) >= (not isinstance(said, dict))


def test_a_damaged_file_in_a_backup_costs_what_it_held(newcomer, tmp_path):
    file = changedetection(tmp_path / "backup.zip", old=True)
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    whole = file.read_bytes()
    for name, words in (("w1/aa.txt", "without 2 of its snapshots"), ("url-watches.json", "it is broken")):
        begin = whole.index(name.encode()) + len(name)
        file.write_bytes(whole[:begin] + b"\xff\xff\xff" + whole[begin + 3 :])
        said, code = brought(newcomer, file)
        assert (code, words in said) == (1, True), said
