"""Selectors of CSS, by what `lean.soup` leaves out: only who selects by some pays for it."""

from __future__ import annotations


def fault_of(selector: str) -> str:
    """What is wrong with a selector; "" for nothing."""
    import soupsieve  # noqa: PLC0415 - 60 ms that only a file with selectors has to pay

    faults = (
        soupsieve.SelectorSyntaxError,  # of a mistake
        ValueError,  # of more pseudo-classes in each other than it takes
        NotImplementedError,  # of pseudo-elements ("p::before") and at-rules, which choose no element
    )
    try:
        soupsieve.compile(selector)
    except faults as fault:
        return str(fault).splitlines()[0]
    return ""
