"""Where the command `watcher` begins, as `python -m watcher` does.

To load it takes most of the time in which somebody changes his mind: Ctrl-C ends what has not begun, and says
nothing. A reload that is asked for meanwhile waits; it would end a daemon that has not yet begun.
"""

import signal

READY = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not so where others ignore it for us
if READY:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})  # until it is known which command this is

from watcher.cli import main  # noqa: E402  see above


def start() -> None:
    """Run the command, which ends by Ctrl-C in ways of its own."""
    if READY:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    main()


if __name__ == "__main__":
    start()
