import pytest
from alerts_help import changed_event, plain_event

from watcher.alerts import Conditions, EmailSpec, WebhookSpec, email_specs
from watcher.alerts.mail_spec import mail_server
from watcher.render.payload import disabled_event

NOTICE = disabled_event("desk", "410", at=plain_event().occurred_at, cause="evt_1")


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "login"),
    [
        ("smtp://mail.example", "mail.example", 25, False, ("", "")),
        ("smtp://u:p@mail.example", "mail.example", 587, False, ("u", "p")),
        ("smtp://u:p@mail.example:2525", "mail.example", 2525, False, ("u", "p")),
        ("smtps://u%40x.example:p%2F%3A@mail.example", "mail.example", 465, True, ("u@x.example", "p/:")),
        ("smtp://[::1]:2525", "::1", 2525, False, ("", "")),
    ],
)
def test_a_mail_server_is_read_from_its_url(url, host, port, tls, login):
    server = mail_server(url)
    assert (server.host, server.port, server.tls, (server.user, server.password)) == (host, port, tls, login)


@pytest.mark.parametrize("url", ["", "mail.example", "http://mail.example", "smtp://", "smtp://h:port"])
def test_other_urls_are_refused_without_repeating_a_password(url):
    with pytest.raises(ValueError, match="smtp is no mail server"):
        mail_server(url)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("127.0.0.9", True),
        ("[::1]", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_only_this_machine_is_loopback(host, here):
    assert mail_server(f"smtp://{host}").loopback is here


@pytest.mark.parametrize(
    ("spec", "fault"),
    [
        (WebhookSpec("w", "https://hooks.example/x"), ""),
        (WebhookSpec("w", "http://10.0.0.7:8080/x", ("plain",)), ""),
        (WebhookSpec("w", "ftp://hooks.example"), "no http"),
        (WebhookSpec("w", "https://"), "no http"),
        (WebhookSpec("w", "https://[half"), "no http"),
        (WebhookSpec("w", "https://hooks.example", ("whsec_?",)), "base64"),
        (EmailSpec("m", "desk@example.org", "smtp://h"), ""),
        (EmailSpec("m", "Desk <desk@example.org>", "smtp://h", sender="Us <us@example.org>"), ""),
        (EmailSpec("m", "desk", "smtp://h"), "to is no mail address"),
        (EmailSpec("m", "a@example.org, b@example.org", "smtp://h"), "to is no mail address"),
        (EmailSpec("m", "a@example.org\nBcc: b@example.org", "smtp://h"), "to is no mail address"),
        (EmailSpec("m", "a@example.org", "smtp://h", sender="us"), "from is no mail address"),
        (EmailSpec("m", "a@example.org", "h"), "smtp is no mail server"),
    ],
)
def test_a_spec_says_what_is_wrong_with_it(spec, fault):
    faults = spec.faults()
    assert fault in " ".join(faults)
    assert bool(faults) is bool(fault)


def test_each_address_gets_a_queue_of_its_own_once():
    specs = email_specs("mail", ["a@example.org", "b@example.org", "a@example.org"], smtp="smtp://h")
    assert [(spec.name, spec.to) for spec in specs] == [
        ("mail:a@example.org", "a@example.org"),
        ("mail:b@example.org", "b@example.org"),
    ]


@pytest.mark.parametrize(
    ("events", "event", "wanted"),
    [
        ((), plain_event(), True),
        (("article.gone",), plain_event(), True),
        (("article.gone",), changed_event(), False),
        (("article.gone",), NOTICE, True),
    ],
    ids=["all", "its type", "another type", "a channel fell silent"],
)
def test_a_channel_gets_what_it_asks_for(events, event, wanted):
    asked = Conditions(events=events)
    assert WebhookSpec("w", "https://h.example", conditions=asked).wants(event) is wanted
    assert EmailSpec("m", "a@example.org", "smtp://h", conditions=asked).wants(event) is wanted


def test_credentials_do_not_show():
    shown = repr(WebhookSpec("w", "https://h.example/TOKEN", ("SECRET",)))
    shown += repr(EmailSpec("m", "a@example.org", "smtp://u:PASS@h")) + repr(mail_server("smtp://u:PASS@h"))
    assert not any(word in shown for word in ("TOKEN", "SECRET", "PASS"))
