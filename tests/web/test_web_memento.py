"""Versions as mementos (RFC 7089), on the state of the demo's story."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import httpx
import pytest
from served import served
from told import NEWEST, Desk, copied, told

from watcher.store import open_archive
from watcher.web.site import Site


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


LINK = re.compile(r'<([^>]+)>((?:\s*;\s*\w+="[^"]*")+)')


def links(value: str) -> list[tuple[str, dict[str, str]]]:
    """The links of a Link header or a TimeMap."""
    return [(target, dict(re.findall(r'(\w+)="([^"]*)"', terms))) for target, terms in LINK.findall(value)]


def by_relation(value: str) -> dict[str, str]:
    return {relation: target for target, terms in links(value) for relation in terms["rel"].split()}


def test_a_version_is_a_memento(web: httpx.Client, desk: Desk) -> None:
    answer = web.get("/articles/1/versions/3")
    captured = desk.json("history", desk.url)["snapshots"][2]["captured_at"]
    moment = parsedate_to_datetime(answer.headers["memento-datetime"])
    assert moment == datetime.fromisoformat(captured).replace(microsecond=0)
    found = by_relation(answer.headers["link"])
    assert found["original"] == desk.url
    for relation, number in (("first", 1), ("prev", 2), ("next", 4), ("last", 5)):
        assert found[relation].endswith(f"/versions/{number}")
    assert web.get(found["timemap"]).status_code == 200
    assert web.get(found["timegate"]).status_code == 302


def test_the_timemap_lists_every_version(web: httpx.Client, desk: Desk) -> None:
    answer = web.get(f"/timemap/link/{desk.url}")
    assert answer.headers["content-type"].startswith("application/link-format")
    found = links(answer.text)
    assert found[0] == (desk.url, {"rel": "original"})
    mementos = [(target, terms) for target, terms in found if "memento" in terms["rel"].split()]
    assert len(mementos) == NEWEST
    for target, terms in mementos:
        assert web.get(target).headers["memento-datetime"] == terms["datetime"]
    (own,) = [terms for _, terms in found if terms["rel"] == "self"]
    assert (own["from"], own["until"]) == (mementos[0][1]["datetime"], mementos[-1][1]["datetime"])


def test_the_timegate_finds_the_version_of_a_moment(desk: Desk, tmp_path: Path) -> None:
    copied(desk, tmp_path)
    first = datetime(2021, 1, 11, 9, tzinfo=UTC)
    db = sqlite3.connect(tmp_path / "watcher.db")
    for number in range(1, NEWEST + 1):  # an hour between the versions
        captured = int((first + timedelta(hours=number)).timestamp() * 1_000_000) + 500_000
        db.execute("UPDATE snapshots SET captured_at = ? WHERE version = ?", (captured, number))
    db.commit()
    db.close()
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as gate:
        for hours, number in ((-9, 1), (1, 1), (2.5, 2), (3, 3), (900, 5), (None, 5)):
            asked = (
                {}
                if hours is None
                else {"Accept-Datetime": format_datetime(first + timedelta(hours=hours), usegmt=True)}
            )
            answer = gate.get(f"/timegate/{desk.url}", headers=asked)
            assert (answer.status_code, answer.headers["vary"]) == (302, "accept-datetime")
            assert answer.headers["location"].endswith(f"/articles/1/versions/{number}"), hours
            assert by_relation(answer.headers["link"])["original"] == desk.url
        wrong = gate.get(f"/timegate/{desk.url}", headers={"Accept-Datetime": "yesterday"})
        assert wrong.status_code == 400
        assert gate.get("/timegate/https://news.example/x").status_code == 404
