"""The configuration: from a file to policies."""

from __future__ import annotations

import tomllib
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from config_help import ALERT, written
from hypothesis import given
from hypothesis import strategies as st

from watcher.alerts import Conditions, Format, Pace
from watcher.config import find, load
from watcher.config.alerts import AppriseSection, CommandSection, EmailSection, WebhookSection
from watcher.config.units import duration, size, spell
from watcher.decide.patience import Patience

ROOT = Path(__file__).parents[2]

FULL = """
state_dir = "data"
timezone = "Europe/Berlin"
[fetch]
per_host_delay = "90s"
allow_private_hosts = true
max_bytes = "5MB"
[schedule]
ceiling = "2h"
[[articles]]
url = "HTTPS://News.Example:443/2026/05/ferry?utm_source=mail#top"
every = "2s"
tags = "harbour"
[[articles]]
url = "https://other.example/story"
body = "main"
[[hosts]]
host = "news.example"
drop = ".promo"
[[alerts]]
type = "webhook"
url = "https://hooks.example/x"
secret = ["whsec_c2VjcmV0LW9uZQ==", "whsec_c2VjcmV0LXR3bw=="]
[[alerts]]
type = "email"
to = ["desk@example.org", "second@example.org"]
smtp = "smtp://user:pass@mail.example.org:587"
"""


def test_a_full_file_becomes_policies(tmp_path):
    config = load(written(tmp_path, FULL))
    ferry, story = config.wanted()
    assert config.state_dir == tmp_path.resolve() / "data"
    assert (ferry.url, ferry.every) == ("https://news.example/2026/05/ferry", timedelta(seconds=2))
    assert ferry.tags == ("harbour",)
    assert ferry.selectors.drop == (".promo",)
    assert story.selectors.body == "main"
    assert config.fetch_policy().per_host_delay == timedelta(seconds=90)
    assert config.fetch_policy().max_bytes == 5_000_000
    assert config.check_policy().ceiling == timedelta(hours=2)
    webhook, first, second = config.channels()
    assert webhook.secret == ("whsec_c2VjcmV0LW9uZQ==", "whsec_c2VjcmV0LXR3bw==")
    assert (first.to, second.to) == ("desk@example.org", "second@example.org")
    assert len({webhook.name, first.name, second.name}) == 3


@pytest.mark.parametrize(
    ("begun", "later", "settings"),
    [
        ("", 'timezone = "Asia/Tokyo"', ()),
        ("", 'state_dir = "other"', ("state_dir",)),
        ('state_dir = "other"', 'state_dir = "./other"', ()),
        ("", '[store]\nurl = "postgresql+psycopg://other.example/watcher"', ("store",)),
        ("[daemon]\nworkers = 2", "[daemon]\nworkers = 3", ("daemon",)),
    ],
)
def test_a_daemon_that_reads_its_file_again_stays_with_its_store(tmp_path, begun, later, settings):
    """A process that was started later once watched another store, where there was nothing to watch."""
    first = load(written(tmp_path, begun))
    written(tmp_path, later)
    again, waiting = first.again()
    assert waiting == settings
    assert (again.state_dir, again.store_url) == (first.state_dir, first.store_url)
    assert again.file.daemon == first.file.daemon
    assert again.again() == (again, settings)


def test_a_database_is_found_from_the_folder_of_the_file_wherever_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir("/")
    config = load(written(tmp_path, '[store]\nurl = "sqlite:///kept.db"'))
    assert config.store_url == f"sqlite:///{tmp_path.resolve()}/kept.db"
    assert load(written(tmp_path, '[store]\nurl = "sqlite:////kept.db"')).store_url == "sqlite:////kept.db"


def test_a_link_is_followed_anew_when_its_file_is_read_again(tmp_path):
    """But for where all is kept: the name of a database is relative to the file that was read first."""
    url = "url = 'sqlite:///kept.db'"
    older, newer = tmp_path / "older.toml", tmp_path / "releases" / "newer.toml"
    newer.parent.mkdir()
    newer.write_text(f'timezone = "Asia/Tokyo"\n[store]\n{url}', encoding="utf-8")
    older.write_text(f"[store]\n{url}", encoding="utf-8")
    (tmp_path / "config.toml").symlink_to(older)
    first = load(tmp_path / "config.toml")
    (tmp_path / "config.toml").unlink()
    (tmp_path / "config.toml").symlink_to(newer)
    again, waiting = first.again()
    assert (str(again.timezone), again.store_url) == ("Asia/Tokyo", first.store_url)
    assert waiting == ("state_dir", "store")


def test_an_empty_file_is_a_configuration(tmp_path):
    config = load(written(tmp_path, ""))
    assert config.wanted() == config.channels() == ()
    assert config.store_url == ""


