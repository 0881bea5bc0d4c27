"""Hills over a line and over a plane: what lesson 15 shows of radial basis functions."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course.drawing.picture import Picture
from course.drawing.plots import images, points, regions
from course.drawing.style import BLUE, COLOURS, DASHES, GREY, MARKERS, VERMILION, axes


def two_units(side: Callable[[np.ndarray], np.ndarray], near: Callable[[np.ndarray], np.ndarray], c) -> Picture:
    """What a dense unit and a radial basis unit with centre `c` answer to every point of a plane."""
    figure, both = axes(2, width=7.2, height=3.3, sharey=True)
    line = np.linspace(-4, 4, 60)
    plane = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    for ax, unit, title in zip(
        both, (side, near), ("A dense unit: which side?", "An RBF unit: how near?"), strict=True
    ):
        answers = np.asarray(unit(plane)).reshape(60, 60)
        ax.imshow(answers, extent=(-4, 4, -4, 4), origin="lower", cmap="Blues", vmin=0, vmax=1.3, aspect="equal")
        lines = ax.contour(line, line, answers, levels=[0.1, 0.5, 0.9], colors="black", linewidths=1.2)
        ax.clabel(lines, fontsize=9)
        ax.set(title=title, xlabel="$x_0$")
        ax.grid(False)
    both[0].set_ylabel("$x_1$")
    both[1].plot(*c, "k+", markersize=11)
    return Picture(
        figure,
        f"Two maps with contour lines at 0.1, 0.5 and 0.9. The dense unit's are straight and parallel; its answer is 1 on one "
        f"side of the plane, to infinity. The RBF unit's are circles around its centre ({c[0]:g}, {c[1]:g}), marked by a plus.",
    )


def unfolded(X: np.ndarray, y: np.ndarray, H: np.ndarray, centers: np.ndarray, level: float) -> Picture:
    """Four points `X`, `(4, 2)`, of two classes, and where two hills put them, `H`, `(4, 2)`, with the line of sum `level`."""
    figure, (before, after) = axes(2, width=7.2, height=3.4)
    points(before, X, y, size=90)
    before.plot(*centers.T, "k+", markersize=22, markeredgewidth=1.6)
    before.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), xlabel="$x_0$", ylabel="$x_1$", title="The four points of XOR")
    points(after, H, y, size=90)
    ends = np.array([-0.2, level + 0.2])
    after.plot(ends, level - ends, "k--", linewidth=1.6, label=f"sum = {level:.2f}")
    after.set(xlim=(-0.1, 1.2), ylim=(-0.1, 1.2), title="As two hills see them")
    after.set(xlabel="answer of the hill at (0, 0)", ylabel="answer of the hill at (1, 1)")
    after.legend(loc="upper right")
    return Picture(
        figure,
        "Left, the four corners of a square; opposite corners are of one class, and two pluses mark the hills' centres. "
        f"Right, (0, 1) and (1, 0) have become one point, and a straight line, sum = {level:.2f}, separates the classes.",
    )


def hills_and_sum(x, y, grid, truth, hills, words: str) -> Picture:
    """Weighted `hills`, `(n, k)` over `grid`, `(n,)`, their sum, the data `x`, `y` and the `truth` behind them."""
    figure, (top, bottom) = axes(rows=2, width=7.2, height=4.6, sharex=True, height_ratios=(3, 2))
    top.plot(grid, truth, color=GREY, linestyle=":", label="the curve behind the data")
    top.plot(grid, hills.sum(axis=1), color=VERMILION, linestyle="-", label="the network: the sum of its hills")
    top.plot(x, y, "o", color=BLUE, markersize=5, label="data")
    top.set(ylim=(-2.4, 2.8), ylabel="y", title="What the hills add up to")
    top.legend(loc="upper left", ncols=3, fontsize=9, handlelength=1.5, columnspacing=1)
    bottom.plot(grid, hills, color=BLUE, linestyle="-", linewidth=1.1)
    bottom.set(xlabel="x", ylabel="hill × weight", title="Each hill, times its weight")
    return Picture(figure, words)


def hill_country(X, y, centers, predict: Callable[[np.ndarray], np.ndarray], gamma: float, words: str) -> Picture:
    """The regions that a network of hills makes of the plane, with the data, the centres, and circles at half height."""
    figure, ax = axes(width=4.8, height=4.2)
    regions(ax, predict, (-1.35, 1.35, -1.35, 1.35), classes=3, grid=60)
    points(ax, X, y, size=12)
    ax.plot(*centers.T, "k+", markersize=9, markeredgewidth=1.6, label="centre")
    half = np.sqrt(np.log(2) / gamma)
    turn = np.linspace(0, 2 * np.pi, 40)
    for center in centers:
        circle = center[:, None] + half * np.stack([np.cos(turn), np.sin(turn)])
        ax.plot(*circle, color="black", linestyle="-", linewidth=0.5, alpha=0.6)
    ax.set(xlabel="$x_0$", ylabel="$x_1$", title=f"{len(centers)} hills, each half as high at its circle")
    ax.legend(loc="upper right", fontsize=9, handlelength=1)
    return Picture(figure, words)


def series(x: Sequence[float], rows: Mapping[str, Sequence[float]], words: str, *, title: str, xlabel: str, **limits):
    """A measurement for each of a few methods: markers joined by lines, as a `Picture`; the y axis is test accuracy."""
    figure, ax = axes(width=7.2, height=3.4)
    for number, (name, values) in enumerate(rows.items()):
        ax.plot(x, values, color=COLOURS[number], linestyle=DASHES[number], marker=MARKERS[number], label=name)
    ax.set(title=title, xlabel=xlabel, ylabel="test accuracy", **limits)
    ax.legend(handlelength=3, fontsize=9.5)
    return Picture(figure, words)


def certainty(X, maps: Mapping[str, Callable[[np.ndarray], np.ndarray]], reach: float, words: str) -> Picture:
    """How sure each network of `maps` is, from 0 to 1, over a plane much larger than its data `X`, `(m, 2)`."""
    figure, all_axes = axes(len(maps), width=7.2, height=3.5, sharey=True)
    line = np.linspace(-reach, reach, 80)
    plane = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    for ax, (title, sure) in zip(all_axes, maps.items(), strict=True):
        values = np.clip(sure(plane), 0, 1).reshape(80, 80)
        shown = ax.imshow(values, extent=(-reach, reach) * 2, origin="lower", cmap="Blues", vmin=0, vmax=1)
        ax.plot(*X[::4].T, ".", color=VERMILION, markersize=2)
        ax.set(title=title, xlabel="$x_0$")
        ax.grid(False)
    all_axes[0].set_ylabel("$x_1$")
    figure.colorbar(shown, ax=all_axes, label="how sure", shrink=0.9)
    return Picture(figure, words)


def before_and_after(before: np.ndarray, after: np.ndarray, words: str) -> Picture:
    """Centres as images, `(n, h, w)`, before training in the upper row and after it in the lower one."""
    figure, grid = axes(len(before), 2, width=7.2, height=2.5)
    figure.suptitle("Centres before and after training", fontsize=12, fontweight="bold")
    limit = np.abs(after).max()
    images(grid[0], before, cmap="gray_r", limits=(0, 1))
    images(grid[1], after, cmap="PuOr_r", limits=(-limit, limit))
    grid[0][0].set_ylabel("k-means", fontsize=9.5)
    grid[1][0].set_ylabel("trained", fontsize=9.5)
    return Picture(figure, words)
