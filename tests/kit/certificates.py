"""Certificates that nobody vouches for, for servers of the test's own."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = ("DNS:localhost", "IP:127.0.0.1")


def certificate(folder: Path, *names: str) -> tuple[Path, Path]:
    """A key and a certificate for it that bears these names; the test is skipped where none can be made."""
    openssl = shutil.which("openssl")
    # Python's ssl uses certificates and makes none; a library that does would be there for these tests alone.
    if openssl is None:
        pytest.skip("no openssl, and only it makes the certificate of a server of our own (package openssl)")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subject = ["-subj", "/CN=test", "-addext", f"subjectAltName={','.join(names)}"]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    files = ["-keyout", str(key), "-out", str(cert)]
    subprocess.run([openssl, "req", "-x509", *curve, *subject, *files], check=True, capture_output=True)
    return key, cert


def put_into(folder: Path, cert: Path) -> None:
    """Into a folder of certificates, where each is called by the hash of its owner (openssl rehash)."""
    read = ["openssl", "x509", "-subject_hash", "-noout", "-in", str(cert)]
    named = subprocess.run(read, check=True, capture_output=True, text=True).stdout.strip()
    (folder / f"{named}.0").write_bytes(cert.read_bytes())


def serving_tls(folder: Path, *names: str) -> ssl.SSLContext:
    """A server's TLS with such a certificate; of this machine unless told otherwise."""
    key, cert = certificate(folder, *(names or LOCAL))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context
