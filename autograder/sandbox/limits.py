"""What one submission may use. Each limit carries its unit and its reason."""

from dataclasses import dataclass, replace

MiB = 2**20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The limits of one submission. Times are in seconds, sizes in bytes."""

    cell: float = 20.0  # wall time of one notebook cell; the slowest given cell takes some 2 s on a slow laptop
    call: float = 5.0  # wall time of one call of a function; right answers take milliseconds
    total: float = 90.0  # wall time of a submission, restarts after a hang or crash included
    cpu: int = 60  # CPU time of one process, in whole seconds
    memory: int = 2048 * MiB  # address space of one process: the warm libraries take some 0.7 GiB of it
    total_memory: int = 512 * MiB  # memory in use by all processes of a submission together, beyond the warm one's
    disk: int = 64 * MiB  # the private temp folder, and any one file
    processes: int = 32  # processes and threads
    busy: int = 8  # of these, at work at once for longer than a moment; Keras keeps up to 5 threads at work
    files: int = 256  # open descriptors
    received: int = 64 * MiB  # all that a submission may send back

    def of_kernel(self) -> dict[str, int]:
        """The part that the warm process hands to the kernel, or watches over itself."""
        names = ("cpu", "memory", "total_memory", "disk", "processes", "busy", "files")
        return {name: getattr(self, name) for name in names}


# With TensorFlow in the warm process: 1.7 GiB of address space on import and some 3 GiB at work, and its threads.
WITH_TENSORFLOW = replace(
    Limits(), total=180.0, cpu=150, memory=8192 * MiB, total_memory=1024 * MiB, processes=256, received=64 * MiB
)
