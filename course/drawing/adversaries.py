"""Two networks that compete: what is real, what is forged, and what the judge of both believes."""

import numpy as np

from course.drawing.style import BLUE, GREEN, GREY, SIGNED, VERMILION

REACH = 3.0  # the ring of eight clusters has radius 2


def plane(n: int = 40) -> np.ndarray:
    """`(n·n, 2)` points of the square in which the ring lies, row by row from below."""
    line = np.linspace(-REACH, REACH, n)
    across, up = np.meshgrid(line, line)
    return np.column_stack([across.ravel(), up.ravel()]).astype("float32")


def forgeries(ax, real: np.ndarray, fake: np.ndarray, believed: np.ndarray | None = None) -> None:
    """Real points `(m, 2)` as circles, forged ones as crosses; `believed`, `(n·n,)` over `plane(n)`, as the shade."""
    if believed is not None:
        n = round(len(believed) ** 0.5)
        extent = (-REACH, REACH, -REACH, REACH)
        look = {"cmap": SIGNED, "vmin": -0.3, "vmax": 1.3, "origin": "lower", "aspect": "auto"}
        ax.imshow(believed.reshape(n, n), extent=extent, interpolation="bilinear", alpha=0.55, **look)
    ax.scatter(*real.T, s=14, facecolors="none", edgecolors=BLUE, linewidths=0.8, label="real")
    ax.scatter(*fake.T, s=16, marker="x", c=VERMILION, linewidths=0.9, label="fake")
    ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH))
    ax.grid(False)
    ax.legend(loc="upper left", frameon=True, framealpha=0.9, fontsize=9.5, handletextpad=0.2)


def duel(ax, path: np.ndarray, *, title: str) -> None:
    """The way of a generator's number and a discriminator's weight, `(steps, 2)`, through their plane."""
    ax.plot(*path.T, "-", color=BLUE, linewidth=1.2)
    ax.plot(*path[0], "o", color=GREEN, markersize=8)
    ax.plot(*path[-1], "s", color=VERMILION, markersize=7)
    ax.annotate("start", path[0], (6, 6), textcoords="offset points", fontsize=10)
    ax.annotate("end", path[-1], (6, -13), textcoords="offset points", fontsize=10)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set(title=title, xlabel="generator's number θ", ylabel="discriminator's weight w")
    ax.set_title(title, fontsize=11)
