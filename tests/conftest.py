from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import postgresql
import pytest
from archive import WebArchive
from flaws_help import all_seen
from hypothesis import settings
from newsroom import PATH, Desk, Postbox, Watch, watch, watching, webhook
from wire import POLICY, serving
from wire import Site as Origin

from watcher.daemon.supervisor import cores
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.fetch import Fetcher
from watcher.lean.log import structlog
from watcher.store import Store, open_archive, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


settings.register_profile("shared machine", deadline=None)  # how long a call takes says more of the others
settings.load_profile("shared machine")

MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000
"""Bytes that must be free there; what passed is removed at once, and the rest comes to 50 MB."""

for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):  # no test asks a site of the world; each check would read
    os.environ.pop(name, None)  # whom this machine believes, for a seventh of its processor time


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--postgresql", action="store_true", help="run the tests of the command on a PostgreSQL server"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let tests write into memory where there is room: 10 % less of the processor, and no wait for a disk."""
    if not config.option.basetemp and in_memory():
        config.option.basetemp = str(MEMORY / f"watcher-tests-{os.getpid()}")


def in_memory() -> bool:
    """Whether there is a file system in memory that has room, and lets programs be started."""
    if not os.access(MEMORY, os.W_OK):
        return False
    found = os.statvfs(MEMORY)
    return not found.f_flag & os.ST_NOEXEC and found.f_bavail * found.f_frsize > ROOM


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Give the memory back; what a test that failed has left may be looked at."""
    place = Path(session.config.option.basetemp or "")
    if not exitstatus and place == MEMORY / f"watcher-tests-{os.getpid()}":
        shutil.rmtree(place, ignore_errors=True)


def pytest_xdist_auto_num_workers() -> int:
    """With `-n auto`, half as many again as there are cores for us: for 40 % of their time tests wait."""
    return cores() * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of few tests first: those start programs and wait; at the end nothing would run beside them."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: tests[item.path])


def pytest_collection_finish() -> None:
    """Let the collector pass over what 17,000 tests are made of: that took a fifth of each check."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _log() -> None:
    """As it is before any command has set it up: one in this process would leave `info` out ever after."""
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a watch that has seen everything; to be copied, not altered."""
    return all_seen(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    """The folder of a copy of it."""
    shutil.copy(kept, tmp_path / "watcher.db")
    return tmp_path


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of our own."""
    if not postgresql.available():
        pytest.skip(postgresql.MISSING)  # no other database has its locks; .ci/run installs it
    yield from postgresql.running()


@pytest.fixture
def pg_url(server: postgresql.Server) -> Iterator[str]:
    """The address of a database with our tables, for one test."""
    address = server.database()
    yield address
    server.drop(address)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests marked `engines` have their store once in a file and once on a server."""
    if "store_url" in metafunc.fixturenames and metafunc.definition.get_closest_marker("engines"):
        metafunc.parametrize("store_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def store_url(request: pytest.FixtureRequest) -> str:
    """Where the store of a test is: "" for a file in its state directory."""
    return (
        request.getfixturevalue("server").emptied() if getattr(request, "param", "") == "postgresql" else ""
    )


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as running:
        yield running


@pytest.fixture
def hooks() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as running:
        yield running


@pytest.fixture
def mails() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture
def archive() -> Iterator[WebArchive]:
    with WebArchive() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    on_server = request.config.getoption("--postgresql")
    return Desk(tmp_path, request.getfixturevalue("server").emptied() if on_server else "")


@pytest.fixture
def watched(desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox) -> Watch:
    """The story on line, captured once."""
    return watching(desk, site, hooks, mails)


@pytest.fixture
def on_line(desk: Desk, site: NewsSite, hooks: WebhookReceiver) -> Newsroom:
    """The story on line, looked at twice a second by whoever runs."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'), webhook(hooks.url("/hook")))
    return room


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state directory that is not there yet."""
    return tmp_path / "state"


@pytest.fixture
def store(state: Path, store_url: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(store_url, state_dir=state) as opened:
        yield opened


@pytest.fixture
def newcomer(desk: Desk, hooks: WebhookReceiver) -> Desk:
    """A desk that watches nothing yet."""
    desk.configure(webhook(hooks.url("/hook")))
    return desk


@pytest.fixture(scope="module")
def web(desk: Desk) -> Iterator[httpx.Client]:
    """What is served of the desk that a module tells all its tests of."""
    # Here, as a web server takes a third of a second to load and most processes that run tests need none.
    from served import served  # noqa: PLC0415

    from watcher.web.site import Site  # noqa: PLC0415

    with open_archive(state_dir=desk.home / "state") as archive, served(Site(archive, UTC)) as client:
        yield client


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(POLICY) as running:
        yield running


@pytest.fixture
def origin() -> Iterator[Origin]:
    """A server that answers on the line as it is told."""
    with serving() as running:
        yield running


@pytest.fixture
def other_origin() -> Iterator[Origin]:
    with serving() as running:
        yield running
