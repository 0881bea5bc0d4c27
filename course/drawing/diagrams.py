"""Networks as circles and lines, and computations as graphs."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection

from course.drawing.style import BLUE, GREEN, GREY, VERMILION

MOST = 8  # circles drawn of one layer; a wider one is cut in the middle, and says how many it has


def network(
    ax, sizes: Sequence[int], *, weights: Sequence[np.ndarray] | None = None, names: Sequence[str] = (), values=None
) -> None:
    """A network with `sizes` units in its layers, from left to right.

    `weights`, one `(n_in, n_out)` a step, draw each connection: solid blue if positive, dashed vermilion if negative,
    the thicker the larger. `values`, one `(n,)` a layer, are written into the circles. `names` stand above the layers.
    """
    spots = [_spots(size) for size in sizes]
    tall = max(place for places in spots for _, place in places) + 0.5
    across = min(28.0, 0.72 * 72 * ax.figure.get_figheight() * ax.get_position().height / (2 * tall + 1.3))  # points
    for step, (left, right) in enumerate(pairwise(spots)):
        _links(ax, step, left, right, None if weights is None else np.asarray(weights[step]))
    for layer, places in enumerate(spots):
        fill = "#E8F1F8" if layer == 0 else "#FBEBDD" if layer == len(sizes) - 1 else "#E6F4EE"
        ax.scatter(
            [layer] * len(places), [place for _, place in places], s=across**2, c=fill, edgecolors=GREY, zorder=3
        )
        for unit, place in places:
            said = "" if values is None else f"{np.ravel(values[layer])[unit]:.2f}"
            ax.text(layer, place, said, ha="center", va="center", fontsize=0.33 * across, zorder=4)
        if len(places) < sizes[layer]:
            ax.text(layer, 0, "⋮", ha="center", va="center", fontsize=15, zorder=4)
        name = names[layer] if layer < len(names) else ""
        ax.text(layer, tall + 0.1, f"{name}\n{sizes[layer]}".strip(), ha="center", va="bottom", fontsize=10)
    ax.set(xlim=(-0.5, len(sizes) - 0.5), ylim=(-tall - 0.1, tall + 1.3))
    ax.set_axis_off()


def _spots(size: int) -> list[tuple[int, float]]:
    """`(unit, height)` for the circles drawn of a layer."""
    if size <= MOST:
        return [(unit, (size - 1) / 2 - unit) for unit in range(size)]
    half = MOST // 2
    units = [*range(half), *range(size - half, size)]
    return [(unit, MOST / 2 - place - (place >= half)) for place, unit in enumerate(units)]


def _links(ax, step: int, left, right, weights: np.ndarray | None) -> None:
    """The connections of one step, as one collection: lines one by one would take most of a drawing's time."""
    pairs = [(start, end) for start, _ in left for end, _ in right]
    lines = [[(step, low), (step + 1, high)] for _, low in left for _, high in right]
    if weights is None:
        look = {"colors": "#B5B5B5", "linewidths": 0.9}
    else:
        strength = np.array([weights[pair] for pair in pairs])
        look = {
            "colors": [BLUE if weight >= 0 else VERMILION for weight in strength],
            "linestyles": ["-" if weight >= 0 else "--" for weight in strength],
            "linewidths": 0.3 + 3.2 * np.abs(strength) / (np.abs(weights).max() or 1.0),
        }
    ax.add_collection(LineCollection(lines, zorder=1, alpha=0.85, **look))


def graph(
    ax,
    places: Mapping[str, tuple[float, float]],
    arrows: Sequence[tuple[str, str]],
    *,
    values: Mapping[str, str] | None = None,
    gradients: Mapping[str, str] | None = None,
    marked: Sequence[str] = (),
) -> None:
    """A computational graph: a box with its name at each of `places`, and `arrows` from the input of a step to its result.

    `values` stand below a box, in green, as the forward pass makes them; `gradients` under them, in vermilion and with a
    "∂", as the backward pass does. `marked` boxes have a thick edge: the step that is explained.
    """
    for start, end in arrows:
        ax.annotate(
            "",
            places[end],
            places[start],
            arrowprops={"arrowstyle": "-|>", "color": GREY, "shrinkA": 22, "shrinkB": 22},
        )
    for name, (x, y) in places.items():
        thick = name in marked
        box = {"boxstyle": "round,pad=0.45", "facecolor": "#FFF3D6" if thick else "white", "edgecolor": "black"}
        ax.text(x, y, name, ha="center", va="center", zorder=4, bbox=box | {"linewidth": 2.6 if thick else 1.0})
        if values and name in values:
            ax.text(x, y - 0.30, values[name], ha="center", va="top", color=GREEN, fontsize=10.5, zorder=5)
        if gradients and name in gradients:
            ax.text(
                x, y - 0.52, f"∂ {gradients[name]}", ha="center", va="top", color=VERMILION, fontsize=10.5, zorder=5
            )
    across, up = zip(*places.values(), strict=True)
    ax.set(xlim=(min(across) - 0.7, max(across) + 0.7), ylim=(min(up) - 0.95, max(up) + 0.5))
    ax.set_axis_off()
