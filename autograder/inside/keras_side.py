"""Where TensorFlow is: Keras models, optimizers and losses made from plain descriptions, and observed as plain data.

Loaded only for the exercises on Keras. Nothing here runs an operation on import: the warm process must not have used
TensorFlow when it forks. Models made here run eagerly, which for a few steps of a tiny network costs far less than tracing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import keras
import numpy as np

from .calling import NotObservable, Seen
from .observing import pattern, plain

MAX_ROWS = 4  # different rows kept of a model's output in training: with dropout on one path there are two

# ---- makers: from descriptions to what a student's function is handed ----


def model(data: Mapping[str, Any]) -> keras.Model:
    """A built model. `inputs` is the number of features, `layers` lists (units, activation), `weights` are in Keras's order,
    `dropout` is the rate after each hidden layer, `learning_rate`, where given, compiles it with plain gradient descent."""
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

    `given["inputs"]` are predicted with the weights of `pattern(shape, given["seed"])`; each of `given["training"]`, a pair
    of inputs and weights, is predicted in training, and the different rows of that are kept.
    """
    made = of_keras(seen.value)
    shapes = [tuple(map(int, w.shape)) for w in made.weights]
    facts = {"shapes": shapes, "trainable": len(made.trainable_weights), "compiled": bool(made.compiled)}
    if "inputs" in seen.given:
        set_weights(made, [pattern(shape, seen.given["seed"]) for shape in set(shapes)])
        facts |= {"output": outputs(made, seen.given["inputs"]), "rows": []}
    for inputs, weights in seen.given.get("training", ()):
        facts["rows"].append(different_rows(outputs(made, inputs, training=True)) if set_weights(made, weights) else [])
    return facts


def compiled(seen: Seen) -> dict[str, Any]:
    """How the model is compiled: the optimizer's class, and what loss and metrics it has for `inputs`, labels `y`."""
    made, given = of_keras(seen.value), seen.given
    facts = {"same": made is seen.args[0], "compiled": bool(made.compiled)}
    if made.compiled:
        y, p = given["y"], made(given["inputs"])
        results = made.compute_metrics(given["inputs"], y, p)
        others = {name: value for name, value in results.items() if name != "loss"}
        facts |= {
            "optimizer": type(made.optimizer).__name__,
            "loss": np.float32(made.compute_loss(given["inputs"], y, p)),
            "metrics": [np.float32(value) for value in others.values()],
        }
    return facts | {"weights": [np.asarray(w) for w in made.weights]}


def trained(seen: Seen) -> dict[str, Any]:
    """What the history tells, and what became of the model that was to be trained."""
    if not isinstance(seen.value, keras.callbacks.History):
        raise NotObservable(type(seen.value).__name__)
    given_model = seen.args[0]
    return {
        "epochs": len(seen.value.epoch),
        "losses": np.float32(seen.value.history.get("loss", [])),
        "steps": int(np.asarray(given_model.optimizer.iterations)),
        "weights": [np.asarray(w) for w in given_model.weights],
        "printed": bool(seen.printed.strip()),
    }


def evaluated(seen: Seen) -> dict[str, Any]:
    """What was returned, and the model's weights afterwards."""
    return {"answer": plain(seen.value), "weights": [np.asarray(w) for w in seen.args[0].weights]}


def stepped(seen: Seen) -> dict[str, Any]:
    """The loss that was returned, and the model's weights afterwards."""
    return {"loss": plain(seen.value), "weights": [np.asarray(w) for w in seen.args[0].weights]}


# ---- looking at a model ----


def of_keras(value: Any) -> keras.Model:
    if not isinstance(value, keras.Model):
        raise NotObservable(type(value).__name__)
    return value


def set_weights(made: keras.Model, weights: Sequence[np.ndarray]) -> bool:
    """Give each weight of the model the array of its shape. False, and nothing is changed, where there is none."""
    by_shape = {w.shape: w for w in weights}
    shapes = [tuple(map(int, w.shape)) for w in made.weights]
    if not by_shape.keys() >= set(shapes):
        return False
    for weight, shape in zip(made.weights, shapes, strict=True):
        weight.assign(by_shape[shape])
    return True


def outputs(made: keras.Model, inputs: np.ndarray, *, training: bool = False) -> Any:
    """What the model says of the inputs; in words, where it cannot take them."""
    try:
        return plain(made(inputs, training=training))
    except Exception as error:  # of TensorFlow or Keras, for inputs that do not fit
        return f"raises {type(error).__name__}"


def different_rows(output: Any) -> Any:
    """The different rows of an output, sorted, if they are few; how many there are is random where they are many."""
    if not isinstance(output, np.ndarray) or output.ndim != 2:
        return output
    _, places = np.unique(np.round(output, 4), axis=0, return_index=True)
    return output[places] if len(places) <= MAX_ROWS else "many"
