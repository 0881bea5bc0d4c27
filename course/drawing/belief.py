"""Pictures of layers that dream: what lesson 16 draws. Many small images stand in one large one, which is quick to draw."""

import numpy as np

from course.drawing.picture import Picture
from course.drawing.style import GREY, SIGNED, axes


def montage(V: np.ndarray, columns: int) -> np.ndarray:
    """Square images, `(n, side · side)`, side by side in rows of `columns`, with a gap of NaN around each."""
    side = round(np.sqrt(V.shape[1]))
    rows = -(-len(V) // columns)
    page = np.full((rows * (side + 1) + 1, columns * (side + 1) + 1), np.nan)
    for place, image in enumerate(V.reshape(-1, side, side)):
        top, left = (number * (side + 1) + 1 for number in divmod(place, columns))
        page[top : top + side, left : left + side] = image
    return page


def _show(
    ax, V: np.ndarray, columns: int, title: str = "", *, cmap="gray_r", limit: tuple[float, float] = (0, 1)
) -> None:
    ax.set_facecolor("#C9D6E0")
    ax.imshow(montage(V, columns), cmap=cmap, vmin=limit[0], vmax=limit[1], interpolation="nearest")
    ax.set(xticks=[], yticks=[], title=title)
    ax.grid(False)
    for side in ax.spines.values():
        side.set(visible=True, color=GREY, linewidth=0.6)


def gallery(V: np.ndarray, columns: int, words: str, *, title: str, height: float) -> Picture:
    """Images from 0, white, to 1, black."""
    figure, ax = axes(width=7.2, height=height)
    _show(ax, V, columns, title)
    return Picture(figure, words)


def filters(W: np.ndarray, words: str) -> Picture:
    """The weights of hidden units as images: `W` is `(side · side, units)`. Positive is blue, negative vermilion."""
    figure, ax = axes(width=7.2, height=1.75)
    limit = np.abs(W).max()
    title = "What hidden units look for: blue is ink wanted, vermilion unwanted"
    _show(ax, W.T, 12, title, cmap=SIGNED, limit=(-limit, limit))
    return Picture(figure, words)


def chains(start: np.ndarray, hidden: np.ndarray, now: np.ndarray, step: int, words: str) -> Picture:
    """Chains of Gibbs sampling: images at the `start`, hidden units that are on or off, and the images of `now`."""
    figure, (top, middle, bottom) = axes(rows=3, width=7.2, height=3.9)
    _show(top, start, len(start), "The start")
    _show(middle, hidden, len(start), "The 100 hidden units: black is on")
    _show(bottom, now, len(start), f"What they say of the image, at step {step}")
    return Picture(figure, words)
