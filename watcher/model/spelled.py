"""Addresses as people write them, spelled as they are kept: in ASCII (RFC 3986, 3490)."""

from __future__ import annotations

import re
from contextlib import suppress
from unicodedata import normalize
from urllib.parse import quote

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PARTS = re.compile(r"(?P<scheme>[a-zA-Z*][a-zA-Z0-9+.-]*://|)(?P<host>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_NAMES = re.compile(r"[^*]+")


def _encoded(words: str) -> str:
    """A part of an address behind its host: letters that are not ASCII percent-encoded, the rest as it is."""
    return _FOREIGN.sub(lambda found: quote(found[0], errors="replace"), words)


def host_name(name: str) -> str:
    """A host, perhaps with a port, in Punycode and lower case; as it is where it can be no host."""
    with suppress(UnicodeError):
        return name.encode("idna").decode().lower()
    return name


def spellings(words: str) -> tuple[str, ...]:
    """How an address, or a part of one, may be kept; itself the first. What is ASCII has that one alone.

    Of a part, or a pattern with "*", it is not known whether a host is in it. Accents that are typed as signs
    of their own (NFD, as the names of files are) are tried in one with their letters as well.
    """
    if words.isascii():
        return (words,)
    found = [words]
    for text in dict.fromkeys((normalize("NFC", words), words)):
        parts = _PARTS.fullmatch(text)
        assert parts is not None, "whatever stands there is a host or behind one"
        host = _NAMES.sub(lambda name: host_name(name[0]), parts["host"])
        found += [parts["scheme"] + host + _encoded(parts["rest"]), _encoded(text)]
    return tuple(dict.fromkeys(found))
