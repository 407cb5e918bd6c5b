"""Print the tables of figures: `python -m bench [NAME...]`, one module of this folder a table.

Tables that need the corpora beside the project, or a peer that is not installed, say so and are passed over.
"""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LONG = {"faults", "fleet", "imports", "memory", "scale", "soak", "train_tables", "train_weights"}
"""Runs of minutes, and lessons that are learned now and then: only when they are named."""


def main(names: list[str]) -> int:
    """Run the named tables, or all but the long ones; 1 when one of them failed."""
    known = sorted(
        module.name for module in pkgutil.iter_modules([str(HERE)]) if not module.name.startswith("_")
    )
    if unknown := sorted(set(names) - set(known)):
        print(f"no table is called {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    failed = []
    for name in names or [name for name in known if name not in LONG]:
        print(f"\n== {name} ", "=" * (70 - len(name)), flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=HERE.parent, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
