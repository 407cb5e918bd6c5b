import re
from datetime import UTC, datetime, timedelta

import pytest
from alerts_help import NOW, changed_event, delivery
from certificates import serving_tls
from receivers import dripping_server, free_port, mail_box, silent_server

from watcher.alerts import EmailSpec, email_specs, open_channel
from watcher.alerts.mail import tls_context
from watcher.alerts.mail_spec import mail_server
from watcher.errors import DeliveryDeferred

DESK = "desk@example.org"


def send(url, *, to=DESK, event=None, timeout=5.0, sender=""):
    spec = EmailSpec("mail", to, url, sender=sender, timeout=timedelta(seconds=timeout))
    open_channel(spec, clock=lambda: NOW).send(delivery(event))


def failure(url, **options):
    with pytest.raises(DeliveryDeferred) as caught:
        send(url, **options)
    return str(caught.value)


def test_a_mail_arrives_with_text_and_html():
    event = changed_event()
    with mail_box() as box:
        send(f"smtp://127.0.0.1:{box.port}", event=event)
    (mail,) = box.of(DESK)
    assert mail["To"] == DESK
    assert mail["From"].startswith("watcher@")
    assert mail["Message-ID"].startswith(f"<{event.id}@")
    assert mail["Date"].datetime == NOW
    assert mail.get_content_type() == "multipart/alternative"
    assert "{+1,400+}" in mail.get_body(("plain",)).get_content()
    assert "<ins" in mail.get_body(("html",)).get_content()


def test_three_recipients_and_ten_mails_all_get_all():
    addresses = [DESK, "night@example.org", "editor@example.org"]
    with mail_box() as box:
        url = f"smtp://127.0.0.1:{box.port}"
        channels = [
            open_channel(spec, clock=lambda: NOW) for spec in email_specs("mail", addresses, smtp=url)
        ]
        events = [changed_event(at=NOW + timedelta(minutes=minute)) for minute in range(10)]
        for event in events:
            for channel in channels:
                channel.send(delivery(event))
    for address in addresses:
        ids = [mail["Message-ID"].partition("@")[0] for mail in box.of(address)]
        assert ids == [f"<{event.id}" for event in events]


def test_starttls_is_used_when_it_is_offered(tmp_path):
    with mail_box(starttls=serving_tls(tmp_path)) as box:
        send(f"smtp://127.0.0.1:{box.port}")
    assert box.encrypted == [True]


def test_smtps_is_encrypted_from_the_start(tmp_path):
    with mail_box(tls=serving_tls(tmp_path)) as box:
        send(f"smtps://localhost:{box.port}")
    assert len(box.mails) == 1


def test_login_over_starttls(tmp_path):
    with mail_box(login=("me@x.example", "p/w:1"), starttls=serving_tls(tmp_path)) as box:
        send(f"smtp://me%40x.example:p%2Fw%3A1@127.0.0.1:{box.port}")
    assert box.logins == [(b"me@x.example", b"p/w:1")]
    assert box.encrypted == [True]


def test_login_on_this_machine_needs_no_encryption():
    with mail_box(login=("me", "pw")) as box:
        send(f"smtp://me:pw@localhost:{box.port}")
    assert box.logins == [(b"me", b"pw")]
    assert len(box.mails) == 1


def test_a_refused_login_says_so_without_the_password():
    with mail_box(login=("me", "pw")) as box:
        words = failure(f"smtp://me:WRONG@localhost:{box.port}")
    assert "login was refused" in words
    assert "WRONG" not in words
    assert box.mails == []


def test_a_password_does_not_cross_a_network_in_the_clear(monkeypatch):
    with mail_box(login=("me", "pw")) as box:
        # This machine under a name that does not say so.
        answers = [(2, 1, 6, "", ("127.0.0.1", box.port))]
        monkeypatch.setattr("socket.getaddrinfo", lambda *args, **options: answers)
        words = failure(f"smtp://me:pw@mail.example:{box.port}")
    assert "no STARTTLS" in words
    assert box.logins == []


def test_certificates_are_verified_but_on_this_machine(tmp_path, monkeypatch):
    assert tls_context(mail_server("smtps://mail.example")).check_hostname
    with mail_box(starttls=serving_tls(tmp_path)) as box:
        answers = [(2, 1, 6, "", ("127.0.0.1", box.port))]
        monkeypatch.setattr("socket.getaddrinfo", lambda *args, **options: answers)
        assert "certificate" in failure(f"smtp://mail.example:{box.port}").lower()
    assert box.mails == []


@pytest.mark.parametrize("reply", ["550 no such user \x1b[31m", "450 come back later"])
def test_a_refused_recipient_is_tried_again(reply):
    with mail_box() as box:
        box.refuse = lambda address, number: reply.replace("\x1b", "")
        words = failure(f"smtp://127.0.0.1:{box.port}")
    assert DESK in words
    assert reply[:3] in words


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.timeout(60)
def test_a_server_that_says_nothing_is_left_after_the_limit(scheme):
    with silent_server() as port:
        # Ours for the whole or the socket's for one answer, whichever comes first
        assert re.search(
            "did not finish within 0.3 s|timed out", failure(f"{scheme}://127.0.0.1:{port}", timeout=0.3)
        )


@pytest.mark.timeout(60)
def test_a_server_that_drips_is_left_after_the_same_limit():
    with dripping_server(b"220-wait\r\n", every=0.05) as port:
        assert "within 0.4 s" in failure(f"smtp://127.0.0.1:{port}", timeout=0.4)


def test_nobody_listens():
    assert "127.0.0.1" in failure(f"smtp://127.0.0.1:{free_port()}")


def test_header_injection_by_a_title_is_impossible():
    title = "Quiet\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>"
    with mail_box() as box:
        send(f"smtp://127.0.0.1:{box.port}", event=changed_event(title=title))
    ((recipient, mail),) = box.mails
    assert recipient == DESK
    assert mail["Bcc"] is None
    assert "<script>" not in mail.get_body(("html",)).get_content()


def test_a_name_beside_the_address_is_for_the_header_only():
    with mail_box() as box:
        send(f"smtp://127.0.0.1:{box.port}", to="News Desk <desk@example.org>", sender="Us <us@example.org>")
    (mail,) = box.of(DESK)
    assert mail["To"] == "News Desk <desk@example.org>"
    assert mail["From"] == "Us <us@example.org>"
    assert mail["Message-ID"].endswith("@example.org>")


def test_a_text_of_a_megabyte_without_a_space_gets_through():
    with mail_box() as box:
        send(f"smtp://127.0.0.1:{box.port}", event=changed_event(title="x" * 1_000_000))
    assert len(box.mails) == 1


def test_the_date_is_of_the_attempt_in_utc():
    with mail_box() as box:
        send(f"smtp://127.0.0.1:{box.port}")
    assert box.of(DESK)[0]["Date"].datetime.utcoffset() == timedelta(0)
    assert box.of(DESK)[0]["Date"].datetime == datetime(2021, 1, 12, 10, 17, tzinfo=UTC)
