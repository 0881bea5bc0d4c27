"""Maps of attention, and the transformer as a plan of boxes."""

from collections.abc import Sequence

import ipywidgets
import numpy as np
from matplotlib.patches import FancyBboxPatch

from course.drawing.picture import Picture
from course.drawing.style import BLUE, GREY, SIGNED, VERMILION, axes
from course.drawing.widgets import LABEL, WIDE

WRITTEN = 0.2  # a smaller weight is shown by its shade alone: a hundred small numbers hide the large ones


def attention_map(ax, weights: np.ndarray, queries: Sequence[str], keys: Sequence[str]) -> None:
    """`weights`, `(n_q, n_k)` in [0, 1]: a row for each query, a column for each key, the large numbers written."""
    ax.imshow(weights, cmap=SIGNED, vmin=-1, vmax=1, aspect="auto")
    for row, column in np.argwhere(weights >= WRITTEN):
        weight = weights[row, column]
        ink = "white" if weight > 0.65 else "black"
        ax.text(column, row, f"{weight:.2f}", ha="center", va="center", color=ink, fontsize=9)
    ax.set_xticks(range(len(keys)), keys, rotation=50, ha="right", rotation_mode="anchor")
    ax.set_yticks(range(len(queries)), queries)
    ax.tick_params(length=0)
    ax.grid(False)


def sentence(label: str, start: str) -> ipywidgets.Text:
    """A line to type into, for `explore`; the picture follows when Enter is pressed or the line is left."""
    return ipywidgets.Text(value=start, description=label, continuous_update=False, style=LABEL, layout=WIDE)


def say(words: str) -> Picture:
    """A picture for when there is nothing to draw: its words tell why."""
    figure, ax = axes(width=7.2, height=0.6)
    ax.text(0, 0.5, "There is no map for this sentence. See below.", fontsize=11)
    ax.set_axis_off()
    return Picture(figure, words)


def stacks(ax) -> None:
    """One layer of the encoder and one of the decoder, with what flows between them; N of each stand on each other."""
    left, right, wide = 0.0, 5.2, 3.6
    encoder = ["self-attention", "add & norm", "feed forward", "add & norm"]
    decoder = ["masked self-attention", "add & norm", "cross-attention", "add & norm", "feed forward", "add & norm"]
    for x, names, word in ((left, encoder, "encoder layer"), (right, decoder, "decoder layer")):
        _frame(ax, x, wide, len(names), f"{word}   × N")
        for place, name in enumerate(names):
            _box(ax, x, 1.0 + place, wide, name)
        for place in range(-1, len(names)):
            ax.annotate("", (x + wide / 2, place + 1.98), (x + wide / 2, place + 1.64), arrowprops=_ARROW)
    ax.text(left + wide / 2, 0.35, "Spanish words\n+ positions", ha="center", va="center", fontsize=10)
    ax.text(right + wide / 2, 0.35, "English words so far\n+ positions", ha="center", va="center", fontsize=10)
    ax.text(right + wide / 2, 7.62, "scores → softmax: the next word", ha="center", va="center", fontsize=10)
    across = {"arrowstyle": "-|>", "color": BLUE, "linewidth": 2.2, "connectionstyle": "arc3,rad=-0.2"}
    ax.annotate("", (right - 0.02, 3.3), (left + 2.75, 5.82), arrowprops=across)
    ax.text(
        left + wide / 2 - 0.2, 5.75, "memory:\none vector a word", ha="center", va="center", fontsize=10, color=BLUE
    )
    ax.set(xlim=(-0.5, right + wide + 0.5), ylim=(-0.2, 8.0))
    ax.set_axis_off()


_ARROW = {"arrowstyle": "-|>", "color": GREY}


def _frame(ax, x: float, wide: float, boxes: int, title: str) -> None:
    shape = FancyBboxPatch(
        (x - 0.25, 0.88), wide + 0.5, boxes - 0.05, boxstyle="round,pad=0.05", facecolor="#F4F4F4", edgecolor=GREY
    )
    ax.add_patch(shape)
    ax.text(x - 0.25, boxes + 1.02, title, ha="left", va="bottom", fontsize=10.5, fontweight="bold")


def _box(ax, x: float, y: float, wide: float, name: str) -> None:
    attends = "attention" in name
    colour = "#FBEBDD" if attends else "#FFFFFF" if name == "add & norm" else "#E8F1F8"
    edge = VERMILION if attends else GREY
    ax.add_patch(
        FancyBboxPatch((x, y), wide, 0.6, boxstyle="round,pad=0.02", facecolor=colour, edgecolor=edge, zorder=3)
    )
    ax.text(x + wide / 2, y + 0.3, name, ha="center", va="center", fontsize=10, zorder=4)
