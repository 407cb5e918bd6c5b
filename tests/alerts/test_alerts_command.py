"""Alerts to programs: JSON on standard input, its exit code decides; no shell; none outlives its time."""

import json
import os
import sys
import threading
import time
from datetime import timedelta

import pytest
from alerts_help import changed_event, delivery, plain_event
from receivers import webhook

from watcher.alerts import AppriseSpec, CommandSpec, open_channel
from watcher.alerts.apprise_services import Overheard
from watcher.config import load
from watcher.errors import DeliveryDeferred

READ = "import json, os, sys; body = json.load(sys.stdin); "
KEEP = READ + "open(sys.argv[1], 'w').write(json.dumps([body, sys.argv, dict(os.environ)]))"


def send(*run, event=None, timeout=10.0):
    channel = open_channel(CommandSpec("desk", run, timedelta(seconds=timeout)))
    channel.send(delivery(event))
    channel.close()


def failure(*run, **options):
    with pytest.raises(DeliveryDeferred) as caught:
        send(*run, **options)
    return str(caught.value)


def python(code, *words):
    return (sys.executable, "-c", code, *words)


def test_the_program_gets_the_webhooks_body_and_the_id(tmp_path):
    event = changed_event()
    send(*python(KEEP, str(tmp_path / "said")), event=event)
    body, _, environ = json.loads((tmp_path / "said").read_text())
    assert body == {"type": "article.changed", "timestamp": "2021-01-12T10:17:00Z", "data": event.data}
    assert environ["WATCHER_EVENT_ID"] == event.id
    assert environ["WATCHER_EVENT_TYPE"] == "article.changed"
    assert environ["PATH"] == os.environ["PATH"]


def test_what_tee_appends_to_a_file_is_a_line_for_each_alert(tmp_path):
    kept = tmp_path / "alerts.jsonl"
    for _ in range(2):
        send("tee", "-a", str(kept), event=changed_event())
    kinds = [json.loads(line)["type"] for line in kept.read_text().splitlines()]
    assert kinds == ["article.changed", "article.changed"]


def test_no_shell_reads_the_words(tmp_path):
    words = "$(touch pwned); `touch pwned` | > x"
    send(*python(KEEP, str(tmp_path / "said"), words), event=changed_event(title=words))
    _, argv, _ = json.loads((tmp_path / "said").read_text())
    assert argv[2] == words
    assert [path.name for path in tmp_path.iterdir()] == ["said"]


def test_the_exit_code_decides_and_the_last_words_are_told():
    said = failure(*python("import sys; print('one', file=sys.stderr); sys.exit('no \\x1b[31mroute\\n')"))
    assert "exit code 1" in said
    assert said.endswith("no ␛[31mroute")
    assert "signal 9" in failure(*python("import os; os.kill(os.getpid(), 9)"))


def test_a_program_that_reads_nothing_and_writes_much_is_no_trouble():
    send("/bin/true")
    send(*python("import sys; sys.stdout.write('x' * 10_000_000); sys.stderr.write('y' * 1_000_000)"))


def test_a_program_that_is_not_there_any_more_is_tried_again(tmp_path):
    assert "cannot be started" in failure(str(tmp_path / "gone"))


@pytest.mark.timeout(60)
def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path):
    child = "import time; open(r'{0}', 'w').write('x'); time.sleep(2); open(r'{0}', 'w').write('alive')"
    mark = tmp_path / "mark"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child.format(mark)!r}])"
    assert "did not end within 1 s" in failure(*python(f"{code}; time.sleep(600)"), timeout=1.0)
    time.sleep(2.5)
    assert not mark.exists() or mark.read_text() == "x"


def test_a_program_is_run_in_the_folder_of_the_configuration_from_wherever(tmp_path, monkeypatch):
    """Under systemd that was the root of all files: what a person had tried there was no program any more."""
    program = tmp_path / "tell"
    program.write_text('#!/bin/sh\ncat > "$1"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.chdir("/")
    place = tmp_path / "config.toml"
    place.write_text("[[alerts]]\ntype = 'command'\nrun = ['./tell', 'said']", encoding="utf-8")
    (spec,) = load(place).channels()
    open_channel(spec).send(delivery())
    assert (tmp_path / "said").exists()


@pytest.mark.parametrize(
    ("run", "fault"),
    [(("/bin/true",), ""), (("true",), ""), (("/nowhere/program",), "no program"), (("/etc",), "no program")],
)
def test_a_program_is_looked_for_when_the_configuration_is_read(run, fault):
    faults = " ".join(CommandSpec("desk", run).faults())
    assert fault in faults
    assert bool(faults) is bool(fault)


def apprise_send(url, event=None):
    pytest.importorskip("apprise")
    open_channel(AppriseSpec("desk", url)).send(delivery(event or plain_event()))


def test_apprise_sends_subject_and_text():
    with webhook(lambda number, line: 200) as hook:
        apprise_send(hook.url.replace("http://", "json://"), changed_event())
    told = json.loads(hook.posts[0].body)
    assert told["title"].startswith("[watcher] Lighthouse keeper")
    assert "[-1,200-]{+1,400+}" in told["message"]


def test_what_apprise_could_not_send_is_tried_again_with_its_reason():
    with webhook(lambda number, line: 500) as hook, pytest.raises(DeliveryDeferred) as caught:
        apprise_send(hook.url.replace("http://", "json://"))
    assert "did not take it" in str(caught.value)
    assert "500" in str(caught.value)


def test_an_address_that_apprise_does_not_know_is_named_without_repeating_it():
    with pytest.raises(DeliveryDeferred, match="knows no address") as caught:
        apprise_send("nosuchservice://TOKEN")
    assert "TOKEN" not in str(caught.value) + repr(AppriseSpec("desk", "tgram://TOKEN/1"))


def test_the_reason_of_one_service_is_not_anothers():
    """What another one says at the same moment may hold its token."""

    def wrong():
        with pytest.raises(DeliveryDeferred):
            apprise_send("tgram://TOKEN")

    with Overheard() as heard:
        other = threading.Thread(target=wrong)
        other.start()
        other.join()
    assert heard.reason == ""


def test_without_apprise_the_configuration_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("watcher.alerts.spec.find_spec", lambda name: None)
    (fault,) = AppriseSpec("desk", "tgram://TOKEN/1").faults()
    assert "pip install 'watcher[apprise]'" in fault
