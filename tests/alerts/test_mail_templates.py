"""The user's own mail templates: in the sandbox, tried when the configuration is read, never a lost alert."""

from datetime import UTC

import pytest
from alerts_help import changed_event, plain_event
from receivers import mail_box
from structlog.testing import capture_logs

from watcher.alerts import email_specs, open_channel
from watcher.alerts.samples import samples, tried_on_samples
from watcher.model import Delivery, EventType
from watcher.render.harmless import harmless
from watcher.render.mail.environment import BUILT_IN, HTML, NAMES, TEXT, BrokenTemplate, Templates
from watcher.render.mail.view import view


def shown(event):
    return view(harmless(event.data), event.type, UTC)


def own(text, name=TEXT):
    return Templates({name: text})


def test_the_users_own_template_writes_the_mail_and_ours_the_other_form():
    templates = own("{{ alert.what }}: {{ alert.title }} ({{ alert.verdict }})\n")
    text = templates.write(TEXT, shown(changed_event()))
    assert text.startswith("Text changed: Lighthouse keeper retires after forty years (Not disclosed")
    assert "<html" in templates.write(HTML, shown(changed_event()))


def test_html_is_escaped_in_the_users_own_template_too():
    templates = own("<p>{{ alert.title }}</p>", HTML)
    assert "<script>" not in templates.write(HTML, shown(changed_event(title="<script>alert(1)</script>")))


BROKEN = [
    ("one\n{{ alert.nothing }}\n", 2, "nothing"),
    ("one\ntwo\n{% if %}\n", 3, ""),
    ("{{ alert.what | nosuchfilter }}", 1, "nosuchfilter"),
    ("a\n\n{{ 1 / 0 }}", 3, "zero"),
    ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
    ("{{ alert.facts.append(1) }}", 1, ""),
    ("{{ missing }}", 1, "missing"),
    ("x\n{% include 'other.jinja' %}", 2, "other.jinja is not read"),
    ("{% for n in range(99999999) %}x{% endfor %}", 1, "Range"),
    ("a\n{{ 'x' * 1000000000 }}", 2, "too long"),
    ("a\n{{ 1000000000 * [1] }}", 2, "too long"),
    ("a\n{{ 9 ** 9 ** 9 }}", 2, "too long"),
    ("{% for n in range(99999) %}{% for m in range(99999) %}x{% endfor %}{% endfor %}", 0, "prints more"),
]


@pytest.mark.parametrize(("text", "line", "words"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_one_names_its_line_and_ours_stands_in_with_a_notice(text, line, words):
    with pytest.raises(BrokenTemplate) as caught:
        own(text).try_out(TEXT, shown(changed_event()))
    assert (caught.value.name, caught.value.line) == (TEXT, line)
    assert words in caught.value.words
    templates = own(text)
    written = templates.write(TEXT, shown(changed_event()))
    assert "Your template is broken (mail.txt.jinja" in written
    assert "[-1,200-]{+1,400+}" in written
    assert templates.broken is not None


def test_products_of_an_ordinary_size_are_printed():
    assert own("{{ '-' * 76 }} {{ 3 * 4 }}").try_out(TEXT, shown(changed_event())) == "-" * 76 + " 12"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", sorted(EventType))
def test_ours_can_write_every_kind(name, kind):
    assert BUILT_IN.write(name, shown(samples()[kind]))


def test_each_template_is_tried_on_every_kind_of_alert(tmp_path):
    (tmp_path / TEXT).write_text(
        "{{ alert.what }}\n{% if alert.articles %}{{ alert.articles.x.y }}{% endif %}"
    )
    (fault,) = tried_on_samples(tmp_path)
    assert fault.startswith(f"{tmp_path / TEXT}:2: ")
    (tmp_path / TEXT).write_text("{{ alert.what }}")
    assert tried_on_samples(tmp_path) == []


def test_one_that_breaks_after_the_start_loses_no_alert(tmp_path):
    (tmp_path / TEXT).write_text("Mine: {{ alert.title }}\n")
    with mail_box() as box, capture_logs() as logs:
        options = {"smtp": f"smtp://127.0.0.1:{box.port}", "templates": tmp_path}
        (spec,) = email_specs("mail", ["desk@example.org"], **options)
        channel = open_channel(spec)
        channel.send(Delivery(1, changed_event(), spec.name))
        (tmp_path / TEXT).write_text("{{ alert.oops }}")
        channel.send(Delivery(2, plain_event(), spec.name))
    first, second = (mail.get_body(("plain",)).get_content() for _, mail in box.mails)
    assert first.startswith("Mine: Lighthouse keeper")
    assert "Your template is broken" in second
    assert "Article gone" in second
    assert [entry["event"] for entry in logs] == ["template_broken"]
