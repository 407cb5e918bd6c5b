import base64
import json
import socket
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import certifi
import pytest
from alerts_help import NOW, changed_event, delivery
from certificates import put_into, serving_tls
from proxy import Proxy
from receivers import dripping_server, free_port, silent_server, webhook
from standardwebhooks import Webhook

from watcher.alerts import WebhookSpec, open_channel
from watcher.errors import DeliveryDeferred, DeliveryRefused

SECRET = "whsec_" + base64.b64encode(b"a key of twenty-four byt").decode()


def send(url, *, secret=(), event=None, clock=lambda: datetime.now(UTC), timeout=5.0):
    channel = open_channel(WebhookSpec("desk", url, secret, timeout=timedelta(seconds=timeout)), clock=clock)
    try:
        channel.send(delivery(event))
    finally:
        channel.close()


def failure(url, **options):
    with pytest.raises(DeliveryDeferred) as caught:
        send(url, **options)
    return caught.value


def answering(status, headers=None):
    return webhook(lambda number, line: (status, headers or {}))


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_2xx_is_received(status):
    with answering(status) as hook:
        send(hook.url)
    assert len(hook.posts) == 1


def test_the_body_is_type_timestamp_and_data():
    event = changed_event()
    with webhook() as hook:
        send(hook.url, event=event)
    (post,) = hook.posts
    assert post.headers["content-type"] == "application/json"
    assert json.loads(post.body) == {
        "type": "article.changed",
        "timestamp": "2021-01-12T10:17:00Z",
        "data": event.data,
    }


def test_the_id_is_the_events_at_every_try():
    event = changed_event()
    with webhook() as hook:
        send(hook.url, event=event)
        send(hook.url, event=event)
    assert hook.ids == [event.id, event.id]


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))])
def test_a_receiver_verifies_it_whatever_the_zone_of_our_clock(zone):
    with webhook() as hook:
        send(hook.url, secret=(SECRET,), clock=lambda: datetime.now(zone))
    (post,) = hook.posts
    assert Webhook(SECRET).verify(post.body, post.headers)["type"] == "article.changed"


def test_without_a_secret_there_is_no_signature():
    with webhook() as hook:
        send(hook.url)
    headers = hook.posts[0].headers
    assert "webhook-signature" not in headers
    assert {"webhook-id", "webhook-timestamp"} <= headers.keys()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(status):
    with webhook() as target, answering(status, {"Location": target.url}) as hook:
        assert "redirects are not followed" in str(failure(hook.url))
    assert (len(hook.posts), len(target.posts)) == (1, 0)


@pytest.mark.parametrize("status", [304, 400, 401, 404, 408, 409, 429, 500, 502, 503, 599])
def test_anything_else_is_tried_again(status):
    with answering(status) as hook:
        assert str(status) in str(failure(hook.url))


def test_410_is_for_good():
    with answering(410) as hook, pytest.raises(DeliveryRefused, match="410"):
        send(hook.url)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0),
        ("soon", None),
        ("-5", None),
        ("9" * 400, 10**9),
        ("9" * 5000, 10**9),
        ("Mon, 01 Jan 99999999999999 10:00:00 GMT", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_read(status, header, seconds):
    with answering(status, {"Retry-After": header} if header else {}) as hook:
        wait = failure(hook.url, clock=lambda: NOW).retry_after
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.timeout(60)
def test_a_receiver_that_says_nothing_is_left_after_the_limit():
    with silent_server() as port:
        assert "no answer within 0.3 s" in str(failure(f"http://127.0.0.1:{port}/", timeout=0.3))


@pytest.mark.timeout(60)
def test_a_receiver_that_drips_is_left_after_the_same_limit():
    with dripping_server(b"H", every=0.05) as port:
        assert "within 0.4 s" in str(failure(f"http://127.0.0.1:{port}/", timeout=0.4))


def test_nobody_listens():
    said = str(failure(f"http://127.0.0.1:{free_port()}/"))
    assert said == "the receiver gave no answer: Connection refused"


def test_the_line_is_cut():
    def cut(number, line):
        line.connection.shutdown(socket.SHUT_RDWR)

    with webhook(cut) as hook:
        assert str(failure(hook.url))


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    with webhook(tls=serving_tls(tmp_path)) as hook:
        assert "it shows a certificate that cannot be trusted: self-signed" in str(failure(hook.url))
    assert hook.posts == []


def test_a_certificate_that_the_system_trusts_is_good_for_a_receiver_as_for_pages(tmp_path, monkeypatch):
    """A company's own stands there; its pages were read, and every alert to its receiver failed."""
    tls = serving_tls(tmp_path)
    put_into(tmp_path, tmp_path / "cert.pem")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))  # to OpenSSL, the system's
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    with webhook(tls=tls) as hook:
        send(hook.url)
    assert len(hook.posts) == 1


def test_the_address_is_not_told_for_it_may_be_a_secret():
    error = failure(f"http://127.0.0.1:{free_port()}/TOKEN")
    assert "TOKEN" not in str(error)


def test_a_proxy_that_gives_no_way_is_not_taken_for_the_receiver(monkeypatch):
    with Proxy() as proxy:
        proxy.refuses = "HTTP/1.1 407 No"
        for name in ("https_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://{proxy.address}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        assert "the proxy of the environment gives no way" in str(failure("https://hooks.example/TOKEN"))


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_of_the_environment_does_not_stand_before_this_machine(monkeypatch, scheme):
    """Nor does one of another kind, which others use: no alert could be prepared."""
    for name in ("HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"{scheme}://127.0.0.1:{free_port()}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with webhook() as hook:
        send(hook.url)
    assert len(hook.posts) == 1
