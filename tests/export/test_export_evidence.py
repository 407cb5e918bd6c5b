"""The evidence that `watcher export` makes: it checks itself, and what was altered in it is found."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from told import NEWEST, Desk, exported, told
from warcio.archiveiterator import ArchiveIterator

from watcher.export.evidence import write_evidence
from watcher.export.warc import write_warc
from watcher.store import open_archive


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def evidence(desk: Desk) -> Path:
    return exported(desk, "evidence")["evidence"]


def checked(evidence: Path) -> subprocess.CompletedProcess[str]:
    """The check that comes with the evidence, by a Python that has nothing else."""
    run = [sys.executable, "-I", "-S", str(evidence)]
    return subprocess.run(run, capture_output=True, encoding="utf-8", check=False)


def test_the_evidence_checks_itself(desk: Desk, evidence: Path, tmp_path: Path) -> None:
    done = checked(evidence)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pages, texts and moments of capture are as they were sealed." in done.stdout
    told = desk.run("verify", str(evidence), columns=120)
    assert "5 versions looked at: pages, texts and moments of capture are as they were sealed." in told
    with zipfile.ZipFile(evidence) as archive:
        archive.extractall(tmp_path)
    assert checked(tmp_path / "verify.py").returncode == 0
    raw = (tmp_path / "versions" / "0003" / "page.html").read_text(encoding="utf-8")
    assert "A single ticket is to cost £17" in raw


def remade(evidence: Path, target: Path, change) -> Path:
    """The evidence with its files altered; the sums are made anew, as a forger would."""
    with zipfile.ZipFile(evidence) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    sums = (
        f"{hashlib.sha256(data).hexdigest()}  {name}\n"
        for name, data in sorted(contents.items())
        if name != "SHA256SUMS"
    )
    contents["SHA256SUMS"] = "".join(sums).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return target


def a_page_is_altered(contents):
    contents["versions/0002/page.html"] = contents["versions/0002/page.html"].replace(b"14", b"41")


def a_text_is_altered(contents):
    contents["versions/0003/text.txt"] = contents["versions/0003/text.txt"].replace(b"17", b"19")


def a_sealed_text_is_altered(contents):
    name = "versions/0003/sealed-text.bin"
    contents[name] = contents[name].replace(b"17", b"19")


def a_time_is_altered(contents):
    manifest = json.loads(contents["manifest.json"])
    manifest["versions"][1]["captured_us"] += 1
    contents["manifest.json"] = json.dumps(manifest).encode()


def a_time_is_told_otherwise(contents):
    manifest = json.loads(contents["manifest.json"])
    manifest["versions"][1]["captured_at"] = "2021-01-12T10:02:00Z"
    contents["manifest.json"] = json.dumps(manifest).encode()


def a_look_is_moved(contents):
    manifest = json.loads(contents["manifest.json"])
    manifest["versions"][1]["not_before"] = manifest["versions"][1]["captured_at"]
    contents["manifest.json"] = json.dumps(manifest).encode()


def an_address_is_altered(contents):
    name = "versions/0002/origin.json"
    contents[name] = json.dumps(json.loads(contents[name]) | {"url": "https://other.example/"}).encode()


def an_edit_is_left_out(contents):
    name = "changes/0002-0003.json"
    contents[name] = json.dumps(json.loads(contents[name]) | {"edits": []}).encode()


def a_version_is_left_out(contents):
    manifest = json.loads(contents["manifest.json"])
    del manifest["versions"][2]
    contents["manifest.json"] = json.dumps(manifest).encode()


def an_edit_is_altered(contents):
    contents["changes/0002-0003.json"] = contents["changes/0002-0003.json"].replace("£17".encode(), b"19 p")


def the_manifest_is_nonsense(contents):
    contents["manifest.json"] = b'{"format": "watcher evidence 1", "article": 7}'


def its_versions_are_no_versions(contents):
    said = {"format": "watcher evidence 1", "article": {"url": "x"}, "versions": [1], "changes": [[]]}
    contents["manifest.json"] = json.dumps(said).encode()


def a_change_is_no_change(contents):
    contents["changes/0002-0003.json"] = b'{"edits": [{"spans": [], "classes": [], "before": 1, "after": 2}]}'


def a_change_has_no_end(contents):
    contents["changes/0002-0003.json"] = b"[" * 100_000


@pytest.mark.parametrize(
    "forgery",
    [
        a_page_is_altered,
        a_text_is_altered,
        a_sealed_text_is_altered,
        a_time_is_altered,
        a_time_is_told_otherwise,
        a_look_is_moved,
        an_address_is_altered,
        an_edit_is_left_out,
        a_version_is_left_out,
        an_edit_is_altered,
        the_manifest_is_nonsense,
        its_versions_are_no_versions,
        a_change_is_no_change,
        a_change_has_no_end,
    ],
)
def test_what_was_altered_is_found(desk: Desk, evidence: Path, tmp_path: Path, forgery) -> None:
    forged = remade(evidence, tmp_path / "forged.zip", forgery)
    done = checked(forged)
    assert done.returncode in {1, 2}, done.stdout
    assert "Traceback" not in done.stderr
    assert "are as they were" not in desk.run("verify", str(forged), expect=1)


def test_a_file_that_was_damaged_on_its_way_is_found_wherever_it_was(
    desk: Desk, evidence: Path, tmp_path: Path
) -> None:
    whole, damaged = evidence.read_bytes(), tmp_path / "damaged.zip"
    with zipfile.ZipFile(evidence) as archive:
        begins = [item.header_offset + 30 + len(item.filename) for item in archive.infolist()]
    for place in begins:
        damaged.write_bytes(
            whole[:place] + bytes(byte ^ 0xFF for byte in whole[place : place + 3]) + whole[place + 3 :]
        )
        assert "are as they were" not in desk.run("verify", str(damaged), expect=1)
    damaged.write_bytes(whole[:-900])
    desk.run("verify", str(damaged), expect=1)


def test_sums_that_were_not_made_anew_are_found_as_well(evidence: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(evidence) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "history.html").write_text("<p>Nothing happened.</p>")
    (tmp_path / "more.txt").write_text("And this.")
    done = checked(tmp_path / "verify.py")
    assert done.returncode == 1
    assert "history.html is not what it was" in done.stdout
    assert "more.txt is not listed" in done.stdout


def test_a_page_that_is_no_longer_kept_is_left_out_and_said(desk: Desk, tmp_path: Path) -> None:
    for part in (desk.home / "state").glob("watcher.db*"):
        shutil.copy(part, tmp_path)
    with closing(sqlite3.connect(tmp_path / "watcher.db", isolation_level=None)) as db:
        db.execute("UPDATE pages SET body = x'' WHERE id = (SELECT max(id) FROM pages)")
    with (
        open_archive(state_dir=tmp_path) as archive,
        archive.history(1, datetime.now(UTC)) as history,
        (tmp_path / "e.zip").open("wb") as target,
    ):
        raw = partial(archive.raw, 1)
        write_evidence(target, history, raw, zone=UTC, now=datetime.now(UTC), name="e.zip")
        with (tmp_path / "e.warc.gz").open("wb") as warc:
            assert write_warc(warc, history, raw) == 1
    done = checked(tmp_path / "e.zip")
    assert done.returncode == 0, done.stdout
    assert f"not in it, only their hashes: {NEWEST}" in done.stdout
    with (tmp_path / "e.warc.gz").open("rb") as stream:
        assert sum(record.rec_type == "response" for record in ArchiveIterator(stream)) == NEWEST - 1


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", b"<html>"])
def test_what_is_no_evidence_is_one_sentence(desk: Desk, tmp_path: Path, content) -> None:
    file = tmp_path / "other.zip"
    if content is not None:
        file.write_bytes(content)
    said = desk.run("verify", str(file), expect=1)
    assert said.count("\n") == 1
    assert "other.zip" in said
