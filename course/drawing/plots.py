"""Plots that many lessons need. Each draws on a given `ax`; titles and labels of axes are the notebook's."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.colors import to_rgba

from course.drawing.style import COLOURS, DASHES, GREY, MARKERS, SIGNED


def curves(ax, x: np.ndarray, series: Mapping[str, np.ndarray]) -> None:
    """Lines over `x`, `(n,)`, each named in a legend; up to six."""
    for number, (name, values) in enumerate(series.items()):
        ax.plot(x[: len(values)], values, color=COLOURS[number], linestyle=DASHES[number], label=name)
    ax.legend(handlelength=3)


def points(ax, X: np.ndarray, y: np.ndarray, names: Sequence[str] | None = None, *, size: float = 26) -> None:
    """Points `X`, `(m, 2)`, with a colour and a marker for each class in `y`, `(m,)` integers from 0."""
    y = np.asarray(y).ravel().astype(int)
    for label in np.unique(y):
        name = names[label] if names else f"class {label}"
        ax.scatter(
            *X[y == label].T,
            s=size,
            c=COLOURS[label],
            marker=MARKERS[label],
            edgecolors="white",
            linewidths=0.6,
            label=name,
        )


def regions(
    ax, predict: Callable[[np.ndarray], np.ndarray], limits: Sequence[float], *, classes: int = 2, grid: int = 80
) -> None:
    """What `predict` says over a plane: of `(m, 2)` points, `(m,)` numbers in [0, 1]; of more `classes`, `(m, classes)`.

    The shade is the certainty, and a line stands where the answer changes. `limits` is `(left, right, bottom, top)`.
    """
    left, right, bottom, top = limits
    across, up = np.meshgrid(np.linspace(left, right, grid), np.linspace(bottom, top, grid))
    said = np.asarray(predict(np.column_stack([across.ravel(), up.ravel()])), dtype=float)
    if classes == 2:
        said = said.reshape(grid, grid)
        shades = 0.55 * (said - 0.5) * -1  # class 0 is blue, as its points are
        ax.imshow(
            shades,
            extent=limits,
            origin="lower",
            cmap=SIGNED,
            vmin=-0.5,
            vmax=0.5,
            aspect="auto",
            interpolation="bilinear",
        )
        ax.contour(across, up, said, levels=[0.5], colors="black", linewidths=1.6)
    else:
        certain = said.reshape(grid, grid, classes)
        best = certain.argmax(axis=-1)
        colours = np.array([to_rgba(colour)[:3] for colour in COLOURS[:classes]])
        faded = 1.0 - 0.45 * certain.max(axis=-1, keepdims=True) * (1 - colours[best])
        ax.imshow(faded, extent=limits, origin="lower", aspect="auto", interpolation="bilinear")
        for label in range(classes):
            lead = certain[..., label] - np.delete(certain, label, axis=-1).max(axis=-1)
            ax.contour(across, up, lead, levels=[0.0], colors="black", linewidths=1.2)
    ax.grid(False)
    ax.set(xlim=(left, right), ylim=(bottom, top))


def numbers(
    ax,
    table: np.ndarray,
    *,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
    digits: int = 2,
    signed: bool = True,
) -> None:
    """A table, `(r, c)`, as shaded squares with the number in each: weights, attention, a confusion matrix."""
    table = np.atleast_2d(np.asarray(table, dtype=float))
    most = np.abs(table).max() or 1.0
    ax.imshow(table, cmap=SIGNED if signed else "Blues", vmin=-most if signed else 0, vmax=most, aspect="auto")
    for (row, column), value in np.ndenumerate(table):
        colour = "white" if abs(value) > 0.65 * most else "black"
        ax.text(column, row, f"{value:.{digits}f}", ha="center", va="center", color=colour, fontsize=10)
    ax.set_xticks(range(table.shape[1]), columns or range(table.shape[1]))
    ax.set_yticks(range(table.shape[0]), rows or range(table.shape[0]))
    ax.tick_params(length=0)
    ax.grid(False)


def images(
    axes, pictures: np.ndarray, titles: Sequence[str] = (), *, cmap: str = "gray_r", limits=(None, None)
) -> None:
    """`pictures`, `(n, height, width)`, one on each of `axes`, without ticks."""
    for number, (ax, picture) in enumerate(zip(np.ravel(axes), pictures, strict=False)):
        ax.imshow(picture, cmap=cmap, vmin=limits[0], vmax=limits[1])
        ax.set(xticks=[], yticks=[])
        ax.grid(False)
        for side in ax.spines.values():
            side.set(visible=True, color=GREY, linewidth=0.6)
        if number < len(titles):
            ax.set_title(titles[number], loc="center", fontsize=10, fontweight="normal")
