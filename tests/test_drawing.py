"""What lessons draw with: pictures with words, controls that redraw, and a look that needs no colour."""

import json

import numpy as np
import pytest

from course.drawing import (
    COLOURS,
    DASHES,
    MARKERS,
    Picture,
    axes,
    curves,
    explore,
    graph,
    images,
    network,
    numbers,
    player,
    points,
    regions,
    slider,
)
from course.drawing.widgets import VIEW, Explorer

X = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


def line(w: float) -> Picture:
    figure, ax = axes(width=2, height=1)
    ax.plot([0, 1], [0, w])
    return Picture(figure, f"A line that rises by {w} over one unit.")


def test_a_picture_without_words_is_refused() -> None:
    """No plot reaches a lesson without saying what it shows."""
    figure, _ = axes()
    with pytest.raises(ValueError, match="sentence"):
        Picture(figure, "loss")


def test_words_stand_in_the_picture_as_they_are() -> None:
    """Quotes and angle brackets in the words do not end the attribute that holds them."""
    figure, _ = axes(width=2, height=1)
    shown = Picture(figure, "A \"<b>\" and\n a 'quote' & more words.")._repr_mimebundle_()
    assert 'alt="A &quot;&lt;b&gt;&quot; and a &#x27;quote&#x27; &amp; more words."' in shown["text/html"]
    assert shown["text/plain"] == "Picture: A \"<b>\" and a 'quote' & more words."


def test_a_move_draws_the_picture_anew() -> None:
    """The picture and its words follow the slider."""
    control = slider("w", 0.0, 2.0, start=1.0)
    explorer = Explorer(line, {"w": control})
    before = explorer.shown.value
    control.value = 2.0
    assert "rises by 2.0" in explorer.shown.value
    assert explorer.shown.value.split("src=")[1] != before.split("src=")[1]


def test_an_error_at_a_move_is_shown() -> None:
    """A drawing that fails says so in its place, and draws again at the next move."""

    def fails_at_two(w: float) -> Picture:
        if w == 2:
            raise ValueError("no <two>")
        return line(w)

    control = slider("w", 0.0, 3.0, start=1.0)
    explorer = Explorer(fails_at_two, {"w": control})
    control.value = 2.0
    assert explorer.shown.value == '<div role="alert">ValueError: no &lt;two&gt;</div>'
    control.value = 3.0
    assert "rises by 3.0" in explorer.shown.value


def test_without_widgets_the_start_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `explore` displays holds, beside the widget, the picture of its start for pages that have no kernel."""
    sent: list[dict] = []
    monkeypatch.setattr("course.drawing.widgets.display", lambda data, raw: sent.append(data))
    explore(line, w=slider("w", 0.0, 2.0, start=1.0))
    [data] = sent
    assert set(data) == {VIEW, "text/html", "text/plain"}
    assert "rises by 1.0" in data["text/html"]
    json.dumps(data)


@pytest.mark.parametrize(("bounds", "kind"), [((0, 5, 1), "IntSlider"), ((0.0, 5.0, 1.0), "FloatSlider")])
def test_a_slider_over_integers_gives_integers(bounds: tuple, kind: str) -> None:
    """A number of units is an integer in the student's code too."""
    assert type(slider("n", *bounds)).__name__ == kind


def test_a_player_stops_at_its_ends() -> None:
    """One step back from the first step, or forward from the last, stays there."""
    steps = player("step", 2)
    _, back, _, forward = steps.children
    back.click()
    assert steps.value == 0
    for _ in range(3):
        forward.click()
    assert steps.value == 2


def test_series_differ_without_colour() -> None:
    """As many dashes and markers as colours, all different."""
    assert len({str(dash) for dash in DASHES}) == len(set(MARKERS)) == len(set(COLOURS)) == 6


def test_every_plot_draws() -> None:
    """The plots and diagrams take what their docstrings say."""
    figure, ((a, b, c), (d, e, f)) = axes(3, 2)
    curves(a, np.arange(3), {"one": np.arange(3), "shorter": np.arange(2)})
    points(b, X, [0, 1, 1], names=["no", "yes"])
    regions(b, lambda P: P[:, 0], (0, 1, 0, 1), grid=5)
    regions(c, lambda P: np.column_stack([P, 1 - P[:, 0]]) / 2, (0, 1, 0, 1), classes=3, grid=5)
    numbers(d, np.eye(2), rows=["a", "b"])
    network(e, [2, 12, 1], weights=[np.ones((2, 12)), -np.ones((12, 1))], names=["in", "hidden", "out"])
    graph(f, {"x": (0, 0), "y": (1, 0)}, [("x", "y")], values={"x": "2"}, gradients={"x": "0.5"}, marked=["y"])
    assert Picture(figure, "Six small plots, one of each kind.").html.startswith("<img")
    assert "12" in [text.get_text().split("\n")[-1] for text in e.texts]


def test_regions_shade_each_class_in_its_colour() -> None:
    """The side that is predicted as class 1 is shaded as its points are, for numbers as for one column of numbers."""
    _, ax = axes()
    for predict in (lambda P: P[:, 0], lambda P: P[:, :1]):
        regions(ax, predict, (0, 1, 0, 1), grid=4)
        shades = ax.images[-1].get_array()
        assert (shades[:, 0] > 0).all()
        assert (shades[:, -1] < 0).all()


def test_images_are_drawn_one_on_each() -> None:
    _, row = axes(2)
    images(row, np.zeros((2, 3, 3)), ["first"])
    assert [ax.get_title(loc="center") for ax in row] == ["first", ""]
