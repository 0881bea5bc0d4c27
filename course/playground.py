"""A playground for networks of two inputs: controls and pictures. All that is computed comes from the functions it is given.

    playground(data, activations=…, initialize_parameters=…, minibatches=…, mlp_forward=…, …, start="data=moons; epoch=40")

What is shown depends on the controls alone: `data=moons; layers=1; …; epoch=40` says all of it, and brings it back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from html import escape

import ipywidgets

from course.drawing.picture import Picture
from course.drawing.training import Scene
from course.drawing.widgets import Explorer, choice, player, slider
from course.plugged import Functions
from course.recording import Part, Recording

LAST = 500  # epochs
RATES = ("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10")
BATCHES = ("1", "4", "16", "64", "all")
SHORT = ipywidgets.Layout(width="22em", max_width="100%")


class Playground(Explorer):
    """The controls, the picture, and the text that says where the controls stand."""

    def __init__(self, data: Mapping[str, tuple[Part, Part]], functions: Functions, start: str = "") -> None:
        """Raises `ValueError` if `start` is not understood."""
        self.data, self.functions = data, functions
        self.scene = Scene()
        self.run: tuple[dict, Recording] | None = None
        self.held = False
        self.settings = {
            "data": choice("data", list(data)),
            "activation": choice("activation", list(functions.activations)),
            "layers": slider("hidden layers", 0, 3, 1, start=1),
            "units": slider("units in each", 1, 8, 1, start=4),
            "rate": choice("learning rate", list(RATES), start="0.1"),
            "batch": choice("batch size", list(BATCHES), start="16"),
            "seed": slider("random start", 0, 9, 1),
        }
        for control in self.settings.values():
            control.layout, control.style.description_width = SHORT, "7em"
        self.epoch = player("epoch", LAST, interval=100)
        self.epoch.stride = lambda epoch: 1 + epoch // 25  # what happens early is worth to be seen; later, less is new
        self._put(read(start, self.settings | {"epoch": self.epoch}))
        super().__init__(self._picture, self.settings | {"epoch": self.epoch})
        self.state = ipywidgets.Text(
            description="state", continuous_update=False, value=self.text, layout=ipywidgets.Layout(width="98%")
        )
        self.answer = ipywidgets.HTML()
        self.state.observe(self._restore, "value")
        rows = ipywidgets.HBox([*self.settings.values()], layout=ipywidgets.Layout(flex_flow="row wrap"))
        self.children = [rows, self.epoch, self.shown, self.state, self.answer]

    @property
    def text(self) -> str:
        """Where the controls stand, as `data=moons; layers=1; …; epoch=40`."""
        return "; ".join(f"{name}={control.value}" for name, control in self.controls.items())

    def _picture(self, epoch: int, data: str, **settings) -> Picture:
        wanted = settings | {"data": data}
        if self.run is None or self.run[0] != wanted:
            self.run = wanted, Recording(self.functions, self.data[data], **settings)
        run = self.run[1]
        run.to(epoch)
        return self.scene.picture(*run.seen(epoch))

    def _update(self, change) -> None:
        with self.lock:
            if self.held:
                return
            with self._hold():
                if change.owner in self.settings.values():
                    self.epoch.value = 0  # another network starts anew
                super()._update(change)
                self.state.value = self.text
                self.answer.value = ""

    @contextmanager
    def _hold(self) -> Iterator[None]:
        """What is set in here draws nothing and restores nothing."""
        self.held = True
        try:
            yield
        finally:
            self.held = False

    def _put(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            (self.epoch if name == "epoch" else self.settings[name]).value = value

    def _restore(self, change) -> None:
        """Somebody has written a state."""
        with self.lock:
            if self.held:
                return
            try:
                values = read(change.new, self.controls)
            except ValueError as error:
                self.answer.value = f'<p role="alert">{escape(str(error))}</p>'
                return
            with self._hold():
                self.epoch.playing = False
                self._put(values)
            self._update(change)

    @property
    def fault(self) -> str:
        """What is wrong with a function, to stand above the picture; empty if nothing is."""
        fault = self.run[1].fault
        return f"<p><strong>{escape(fault)}</strong></p>" if fault else ""

    def _html(self, picture: Picture) -> str:
        return self.fault + super()._html(picture)

    def still(self) -> dict[str, str]:
        shown = super().still()
        return shown | {"text/html": self.fault + shown["text/html"]}


def read(text: str, controls: Mapping) -> dict[str, object]:
    """The values in a text such as `layers=2; rate=0.3`; what it does not name keeps its value.

    Raises `ValueError` with a sentence if something in it is not understood.
    """
    values = {}
    for entry in filter(None, map(str.strip, text.split(";"))):
        name, equals, word = (part.strip() for part in entry.partition("="))
        if not equals:
            raise ValueError(f"{entry!r} is not understood: write a name, = and a value, such as layers=2.")
        if name not in controls:
            raise ValueError(f"There is no {name!r}{nearest(name, controls)}; there are {', '.join(controls)}.")
        values[name] = parsed(name, word, controls[name])
    return values


def parsed(name: str, word: str, control) -> str | int:
    """What `word` means for a control. Raises `ValueError` if the control has no such value."""
    if isinstance(control, ipywidgets.Dropdown):
        if word not in control.options:
            raise ValueError(
                f"{name} cannot be {word!r}{nearest(word, control.options)}; it can be {', '.join(control.options)}."
            )
        return word
    bounds = getattr(control, "slider", control)
    if not word.isdecimal() or not bounds.min <= int(word) <= bounds.max:
        raise ValueError(f"{name} is a whole number from {bounds.min} to {bounds.max}, not {word!r}.")
    return int(word)


def nearest(word: str, known: Sequence[str]) -> str:
    found = get_close_matches(word, list(known), n=1)
    return f" (do you mean {found[0]!r}?)" if found else ""


def playground(
    data: Mapping[str, tuple[Part, Part]],
    *,
    activations: Mapping[str, tuple[Callable, Callable]],
    start: str = "",
    **functions: Callable,
) -> None:
    """Show the playground.

    `data` holds by name the training and test points, `((X, y), (X, y))`, `X` of shape `(m, 2)`; `activations` by name a
    function and its derivative. `functions` are `initialize_parameters`, `minibatches`, `mlp_forward`,
    `categorical_cross_entropy`, `mlp_backward` and `gradient_descent_step`, with the signatures of the exercises;
    `start` is a state as the playground's text field shows it, or a part of one.
    """
    Playground(data, Functions(functions, activations), start).show()
