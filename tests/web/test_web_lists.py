"""Long lists of the server: page by page, and not made anew for each of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from served import served
from store_help import enlist

from watcher.model import ArticleState
from watcher.model.glance import Selection
from watcher.store import open_archive, open_store
from watcher.web.site import KEPT, MOST_KEPT, PAGE, Site

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from watcher.store import Store


def add(store: Store, name: str, now: datetime) -> int:
    return enlist(store, f"https://news.example/{name}", host="news.example", now=now)[0].id


def text_of(web: httpx.Client, path: str) -> str:
    answer = web.get(path)
    assert answer.status_code == 200, path
    return answer.text


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    with open_store(state_dir=tmp_path) as store:
        for number in range(PAGE + 2):
            now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
            add(store, str(number), now)
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as many:
        first = text_of(many, "/?order=added&outlet=news")
        assert first.count("<h2>") == PAGE
        (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
        second = text_of(many, older.replace("&amp;", "&"))
        assert second.count("<h2>") == 2
        assert f"https://news.example/{PAGE}" in second
        (newer,) = re.findall(r'rel="prev" href="([^"]+)"', second)
        assert text_of(many, newer.replace("&amp;", "&")) == first
        found = many.get("/api/articles?order=added&limit=40").json()
        assert len(found["articles"]) == PAGE
        rest = many.get(found["next"]).json()
        assert (len(rest["articles"]), rest["next"]) == (2, None)


def test_an_order_that_takes_long_is_made_once_in_half_a_minute(tmp_path: Path) -> None:
    now = [datetime(2026, 1, 12, tzinfo=UTC)]
    with open_store(state_dir=tmp_path) as store, open_archive(state_dir=tmp_path) as archive:
        site = Site(archive, UTC, clock=lambda: now[0])

        def shown(**which: str) -> list[int]:
            return [one.article.id for one in site.glances(Selection(**which))]

        second, first = (add(store, name, now[0]) for name in "ba")
        assert shown(order="title") == [first, second]
        third = add(store, "c", now[0])
        store.set_state(first, ArticleState.REMOVED)
        assert shown(order="title") == [second]  # what is watched no more is not shown, whatever is kept
        assert shown(order="added") == [second, third]  # an index knows this one
        now[0] += KEPT
        assert shown(order="title") == [second, third]
        fourth = add(store, "d", now[0])
        assert [shown(outlet=f"outlet {number}") for number in range(MOST_KEPT)] == [[]] * MOST_KEPT
        assert shown(order="title") == [second, third, fourth]  # the others have taken its place
