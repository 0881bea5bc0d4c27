"""Run a command, and tell what it took: wall seconds, processor seconds and peak memory of it and all it started."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOK = 0.25  # seconds between looks at the memory


@dataclass(frozen=True)
class Measured:
    """Seconds of wall clock and of processors, bytes of memory at the peak, and what the command printed."""

    wall: float
    cpu: float
    memory: int
    printed: str


def measured(words: Sequence[str], folder: Path) -> Measured:
    """Run a command to its end. Raises RuntimeError with what it said where it fails."""
    with tempfile.TemporaryFile("w+") as output:
        begin = time.monotonic()
        process = subprocess.Popen(words, cwd=folder, env=environment(), stdout=output, stderr=subprocess.STDOUT)
        watcher = Watcher(process.pid)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        watcher.stop()
        output.seek(0)
        printed = output.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}:\n{printed[-2000:]}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, watcher.peak, printed)


def environment() -> dict[str, str]:
    """This one's, with the checkout's package first wherever the command runs."""
    root = str(Path(__file__).resolve().parents[2])
    return os.environ | {"PYTHONPATH": root, "TF_CPP_MIN_LOG_LEVEL": "3"}


class Watcher(threading.Thread):
    """Looks at the memory of a process and all below it: each page once, shared ones in shares (PSS)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.process = psutil.Process(pid)
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(LOOK):
            self.peak = max(self.peak, self.memory())

    def memory(self) -> int:
        total = 0
        try:
            family = [self.process, *self.process.children(recursive=True)]
        except psutil.Error:
            return 0
        for member in family:
            try:
                total += member.memory_full_info().pss
            except (psutil.Error, ProcessLookupError):
                continue
        return total

    def stop(self) -> None:
        self.done.set()
        self.join()
