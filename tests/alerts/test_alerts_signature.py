import base64
import hashlib
import hmac
import time

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from watcher.alerts.signature import keys, signatures

OLD = "whsec_" + base64.b64encode(b"k" * 24).decode()
NEW = "whsec_" + base64.b64encode(b"n" * 24).decode()
BODY = b'{"type":"test.ping"}'


def signed(*secrets, at=None):
    at = int(time.time()) if at is None else at
    header = signatures(secrets, "evt_1", at, BODY)
    return {"webhook-id": "evt_1", "webhook-timestamp": str(at), "webhook-signature": header}


def test_the_public_library_verifies_it():
    assert Webhook(OLD).verify(BODY, signed(OLD)) == {"type": "test.ping"}


def test_while_keys_are_rotated_either_key_verifies():
    headers = signed(NEW, OLD)
    assert Webhook(OLD).verify(BODY, headers) == Webhook(NEW).verify(BODY, headers)


def test_another_key_does_not():
    with pytest.raises(WebhookVerificationError):
        Webhook(NEW).verify(BODY, signed(OLD))


def test_a_plain_text_is_its_own_key():
    mac = hmac.new(b"correct horse", b"evt_1.7." + BODY, hashlib.sha256).digest()
    assert signed("correct horse", at=7)["webhook-signature"] == f"v1,{base64.b64encode(mac).decode()}"


def test_base64_without_the_prefix_verifies_with_the_library_too():
    bare = OLD.removeprefix("whsec_")
    assert Webhook(bare).verify(BODY, signed(bare))
    assert bare.encode() in keys(bare)


def test_unpadded_base64_is_read_like_padded():
    padded = "whsec_" + base64.b64encode(b"abcd").decode()
    assert keys(padded.rstrip("=")) == keys(padded) == (b"abcd",)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_!!!!", "whsec_a"])
def test_what_cannot_be_a_key_is_refused(secret):
    with pytest.raises(ValueError, match=r"secret|base64"):
        keys(secret)
