"""A network of two inputs on its way through the epochs: its map of the plane, and its two losses so far."""

import numpy as np

from course.drawing.picture import Picture
from course.drawing.plots import points, regions
from course.drawing.style import BLUE, VERMILION, axes

SIDE = 40  # points of the plane in each direction
LIMITS = (-2.0, 2.0, -2.0, 2.0)


def plane() -> np.ndarray:
    """The points of which `border_and_losses` wants to know what the network says: `(SIDE * SIDE, 2)`."""
    across, up = np.meshgrid(np.linspace(*LIMITS[:2], SIDE), np.linspace(*LIMITS[2:], SIDE))
    return np.column_stack([across.ravel(), up.ravel()])


def border_and_losses(said: np.ndarray, X: np.ndarray, y: np.ndarray, losses: np.ndarray, right: float) -> Picture:
    """Left: what a network says of the `plane`, `said (SIDE * SIDE,)`, with the points `X (m, 2)` of classes `y (m,)`.

    Right: `losses (epochs + 1, 2)` on training and on test rows before the first epoch and after each. `said` belongs to
    the last one, of which `right` is the share of test rows that are answered rightly.
    """
    figure, (left, beside) = axes(2, width=8.4, height=3.5)
    figure.set_layout_engine("none")  # arranging them would take half of the time of a drawing
    left.set_position((0.07, 0.14, 0.4, 0.76))
    beside.set_position((0.56, 0.14, 0.42, 0.76))
    regions(left, lambda _: said, LIMITS, grid=SIDE)
    points(left, X, y, size=15)
    left.set(xlabel="x₀", ylabel="x₁", title=f"{right:.0%} of the test points right")
    left.set(xticks=range(-2, 3), yticks=range(-2, 3))  # few, since each costs a millisecond or two
    done = len(losses) - 1
    for column, (name, look, colour) in enumerate((("training", "-", BLUE), ("test", "--", VERMILION))):
        beside.plot(range(done + 1), losses[:, column], look, color=colour, label=name)
        beside.plot(done, losses[-1, column], "o", color=colour, markeredgecolor="black", markersize=7)
    beside.axhline(np.log(2), color="black", linestyle=":", lw=1.2)
    beside.text(30, np.log(2) + 0.015, "ln 2: knows nothing", ha="right", fontsize=9.5)
    beside.set(
        xlim=(-0.8, 30.8),
        ylim=(0, 1.25),
        xticks=(0, 10, 20, 30),
        yticks=(0, 0.5, 1),
        xlabel="epoch",
        ylabel="cross-entropy",
        title="Loss so far",
    )
    beside.legend(loc="upper right")
    return Picture(
        figure,
        f"""After {done} epochs {right:.0%} of the test points, which are drawn, lie on the right side of the border. The loss
        is {losses[-1, 0]:.2f} on training and {losses[-1, 1]:.2f} on test rows; it began at {losses[0, 0]:.2f} and
        {losses[0, 1]:.2f}.""",
    )
