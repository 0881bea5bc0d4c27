"""Where TensorFlow is: Keras models, optimizers and losses made from plain descriptions, and observed as plain data.

Loaded only for the exercises on Keras. Nothing here runs an operation on import: the warm process must not have used
TensorFlow when it forks. Models made here run eagerly, which for a few steps of a tiny network costs far less than tracing.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from .calling import NotObservable, Seen
from .observing import pattern, plain


@contextlib.contextmanager
def in_silence() -> Iterator[None]:
    """Without what compiled code writes to standard error: TensorFlow tells what a machine lacks, whatever its log level."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


with in_silence():
    import keras

MAX_ROWS = 4  # different rows kept of a model's output in training: with dropout on one path there are two

# ---- makers: from descriptions to what a student's function is handed ----


def model(data: Mapping[str, Any]) -> keras.Model:
    """A built model. `inputs` is the number of features, `layers` lists (units, activation), `weights` are in Keras's order,
    `dropout` is the rate after each hidden layer, `learning_rate`, where given, compiles it with plain gradient descent."""
    keras.utils.set_random_seed(0)  # so that whatever is random (the order of batches, say) is the same at every call
    layers = [keras.Input((data["inputs"],))]
    for units, activation in data["layers"]:
        layers += [keras.layers.Dropout(data["dropout"])] if "dropout" in data and len(layers) > 1 else []
        layers.append(keras.layers.Dense(units, activation=activation))
    made = keras.Sequential(layers)
    made.set_weights(list(data["weights"]))
    if "learning_rate" in data:
        gradient_descent = keras.optimizers.SGD(data["learning_rate"])
        made.compile(gradient_descent, loss="binary_crossentropy", metrics=["accuracy"], run_eagerly=True)
    return made


def optimizer(data: Mapping[str, Any]) -> keras.optimizers.Optimizer:
    """An optimizer by Keras's name for it, such as "sgd", with a learning rate."""
    return keras.optimizers.get({"class_name": data["kind"], "config": {"learning_rate": data["learning_rate"]}})


def loss_fn(data: Mapping[str, Any]) -> keras.losses.Loss:
    """A loss object by the name of its class."""
    return getattr(keras.losses, data["kind"])()


# ---- observers: from what was returned to plain data ----


def built(seen: Seen) -> dict[str, Any]:
    """What a student's own model is and does.

    It is given the `weights` of the call, each where its shape stands, and says what it makes of `inputs`. For each of
    `training`, pairs of inputs and weights, the different rows of what it says in training are kept.
    """
    made = of_keras(seen.value)
    if made.built and not made.weights:  # `build` of a class of one's own leaves its layers unbuilt; a call builds them
        outputs(made, seen.given["inputs"])
    facts = {"shapes": shapes_of(made), "trainable": len(made.trainable_weights), "compiled": bool(made.compiled)}
    if not made.weights:
        return facts
    set_weights(made, seen.given["weights"])
    facts["output"] = outputs(made, seen.given["inputs"])
    rows = []
    for inputs, weights in seen.given.get("training", ()):
        set_weights(made, weights)
        rows.append(different_rows(outputs(made, inputs, training=True)))
    return facts | {"rows": rows}


def compiled(seen: Seen) -> dict[str, Any]:
    """How the model is compiled: the optimizer's class, and its loss and metrics where it predicts `y` from `inputs`."""
    made, inputs, y = of_keras(seen.value), seen.given["inputs"], seen.given["y"]
    facts = {"same": made is seen.args[0], "compiled": bool(made.compiled), "weights": weights_of(made)}
    if not made.compiled:
        return facts
    p = np.asarray(made(inputs))  # without the logits that Keras would remember: what is told to be logits is taken so
    results = attempt(lambda: made.compute_metrics(inputs, y, p))
    metrics = [results] if isinstance(results, str) else [v for name, v in results.items() if name != "loss"]
    return facts | {
        "optimizer": type(made.optimizer).__name__,
        "loss": attempt(lambda: np.float32(made.compute_loss(inputs, y, p))),
        "metrics": [v if isinstance(v, str) else np.float32(v) for v in metrics],
        "output": p,
    }


def trained(seen: Seen) -> dict[str, Any]:
    """What the history tells, and what became of the model that was to be trained."""
    if not isinstance(seen.value, keras.callbacks.History):
        raise NotObservable(type(seen.value).__name__)
    return {
        "epochs": len(seen.value.epoch),
        "losses": np.array(seen.value.history.get("loss", []), dtype=np.float32),
        "steps": int(np.asarray(seen.args[0].optimizer.iterations)),
        "weights": weights_of(seen.args[0]),
        "printed": bool(seen.printed.strip()),
    }


def evaluated(seen: Seen) -> dict[str, Any]:
    """What was returned, and the model's weights afterwards."""
    return {"answer": plain(seen.value), "weights": weights_of(seen.args[0])}


def updated(seen: Seen) -> dict[str, Any]:
    """The model's weights after one step of training, whatever was returned."""
    return {"weights": weights_of(seen.args[0])}


# ---- looking at a model ----


def of_keras(value: Any) -> keras.Model:
    if not isinstance(value, keras.Model):
        raise NotObservable(type(value).__name__)
    return value


def shapes_of(made: keras.Model) -> list[tuple[int, ...]]:
    return [tuple(map(int, weight.shape)) for weight in made.weights]


def weights_of(made: keras.Model) -> list[np.ndarray]:
    return [np.asarray(weight) for weight in made.weights]


def set_weights(made: keras.Model, weights: Sequence[np.ndarray]) -> None:
    """Give each weight of the model the array of its shape, or, where there is none, arbitrary numbers."""
    by_shape = {weight.shape: weight for weight in weights}
    for weight, shape in zip(made.weights, shapes_of(made), strict=True):
        weight.assign(by_shape[shape] if shape in by_shape else pattern(shape))


def outputs(made: keras.Model, inputs: np.ndarray, *, training: bool = False) -> Any:
    return attempt(lambda: plain(made(inputs, training=training)))


def attempt(do: Callable[[], Any]) -> Any:
    """What it gives; in words, where Keras or TensorFlow refuse."""
    try:
        return do()
    except Exception as error:  # theirs are many: ValueError, InvalidArgumentError, TypeError …
        return f"raises {type(error).__name__}"


def different_rows(output: Any) -> Any:
    """The different rows of an output, sorted, if they are few; how many there are is random where they are many."""
    if not isinstance(output, np.ndarray) or output.ndim != 2:
        return output
    _, places = np.unique(np.round(output, 4), axis=0, return_index=True)
    return output[places] if len(places) <= MAX_ROWS else "many"
