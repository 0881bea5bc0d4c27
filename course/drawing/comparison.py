"""Contestants side by side: one bar each, with its number."""

from collections.abc import Mapping

from course.drawing.style import COLOURS

HATCHES = ("", "//", "..", "xx", "\\\\", "oo")


def bars(ax, values: Mapping[str, float], *, form: str = "{:.0%}") -> None:
    """A horizontal bar for each of `values`, first on top, with its number, written in `form`, at its end."""
    largest = max(values.values())
    for place, (name, value) in enumerate(values.items()):
        ax.barh(place, value, color=COLOURS[place], hatch=HATCHES[place], edgecolor="white", height=0.62, label=name)
        ax.text(value + 0.015 * largest, place, form.format(value), va="center", fontsize=11)
    ax.set_yticks(range(len(values)), list(values))
    ax.set(xlim=(0, 1.13 * largest), ylim=(len(values) - 0.5, -0.5))
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", visible=False)
