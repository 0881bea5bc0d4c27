"""Stand-ins for a student's earlier functions, answered by the grader: values go out, values come back.

They are used when an exercise is judged again as if the earlier ones that it calls were right. The right functions stay
with the grader. What cannot cross the wire (a model, a function of the student's own), and arguments for which the right
function has no value, are left to the student's function.
"""

import inspect
import threading
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .calling import Function, Stream, fresh
from .functions import FUNCTIONS

Ask = Callable[[Mapping[str, Any]], Mapping[str, Any]]  # a question's message -> its answer's


class Line:
    """Asks one question at a time, also where a student's threads ask at once."""

    def __init__(self, send: Callable[[Mapping[str, Any]], None], receive: Callable[[], Mapping[str, Any]]) -> None:
        self.send = send
        self.receive = receive
        self.lock = threading.Lock()

    def ask(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        with self.lock:
            self.send({"about": "ask", **question})
            return self.receive()


def stand_ins(namespace: Mapping[str, Any], exercise: str, names: tuple[str, ...], ask: Ask) -> dict[str, Callable]:
    """What to put into a namespace before `exercise` is called: a stand-in for each name, and for its other names."""
    made: dict[str, Callable] = {}
    for name in names:
        own = namespace.get(name)
        also = [key for key, value in namespace.items() if value is own and own is not None and key != exercise]
        made |= dict.fromkeys([name, *also], stand_in(name, own, ask))
    return made


def stand_in(name: str, own: Any, ask: Ask) -> Callable:
    """A function that is right, because the grader answers for it; `own` is the student's, where there is one."""

    def function(*args: Any, **kwargs: Any) -> Any:
        asked_args, asked_kwargs = in_the_usual_style(own, args, kwargs)
        try:
            sent = {
                "args": tuple(map(sendable, asked_args)),
                "kwargs": {k: sendable(v) for k, v in asked_kwargs.items()},
            }
            answer = ask({"exercise": name, **sent})
        except ValueError:
            answer = {"kind": "unreadable"}
        if answer["kind"] != "value" and callable(own):
            return own(*args, **kwargs)
        if answer["kind"] != "value":
            raise ValueError(f"`{name}` has no value for these arguments")
        generators = [a for a in (*asked_args, *asked_kwargs.values()) if isinstance(a, np.random.Generator)]
        for generator, stream in zip(generators, answer["streams"], strict=True):
            stream.set(generator)
        return natural(answer["value"])

    function.__name__ = function.__qualname__ = name
    return function


def in_the_usual_style(own: Any, args: tuple, kwargs: dict[str, Any]) -> tuple[tuple, dict[str, Any]]:
    """The same arguments as the grader passes them: the required by position (their names are free), the others by name."""
    try:
        bound = inspect.signature(own).bind(*args, **kwargs)
    except (TypeError, ValueError):
        return args, kwargs
    first: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in bound.signature.parameters.values():
        if parameter.name not in bound.arguments:
            continue
        value = bound.arguments[parameter.name]
        if parameter.kind is parameter.VAR_POSITIONAL:
            first += value
        elif parameter.kind is parameter.VAR_KEYWORD:
            named |= value
        elif parameter.default is parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY:
            first.append(value)
        else:
            named[parameter.name] = value
    return tuple(first), named


def sendable(value: Any) -> Any:
    """An argument as the wire takes it. ValueError for a generator that it does not."""
    if isinstance(value, np.random.Generator):
        return Stream.of(value)
    return next((Function(name) for name, function in FUNCTIONS.items() if function is value), value)


def natural(value: Any) -> Any:
    """An answer as a function would return it: arrays that may be changed, numbers for arrays of shape ()."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(natural, value))
    return value[()] if isinstance(value, np.ndarray) and not value.shape else fresh(value, read_only=False)
