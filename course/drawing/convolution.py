"""A kernel on an image, signals side by side, and a digit that is moved about."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.drawing.plots import images
from course.drawing.style import BLUE, COLOURS, DASHES, MARKERS, SIGNED, VERMILION, axes


def kernel_on_image(image: np.ndarray, kernel: np.ndarray, result: np.ndarray, row: int, column: int) -> Figure:
    """The window at `row`, `column` framed in `image`, its products with `kernel`, and its place in `result`."""
    kh, kw = kernel.shape
    figure, (left, middle, right) = axes(3, width=8.4, height=3.4, width_ratios=(1, 0.85, 1))
    images([left], image[None], ["the image, and the window"], cmap="gray")
    left.add_patch(Rectangle((column - 0.5, row - 0.5), kw, kh, fill=False, edgecolor=VERMILION, linewidth=2.4))
    _products(middle, image[row : row + kh, column : column + kw], kernel)
    most = np.abs(result).max() or 1.0
    images([right], result[None], ["all the sums: the feature map"], cmap=SIGNED, limits=(-most, most))
    right.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, fill=False, edgecolor="black", linewidth=2.4))
    return figure


def _products(ax, window: np.ndarray, kernel: np.ndarray) -> None:
    """Pixel times weight in each square; the shade is the product."""
    products = window * kernel
    most = max(9.0, np.abs(products).max())
    ax.imshow(products, cmap=SIGNED, vmin=-most, vmax=most)
    for (row, column), product in np.ndenumerate(products):
        ink = "white" if abs(product) > 0.65 * most else "black"
        said = f"{window[row, column]:.0f} × {kernel[row, column]:.0f}".replace("-", "−")
        ax.text(column, row, said, ha="center", va="center", fontsize=10.5, color=ink)
    total = f"{products.sum():.0f}".replace("-", "−")
    ax.set(xticks=[], yticks=[])
    ax.set_title(f"pixel × weight, sum {total}", loc="center", fontsize=10, fontweight="normal")
    ax.grid(False)


def signals(X: np.ndarray, y: np.ndarray) -> Figure:
    """The first two signals of each of the ten classes, one class on each small plot: the second one dashed."""
    figure, plots = axes(5, 2, width=8.4, height=3.4, sharex=True, sharey=True)
    for label, ax in enumerate(plots.flat):
        first, second = X[y == label][:2]
        ax.plot(first, color=BLUE, linestyle="-", lw=1.6)
        ax.plot(second, color=VERMILION, linestyle="--", lw=1.3)
        ax.set_title(f"class {label}", loc="center", fontsize=10, fontweight="normal")
    figure.supxlabel("position", fontsize=10.5)
    figure.supylabel("value", fontsize=10.5)
    return figure


def bars(ax, groups: Sequence[str], series: Mapping[str, Sequence[float]]) -> None:
    """Side by side for each of `groups`, a bar of each of `series` with its height written on it: accuracies."""
    width = 0.8 / len(series)
    for number, (name, heights) in enumerate(series.items()):
        places = np.arange(len(groups)) + (number - (len(series) - 1) / 2) * width
        drawn = ax.bar(
            places, heights, 0.92 * width, color=COLOURS[number], label=name, hatch=("", "//", "..")[number], ec="white"
        )
        ax.bar_label(drawn, [f"{height:.2f}" for height in heights], fontsize=10, padding=2)
    ax.set_xticks(range(len(groups)), groups)
    ax.set(ylim=(0, 1.12))
    ax.grid(axis="x", visible=False)


def over_shift(ax, shifts: Sequence[int], series: Mapping[str, Sequence[float]]) -> None:
    """An accuracy for each shift, a line with its own dash and marker for each network."""
    for number, (name, values) in enumerate(series.items()):
        look = {"color": COLOURS[number], "linestyle": DASHES[number], "marker": MARKERS[number]}
        ax.plot(shifts, values, label=name, markersize=6, **look)
    ax.set_xticks(shifts)
    ax.set(ylim=(-0.03, 1.06))
    ax.legend(handlelength=3, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def moved_digit(image: np.ndarray, label: int, said: Mapping[str, np.ndarray]) -> Figure:
    """A picture, and beside it the ten probabilities that each network of `said` gives it."""
    figure, (left, right) = axes(2, width=7.6, height=2.7, width_ratios=(1, 1.9))
    images([left], image[None], [f"a {label}"])
    width = 0.8 / len(said)
    for number, (name, chances) in enumerate(said.items()):
        places = np.arange(10) + (number - (len(said) - 1) / 2) * width
        look = {"color": COLOURS[number], "hatch": ("", "///")[number], "edgecolor": "white", "linewidth": 0}
        right.bar(places, chances, width, label=f"{name}: {chances.argmax()}", **look)
    right.set_xticks(range(10))
    right.set_yticks([0, 0.5, 1])
    right.grid(axis="x", visible=False)
    right.set(ylim=(0, 1.3), xlabel="digit", ylabel="probability")
    right.legend(ncols=2, loc="upper left")
    return figure
