"""The configuration: all faults at once, each with its path and a remedy."""

from __future__ import annotations

import tomllib
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from watcher.alerts import Conditions, Format, Pace
from watcher.config import find, load
from watcher.config.alerts import AppriseSection, CommandSection, EmailSection, WebhookSection
from watcher.config.faults import checked
from watcher.config.schema import File
from watcher.config.units import duration, size, spell
from watcher.decide.patience import Patience
from watcher.errors import ConfigError

ROOT = Path(__file__).parents[1]


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(written(folder, text))
    return list(caught.value.faults)


ALERT = "[[alerts]]\ntype = 'webhook'\nurl = 'https://hooks.example/x'\n"

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


def test_a_broken_template_is_a_fault_with_file_and_line(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mail.html.jinja").write_text("<p>\n{{ alert.titel }}\n</p>")
    (fault,) = faults(tmp_path, "templates = 'mine'")
    assert fault.startswith(f"{folder / 'mail.html.jinja'}:2: ")
    assert "titel" in fault
    assert "is no folder" in faults(tmp_path, "templates = 'other'")[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("stat_dir = 'x'", 'stat_dir: is not a setting; did you mean "state_dir"?'),
        (
            "[fetch]\nper_host_dely = '1s'",
            'fetch.per_host_dely: is not a setting; did you mean "per_host_delay"?',
        ),
        (
            "[[articles]]\nurl = 'https://a.example/x'\nevry = '1m'",
            'articles[1].evry: is not a setting; did you mean "every"?',
        ),
        (
            "[[alerts]]\ntype = 'webhook'\nurl = 'https://a.example'\nsecrt = 'x'",
            'alerts[1].secrt: is not a setting; did you mean "secret"?',
        ),
        (
            "[[alerts]]\ntype = 'email'\nto = ['a@b.c']\nsmpt = 'smtp://h'",
            'alerts[1].smpt: is not a setting; did you mean "smtp"?',
        ),
        ("[[articles]]\nevery = '1m'", "articles[1].url: is missing; add it"),
        ("[[articles]]\nurl = 'ftp://a.example/x'", "articles[1].url: "),
        ("[[articles]]\nurl = 'https://a.example/x'\nevery = '5 minutes'", "articles[1].every: "),
        (
            "[[articles]]\nurl = 'https://a.example/x'\nevery = '0s'",
            "articles[1].every: must be longer than 0s",
        ),
        (
            "[[articles]]\nurl = 'https://a.example/x'\nevery = 30",
            "articles[1].every: a duration is written with its unit",
        ),
        ("[[articles]]\nurl = 'https://a.example/x'\nbody = 'div['", "articles[1].body: "),
        (
            "[[hosts]]\nhost = 'https://a.example/'",
            'hosts[1].host: "https://a.example/" is no host; write "a.example"',
        ),
        ("[[hosts]]\nhost = 'a.example/x'", 'hosts[1].host: "a.example/x" is no host; write "a.example"'),
        ("[[hosts]]\nhost = ''", 'hosts[1].host: "" is no host; write "news.example"'),
        ("timezone = 'Mars/Base'", 'timezone: "Mars/Base" is not a time zone'),
        ("[fetch]\nmax_bytes = '10 apples'", "fetch.max_bytes: "),
        ("[fetch]\nobey_robots = 'yes please'", "fetch.obey_robots: is true or false"),
        ("[store]\nurl = 'mysql://x'", "store.url: "),
        ("[[alerts]]\nurl = 'https://a.example'", "alerts[1].type: is missing"),
        ("[[alerts]]\ntype = 'pigeon'", 'alerts[1].type: "pigeon" is no kind of alert'),
        (
            "[[alerts]]\ntype = 'email'\nto = ['nobody']\nsmtp = 'smtp://h'",
            "alerts[1]: to is no mail address: 'nobody'",
        ),
        ("[[alerts]]\ntype = 'email'\nto = []\nsmtp = 'smtp://h'", "alerts[1].to: "),
        (
            "[[alerts]]\ntype = 'email'\nto = ['a@b.c']\nsmtp = 'mail.example'",
            "alerts[1]: smtp is no mail server",
        ),
        (
            "[[articles]]\nurl='https://a.example/x'\n[[articles]]\nurl='https://A.example/x#y'",
            "articles: the same address stands here twice",
        ),
        (
            ALERT + "classes = ['numbers']",
            'alerts[1].classes[1]: "numbers" is not known here; did you mean "number"',
        ),
        (ALERT + "disclosure = 'undisclose'", 'did you mean "undisclosed"?'),
        (ALERT + "events = ['article.change']", 'did you mean "article.changed"?'),
        (ALERT + "format = 'slak'", 'alerts[1].format: "slak" is not known here; did you mean "slack"?'),
        (ALERT + "format = 'xml'", "write one of: standard, cloudevents, slack, discord, teams"),
        (ALERT + "keyword = 'x'", 'alerts[1].keyword: is not a setting; did you mean "keywords"?'),
        (
            ALERT + "digest = 'weekly'",
            'alerts[1].digest: "weekly" is no digest; write "hourly" or "daily 07:30"',
        ),
        (ALERT + "digest = 'daily 25:00'", 'alerts[1].digest: "25:00" is not a time of day'),
        (ALERT + "quiet = 'nights'", 'alerts[1].quiet: "nights" are no quiet hours'),
        (ALERT + "zone = 'Europe/Lodon'", 'alerts[1].zone: "Europe/Lodon" is not a time zone'),
        (ALERT + "min_words = -1", "alerts[1].min_words: "),
        ("[schedule]\nhost_notice_after = 0", "schedule.host_notice_after: must be 1 or more"),
        ("[schedule]\nnotice_after = 1.5", "schedule.notice_after: is a number of tries, 3, or a time"),
        (
            "[schedule]\nchannel_notice_after = 'soon'",
            'schedule.channel_notice_after: "soon" is not a duration',
        ),
        ("[[alerts]]\ntype = 'command'\nrun = ['/nowhere/x']", 'alerts[1]: run: "/nowhere/x" is no program'),
        ("[[alerts]]\ntype = 'apprise'\nurl = 'x'", "alerts[1]: url is no address of apprise"),
        (
            "[[alerts]]\ntype = 'email'\nto = 'a@b.c'\nsmtp = 'smtp://h'\nunsubscribe = 'ftp://x'",
            "alerts[1]: unsubscribe is neither",
        ),
        ("x = [", "is not TOML"),
    ],
)
def test_a_fault_names_its_place_and_the_remedy(tmp_path, text, says):
    found = faults(tmp_path, text)
    assert all(fault.startswith(str(tmp_path / "config.toml")) for fault in found)
    assert sum(says in fault for fault in found) == 1


