"""`python -m tests.soak [PART…]`: long proofs of the grader, each one line of figures; exit code 1 where one fails."""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.soak import full, fuzz, kill, repeat, thousand

# Each part, with how often or of how many: in full, and in short, as the ordinary tests run it.
PARTS: dict[str, tuple[Callable[[Path, int], tuple[str, list[str]]], int, int]] = {
    "fuzz": (fuzz.part, 1_000_000, 4_000),
    "kill": (kill.kill, 50, 3),
    "full": (full.full, 6, 1),
    "thousand": (thousand.thousand, 1000, 30),
    "repeat": (repeat.repeat, 20, 2),
}
SHOWN = 20  # complaints printed of one part


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} [default: all but fuzz]")
    parser.add_argument("--short", action="store_true", help="as short as in the ordinary tests")
    parser.add_argument("--count", type=int, help="so many messages, kills, fillings, submissions, repetitions")
    options = parser.parse_args()
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; there are: {', '.join(PARTS)}")
    names = options.parts or [name for name in PARTS if name != "fuzz"]
    return int(not all([run(name, options.count or PARTS[name][2 if options.short else 1]) for name in names]))


def run(name: str, count: int) -> bool:
    """Run one part in a folder of its own. Prints its line, and what is wrong."""
    folder, begun = Path(tempfile.mkdtemp(prefix=f"soak-{name}-")), time.monotonic()
    try:
        line, wrong = PARTS[name][0](folder, count)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{name}: {'FAILED: ' if wrong else ''}{line} ({time.monotonic() - begun:.0f} s)", flush=True)
    for what in wrong[:SHOWN]:
        print(f"  {what}", flush=True)
    if len(wrong) > SHOWN:
        print(f"  and {len(wrong) - SHOWN} more", flush=True)
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
