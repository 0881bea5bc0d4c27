"""What lessons draw with: pictures with words, controls that redraw, and a look that needs no colour."""

import json
from collections.abc import Callable
from threading import Event, RLock, Thread

import numpy as np
import pytest

import autograder.inside.undrawn
import course.drawing
from autograder.inside.calling import Call
from autograder.sandbox.runner import Execution
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
from course.drawing.widgets import VIEW, Explorer, Player
from tests.conftest import values

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
    back, forward = (button(steps, words) for words in ("◀ Back", "Step ▶"))
    back.click()
    assert steps.value == 0
    for _ in range(3):
        forward.click()
    assert steps.value == 2


def button(steps: Player, words: str):
    [found] = [child for child in steps.children if getattr(child, "description", "") == words]
    return found


def tick(steps: Player) -> None:
    """As the browser's clock does."""
    steps.clock.value += 1


def test_play_goes_on_until_the_end_and_begins_anew_there() -> None:
    """At the last step it stops, and Play starts from the first."""
    steps = player("step", 2)
    steps.toggle.value = True
    tick(steps)
    assert (steps.value, steps.playing, steps.toggle.description) == (1, True, "Pause")
    tick(steps)
    assert (steps.value, steps.playing, steps.toggle.description) == (2, False, "Play")
    steps.toggle.value = True
    assert steps.value == 0


def test_a_tick_that_comes_late_does_not_undo_a_button() -> None:
    """Pause and Reset hold, even if the browser's clock had ticked before it heard of them."""
    steps = player("step", 9, start=4)
    steps.toggle.value = True
    tick(steps)
    steps.toggle.value = False
    tick(steps)
    assert steps.value == 5
    steps.toggle.value = True
    button(steps, "Reset").click()
    tick(steps)
    assert (steps.value, steps.playing) == (0, False)


class Watched:
    """A lock that says when somebody asks for it."""

    def __init__(self) -> None:
        self.lock, self.asked = RLock(), Event()

    def __enter__(self) -> None:
        self.asked.set()
        self.lock.acquire()

    def __exit__(self, *_) -> None:
        self.lock.release()

    def wait_for_another(self, inside: Event) -> None:
        """Called by who holds it: until another thread wants it too."""
        self.asked.clear()
        inside.set()
        self.asked.wait(5)


def in_threads(first: Callable[[], None], inside: Event, second: Callable[[], None]) -> None:
    """As JupyterLab does with messages of two widgets: `second` begins while `first` is `inside` its work."""
    threads = [Thread(target=first), Thread(target=second)]
    threads[0].start()
    assert inside.wait(20)
    threads[1].start()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def test_a_button_holds_in_the_midst_of_a_tick() -> None:
    """Reset waits for a tick that has begun, and is not undone by it."""
    steps, inside = player("w", 9, start=4), Event()
    steps.lock = Watched()
    steps.toggle.value = True
    steps.stride = lambda step: steps.lock.wait_for_another(inside) or 1
    in_threads(lambda: tick(steps), inside, steps.reset)
    assert (steps.value, steps.playing, steps.toggle.value, steps.slider.value) == (0, False, False, 0)


def test_a_tick_does_not_undo_a_pause_that_came_while_its_picture_was_drawn() -> None:
    """Pause is pressed while the picture of a tick is drawn: it stays paused."""
    steps = player("w", 9)
    steps.toggle.value = True
    steps.observe(lambda _: setattr(steps.toggle, "value", False), "value")
    tick(steps)
    assert (steps.value, steps.playing) == (1, False)


def test_one_picture_is_drawn_at_a_time() -> None:
    """Two controls moved at once, in two threads: the second picture waits for the first, and shows both moves."""
    inside = Event()
    busy, most = [], []

    def draw(a: int, b: int) -> Picture:
        busy.append(a)
        most.append(len(busy))
        if not inside.is_set():
            explorer.lock.wait_for_another(inside)
        busy.pop()
        return line(10 * a + b)

    inside.set()
    controls = {"a": slider("a", 0, 9, 1), "b": slider("b", 0, 9, 1)}
    explorer = Explorer(draw, controls)
    explorer.lock = Watched()
    inside.clear()
    in_threads(lambda: setattr(controls["a"], "value", 3), inside, lambda: setattr(controls["b"], "value", 5))
    assert max(most) == 1
    assert "rises by 35 " in explorer.shown.value


def test_every_button_of_a_player_has_words() -> None:
    """A screen reader says what a button does, and a keyboard reaches it."""
    steps = player("step", 2)
    shown = [child for child in steps.children if child.layout.display != "none"]
    assert [child.description for child in shown] == ["step", "◀ Back", "Play", "Step ▶", "Reset"]


def test_words_are_read_out_when_play_ends_not_at_every_step() -> None:
    """Ten pictures in a second are not read out; the one at the pause is."""
    steps = player("w", 9)
    explorer = Explorer(line, {"w": steps})
    assert 'aria-live="polite"' in explorer.shown.value
    steps.toggle.value = True
    tick(steps)
    assert "rises by 1" in explorer.shown.value
    assert 'aria-live="off"' in explorer.shown.value
    steps.toggle.value = False
    assert 'aria-live="polite"' in explorer.shown.value


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


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 1), (1, 2), (2, 3)])
def test_the_sandboxs_axes_have_the_shape_of_the_real_ones(columns: int, rows: int) -> None:
    """A notebook that goes through its panels does so in the sandbox too."""
    (_, real), (_, undrawn) = course.drawing.axes(columns, rows), autograder.inside.undrawn.axes(columns, rows)
    shapes = [panels.shape if isinstance(panels, np.ndarray) else "alone" for panels in (real, undrawn)]
    assert shapes[0] == shapes[1]


def test_everything_that_draws_is_there_in_the_sandbox_and_draws_nothing(run: Callable[..., Execution]) -> None:
    """Each name of `course.drawing` can be imported and used as in the assignments; the functions between are graded."""
    cells = (
        f"from course.drawing import {', '.join(course.drawing.__all__)}",
        "import numpy as np, sys\nfigure, panels = axes(2, sharey=True)\n"
        "for ax, (name, y) in zip(panels, {'a': 1, 'b': 2}.items(), strict=True):\n"
        "    ax.plot([y], MARKERS[0] + '-', color=COLOURS[y], linestyle=DASHES[y], label=name)\n"
        "    ax.set(title=name)\npoints(panels[0], [[0, 1]], [0])\nfigure.colorbar(ax.imshow([[0]]), ax=panels)\n"
        "seen = repr(Picture(figure, 'words'))\ndisplay(Picture(figure, 'words'))\nPicture(figure, 'words')",
        "def f(): return [seen, 'course.drawing.picture' in sys.modules]",
    )
    execution = run(*cells, f=[Call()])
    assert values(execution)["f"] == [["(a picture, which is not drawn here)", False]]
