"""What docs/alerts.md says of alerts is so."""

import re
from pathlib import Path

import pytest
from alerts_help import changed_event

from watcher.alerts import Format
from watcher.alerts.samples import samples
from watcher.config import load
from watcher.config.alerts import KINDS
from watcher.model import EventType
from watcher.render.mail.environment import TEXT, Templates
from watcher.render.mail.view import view

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ZONE = load(ROOT / "config.toml").timezone


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", DOCS + README, re.DOTALL))
def test_every_configuration_shown_works(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    assert bool(load(path).channels()) is ("[[alerts]]" in text)


@pytest.mark.parametrize("word", [*EventType, *Format, *KINDS])
def test_every_type_of_event_channel_and_format_is_named(word):
    assert f"`{word}`" in DOCS


def test_every_file_that_is_linked_is_there():
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", DOCS):
        assert (ROOT / "docs" / target).exists()


@pytest.mark.parametrize("kind", sorted(EventType))
def test_the_template_shown_writes_every_kind(kind):
    (text,) = re.findall(r"```jinja\n(.*?)```", DOCS, re.DOTALL)
    event = samples()[kind]
    assert Templates({TEXT: text}).try_out(TEXT, view(event.data, event.type, ZONE))


def test_every_name_that_a_template_may_print_is_explained():
    event = changed_event()
    for name in view(event.data, event.type, ZONE):
        assert f"`{name}`" in DOCS
