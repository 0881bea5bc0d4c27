"""A nerve cell beside an artificial neuron, and the line that a perceptron draws through a plane of points."""

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from course.drawing.plots import points
from course.drawing.style import BLUE, GREEN, GREY, PURPLE, VERMILION

PALE = ("#D6E6F2", "#F8E0D2")  # the shades of class 0 and class 1


def nerve_cell(ax) -> None:
    """A nerve cell, much simplified; the numbers 1 to 5 stand where `unit` has them."""
    for height in (1.6, 0.8, 0.0, -0.8, -1.6):
        ax.plot([-2.6, -1.6, -0.4], [height, 0.75 * height, 0.2 * height], color=GREEN, linestyle="-", lw=2.5)
        ax.plot([-2.3, -1.6], [height - 0.35, 0.75 * height], color=GREEN, linestyle="-", lw=1.6)
        ax.plot(-2.75, height, marker=">", color=PURPLE, markersize=8)
    ax.add_patch(Circle((0, 0), 0.62, facecolor="#E6F4EE", edgecolor=GREEN, lw=2.2, zorder=3))
    ax.add_patch(Circle((0.08, 0.05), 0.2, facecolor="#B9DDCD", edgecolor=GREEN, zorder=3))
    ax.plot([0.6, 3.1], [0, 0], color=BLUE, linestyle="-", lw=3.5)
    for height in (0.8, 0.0, -0.8):
        ax.plot([3.1, 3.7], [0, height], color=BLUE, linestyle="-", lw=2)
        ax.plot(3.75, height, marker="o", color=BLUE, markersize=7)
    places = {"signals": (-3.4, 2.2, 1), "synapses": (-3.1, -2.15, 2), "cell body": (0.1, 1.0, 3)}
    _numbered(ax, places | {"threshold": (1.3, -0.75, 4), "axon": (2.0, 0.45, 5)})
    ax.set(xlim=(-4.4, 4.2), ylim=(-2.8, 2.8), aspect="equal")
    ax.set_title("A nerve cell", loc="center")
    ax.set_axis_off()


def unit(ax) -> None:
    """An artificial neuron with three inputs."""
    for number, height in enumerate((1.6, 0.0, -1.6), start=1):
        ax.add_patch(Circle((-3.2, height), 0.42, facecolor="#F4E3EC", edgecolor=PURPLE, lw=1.6, zorder=3))
        ax.text(-3.2, height, f"$x_{number}$", ha="center", va="center", zorder=4)
        _arrow(ax, (-2.78, height), (-0.62, 0.22 * height), GREEN)
        ax.text(-1.85, 0.64 * height + 0.2, f"$w_{number}$", ha="center", va="bottom", color="black")
    ax.add_patch(Circle((0, 0), 0.62, facecolor="#E6F4EE", edgecolor=GREEN, lw=2.2, zorder=3))
    ax.text(0, 0, "Σ", ha="center", va="center", fontsize=16, zorder=4)
    _arrow(ax, (0, -1.6), (0, -0.64), GREY)
    ax.text(0, -1.85, "bias $b$", ha="center", va="center")
    _arrow(ax, (0.62, 0), (1.55, 0), GREY)
    ax.text(1.07, 0.12, "$z$", ha="center", va="bottom")
    ax.add_patch(FancyBboxPatch((1.6, -0.45), 0.95, 0.9, boxstyle="round,pad=0.05", fc="#FBEBDD", ec=VERMILION, lw=1.6))
    ax.plot([1.7, 2.08, 2.08, 2.46], [-0.28, -0.28, 0.28, 0.28], color=VERMILION, linestyle="-", lw=2.4)
    _arrow(ax, (2.62, 0), (3.75, 0), BLUE)
    ax.text(3.95, 0, "$a$", ha="center", va="center")
    places = {"inputs": (-3.5, 2.45, 1), "weights": (-2.0, -2.1, 2), "weighted sum": (0.1, 1.0, 3)}
    _numbered(ax, places | {"activation": (1.9, -0.95, 4), "output": (3.3, 0.6, 5)})
    ax.set(xlim=(-4.2, 4.4), ylim=(-2.8, 2.8), aspect="equal")
    ax.set_title("An artificial neuron", loc="center")
    ax.set_axis_off()


def _numbered(ax, places) -> None:
    """The words of `places`, each with its number in front."""
    for word, (x, y, number) in places.items():
        ax.text(x, y, f"{number} {word}", ha="center", va="center", fontsize=10.5, zorder=5)


def _arrow(ax, start, end, colour: str) -> None:
    look = {"arrowstyle": "-|>", "color": colour, "lw": 1.8, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, start, arrowprops=look)


