"""A network in training, drawn fast enough to watch: what it says of the plane, its losses, and each hidden unit's picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from contourpy import contour_generator
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from course.drawing.picture import DPI, Picture
from course.drawing.style import COLOURS, DASHES, GREY, MARKERS, SIGNED

THUMB = 36  # dots across a unit's picture, its edge included
TOPS = (1.6, 3.0, 6.0, 12.0, 30.0)  # of the axis of losses
LENGTHS = (25, 100, 250, 500)  # of the axis of epochs


@dataclass(frozen=True)
class View:
    """What is seen at one epoch. `points` are training and test `(X, y)`; `half` is half the width of the square plane.

    `said` is `(g, g, k)`, the probabilities on a grid, `g` = 64; `units`, for each hidden layer, `(g, g, n)`, and
    `level` is the activation at 0; `losses` are those of training and test, epoch by epoch. What is not known is None
    or empty.
    """

    points: tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]
    half: float
    said: np.ndarray | None
    units: Sequence[np.ndarray]
    level: float
    losses: tuple[Sequence[float], Sequence[float]]


class Snapshot(Picture):
    """A picture that is painted already."""

    def __init__(self, figure: Figure, alt: str, painted: bytes) -> None:
        super().__init__(figure, alt)
        self.painted = painted

    def png(self) -> bytes:
        return self.painted


class Scene:
    """Three axes that stay, and what moves on them. Axes and points take 0.1 s to draw, and are drawn once; then, at each
    epoch, only what has moved is drawn onto them, which takes a third of that."""

    def __init__(self) -> None:
        self.figure = Figure(figsize=(9.0, 4.5), dpi=DPI)
        self.canvas = FigureCanvasAgg(self.figure)
        self.plane = self.figure.add_axes((0.08, 0.12, 0.40, 0.80))
        self.curve = self.figure.add_axes((0.57, 0.64, 0.41, 0.28))
        self.table = self.figure.add_axes((0.57, 0.02, 0.41, 0.42))
        self.shade = self.plane.imshow(np.ones((2, 2, 3)), origin="lower", interpolation="bilinear", animated=True)
        self.border = self.plane.add_collection(LineCollection([], colors="black", linewidths=1.8, animated=True))
        self.lines = [self._line(number, name) for number, name in enumerate(("training", "test"))]
        self.units = self.table.imshow(np.ones((2, 2, 3)), interpolation="nearest", animated=True)
        self.joints = self.table.add_collection(LineCollection([], colors="black", linewidths=0.9, animated=True))
        self.dots: list = []
        self.names: list = []
        self.kept: tuple = ()
        self._label()

    def _line(self, number: int, name: str):
        """Training is filled and solid, test hollow and dashed, as the points are; colours are for classes."""
        look = {"color": "black", "linestyle": DASHES[number], "linewidth": 1.8, "markersize": 6, "markevery": [-1]}
        [line] = self.curve.plot(
            [], [], "o", label=name, markerfacecolor=("black", "white")[number], animated=True, **look
        )
        return line

    def _label(self) -> None:
        self.plane.set(xlabel="$x_0$", ylabel="$x_1$", title="What it says (● training, ○ test)")
        self.plane.locator_params(nbins=5)
        self.plane.grid(False)
        self.curve.set(xlabel="epoch", title="Loss")
        self.curve.legend(loc="upper right", handlelength=3, fontsize=9.5)
        self.table.set_axis_off()
        self.table.set_title("What each hidden unit computes")

    def picture(self, view: View, alt: str) -> Snapshot:
        """`view`, painted, with its words."""
        frame = self._frame(view)
        if frame != self.kept:
            self._draw_frame(view, *frame[1:])
            self.kept = frame
        self.canvas.restore_region(self.still)
        self._move(view, frame)
        for artist in (self.shade, self.border, *self.dots, *self.lines, self.units, self.joints):
            artist.axes.draw_artist(artist)
        return Snapshot(self.figure, alt, self._png())

    def _frame(self, view: View) -> tuple:
        """What the still part depends on: the points, the limits of the axes, the units of each layer."""
        highest = max((loss for losses in view.losses for loss in losses if np.isfinite(loss)), default=0.0)
        top = next((top for top in TOPS if highest <= top), TOPS[-1])
        length = next((length for length in LENGTHS if len(view.losses[0]) <= length + 1), LENGTHS[-1])
        return id(view.points[0][0]), length, top, tuple(unit.shape[-1] for unit in view.units)

    def _draw_frame(self, view: View, length: int, top: float, sizes: tuple[int, ...]) -> None:
        for artist in (*self.dots, *self.names):
            artist.remove()
        self.dots = [self._dots(*part, filled=not number) for number, part in enumerate(view.points)]
        self.dots = [dot for dots in self.dots for dot in dots]
        limits = (-view.half, view.half)
        self.shade.set_extent((*limits, *limits))
        self.plane.set(xlim=limits, ylim=limits)
        self.curve.set(xlim=(0, length), ylim=(0, top))
        self.names = [
            self.table.text(-4, (layer + 0.5) * THUMB, f"layer {layer + 1}", ha="right", va="center", fontsize=10)
            for layer in range(len(sizes))
        ] or [self.table.text(0, THUMB / 2, "There is no hidden layer.", va="center")]
        self.units.set_visible(bool(sizes))
        across = max((*sizes, 6)) * THUMB
        self.units.set_extent((0, across, max(len(sizes), 1) * THUMB, 0))
        self.table.set(xlim=(-THUMB * 1.3, across), ylim=(max(len(sizes), 3) * THUMB, 0), aspect="equal", anchor="NW")
        self.canvas.draw()
        self.still = self.canvas.copy_from_bbox(self.figure.bbox)

    def _dots(self, X: np.ndarray, y: np.ndarray, *, filled: bool) -> list:
        """A colour and a marker for each class; training points are filled, test points hollow and smaller."""
        looks = {"edgecolors": "white", "s": 30} if filled else {"facecolors": "none", "s": 13, "linewidths": 0.9}
        return [
            self.plane.scatter(
                *X[y == label].T,
                marker=MARKERS[label],
                animated=True,
                **({"facecolors": COLOURS[label]} if filled else {"edgecolors": COLOURS[label]}) | looks,
            )
            for label in np.unique(y)
        ]

    def _move(self, view: View, frame: tuple) -> None:
        _, length, top, sizes = frame
        for line, losses in zip(self.lines, view.losses, strict=True):
            line.set_data(np.arange(len(losses))[: length + 1], np.minimum(losses, top)[: length + 1])
        side = np.linspace(-view.half, view.half, 2 if view.said is None else len(view.said))
        self.shade.set_data(np.ones((2, 2, 3)) if view.said is None else shades(view.said))
        self.border.set_segments([] if view.said is None else borders(view.said, side))
        across = max((*sizes, 6))
        mosaic = np.ones((max(len(sizes), 1) * THUMB, across * THUMB, 3))
        segments = []
        for layer, values in enumerate(view.units):
            for unit in range(values.shape[-1]):
                corner = (layer * THUMB, unit * THUMB)
                thumb, lines = thumbnail(values[..., unit], view.level)
                mosaic[corner[0] : corner[0] + THUMB, corner[1] : corner[1] + THUMB] = thumb
                segments += [line + np.array([corner[1], corner[0]]) for line in lines]
        self.units.set_data(mosaic)
        self.joints.set_segments(segments)

    def _png(self) -> bytes:
        """With 256 colours: a quarter of the bytes, which travel to the browser ten times in a second, and half of the time."""
        seen = np.ascontiguousarray(np.asarray(self.canvas.buffer_rgba())[..., :3])
        few = Image.fromarray(seen).quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        buffer = BytesIO()
        few.save(buffer, format="png", compress_level=4)
        return buffer.getvalue()


def shades(said: np.ndarray) -> np.ndarray:
    """Probabilities `(g, g, k)` as light colours `(g, g, 3)`: those of the classes, mixed, and paler in doubt."""
    colours = np.array([to_rgb(colour) for colour in COLOURS[: said.shape[-1]]])
    doubt = 1 / said.shape[-1]
    certainty = (said.max(axis=-1, keepdims=True) - doubt) / (1 - doubt)
    return np.clip(1 - (0.12 + 0.33 * certainty) * (said @ (1 - colours)), 0, 1)


def borders(said: np.ndarray, side: np.ndarray) -> list[np.ndarray]:
    """Lines, each `(n, 2)`, where another class becomes the most probable."""
    lines = []
    for label in range(1 if said.shape[-1] == 2 else said.shape[-1]):
        lead = said[..., label] - np.delete(said, label, axis=-1).max(axis=-1)
        lines += contour_generator(side, side, lead).lines(0.0)
    return lines


def thumbnail(values: np.ndarray, level: float) -> tuple[np.ndarray, list[np.ndarray]]:
    """One unit over the plane, `(g, g)`, as `(THUMB, THUMB, 3)` colours, and the lines, in dots, where it crosses `level`.

    Blue above `level`, vermilion below it, white at it; of the unit's own strength, so that a weak one is seen too.
    """
    every = len(values) // (THUMB - 4)
    seen = values[::-every, ::every] - level  # the picture's first row is the plane's top
    strength = np.abs(seen).max()
    thumb = np.ones((THUMB, THUMB, 3))
    thumb[1:-1, 1:-1] = to_rgb(GREY)
    thumb[2:-2, 2:-2] = SIGNED(0.5 + 0.5 * seen / (strength or 1.0))[..., :3]
    if strength == 0:
        return thumb, []
    dots = np.arange(THUMB - 4) + 2.5
    return thumb, contour_generator(dots, dots, seen).lines(0.02 * strength)
