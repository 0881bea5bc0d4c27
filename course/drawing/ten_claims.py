"""Lesson 01's pictures: three sets in one another, digits, learning curves beside learned features, a covered digit."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import Ellipse

from course.drawing.picture import Picture
from course.drawing.plots import images
from course.drawing.style import COLOURS, DASHES, GREY, MARKERS, SIGNED, axes

SIDE = 14  # pixels of a digit's side


def three_sets() -> Picture:
    """Artificial intelligence around machine learning around deep learning, with what is chosen by whom."""
    figure, ax = axes(width=7.2, height=3.5)
    for wide, high, fill, name, words, at in (
        (10.0, 5.8, "#EAF2F8", "artificial intelligence", "people write the rule", 2.1),
        (8.6, 4.2, "#E6F4EE", "machine learning", "people choose the features, examples set the numbers", 0.3),
        (6.0, 2.1, "#FBEBDD", "deep learning", "examples set the features, too", -1.75),
    ):
        ax.add_patch(Ellipse((0, high / 2 - 2.9), wide, high, facecolor=fill, edgecolor=GREY))
        ax.text(0, at, name, ha="center", va="bottom", fontsize=12, fontweight="bold")
        ax.text(0, at - 0.1, words, ha="center", va="top", fontsize=10)
    ax.set(xlim=(-5.2, 5.2), ylim=(-3.0, 3.1))
    ax.set_axis_off()
    return Picture(
        figure,
        "Three ellipses in one another. The outer one is artificial intelligence: people write the rule. In it lies machine "
        "learning: people choose the features, examples set the numbers. In that lies deep learning: examples set the "
        "features, too.",
    )


def digits(X: np.ndarray, y: np.ndarray) -> Picture:
    """A row of digits `X`, `(n, 196)`, with their labels `y`, `(n,)`."""
    figure, row = axes(len(X), width=7.2, height=1.15)
    images(row, X.reshape(-1, SIDE, SIDE), titles=[str(label) for label in y])
    return Picture(figure, f"{len(X)} handwritten digits of 14 by 14 pixels, labelled {', '.join(map(str, y))}.")


def hand_made(x: np.ndarray, features: np.ndarray) -> Picture:
    """A digit `x`, `(196,)`, and its `features`, `(196,)`: four directions of a stroke in 7 by 7 places."""
    figure, row = axes(5, width=7.2, height=1.9)
    names = ["the digit", "|", "/", "—", "\\"]
    images(row[:1], x.reshape(1, SIDE, SIDE), titles=names[:1])
    images(row[1:], features.reshape(4, 7, 7), titles=names[1:], limits=(0, features.max()))
    for ax, name in zip(row[1:], names[1:], strict=True):
        ax.set_title(f"edges like {name}", loc="center", fontsize=10, fontweight="normal")
    return Picture(
        figure,
        "A digit and its 196 hand-made features: four grids of 7 by 7, dark where the digit has edges in the direction named "
        "above the grid.",
    )


def learning_curves(sizes: Sequence[int], scores: Mapping[str, Sequence[float]], shown: int | None = None, ax=None):
    """Share of new digits read right over training pictures, for each of `scores`; the first `shown` points of each.

    A `Picture` of its own, or drawn on `ax`.
    """
    shown = len(sizes) if shown is None else shown
    figure, ax = axes(width=7.2, height=3.6) if ax is None else (None, ax)
    for number, (name, values) in enumerate(scores.items()):
        look = {"color": COLOURS[number], "linestyle": DASHES[number], "marker": MARKERS[number]}
        ax.plot(sizes[:shown], 100 * np.array(values[:shown]), label=name, **look)
    ax.set(xscale="log", xlim=(40, 1.3 * sizes[-1]), ylim=(50, 100), ylabel="% of 1,000 new digits right")
    ax.set_xticks([50, 200, 1000, 4000, 36000], ["50", "200", "1,000", "4,000", "36,000"])
    ax.set_xticks([], minor=True)
    ax.set_xlabel("training pictures (36,000: 4,000, each moved 9 ways)")
    ax.legend(loc="lower right", handlelength=3)
    if figure is None:
        return None
    ax.set_title("Who learns most from how many pictures?")
    return Picture(figure, curve_words(sizes, scores, [0, len(sizes) - 2, len(sizes) - 1]))


def curve_words(sizes: Sequence[int], scores: Mapping[str, Sequence[float]], at: Sequence[int]) -> str:
    """A sentence for each place in `at`: what each of `scores` gets right with that many pictures."""
    return " ".join(
        f"With {sizes[place]:,} pictures, of 100 new digits are right: "
        + ", ".join(f"{name} {100 * values[place]:.0f}" for name, values in scores.items())
        + "."
        for place in at
    )


def features_grow(
    sizes: Sequence[int], scores: Mapping[str, Sequence[float]], weights: np.ndarray, step: int
) -> Picture:
    """The curves up to `sizes[step]`, and beside them the `weights`, `(196, n)`, of 24 hidden neurons as pictures."""
    figure, (left, right) = axes(2, width=8.6, height=3.7, width_ratios=(1.25, 1))
    figure.set_layout_engine(None)  # a fixed layout takes half the time, and the picture is drawn at each move
    figure.subplots_adjust(left=0.075, right=0.99, bottom=0.15, top=0.9, wspace=0.08)
    learning_curves(sizes, scores, step + 1, left)
    left.set_title(f"{sizes[step]:,} training pictures")
    tiles = np.full((4 * (SIDE + 1) - 1, 6 * (SIDE + 1) - 1), np.nan)
    for number, weight in enumerate(weights.T[:24]):
        row, column = divmod(number, 6)
        top, side = row * (SIDE + 1), column * (SIDE + 1)
        tiles[top : top + SIDE, side : side + SIDE] = weight.reshape(SIDE, SIDE) / np.abs(weight).max()
    right.imshow(tiles, cmap=SIGNED, vmin=-1, vmax=1)
    right.set(title="What 24 hidden neurons look for", xticks=[], yticks=[])
    right.set_anchor("N")
    right.grid(False)
    words = "On the right, the weights of 24 hidden neurons as pictures, positive blue, negative vermilion."
    return Picture(figure, f"{curve_words(sizes, scores, [step])} {words}")


def covered(x: np.ndarray, sure: np.ndarray, loss: np.ndarray, label: int) -> Picture:
    """A digit `x`, `(196,)`, of class `label`; how `sure`, `(10,)`, a network is of each class; and what a cover costs.

    `loss`, `(11, 11)`, is how much less sure the network is of `label` when 4 by 4 pixels are covered at each place.
    """
    figure, (digit, bars, heat) = axes(3, width=8.2, height=2.9, width_ratios=(1, 1.2, 1.25))
    figure.set_layout_engine(None)  # as above
    figure.subplots_adjust(left=0.02, right=0.93, bottom=0.17, top=0.86, wspace=0.2)
    images([digit], x.reshape(1, SIDE, SIDE), titles=[f"a {label}"])
    bars.bar(range(10), 100 * sure, color=[COLOURS[1] if k == label else COLOURS[0] for k in range(10)])
    bars.set(ylim=(0, 105), xlabel="class", xticks=range(10), title="How sure, in %")
    shown = heat.imshow(100 * loss, cmap="Oranges", vmin=0, vmax=100, extent=(1.5, 12.5, 12.5, 1.5))
    heat.imshow(x.reshape(SIDE, SIDE), cmap="gray_r", alpha=0.25, extent=(0, SIDE, SIDE, 0))
    heat.set(title="Lost when covered here", xticks=[], yticks=[], xlim=(0, SIDE), ylim=(SIDE, 0))
    heat.grid(False)
    figure.colorbar(shown, ax=heat, fraction=0.045, pad=0.03, label="points of %")
    row, column = np.unravel_index(loss.argmax(), loss.shape)
    return Picture(
        figure,
        f"A handwritten {label}. The network is {100 * sure[label]:.0f} % sure of it. A cover of 4 by 4 pixels costs it most, "
        f"{100 * loss.max():.0f} points, with its corner in row {row + 1}, column {column + 1} of 14; "
        f"at {100 * np.mean(loss < 0.05):.0f} % of all places it costs less than 5 points.",
    )