def half_plane(corners: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """The corners `(k, 2)` of the part of a convex polygon `(m, 2)` where `w @ x + b >= 0`; none of it gives `(0, 2)`."""
    z = corners @ w + b  # (m,)
    kept = []
    for here, there, z_here, z_there in zip(corners, np.roll(corners, -1, axis=0), z, np.roll(z, -1), strict=True):
        if z_here >= 0:
            kept.append(here)
        if (z_here >= 0) != (z_there >= 0):
            kept.append(here + (there - here) * z_here / (z_here - z_there))
    return np.array(kept).reshape(-1, 2)


def line_and_points(
    ax,
    X: np.ndarray,
    y: np.ndarray,
    w: np.ndarray,
    b: float,
    *,
    limits: Sequence[float],
    names: Sequence[str] = ("class 0", "class 1"),
    seen: int | None = None,
) -> None:
    """What the perceptron `(w, b)` says over a plane, and the points `X`, `(m, 2)`, of the classes `y`, `(m,)`.

    The side where it says 1 is shaded as class 1 is; an arrow shows the direction of `w`. A ring stands round each point
    that it gets wrong, a star on row `seen`. `limits` is `(left, right, bottom, top)`.
    """
    _shade(ax, limits, (w, b))
    _boundary(ax, w, b, limits)
    points(ax, X, y, names, size=46)
    wrong = (X @ w + b >= 0) != (y == 1)  # (m,)
    ax.scatter(*X[wrong].T, s=130, facecolors="none", edgecolors="black", linewidths=1.5, label="wrong")
    if seen is not None:
        ax.scatter(
            *X[seen], s=330, marker="*", facecolors="none", edgecolors="black", linewidths=1.4, label="just seen"
        )
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), handletextpad=0.3)


def hidden_neurons(left, right, X: np.ndarray, H: np.ndarray, y: np.ndarray, lines) -> None:
    """On `left` the inputs `X`, `(m, 2)`, and the lines of two hidden neurons; on `right` their outputs `H`, `(m, 2)`.

    `lines` are three `(w, b, name)`: the two hidden neurons, and the last one, which sees only `H`.
    """
    limits = (-0.6, 1.7, -0.6, 1.7)
    first, second, last = lines
    _shade(left, limits, first[:2], second[:2])
    _shade(right, limits, last[:2])
    for ax, (w, b, name), dash, place in (
        (left, first, "-", (-0.02, 0.66)),
        (left, second, "--", (0.53, 1.11)),
        (right, last, "-", (0.48, 1.16)),
    ):
        foot = -b * w / (w @ w)
        ax.axline(foot, foot + np.array([-w[1], w[0]]), color="black", linestyle=dash, lw=2)
        ax.text(*place, name, rotation=-45, ha="center", va="center", fontweight="bold")
    points(left, X, y, size=60)
    points(right, H, y, size=60)
    for place in np.unique(H, axis=0):
        said = " and ".join(f"({x1}, {x2})" for x1, x2 in X[(place == H).all(axis=1)])
        right.annotate(said, place, (0, 7), textcoords="offset points", ha="center", va="bottom", fontsize=9.5)


def _shade(ax, limits: Sequence[float], *neurons) -> None:
    """The part of the plane where all `neurons`, each `(w, b)`, say 1 in the shade of class 1, the rest in that of class 0."""
    left, right, bottom, top = limits
    region = np.array([[left, bottom], [right, bottom], [right, top], [left, top]], dtype=float)  # (4, 2)
    for w, b in neurons:
        region = half_plane(region, w, b)
    ax.set_facecolor(PALE[0])
    if len(region):
        ax.add_patch(Polygon(region, facecolor=PALE[1], zorder=0.5))
    ax.grid(False)
    ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")


def _boundary(ax, w: np.ndarray, b: float, limits: Sequence[float]) -> None:
    """The line `w @ x + b = 0`, and from it an arrow along `w`, as long as a sixth of the picture."""
    length = np.hypot(*w)
    if not length:
        return
    left, right, bottom, top = limits
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    foot = middle - w * (w @ middle + b) / length**2  # the point of the line that is nearest to the middle
    ax.axline(foot, foot + np.array([-w[1], w[0]]), color="black", linestyle="-", lw=2)
    if left < foot[0] < right and bottom < foot[1] < top:
        size = min(right - left, top - bottom)
        tip = foot + w / length * size / 6
        _arrow(ax, foot, tip, "black")
        ax.text(*(tip + w / length * 0.05 * size), "w", fontweight="bold", ha="center", va="center", clip_on=True)