def test_all_faults_are_told_at_once(tmp_path):
    found = faults(tmp_path, "colour = 1\ntimezone = 'X'\n[fetch]\nmax_bytes = 'x'\n[[articles]]\nurl = 'x'")
    assert len(found) == 4


@pytest.mark.parametrize(
    ("said", "ceiling"),
    [("", "1d"), ('floor = "2d"', "2d"), ('floor = "2h"', "1d"), ('ceiling = "1m"', "1m")],
)
def test_the_ceiling_is_a_day_unless_the_file_says_otherwise(tmp_path, said, ceiling):
    config = load(written(tmp_path, f"[schedule]\n{said}\n"))
    assert config.budget().ceiling == config.check_policy().ceiling == duration(ceiling)


HIDDEN = """
[schedule]
floor = "1d"
ceiling = "5m"
budget = -1
[[articles]]
url = "nope"
[[articles]]
url = "https://news.example/a"
[[articles]]
url = "https://news.example/a"
[[articles]]
tags = "harbour"
[[alerts]]
type = "webhook"
url = "ftp://x"
digest = "x"
[[alerts]]
type = "webhook"
url = "https://x.example/"
secret = "whsec_x"
[[hosts]]
host = "news.example"
cookies = "nowhere.txt"
"""


def test_faults_that_others_hide_are_told_with_them_at_their_own_places(tmp_path):
    found = [
        fault.replace(f"{tmp_path}/", "").removeprefix("config.toml: ") for fault in faults(tmp_path, HIDDEN)
    ]
    starts = [
        *("alerts[1].digest: ", "alerts[1]: url ", "alerts[2]: secret "),
        *("articles: the same address ", "articles[1].url: nope ", "articles[4].url: is missing"),
        *("nowhere.txt: ", "schedule.budget: ", "schedule: floor "),
    ]
    assert all(fault.startswith(start) for fault, start in zip(sorted(found), starts, strict=True)), found


CONSEQUENT = """
[[articles]]
url = "https://news.example/a"
tags = [1, 2]
[[articles]]
url = "https://news.example/a"
[[alerts]]
type = "email"
to = [1]
smtp = "smtp://mail.example"
[[alerts]]
type = "webhook"
url = "https://x.example/"
name = 5
[[alerts]]
type = "webhook"
url = "https://x.example/"
name = 6
"""


def test_what_is_left_out_because_of_a_fault_is_no_fault_itself(tmp_path):
    found = [fault.partition("config.toml: ")[2].partition(": ")[0] for fault in faults(tmp_path, CONSEQUENT)]
    names = ["alerts[1].to[1]", "alerts[2].name", "alerts[3].name"]
    assert sorted(found) == [*names, "articles", "articles[1].tags[1]", "articles[1].tags[2]"]


SETTINGS = st.sampled_from([*File.model_fields, "colour"])
NAMES = st.sampled_from(["url", "type", "to", "floor", "ceiling", "host", "x"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "x", "5m", "webhook", "email"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)


@given(st.dictionaries(SETTINGS, VALUES))
def test_faults_are_told_of_whatever_contents_have_some(data):
    try:
        whole = File.model_validate(data)
    except ValidationError:
        whole = None
    file, told = checked(data)
    assert (file == whole) is (told == [])


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)


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
