"""Visits over TLS, straight and through a proxy."""

from __future__ import annotations

import ssl
from dataclasses import replace
from typing import TYPE_CHECKING

import certificates
import pytest
from proxy import Proxy
from wire import POLICY, Site, serving

from watcher.errors import (
    ConfigError,
    Unreachable,
)
from watcher.fetch import Fetcher
from watcher.fetch.network import CheckedNetwork
from watcher.fetch.trust import trusted
from watcher.fetch.way import Way, Ways

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return certificates.certificate(tmp_path_factory.mktemp("tls"), "DNS:news.example")


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[Site]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate[1], certificate[0])
    with serving(tls=context) as site:
        yield site


def test_an_unknown_certificate_is_refused(secure: Site, fetcher: Fetcher) -> None:
    with pytest.raises(Unreachable, match="certificate we cannot trust"):
        fetcher.get(secure.url())
    assert secure.requests == []


def test_a_trusted_certificate_must_bear_the_name(
    secure: Site, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    network = CheckedNetwork(allow_private=True, resolve=lambda _host, _port: ["127.0.0.1"])
    with Fetcher(POLICY, network=network) as fetcher:
        assert fetcher.get(secure.url(host="news.example")).status == 200
        with pytest.raises(Unreachable, match="certificate we cannot trust"):
            fetcher.get(secure.url(host="other.example"))


def test_certificates_that_are_not_there_are_a_fault_of_the_configuration_and_of_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ours.pem"))
    with pytest.raises(
        ConfigError, match=r"SSL_CERT_FILE of the environment names .*ours\.pem, which is not there"
    ):
        Fetcher(POLICY)


@pytest.mark.parametrize("held", [b"0\x82\x03\x1e", b"-----BEGIN CERTIFICATE-----\nMIID"])
def test_a_file_of_another_form_is_no_file_of_certificates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bytes
) -> None:
    """As a company's own comes out of Windows, or half; each page was said to fail, in words of OpenSSL."""
    (tmp_path / "company.cer").write_bytes(held)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.cer"))
    with pytest.raises(ConfigError, match=r"company\.cer, which holds no certificate in PEM form"):
        Fetcher(POLICY)


@pytest.mark.parametrize(
    ("name", "place", "wrong"),
    [("SSL_CERT_FILE", ".", "which is a folder"), ("SSL_CERT_DIR", "file", "which is no folder")],
)
def test_a_folder_is_no_file_of_certificates_and_the_reverse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: str, wrong: str
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(name, str(tmp_path / place))
    with pytest.raises(ConfigError, match=f"{name} of the environment names .*, {wrong}; mend or unset it"):
        trusted()


def test_of_a_list_of_folders_of_certificates_one_is_enough(
    secure: Site, certificate: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificates.put_into(tmp_path, certificate[1])
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'gone'}:{tmp_path}")
    network = CheckedNetwork(allow_private=True, resolve=lambda _host, _port: ["127.0.0.1"])
    with Fetcher(POLICY, network=network) as fetcher:
        assert fetcher.get(secure.url(host="news.example")).status == 200
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'gone'}:{tmp_path / 'away'}")
    with pytest.raises(ConfigError, match=r"SSL_CERT_DIR of the environment names .*, which is not there"):
        Fetcher(POLICY)


def test_through_a_proxy_tls_ends_at_the_site_and_its_certificate_is_checked(
    secure: Site, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    network = CheckedNetwork(allow_private=True, resolve=lambda _host, _port: ["127.0.0.1"])
    names = [secure.url(host=host) for host in ("news.example", "other.example")]
    with Proxy() as proxy:
        way = Way(proxy=f"http://{proxy.address}")
        ways = Ways(hosts={url.split("/")[2]: way for url in names})
        with Fetcher(replace(POLICY, ways=ways), network=network) as fetcher:
            assert fetcher.get(names[0]).status == 200
            with pytest.raises(Unreachable, match="certificate we cannot trust"):
                fetcher.get(names[1])
        port = names[0].split("/")[2].partition(":")[2]
        assert {asked.split()[1] for asked in proxy.asked} == {f"127.0.0.1:{port}"}
