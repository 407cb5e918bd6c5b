"""Whose certificates are believed: of sites, proxies, receivers and mail servers alike."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

from watcher.errors import ConfigError
from watcher.lean.http import httpx

NAMES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def trusted() -> ssl.SSLContext:
    """Certificates of certifi (or SSL_CERT_FILE) and of the system, where a company keeps its own.

    To read them takes 22 ms of CPU; who connects often keeps them.

    Raises:
        ConfigError: the environment names certificates that are not there, or are none.
    """
    find_certificates()
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def find_certificates() -> None:
    """See that the certificates are there which the environment names; of a list of folders one is enough.

    Raises:
        ConfigError: they are not, or are none.
    """
    for name in NAMES:
        place = os.environ.get(name, "")
        places = place.split(os.pathsep) if name.endswith("DIR") else [place]
        wrong = [_no_certificates(Path(each), file=name.endswith("FILE")) for each in places if each]
        if wrong and all(wrong):
            raise ConfigError([f"{name} of the environment names {place}, {wrong[0]}; mend or unset it."])


def _no_certificates(place: Path, *, file: bool) -> str:
    """What keeps a file or folder from being one of certificates, in words; "" for nothing."""
    if not place.exists():
        return "which is not there"
    if place.is_dir() is file:
        return "which is a folder" if file else "which is no folder"
    try:
        if file:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(place)
    except ssl.SSLError:  # a key, half a file, another form
        return "which holds no certificate in PEM form (openssl x509 -inform der makes it of a .cer file)"
    except OSError as error:
        return f"which cannot be read ({error.strerror})"
    return ""
