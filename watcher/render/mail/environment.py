"""The templates of mails: ours, or the user's own in their place.

A user's template runs in jinja2's sandbox: it can print what it is given, nothing else, and not without end.
One that breaks while a mail is written is replaced by ours, with a line that says so: an alert is never lost
to a template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import (
    BaseLoader,
    DictLoader,
    PackageLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.runtime import Context

TEXT = "mail.txt.jinja"
HTML = "mail.html.jinja"
NAMES = (TEXT, HTML)
"""What can be overridden: the two forms of a mail."""


class BrokenTemplate(Exception):
    """A user's template cannot be used.

    Args:
        name: of the template.
        line: in it; 0 when it is not known.
        words: what is wrong.
    """

    def __init__(self, name: str, line: int, words: str) -> None:
        self.name, self.line, self.words = name, line, words
        super().__init__(f"{name}:{line}: {words}")


MOST = 1_000_000
"""Characters of one form: our sample of a digest takes 10,000, and a million are written in 0.3 s."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """jinja2's, which bounds `range`; here what a short expression can make of nothing is bounded as well."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A product, unless it repeats something too often; no powers, for no mail has any."""
        if operator == "**" or _repeated(left, right) > MOST or _repeated(right, left) > MOST:
            raise OverflowError(f"what {operator} makes here is too long")
        return super().call_binop(context, operator, left, right)


def _repeated(what: Any, times: Any) -> int:
    """How long something is that stands so many times."""
    return len(what) * times if isinstance(what, str | list | tuple) and isinstance(times, int) else 0


def _environment(loader: BaseLoader) -> _Sandbox:
    return _Sandbox(
        loader=loader,
        autoescape=lambda name: name is None or ".html" in name,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


_OURS = _environment(PackageLoader("watcher.render.mail"))


class Templates:
    """The templates in use.

    Args:
        sources: the user's own, by name; ours stand for those that are missing.
    """

    def __init__(self, sources: Mapping[str, str] | None = None) -> None:
        self._own = _environment(DictLoader(dict(sources or {})))
        self._names = frozenset(sources or {})
        self.broken: BrokenTemplate | None = None

    def write(self, name: str, shown: Mapping[str, Any]) -> str:
        """The text of one form; by our template, with a notice, when the user's own cannot do it.

        Args:
            name: TEXT or HTML.
            shown: what it prints as `alert`, made by `view`.
        """
        if name not in self._names:
            return _OURS.get_template(name).render(alert=shown, notice="")
        try:
            return self.try_out(name, shown)
        except BrokenTemplate as error:
            self.broken = error
            notice = f"Your template is broken ({error}); this is the built-in one."
            return _OURS.get_template(name).render(alert=shown, notice=notice)

    def try_out(self, name: str, shown: Mapping[str, Any]) -> str:
        """The text by the user's own template.

        Raises:
            BrokenTemplate: with the line that is at fault.
        """
        try:
            return _bounded(self._own.get_template(name).generate(alert=shown, notice=""))
        except TemplateSyntaxError as error:
            raise BrokenTemplate(name, error.lineno, error.message or "is no template") from error
        except TemplateNotFound as error:
            words = f"{error.name} is not read: of the folder only {' and '.join(NAMES)} are"
            raise BrokenTemplate(name, _line_of(error, name), words) from error
        except Exception as error:  # whatever a template does, the alert goes out by ours
            raise BrokenTemplate(name, _line_of(error, name), str(error)) from error


def _bounded(pieces: Iterable[str]) -> str:
    """What a template prints, as long as it prints no book."""
    printed, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > MOST:
            raise OverflowError(f"prints more than {MOST:,} characters")
        printed.append(piece)
    return "".join(printed)


def _line_of(error: Exception, name: str) -> int:
    """The last line of the template that was at work; jinja2 puts it in the traceback."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in {name, "<template>"}:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


BUILT_IN = Templates()
