"""Pictures and their reconstructions, a plane of codes, and errors of known and unknown pictures."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from course.drawing.plots import images
from course.drawing.style import BLUE, COLOURS, VERMILION, axes


def rows_of_images(rows: Mapping[str, np.ndarray], titles: Sequence[str] = (), *, height: float = 1.0) -> Figure:
    """Each of `rows` is a name and pictures `(n, side, side)`: one row of pictures below the other, shades from 0 to 1."""
    count = len(next(iter(rows.values())))
    figure, plots = axes(count, len(rows), width=8.4, height=height * len(rows) + 0.4, squeeze=False)
    for line, (name, pictures) in zip(plots, rows.items(), strict=True):
        images(line, pictures, limits=(0, 1))
        line[0].set_ylabel(name, fontsize=10.5)
    for ax, title in zip(plots[0], titles, strict=False):
        ax.set_title(title, loc="center", fontsize=10, fontweight="normal")
    return figure


def labelled_codes(ax, codes: np.ndarray, labels: np.ndarray) -> None:
    """Codes `(m, 2)`, each drawn as the digit that it is the code of."""
    for digit in range(10):
        ax.scatter(*codes[labels == digit].T, marker=f"${digit}$", s=34, linewidths=0.3, color=COLOURS[digit % 6])
    ax.set(xlabel="first number of the code", ylabel="second number of the code")


def place_in_the_plane(codes: np.ndarray, labels: np.ndarray, place: np.ndarray, drawn: np.ndarray) -> Figure:
    """A plane of codes with a cross at `place`, `(2,)`, and the picture that the decoder draws from there."""
    figure, (left, right) = axes(2, width=7.6, height=3.5, width_ratios=(1.3, 1))
    left.plot(*codes.T, ".", color="#BBBBBB", markersize=3, linestyle="none")
    for digit in range(10):
        left.text(
            *np.median(codes[labels == digit], axis=0), digit, ha="center", va="center", fontsize=14, weight="bold"
        )
    left.plot(*place, "P", color=VERMILION, markersize=13, markeredgecolor="white")
    left.set(xlabel="first number of the code", ylabel="second number of the code")
    images([right], drawn[None], ["what the decoder draws"], limits=(0, 1))
    return figure


def two_histograms(ax, known: np.ndarray, unknown: np.ndarray, *, name: str) -> None:
    """How often each error occurs: among pictures of a kind that was trained on, and of the kind called `name`."""
    bins = np.linspace(0, max(known.max(), unknown.max()), 40)
    ax.hist(known, bins, density=True, color=BLUE, alpha=0.6, label="digits it knows")
    look = {"histtype": "step", "color": VERMILION, "linewidth": 2.4, "linestyle": "-", "hatch": "///"}
    ax.hist(unknown, bins, density=True, label=name, **look)
    ax.set(xlabel="reconstruction error", ylabel="density")
    ax.set_yticks([])
    ax.legend()
