"""Stand-ins for the packages that hold ready-made answers.

A NumPy exercise may import SciPy, name it or comment on it: only calling it is forbidden. So inside the sandbox such a
package is not there at all; its import gives a phantom, which does nothing and notes every call. What a student's
function calls is thereby seen by what it does, however the name was spelled.
"""

import contextlib
import gc
import importlib.abc
import importlib.machinery
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from types import ModuleType
from typing import Any

from .datasets import LOADERS

READY_MADE = frozenset(
    [
        "autograd",
        "flax",
        "jax",
        "jaxlib",
        "keras",
        "lightning",
        "mlxtend",
        "onnx",
        "optax",
        "paddle",
        "scipy",
        "skimage",
        "sklearn",
        "statsmodels",
        "tensorflow",
        "tf_keras",
        "theano",
        "torch",
        "torchvision",
        "xgboost",
    ]
)

calls: list[str] = []  # every phantom call so far, by dotted name
real: set[str] = set()  # the ready-made packages that are there all the same, for an assignment on them


class ForbiddenCall(RuntimeError):
    """A ready-made answer was used as if it had a value."""


class Phantom:
    """Anything that a ready-made package could give: it can be imported, subclassed, decorated with, and called in vain."""

    def __init__(self, name: str) -> None:
        self.__dict__["_phantom_name"] = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Phantom(f"{self._phantom_name}.{attribute}")

    def __call__(self, *args: Any, **kwargs: Any) -> "Phantom":
        calls.append(self._phantom_name)
        return Phantom(self._phantom_name + "()")

    def __mro_entries__(self, bases: tuple) -> tuple:
        return ()

    def __repr__(self) -> str:
        return f"<{self._phantom_name} is not available here>"

    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        raise ForbiddenCall(f"{self._phantom_name} is not available here")


class PhantomModule(ModuleType):
    """A module whose every name is a phantom."""

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Phantom(f"{self.__name__}.{attribute}")


class PhantomFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers the import of some packages, and of any module below them."""

    def __init__(self, packages: Collection[str]) -> None:
        self.packages = packages
        self.made: list[str] = []  # the modules that were asked for

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in self.packages:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        self.made.append(spec.name)
        return PhantomModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__path__ = []
        if module.__name__ == "sklearn.datasets":
            vars(module).update(LOADERS)


def install(keep: Collection[str] = ()) -> None:
    """From here on in this process, the ready-made packages are phantoms, but for those to keep."""
    real.update(READY_MADE.intersection(keep))
    absent = READY_MADE - real
    for name in [name for name in sys.modules if name.partition(".")[0] in absent]:
        del sys.modules[name]
    sys.meta_path.insert(0, PhantomFinder(absent))


@contextlib.contextmanager
def withheld(allowed: Collection[str], function: Callable) -> Iterator[None]:
    """For one call of a function, the packages that are really here are phantoms too, but for those allowed.

    What the function's namespace holds of them is replaced, and what an import gives; whatever else it finds of them (in a
    closure, say, or a module below) is seen by a profiler when it is called.
    """
    packages = real.difference(allowed)
    if not packages:
        yield
        return
    modules = {name: sys.modules[name] for name in packages if name in sys.modules}
    namespace = getattr(function, "__globals__", {})
    held = {name: value for name, value in namespace.items() if package_of(value) in packages}
    finder = PhantomFinder(packages)
    for name in modules:
        del sys.modules[name]
    namespace.update({name: Phantom(_name_of(value)) for name, value in held.items()})
    sys.meta_path.insert(0, finder)
    try:
        with watched(packages, calls):
            yield
    finally:
        sys.meta_path.remove(finder)
        for name in finder.made:
            sys.modules.pop(name, None)
        sys.modules.update(modules)
        namespace.update({name: value for name, value in held.items() if isinstance(namespace.get(name), Phantom)})


def package_of(value: Any) -> str:
    """The package that a module, class, function or object comes from."""
    return _name_of(value).partition(".")[0]


def _name_of(value: Any) -> str:
    try:
        name = value.__name__ if isinstance(value, ModuleType) else value.__module__
    except Exception:  # a number has no module, and an object of a student's own may raise whatever it likes
        name = None
    return name if isinstance(name, str) else str(type(value).__module__)


@contextlib.contextmanager
def watched(packages: Collection[str], seen: list[str]) -> Iterator[None]:
    """Note every call into some packages, by dotted name. A profiler that was switched off meanwhile counts as a call.

    No garbage is collected meanwhile: a collection may run code of those packages, and that is nobody's doing.
    """

    def watch(frame: Any, event: str, argument: Any) -> None:
        if event == "call":
            module = str(frame.f_globals.get("__name__", ""))
            if module.partition(".")[0] in packages:
                seen.append(f"{module}.{frame.f_code.co_name}")
        elif event == "c_call" and package_of(argument) in packages:
            seen.append(f"{_name_of(argument)}.{getattr(argument, '__name__', '')}")

    before, collecting = sys.getprofile(), gc.isenabled()
    gc.disable()
    threading.setprofile(watch)
    sys.setprofile(watch)
    try:
        yield
        if sys.getprofile() is not watch:
            seen.append("sys.setprofile")
    finally:
        sys.setprofile(before)
        threading.setprofile(None)
        if collecting:
            gc.enable()
