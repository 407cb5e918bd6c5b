"""What is secret or private stays so: in logs, errors, listings and files."""

from __future__ import annotations

import stat

from daemonprocess import DaemonProcess, until
from hostile import Outlet
from newsroom import PATH, Desk, Postbox, email, watch, webhook

from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import NewsSite

SECRETS = ("hunter2", "whsec_c2VjcmV0IHdvcmRzIGhlcmU=", "T0KEN/in/path", "c2VjcmV0IHdvcmRzIGhlcmU")


def test_secrets_are_in_no_log_error_or_listing(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox
) -> None:
    outlet = site.pages[PATH] = Outlet("fine")
    hooks.mood = lambda _: 500
    port = mails.url.rpartition(":")[2]
    desk.configure(
        watch(site.url(PATH), 'every = "0.5s"'),
        webhook(hooks.url("/T0KEN/in/path"), f'secret = "{SECRETS[1]}"'),
        webhook("http://127.0.0.1:1/T0KEN/in/path?key=hunter2", 'name = "nobody"'),
        email(f"smtp://me:hunter2@127.0.0.1:{port}"),
        *(
            f'[[alerts]]\ntype = "apprise"\nurl = "{url}"'
            for url in ("tgram://hunter2", "jsons://127.0.0.1:1/hunter2")
        ),
    )
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(site.seen(PATH)) >= 2, "two visits")
        outlet.change()
        until(lambda: len(hooks.hooks) >= 1, "a refused alert")
        until(lambda: daemon.log.count("not_delivered") >= 5, "five channels in trouble")
        assert daemon.stop() == 0
    said = daemon.log
    for words in (
        ["config", "show"],
        ["config", "check"],
        ["alerts", "list"],
        ["status"],
        ["-v", "check"],
        ["-vv", "alerts", "test"],
    ):
        ran = desk.run(*words, expect=None)
        said += ran.out + ran.err
    for words in (["config", "show"], ["alerts", "list"], ["status"], ["verify"]):
        said += desk.run(*words, "--json", expect=None).out
    assert [line for line in said.splitlines() if any(secret in line for secret in SECRETS)] == []


def test_a_wrong_configuration_is_told_without_its_secrets(desk: Desk) -> None:
    desk.configure(
        webhook("http://hooks.example/T0KEN/in/path", 'secret = "hunter2"'),
        email("smtp://me:hunter2@mail.example:notaport"),
        '[store]\nurl = "mysql://me:hunter2@db.example/news"',
    )
    ran = desk.run("config", "check", expect=78)
    assert [secret for secret in SECRETS if secret in ran.out + ran.err] == []


def test_what_is_kept_is_private(desk: Desk, site: NewsSite) -> None:
    site.pages[PATH] = Outlet("fine")
    desk.configure(watch(site.url(PATH)))
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(site.seen(PATH)) >= 1, "a visit")
        state = desk.home / "state"
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (state, *state.iterdir())}
        assert daemon.stop() == 0
    assert {name for name, mode in modes.items() if mode & 0o077} == set()
    assert {"state", "watcher.db", "watcher.db-wal", "daemon.lock"} <= modes.keys()
