"""Faults of the configuration: all at once, each with its path and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from config_help import ALERT, faults
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from watcher.config import load
from watcher.config.faults import checked
from watcher.config.schema import File
from watcher.errors import ConfigError

LONG = "9" * 400  # no float has room for it


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
        (f"[schedule]\nceiling = '{LONG}d'", f'schedule.ceiling: "{LONG}d" is longer than a hundred years'),
        (f"[fetch]\nmax_bytes = '{LONG}GB'", f'fetch.max_bytes: "{LONG}GB" is more than a petabyte'),
        ("[fetch]\nper_host_delay = '2d'", 'fetch.per_host_delay: must be "1d" at most'),
        ("[fetch]\ntimeout = '5m'", 'fetch.timeout: must be "4m" at most'),
        (ALERT + "timeout = '61m'", 'alerts[1].timeout: must be "1h" at most'),
        (
            "[[articles]]\nurl = 'https://a.example/x'\nevery = 30",
            "articles[1].every: a duration is written with its unit",
        ),
        ("[[articles]]\nurl = 'https://a.example/x'\nbody = 'div['", "articles[1].body: "),
        ("[[articles]]\nurl = 'https://a.example/x'\nbody = 'p::before'", "articles[1].body: "),
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
        ("state_dir = 5", "state_dir: is a folder; write it in quotes"),
        ("timezone = 1", "timezone: is a text; write it in quotes"),
        ("[[articles]]\nurl = 7", "articles[1].url: is a text; write it in quotes"),
        ("articles = 'https://a.example/x'", "articles: is a list; write it in [ ]"),
        ("[articles]\nurl = 'https://a.example/x'", "articles: is a list of tables; write [[articles]]"),
        ("[alerts]\ntype = 'email'", "alerts: is a list of tables; write [[alerts]]"),
        ("articles = ['https://a.example/x']", "articles[1]: is a table; write it as [[articles]]"),
        (
            "[[alerts]]\ntype = 'webhook'\nurl = 'https://a.example/'\nkeywords = ['']",
            "keywords[1]: is empty",
        ),
        ("[[alerts]]\ntype = 'webhook'\nurl = 'https://a.example/'\ntags = [' ']", "tags[1]: is empty"),
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
            "[[articles]]\nurl='https://a.example/x'\n[[articles]]\nurl='http://www.a.example/x/'\nevery='5m'",
            "articles: https://a.example/x and http://www.a.example/x/ are one article and differ in every",
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
        (ALERT + "min_words = -1", "alerts[1].min_words: must be 0 or more"),
        (ALERT + "min_words = 'few'", "alerts[1].min_words: is a whole number, without quotes"),
        ("[schedule]\nbudget = [1]", "schedule.budget: is a whole number, without quotes"),
        ("[schedule]\ngone_checks = 1.5", "schedule.gone_checks: is a whole number"),
        ("[daemon]\nthreads = 500", "daemon.threads: must be 128 or less"),
        ("[fetch]\nmax_bytes = -1", "fetch.max_bytes: must be more than 0"),
        ("[[alerts]]\ntype = 'command'\nrun = []", "alerts[1].run: is empty; name at least one"),
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
    file, told = checked(data, folder=Path())
    assert (file == whole) is (told == [])


def test_a_file_in_another_encoding_is_called_that(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes("timezone = 'UTC'".encode("utf-16"))
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert caught.value.faults == (f"{path}: is not TOML: it is no text in UTF-8",)


def test_a_mark_that_some_editors_set_before_the_text_is_none_of_it(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("timezone = 'Europe/Oslo'", encoding="utf-8-sig")
    assert load(path).file.timezone == "Europe/Oslo"


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
