"""Signatures by Standard Webhooks (standardwebhooks.com, symmetric "v1").

The library's own `sign` is not used: it takes a datetime, drops its zone and signs another second than
the one in the header when that zone is not UTC. Receivers can verify with the library as they like.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "whsec_"


def signatures(secrets: Iterable[str], event_id: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` header: one signature for each key, so that keys can be rotated.

    Args:
        secrets: "whsec_" and base64, or a plain text.
        event_id: the `webhook-id` header.
        timestamp: the `webhook-timestamp` header; Unix seconds.
        body: the bytes that are sent.
    """
    signed = f"{event_id}.{timestamp}.".encode() + body
    return " ".join(_sign(key, signed) for secret in secrets for key in keys(secret))


def _sign(key: bytes, signed: bytes) -> str:
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def keys(secret: str) -> tuple[bytes, ...]:
    """The key bytes of a secret.

    A secret without prefix may be meant as text or as base64 (the libraries decode both); a receiver
    accepts a request when any of its signatures fits, so both are signed.

    Raises:
        ValueError: the secret is empty, or has the prefix and is not base64.
    """
    if secret.startswith(PREFIX):
        return (_decoded(secret.removeprefix(PREFIX)),)
    if not secret:
        raise ValueError("the secret is empty")
    try:
        return (secret.encode(), _decoded(secret))
    except ValueError:
        return (secret.encode(),)


def _decoded(text: str) -> bytes:
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("what follows whsec_ is not base64") from error
    if not key:
        raise ValueError("the secret is empty")
    return key
