"""XPath to CSS, for the expressions that people write into job lists."""

from __future__ import annotations

import re

_INSIDE = r"""(?:[^\[\]'"]|'[^']*'|"[^"]*")*"""
_STEP = re.compile(rf"(?P<axis>//|/)(?P<name>\*|[A-Za-z][\w-]*)(?P<tests>(?:\[{_INSIDE}\])*)")
_TEST = re.compile(rf"\[({_INSIDE})\]")
_QUOTED = r"""(?:'(?P<a>[^']*)'|"(?P<b>[^"]*)")"""
_PLACE = re.compile(r"(?:position\(\)\s*=\s*)?(\d+)")
_EQUALS = re.compile(rf"@([\w-]+)\s*=\s*{_QUOTED}")
_HAS = re.compile(r"@([\w-]+)")
_CONTAINS = re.compile(rf"contains\(\s*@([\w-]+)\s*,\s*{_QUOTED}\s*\)")
_BEGINS = re.compile(rf"starts-with\(\s*@([\w-]+)\s*,\s*{_QUOTED}\s*\)")
_CLASS = re.compile(
    rf"contains\(\s*concat\(\s*['\"] ['\"]\s*,\s*(?:normalize-space\(@class\)|@class)\s*,\s*['\"] ['\"]\s*\)"
    rf"\s*,\s*{_QUOTED}\s*\)"
)
_WORD = re.compile(r"-?[A-Za-z_][\w-]*")


def css_of(expression: str) -> str:
    """The CSS selector that selects the same elements; "" when there is none that we know of."""
    text = expression.strip()
    text = text.removeprefix(".") if text.startswith("./") else text
    parts: list[str] = []
    place = 0
    while place < len(text):
        step = _STEP.match(text, place)
        if step is None:
            return ""
        tests = [_css_of_test(test) for test in _TEST.findall(step["tests"])]
        if any(test is None for test in tests):
            return ""
        joint = "" if not parts else (" > " if step["axis"] == "/" else " ")
        name = step["name"]
        found = "".join(test or "" for test in tests)
        parts.append(joint + (found if name == "*" and found else name + found))
        place = step.end()
    return "".join(parts)


def _css_of_test(test: str) -> str | None:
    """A predicate as a part of a selector; None when it cannot be said."""
    test = test.strip()
    if " and " in test:
        found = [_css_of_test(part) for part in test.split(" and ")]
        return None if None in found else "".join(part or "" for part in found)
    if place := _PLACE.fullmatch(test):
        return f":nth-of-type({place[1]})"
    if named := _CLASS.fullmatch(test):
        return _class(_quoted(named).strip())
    for pattern, sign in ((_EQUALS, "="), (_CONTAINS, "*="), (_BEGINS, "^=")):
        if found_ := pattern.fullmatch(test):
            return _attribute(found_[1], sign, _quoted(found_))
    has = _HAS.fullmatch(test)
    return f"[{has[1]}]" if has else None


def _quoted(found: re.Match[str]) -> str:
    return found["a"] if found["a"] is not None else found["b"]


def _class(name: str) -> str | None:
    return f".{name}" if _WORD.fullmatch(name) else None


def _attribute(name: str, sign: str, value: str) -> str:
    if name == "id" and sign == "=" and _WORD.fullmatch(value):
        return f"#{value}"
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'[{name}{sign}"{quoted}"]'
