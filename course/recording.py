"""One training of a network of two inputs, by the functions of a notebook, recorded epoch by epoch: in views and in words."""

from collections.abc import Callable, Iterator

import numpy as np

from course.drawing.training import View
from course.plugged import Fault, Functions, Parameters, copied

Part = tuple[np.ndarray, np.ndarray]  # X (m, 2) and y (m,), classes counted from 0
GRID = 64  # points along a side of the plane; twice as many as a unit's small picture has


class Recording:
    """As far as it has been asked for; `parameters[e]` and `losses[e]` are those after epoch `e`.

    `fault` is what is wrong with a function, as a sentence: found by a trial, and then the training goes on with it, or by
    its failure, and then the recording has `ended`.
    """

    def __init__(self, functions: Functions, parts: tuple[Part, Part], *, layers, units, activation, rate, batch, seed):
        self.functions, self.activation = functions, activation
        (self.X, self.y), _ = self.parts = parts
        self.rate, self.rng = float(rate), np.random.default_rng(seed)
        self.batch = len(self.X) if batch == "all" else int(batch)
        self.classes = int(max(y.max() for _, y in parts)) + 1
        self.parameters: list[Parameters] = []
        self.losses: list[tuple[float, ...]] = []
        self.fault = functions.fault(activation)
        self.ended = False
        self._guarded(lambda: self._keep(functions.initialize([2, *[units] * layers, self.classes], self.rng)))

    def _guarded(self, act: Callable[[], object]) -> object:
        """What `act` returns; None where a function of the notebook fails."""
        try:
            return act()
        except Fault as fault:
            self.fault, self.ended = self.fault or str(fault), True
            return None

    def _keep(self, parameters: Parameters) -> None:
        losses = [self.functions.loss(np.eye(self.classes)[y], self._said(parameters, X)[-1]) for X, y in self.parts]
        self.parameters.append(parameters)
        self.losses.append(tuple(losses))
        self.ended = not finite(parameters)

    def _epoch(self) -> None:
        """The loop that the lesson writes as `train`: for each batch the gradient, and a step."""
        parameters = copied(self.parameters[-1])
        for Xb, Yb in self.functions.batches(self.X, np.eye(self.classes)[self.y], self.batch, self.rng):
            gradients = self.functions.backward(Xb, Yb, parameters, self.activation)
            parameters = self.functions.step(parameters, gradients, self.rate)
        self._keep(parameters)

    def to(self, epoch: int) -> None:
        """Train on until there are parameters for `epoch`, or until it cannot go on."""
        while len(self.parameters) <= epoch and not self.ended:
            self._guarded(self._epoch)

    def _said(self, parameters: Parameters, X: np.ndarray) -> list[np.ndarray]:
        return self.functions.forward(X, parameters, self.activation)

    def seen(self, epoch: int) -> tuple[View, str]:
        """The view of `epoch`, or of the last one before it, and its words."""
        view = self._guarded(lambda: self._view(epoch, self._drawable(epoch))) or self._view(epoch, None)
        words = self._guarded(lambda: list(self._words(epoch))) or ["There is nothing to see."]
        return view, " ".join(words)

    def _drawable(self, epoch: int) -> Parameters | None:
        """The last parameters up to `epoch` that are numbers."""
        return next((kept for kept in reversed(self.parameters[: epoch + 1]) if finite(kept)), None)

    def _view(self, epoch: int, parameters: Parameters | None) -> View:
        f, _ = self.functions.activations[self.activation]
        half = 1.12 * max(np.abs(X).max() for X, _ in self.parts)
        losses = tuple(zip(*self.losses[: epoch + 1], strict=True)) or ((), ())
        said, units = None, []
        if parameters is not None:
            side = np.linspace(-half, half, GRID)
            plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)  # (GRID², 2)
            *units, said = (A.reshape(GRID, GRID, -1) for A in self._said(parameters, plane)[1:])
        return View(self.parts, half, said, units, float(f(np.zeros(1))[0]), losses)

    def _words(self, epoch: int) -> Iterator[str]:
        if not self.parameters:
            return
        reached = min(epoch, len(self.parameters) - 1)
        parameters = self.parameters[reached]
        if not finite(parameters):
            yield f"In epoch {reached} the weights became too large to be numbers: the learning rate is too high."
            return
        right = [np.mean(self._said(parameters, X)[-1].argmax(axis=1) == y) for X, y in self.parts]
        parts = zip(("training", "test"), self.losses[reached], right, strict=True)
        said = "; ".join(f"{name} loss {loss:.3f}, {share:.0%} right" for name, loss, share in parts)
        yield f"After epoch {reached}: {said}."
        for layer, A in enumerate(self._said(parameters, self.X)[1:-1], 1):
            yield f"Layer {layer}: {units_in_words(A)}."


def finite(parameters: Parameters) -> bool:
    return all(np.isfinite(array).all() for pair in parameters for array in pair)


def units_in_words(A: np.ndarray) -> str:
    """How many units have the outputs `A`, `(m, n)`; which are always 0, and whether all do the same."""
    count, off = A.shape[1], int((A == 0).all(axis=0).sum())
    alike = count > 1 and np.allclose(A, A[:, :1], rtol=1e-9, atol=1e-12)
    note = ", all always 0" if off == count else ", all alike" if alike else f", {off} always 0" if off else ""
    return f"{count} unit{'s' * (count > 1)}{note}"
