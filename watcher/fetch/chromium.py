"""A running Chromium and the thread that talks to it (playwright, over a pipe)."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from watcher.errors import MissingExtra, NoBrowser
from watcher.fetch.address import shown
from watcher.fetch.scratch import Scratch
from watcher.worker import stat

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from concurrent.futures import Future

    from playwright.async_api import BrowserContext

Found = TypeVar("Found")

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What it is called, in the order in which it is looked for."""

SHUT = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name means anything to it ...
    "--proxy-server=127.0.0.1:9",  # ... and whatever slips past us ends at a port that nobody listens on
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # the same for older ones
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--renderer-process-limit=1",
    "--js-flags=--max-old-space-size=512",
)
"""Flags that leave it no way into the net but ours, and not all of the memory."""

NO_CALLS = "delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection"
"""Calls send packets that no interception sees; without the flag above they reached other machines."""

OURS = "watcher"
"""What our own tasks in its loop are called."""

AS_ROOT = '; as root it needs [browser] flags = ["--no-sandbox"]'

START = 60.0
"""Seconds in which it has to be up: two as a rule, many on a machine that is busy."""

FAREWELL = 5.0
"""Seconds in which it may end by itself."""

GROUP, RESIDENT, SHARED = 2, 1, 2
"""Of /proc/PID/stat, behind the name: the group of a process; of statm: its pages, and those it shares."""


class _Apart(asyncio.SelectorEventLoop):
    """Starts programs in sessions of their own, where they do not hear a terminal's Ctrl-C.

    It is for the daemon, which finishes the page under way; a browser that heard it would be gone by then.
    What they have in temporary files lies in a folder that we clear: a browser that is killed leaves it.
    """

    def __init__(self, scratch: Path) -> None:
        super().__init__()
        self._scratch = str(scratch)

    async def subprocess_exec(self, *words: Any, **more: Any) -> Any:
        """As the loop does."""
        more["env"] = {**(more.get("env") or os.environ), "TMPDIR": self._scratch}
        return await super().subprocess_exec(*words, **more, start_new_session=True)


class Chromium:
    """Started by its construction.

    Args:
        program: where it is; "" to look for it.
        flags: of the user.

    Attributes:
        name: with its version.

    Raises:
        NoBrowser: there is none, or it does not start.
        MissingExtra: playwright is not installed.
    """

    def __init__(self, program: str, flags: tuple[str, ...]) -> None:
        place = found(program)
        try:
            from playwright.async_api import async_playwright  # noqa: PLC0415  an extra
        except ImportError:
            raise MissingExtra('render = "browser"', "browser") from None
        self._driver = async_playwright()
        self._scratch = _scratch()
        self._loop = _Apart(self._scratch.place)
        self._group = 0
        self._thread = threading.Thread(target=self._talk, daemon=True, name="browser")
        self._thread.start()
        try:
            self.name = self.run(self._start(place, flags)).result(timeout=START)
        except Exception as fault:
            self.kill()
            self._let_go()
            words = shown(str(fault).partition("\n")[0] or type(fault).__name__)
            root = AS_ROOT if os.geteuid() == 0 and "--no-sandbox" not in flags else ""
            raise NoBrowser(f"{place} does not start ({words}){root}") from fault

    def _talk(self) -> None:
        self._loop.run_forever()
        self._loop.close()

    async def _start(self, place: str, flags: tuple[str, ...]) -> str:
        driver = await self._driver.start()
        self._browser = await driver.chromium.launch(
            executable_path=place, args=[*SHUT, *flags], chromium_sandbox="--no-sandbox" not in flags
        )
        session = await self._browser.new_browser_cdp_session()
        about = await session.send("SystemInfo.getProcessInfo")
        self._group = next(one["id"] for one in about["processInfo"] if one["type"] == "browser")
        return f"Chromium {self._browser.version}"

    def run(self, work: Coroutine[Any, Any, Found]) -> Future[Found]:
        """Begin something in the thread that talks to it."""

        async def named() -> Found:
            task = asyncio.current_task()
            assert task is not None
            task.set_name(OURS)
            return await work

        return asyncio.run_coroutine_threadsafe(named(), self._loop)

    async def new_context(self, agent: str) -> BrowserContext:
        """A context without any past."""
        context = await self._browser.new_context(
            user_agent=agent, service_workers="block", accept_downloads=False
        )
        await context.add_init_script(NO_CALLS)
        return context

    @property
    def is_running(self) -> bool:
        """Whether it can be talked to."""
        return self._group > 0 and bool(self._browser.is_connected())

    def memory(self) -> int:
        """Bytes that its processes take for themselves; 0 where there is no /proc."""
        size = os.sysconf("SC_PAGE_SIZE")
        return sum(_own_pages(place) for place in Path("/proc").glob("[0-9]*") if self._is_ours(place)) * size

    def _is_ours(self, place: Path) -> bool:
        try:
            return int(stat(int(place.name))[GROUP]) == self._group
        except OSError:
            return False

    def kill(self) -> None:
        """End it at once with all its processes, whatever it does."""
        if self._group > 0:
            with suppress(OSError):
                os.killpg(self._group, signal.SIGKILL)
            self._group = 0

    def close(self) -> None:
        """Let it end, or end it."""
        if self._group > 0:
            with suppress(Exception):
                self.run(self._browser.close()).result(timeout=FAREWELL)
        self.kill()
        self._let_go()

    def _let_go(self) -> None:
        """End what is still under way, the driver and the thread; then nobody needs their files."""
        with suppress(Exception):
            asyncio.run_coroutine_threadsafe(_unfinished(), self._loop).result(timeout=FAREWELL)
        with suppress(Exception):
            self.run(self._driver.__aexit__(None, None, None)).result(timeout=FAREWELL)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(FAREWELL)
        self._scratch.clear()


async def _unfinished() -> None:
    """Break off everything else in this loop that is ours; the driver's own work ends with the driver."""
    work = [task for task in asyncio.all_tasks() if task.get_name() == OURS]
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)


def found(program: str) -> str:
    """The program's place.

    Raises:
        NoBrowser: there is none.
    """
    place = shutil.which(program) if program else next(filter(None, map(shutil.which, PROGRAMS)), None)
    if place is None:
        named = f"there is no program {program}" if program else "no Chromium is found on this machine"
        raise NoBrowser(f"{named}; name one: [browser] program")
    return place


def _scratch() -> Scratch:
    try:
        return Scratch()
    except OSError as fault:
        raise NoBrowser(f"no folder can be made for its temporary files ({fault.strerror})") from fault


def _own_pages(place: Path) -> int:
    try:
        pages = (place / "statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(pages[RESIDENT]) - int(pages[SHARED])
