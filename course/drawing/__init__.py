"""What lessons and assignments draw with: one style, one palette, pictures that also say in words what they show.

    from course.drawing import Picture, axes, explore, slider

    def draw(w):
        figure, ax = axes()
        ax.plot(x, w * x)
        return Picture(figure, f"A line through the origin with slope {w:.1f}.")

    explore(draw, w=slider("weight w", -2, 2, 0.1, start=1))

What a learner should read stays in the notebook; here is only what draws.
"""

from course.drawing.diagrams import graph, network
from course.drawing.picture import Picture
from course.drawing.plots import curves, images, numbers, points, regions
from course.drawing.style import (
    BLUE,
    COLOURS,
    DASHES,
    GREEN,
    GREY,
    MARKERS,
    ORANGE,
    PURPLE,
    SIGNED,
    SKY,
    VERMILION,
    axes,
)
from course.drawing.widgets import choice, explore, player, slider, switch

__all__ = [
    "BLUE",
    "COLOURS",
    "DASHES",
    "GREEN",
    "GREY",
    "MARKERS",
    "ORANGE",
    "PURPLE",
    "SIGNED",
    "SKY",
    "VERMILION",
    "Picture",
    "axes",
    "choice",
    "curves",
    "explore",
    "graph",
    "images",
    "network",
    "numbers",
    "player",
    "points",
    "regions",
    "slider",
    "switch",
]
