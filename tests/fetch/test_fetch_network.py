from __future__ import annotations

import socket
import threading
import time
from ipaddress import ip_address

import httpcore
import pytest

from watcher.errors import LeaseOver, PrivateAddress
from watcher.fetch.network import DEADLINE, CheckedNetwork, in_lease, is_public, leased, resolve


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e",
        "64:ff9b::101:101",
        "2002:101:101::1",
    ],
)
def test_the_public_net(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "fe80::1",
        "fe80::1%1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "100::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "64:ff9b:1:7f00:1::",
        "::ffff:0:127.0.0.1",
        "::ffff:0:a00:1",
        "2002:a9fe:a9fe::1",
        "2002:c0a8:101::1",
        "3fff::1",
        "2001:2::1",
        "2001:10::1",
        "5f00::1",
    ],
)
def test_what_is_not_the_public_net(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "::1",
        "localhost",
        "169.254.169.254",
        "::ffff:127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
    ],
)
def test_every_spelling_of_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(PrivateAddress, match="allow_private_hosts") as refused:
        CheckedNetwork().connect_tcp(host, 80, timeout=1)
    assert f"{host} leads to {host}," not in str(refused.value)


def test_one_private_address_spoils_a_name() -> None:
    network = CheckedNetwork(resolve=lambda _host, _port: ["93.184.216.34", "fd00::1"])
    with pytest.raises(PrivateAddress, match="fd00::1"):
        network.connect_tcp("news.example", 80, timeout=1)


def test_it_connects_to_the_very_address_it_checked() -> None:
    answers = iter([["127.0.0.2"], ["127.0.0.1"]])
    network = CheckedNetwork(
        resolve=lambda _host, _port: next(answers), public=lambda address: str(address) == "127.0.0.2"
    )
    with socket.create_server(("127.0.0.2", 0)) as server:
        port = server.getsockname()[1]
        stream = network.connect_tcp("rebinding.example", port, timeout=1)
        assert stream.get_extra_info("server_addr") == ("127.0.0.2", port)
        stream.close()
        with pytest.raises(PrivateAddress):
            network.connect_tcp("rebinding.example", port, timeout=1)


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    network = CheckedNetwork(allow_private=True, resolve=lambda _host, _port: ["127.0.0.9", "127.0.0.1"])
    with socket.create_server(("127.0.0.1", 0)) as server:
        stream = network.connect_tcp("news.example", server.getsockname()[1], timeout=1)
        assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
        stream.close()


@pytest.mark.parametrize("host", ["no-such-name.invalid", "a" * 64 + ".example", "x..y"])
def test_a_name_that_does_not_resolve(host: str) -> None:
    with pytest.raises(httpcore.ConnectError):
        CheckedNetwork().connect_tcp(host, 80, timeout=1)


def test_a_resolver_that_hangs_is_not_waited_for() -> None:
    released = threading.Event()

    def hang(_host: str, _port: int) -> list[str]:
        released.wait(5)
        return ["127.0.0.1"]

    network = CheckedNetwork(resolve=hang)
    with pytest.raises(httpcore.ConnectTimeout, match="not resolved in time"):
        network.connect_tcp("news.example", 80, timeout=0.1)
    token = DEADLINE.set(time.monotonic() + 0.1)
    with pytest.raises(httpcore.ConnectTimeout):
        network.connect_tcp("news.example", 80)
    DEADLINE.reset(token)
    released.set()


def test_when_the_lease_is_over_nothing_more_is_sent_not_even_on_an_open_line() -> None:
    """As after a stop of the process for longer than that."""
    network = CheckedNetwork(allow_private=True)
    with socket.create_server(("127.0.0.1", 0)) as server:
        with leased("127.0.0.1", time.monotonic() + 0.1):
            stream = network.connect_tcp("127.0.0.1", server.getsockname()[1], timeout=1)
            stream.write(b"GET")
            time.sleep(0.1)
            for act in (lambda: stream.write(b" /"), lambda: stream.read(1, 1)):
                with pytest.raises(LeaseOver):
                    act()
        stream.close()
        with server.accept()[0] as line:
            assert line.recv(100) == b"GET"


def test_the_system_resolves_literals() -> None:
    assert resolve("127.0.0.1", 80) == ("127.0.0.1",)


@pytest.mark.parametrize(("left", "most"), [(25.0, 5.0), (10.0, 0.0), (600.0, 240.0)])
def test_what_a_browser_may_take_ends_before_the_lease(left, most):
    with leased("a.example", time.monotonic() + left):
        assert in_lease(240.0) == pytest.approx(most, abs=1)
