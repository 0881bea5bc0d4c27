"""Pictures for style transfer: photographs in rows, shuffled tiles their distances, paintings and their losses."""

from collections.abc import Mapping, Sequence

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from course.drawing.picture import DPI, Picture
from course.drawing.style import BLUE, GREY, VERMILION, axes

GREYS = matplotlib.colormaps["gray"].resampled(32)


def photographs(rows: Sequence[np.ndarray], titles: Sequence[str], words: str, *, names: Sequence[str] = ()) -> Picture:
    """Grey pictures, `(n, height, width)` a row and between 0 and 1; `titles` above the first row, `names` left of each."""
    height, width = 2 * np.array(
        rows[0].shape[1:]
    )  # a pixel is two dots of the figure, exactly: sharp, and a small file
    left, gap, top = (34 if names else 2), 12, 30 + 20 * ("\n" in titles[0])
    wide = left + len(rows[0]) * (width + gap)
    high = top + len(rows) * (height + gap)
    figure = Figure(figsize=(wide / DPI, high / DPI))
    for (row, column), photograph in _grid(rows):
        ax = figure.add_axes(
            (
                (left + column * (width + gap)) / wide,
                (high - top - row * (height + gap) - height) / high,
                width / wide,
                height / high,
            )
        )
        _grey(ax, photograph, titles[column] if row == 0 else "")
        if names and column == 0:
            ax.set_ylabel(names[row], fontsize=10)
    return Picture(figure, words)


def _grid(rows: Sequence[np.ndarray]):
    return (((row, column), photograph) for row, many in enumerate(rows) for column, photograph in enumerate(many))


def _grey(ax, photograph: np.ndarray, title: str, *, darkest: float | None = 0, lightest: float | None = 1) -> None:
    """One picture in 32 greys: hardly to be told from 256, and a smaller file."""
    ax.imshow(photograph, cmap=GREYS, vmin=darkest, vmax=lightest, interpolation="nearest")
    ax.set(xticks=[], yticks=[])
    ax.set_title(title, loc="center", fontsize=10, fontweight="normal", pad=6)
    ax.grid(False)


def feature_maps(
    photograph: np.ndarray, features: Sequence[np.ndarray], title: str, words: str, *, shown: int = 3
) -> Picture:
    """`photograph` and, in a row for each layer, the first `shown` channels of its `features`, `(h, w, c)` each."""
    figure, panels = axes(shown + 1, len(features), width=6.0, height=1.5 * len(features) + 0.3)
    figure.suptitle(title, fontsize=11, fontweight="bold")
    for number, (row, layer) in enumerate(zip(panels, features, strict=True)):
        _grey(row[0], photograph, "the input" if number == 0 else "")
        row[0].set_visible(number == 0)
        for channel, ax in enumerate(row[1:]):
            _grey(ax, layer[..., channel], f"channel {channel}" if number == 0 else "", darkest=None, lightest=None)
        row[1].set_ylabel(f"layer {number + 1}\n{' × '.join(map(str, layer.shape))}", fontsize=9.5)
    return Picture(figure, words)


def distances(values: Mapping[str, float], title: str, label: str, *, ours: Sequence[str] = ()) -> Picture:
    """Horizontal bars with their values; those in `ours` are blue and hatched."""
    figure, ax = axes(width=8.2, height=0.42 * len(values) + 1.0)
    places = np.arange(len(values))[::-1]
    most = max(values.values())
    for place, (name, value) in zip(places, values.items(), strict=True):
        mine = name in ours
        ax.barh(place, value, 0.62, color=BLUE if mine else GREY, hatch="///" if mine else None, edgecolor="white")
        ax.text(value + 0.01 * most, place, f"{value:.2f}", va="center", fontsize=10.5)
    ax.set_yticks(places, values)
    ax.set(xlim=(0, 1.12 * most), xlabel=label, title=title)
    ax.grid(axis="y", visible=False)
    return Picture(
        figure, f"Bars, {label}: " + "; ".join(f"{name} {value:.2f}" for name, value in values.items()) + "."
    )


def tiles_and_distances(
    sizes: Sequence[int], pictures: np.ndarray, measured: Mapping[str, np.ndarray], size: int
) -> Picture:
    """Left: the picture whose tiles of `size` were shuffled. Right: each of `measured`, `(sizes,)`, over all sizes."""
    number = list(sizes).index(size)
    figure, (left, right) = _beside(pictures[0], height=3.3)
    _grey(left, pictures[number], f"tiles of {size} × {size}")
    looks = ((BLUE, "-", "o"), (VERMILION, "--", "s"), (GREY, ":", "^"))
    places = np.arange(len(sizes))  # equal steps: a logarithmic axis takes twice as long to draw
    for (colour, dash, marker), (name, values) in zip(looks, measured.items(), strict=True):
        right.plot(places, values, color=colour, linestyle=dash, marker=marker, markersize=5, label=name)
        right.plot(number, values[number], marker, color=colour, markersize=11, markeredgecolor="black")
    right.set(xlabel="side of a tile (pixels)", ylabel="relative distance", title="How far from the original?")
    right.set_xticks(places, [str(side) for side in sizes])
    right.legend(loc="upper right", fontsize=9.5)
    said = ", ".join(f"{name} {values[number]:.2f}" for name, values in measured.items())
    return Picture(figure, f"Tiles of {size} by {size} pixels, shuffled. Distance from the original: {said}.")


def painted_and_losses(pictures: np.ndarray, losses: np.ndarray, weights: Sequence[float], number: int) -> Picture:
    """Left: the picture painted with content weight `number`. Right: content and style loss, `(weights, 2)`, of all."""
    figure, (left, right) = _beside(pictures[0], height=3.3)
    _grey(left, pictures[number], f"content weight {weights[number]:g}")
    right.plot(*losses.T, color=BLUE, marker="o", markersize=5)
    right.plot(*losses[number], "o", color=BLUE, markersize=12, markeredgecolor="black")
    for place in (0, len(weights) - 1):
        right.annotate(f"{weights[place]:g}", losses[place], xytext=(9, 3), textcoords="offset points", fontsize=10)
    right.set(yscale="log", xlabel="content loss", ylabel="style loss", title="You pay one with the other")
    right.minorticks_off()
    content, style = losses[number]
    return Picture(
        figure, f"Content weight {weights[number]:g}: the content loss is {content:.2f}, the style loss {style:.3f}."
    )


def _beside(photograph: np.ndarray, *, height: float):
    """A square for a picture, three dots for a pixel, and axes beside it, at fixed places: a slider waits for the drawing."""
    figure, pair = axes(2, width=8.4, height=height)
    figure.set_layout_engine("none")
    wide, high, side = 8.4 * DPI, height * DPI, 3 * len(photograph)
    pair[0].set_position((20 / wide, 30 / high, side / wide, side / high))
    pair[1].set_position((0.45, 0.17, 0.53, 0.72))
    return figure, pair