def test_the_example_at_the_root_works_and_shows_the_defaults(tmp_path):
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    assert load(written(tmp_path, text)).file == load(written(tmp_path, "")).file
    shown = "\n".join(line.removeprefix("# ").removeprefix("#") for line in text.splitlines()[3:])
    tomllib.loads(shown)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "news.headers").write_text("X-Key: 1", encoding="utf-8")
    (tmp_path / "secrets" / "cookies.txt").write_text("sid=1", encoding="utf-8")
    config = load(written(tmp_path, shown))
    empty = load(written(tmp_path, ""))
    for section in ("store", "fetch", "browser", "schedule", "daemon", "templates", "timezone"):
        assert getattr(config.file, section) == getattr(empty.file, section)
    assert [type(spec).__name__ for spec in config.channels()] == [
        "WebhookSpec",
        "EmailSpec",
        "CommandSpec",
        "AppriseSpec",
    ]


def test_the_example_names_every_setting_of_alerts():
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    for section in (WebhookSection, EmailSection, CommandSection, AppriseSection):
        for name, field in section.model_fields.items():
            assert f"# {field.alias or name} " in text


CONDITIONS = """
events = "article.changed"
outlets = "news.example"
tags = ["harbour", "sea"]
classes = "number"
disclosure = ["undisclosed"]
kinds = "correction"
exclude = "/live/"
min_words = 5
keywords = "ferry"
digest = "daily 7:30"
quiet = "22:00-07:00"
max_per_hour = 20
zone = "Europe/London"
format = "slack"
"""


def test_conditions_and_pace_of_a_channel(tmp_path):
    (spec,) = load(written(tmp_path, f"timezone = 'Europe/Berlin'\n{ALERT}{CONDITIONS}")).channels()
    assert spec.conditions == Conditions(
        events=("article.changed",),
        outlets=("news.example",),
        tags=("harbour", "sea"),
        classes=("number",),
        disclosure=("undisclosed",),
        kinds=("correction",),
        exclude=("/live/",),
        min_words=5,
        keywords=("ferry",),
    )
    night = (time(22), time(7))
    assert spec.pace == Pace(daily=time(7, 30), quiet=night, most=20, zone=ZoneInfo("Europe/London"))
    assert spec.format is Format.SLACK
    (plain,) = load(written(tmp_path, f"timezone = 'Europe/Berlin'\n{ALERT}")).channels()
    assert (plain.pace.zone, plain.holds) == (ZoneInfo("Europe/Berlin"), "")


@pytest.mark.parametrize(
    ("value", "patience"),
    [("3", Patience(tries=3)), ("'30m'", Patience(span=timedelta(minutes=30)))],
)
def test_notices_come_after_a_number_of_tries_or_a_time(tmp_path, value, patience):
    keys = ("notice_after", "host_notice_after", "channel_notice_after")
    config = load(written(tmp_path, "[schedule]\n" + "".join(f"{key} = {value}\n" for key in keys)))
    assert {getattr(config.file.schedule, key) for key in keys} == {patience}
    assert config.check_policy().notice_after == patience


@pytest.mark.parametrize(
    ("said", "ceiling"),
    [("", "1d"), ('floor = "2d"', "2d"), ('floor = "2h"', "1d"), ('ceiling = "1m"', "1m")],
)
def test_the_ceiling_is_a_day_unless_the_file_says_otherwise(tmp_path, said, ceiling):
    config = load(written(tmp_path, f"[schedule]\n{said}\n"))
    assert config.budget().ceiling == config.check_policy().ceiling == duration(ceiling)
    assert config.file.schedule.ceiling == duration(ceiling)


def test_the_place_is_the_given_one_then_the_environment_then_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find("a.toml", {"WATCHER_CONFIG": "b.toml"}) == Path("a.toml")
    assert find(None, {"WATCHER_CONFIG": "b.toml"}) == Path("b.toml")
    assert find(None, {}) == Path("config.toml")


@given(st.integers(1, 10**7))
def test_a_spelled_duration_is_read_back(seconds):
    assert duration(spell(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("5m", 300), ("2h", 7200), ("1d", 86400), ("1h30m", 5400), ("0.5s", 0.5)],
)
def test_durations(text, seconds):
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "count"), [("10MB", 10**7), ("500 KB", 500_000), ("7", 7), ("1.5m", 1_500_000)]
)
def test_sizes(text, count):
    assert size(text) == count


def test_two_spellings_of_one_address_that_ask_for_the_same_are_no_fault(tmp_path):
    spellings = ("https://a.example/x", "['port', 'desk']"), ("http://www.a.example/x/", "['desk', 'port']")
    (tmp_path / "config.toml").write_text(
        "".join(f"[[articles]]\nurl = '{url}'\ntags = {tags}\n" for url, tags in spellings)
    )
    assert len(load(tmp_path / "config.toml").file.articles) == len(spellings)


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("News.Example", "news.example"),
        ("a.example:443", "a.example"),
        ("bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_a_host_is_known_by_every_spelling(tmp_path, said, host):
    read = load(written(tmp_path, f"[[hosts]]\nhost = '{said}'\ndrop = '.promo'"))
    assert read.host_selectors(host)
