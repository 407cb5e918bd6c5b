"""Bodies as they were packed for the way: unpacked up to a limit, however they are cut or broken."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.errors import TooLarge, Undecodable
from watcher.fetch.decode import decoded, zstd


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "": bytes,
    "identity": bytes,
    "UTF-8": bytes,
    "none, \x1b[31m": bytes,
    "gzip, aws-chunked": gzip.compress,
    "gzip": gzip.compress,
    "X-GZip": gzip.compress,
    "deflate": zlib.compress,
    " deflate ": raw_deflate,
    "zstd": zstd.compress,
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
}


@pytest.mark.parametrize("encoding", PACKERS)
@given(data=st.binary(max_size=300), size=st.integers(1, 40))
def test_what_was_packed_is_unpacked_however_it_is_cut(encoding: str, data: bytes, size: int) -> None:
    packed = PACKERS[encoding](data * 20)
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(decoded(chunks, encoding, 10_000)) == data * 20


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_bomb_stops_at_the_limit(encoding: str) -> None:
    packed = PACKERS[encoding](bytes(5_000_000))
    got: list[bytes] = []
    with pytest.raises(TooLarge):
        got.extend(decoded([packed], encoding, 100_000))
    assert sum(map(len, got)) == 100_000


def test_layers_of_a_bomb_are_never_whole() -> None:
    packed = gzip.compress(gzip.compress(bytes(100_000_000)))
    assert len(packed) < 2_000
    with pytest.raises(TooLarge):
        list(decoded([packed], "gzip, gzip", 1_000_000))


def test_members_of_a_gzip_follow_each_other_and_padding_is_ignored() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert b"".join(decoded([packed, b"\0" * 9], "gzip", 100)) == b"one two"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
def test_data_that_is_cut_off_is_no_page(encoding: str) -> None:
    packed = PACKERS[encoding](bytes(range(256)) * 50)
    with pytest.raises(Undecodable):
        list(decoded([packed[:-9]], encoding, 100_000))


@pytest.mark.parametrize("encoding", ["br", "gzip, br", "compress", "gzip, gzip, gzip", "aes128gcm"])
def test_an_encoding_we_did_not_ask_for(encoding: str) -> None:
    with pytest.raises(Undecodable) as raised:
        list(decoded([b"abc"], encoding, 100))
    assert str(raised.value).isprintable()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd"])
@given(data=st.lists(st.binary()))
def test_broken_data_is_undecodable_or_nothing(encoding: str, data: list[bytes]) -> None:
    try:
        b"".join(decoded(data, encoding, 1_000_000))
    except Undecodable as error:
        assert str(error)  # noqa: PT017  both ends are right; no other exception is
