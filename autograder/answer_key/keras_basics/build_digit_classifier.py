"""build_digit_classifier: as many hidden layers as the list has numbers, dropout after each, softmax over ten digits."""

from typing import Any

import numpy as np

from autograder.answer_key.lazily import keras
from autograder.exercises.keras_basics import digit_case
from autograder.inside.calling import Call
from autograder.model import AnswerKey, Case, Wrong

from . import formulas
from .inputs import draw_weights


def build_digit_classifier(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def built(call: Call) -> list[dict[str, Any]]:
    [hidden_units] = call.args
    rate = call.kwargs.get("dropout", 0.0)
    activations = ["relu"] * len(hidden_units) + ["linear"]
    scores = formulas.forward(activations, formulas.wide(call.given["weights"]), call.given["inputs"])[-1]
    rows = []
    for start in range(len(hidden_units) + 1):
        passed = len(hidden_units) - max(start, 1) + 1 if hidden_units else 0
        signals = [0.0, (1 - rate) ** -passed] if rate and passed else [1.0]
        rows.append(formulas.softmax(np.array([[signal] + [0.0] * 9 for signal in signals])))
    return [{"output": formulas.softmax(scores)} | ({"rows": rows} if rate else {})]


def drawn(name: str, rng: np.random.Generator, hidden_units: list[int], **more: Any) -> Case:
    """Weights such that a hidden neuron is active on some of the rows, and inputs as the images of digits have them."""
    weights, inputs = draw_weights(rng, 64, *hidden_units, 10), rng.uniform(0, 1, size=(4, 64))
    return digit_case(name, hidden_units, inputs, weights, **more)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        drawn("three hidden layers of different size", rng, [7, 12, 5]),
        drawn("no hidden layer", rng, [], part="none"),
        drawn("dropout of 0.4 after two hidden layers", rng, [6, 11], dropout=0.4, part="dropout"),
    )


# ---- right answers, in other styles ----


def by_functional_api(hidden_units, dropout=0.0):
    inputs = keras.Input(shape=(64,), name="pixels")
    x = inputs
    for n in hidden_units:
        x = keras.layers.Dropout(dropout)(keras.layers.Dense(n, activation="relu")(x))
    outputs = keras.layers.Dense(10, activation="softmax")(x)
    return keras.Model(inputs=inputs, outputs=outputs)


def by_list(hidden_units, dropout=0.0):
    layers = [keras.layers.Input((64,))]
    for n in hidden_units:
        layers += [keras.layers.Dense(n), keras.layers.Activation("relu"), keras.layers.Dropout(dropout)]
    return keras.models.Sequential([*layers, keras.layers.Dense(10), keras.layers.Softmax()])


def by_subclass(hidden_units, dropout=0.0):
    class Digits(keras.Model):
        def __init__(self):
            super().__init__()
            self.out = keras.layers.Dense(10)
            self.hidden = [keras.layers.Dense(n) for n in hidden_units]
            self.dropout = keras.layers.Dropout(dropout)

        def call(self, x, training=False):
            for layer in self.hidden:
                x = self.dropout(keras.ops.relu(layer(x)), training=training)
            return keras.ops.softmax(self.out(x))

    model = Digits()
    model(np.zeros((1, 64)))
    return model


def compiled_too(hidden_units, dropout=0.0):
    model = keras.Sequential(name="digits")
    model.add(keras.Input((64,)))
    for place, n in enumerate(hidden_units):
        model.add(keras.layers.Dense(n, "relu", kernel_initializer="he_normal", name=f"hidden_{place}"))
        model.add(keras.layers.Dropout(rate=dropout, seed=place))
    model.add(keras.layers.Dense(10, "softmax"))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# ---- wrong answers, one misconception each ----


def no_softmax(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10))
    return model


def sigmoids(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="sigmoid"))
    return model


def no_relu(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def tanh_hidden(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="tanh"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def no_dropout(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def dropout_of_the_inputs(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,)), keras.layers.Dropout(dropout)])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def dropout_before_each_layer(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dropout(dropout))
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def dropout_of_the_outputs(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in [*hidden_units]:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.add(keras.layers.Dropout(dropout))
    return model


def dropout_once(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def dropout_after_the_first(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for place, units in enumerate(hidden_units):
        model.add(keras.layers.Dense(units, activation="relu"))
        if place == 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def dropout_twice(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def share_kept(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        if dropout > 0:
            model.add(keras.layers.Dropout(1 - dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def half_dropped(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        if dropout > 0:
            model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def always_dropped(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout or 0.5))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def first_number_only(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    model.add(keras.layers.Dense(hidden_units[0], activation="relu"))
    model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def last_number_only(hidden_units, dropout=0.0):
    for units in hidden_units:
        model = keras.Sequential([keras.Input((64,))])
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def in_reverse(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in reversed(hidden_units):
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def all_in_one_layer(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    model.add(keras.layers.Dense(sum(hidden_units), activation="relu"))
    model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def one_layer_more(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in [64, *hidden_units]:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def one_output(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(1, activation="softmax"))
    return model


def nine_outputs(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(9, activation="softmax"))
    return model


def pixels_of_mnist(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((784,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def not_flattened(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((8, 8))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def no_default(hidden_units, dropout):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def no_input(hidden_units, dropout=0.0):
    model = keras.Sequential()
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def returned_too_early(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
        return model


def nothing_returned(hidden_units, dropout=0.0):
    model = keras.Sequential([keras.Input((64,))])
    for units in hidden_units:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.summary()


KEY = AnswerKey(
    exercise="build_digit_classifier",
    reference=build_digit_classifier,
    cases=cases,
    values=built,
    right=(
        by_functional_api,
        by_list,
        by_subclass,
        compiled_too,
    ),
    wrong=(
        Wrong(
            id="build-digit-classifier-no-softmax",
            title="the output layer has no activation, so that its rows are scores, not probabilities",
            hint="What do the ten outputs of an image sum to? Which activation makes shares of 1 from scores?",
            answer=no_softmax,
        ),
        Wrong(
            id="build-digit-classifier-sigmoids",
            title="the output layer has the sigmoid, which judges each digit by itself",
            hint="What do the ten outputs of an image sum to? An image shows one digit: which activation knows that?",
            answer=sigmoids,
        ),
        Wrong(
            id="build-digit-classifier-no-relu",
            title="the hidden layers have no activation",
            hint="What is a weighted sum of weighted sums? How many layers does your network really have?",
            answer=no_relu,
        ),
        Wrong(
            id="build-digit-classifier-tanh-hidden",
            title="the hidden layers have tanh",
            hint="Compare the `activation` of your hidden layers with what the exercise asks for.",
            answer=tanh_hidden,
        ),
        Wrong(
            id="build-digit-classifier-no-dropout",
            title="nothing is ever dropped",
            hint="Where in your code does `dropout` have an effect?",
            answer=no_dropout,
        ),
        Wrong(
            id="build-digit-classifier-dropout-of-the-inputs",
            title="there is a dropout layer for the pixels as well",
            hint="After which layers should dropout come? Look at `model.summary()` from the top.",
            answer=dropout_of_the_inputs,
        ),
        Wrong(
            id="build-digit-classifier-dropout-before-each-layer",
            title="dropout comes before each hidden layer, not after it",
            hint="What is dropped: the outputs of the hidden neurons, or the pixels? Look at `model.summary()` from the top.",
            answer=dropout_before_each_layer,
        ),
        Wrong(
            id="build-digit-classifier-dropout-of-the-outputs",
            title="there is a dropout layer after the output layer",
            hint="What becomes of the ten probabilities if some are set to 0 at random? Which layer should be the last?",
            answer=dropout_of_the_outputs,
        ),
        Wrong(
            id="build-digit-classifier-dropout-once",
            title="dropout comes after the last hidden layer only",
            hint="For hidden_units=[32, 16], how many Dropout layers should there be? Is your line inside the loop?",
            answer=dropout_once,
        ),
        Wrong(
            id="build-digit-classifier-dropout-after-the-first",
            title="dropout comes after the first hidden layer only",
            hint="For hidden_units=[32, 16], how many Dropout layers should there be?",
            answer=dropout_after_the_first,
        ),
        Wrong(
            id="build-digit-classifier-dropout-twice",
            title="there are two dropout layers after each hidden layer",
            hint="Count the Dropout layers in `model.summary()`.",
            answer=dropout_twice,
        ),
        Wrong(
            id="build-digit-classifier-share-kept",
            title="you take `dropout` for the share that is kept",
            hint="Dropout(0.3): are 30 % dropped, or kept?",
            answer=share_kept,
        ),
        Wrong(
            id="build-digit-classifier-half-dropped",
            title="half of the neurons are dropped, whatever `dropout` says",
            hint="Compare `dropout=0.1` with `dropout=0.9`. Where in your code does the number have an effect?",
            answer=half_dropped,
        ),
        Wrong(
            id="build-digit-classifier-always-dropped",
            title="neurons are dropped even where dropout is 0",
            hint="Should `build_digit_classifier([32])` have a Dropout layer that does something?",
            answer=always_dropped,
        ),
        Wrong(
            id="build-digit-classifier-first-number-only",
            title="only the first number of the list makes a layer",
            hint="Look at `build_digit_classifier([32, 16]).summary()`. Where is the 16? What if the list is empty?",
            answer=first_number_only,
        ),
        Wrong(
            id="build-digit-classifier-last-number-only",
            title="the model begins anew for each number, so that only the last layer is left",
            hint="Which lines stand inside your loop? How often should a model be made?",
            answer=last_number_only,
        ),
        Wrong(
            id="build-digit-classifier-in-reverse",
            title="the hidden layers stand in reverse order",
            hint="Look at `build_digit_classifier([32, 16]).summary()`. Which layer meets the pixels?",
            answer=in_reverse,
        ),
        Wrong(
            id="build-digit-classifier-all-in-one-layer",
            title="all hidden neurons are in one layer",
            hint="How many layers should the list [32, 16] make, and of which sizes?",
            answer=all_in_one_layer,
        ),
        Wrong(
            id="build-digit-classifier-one-layer-more",
            title="there is a layer of 64 neurons for the pixels",
            hint="Inputs are numbers that come in: nothing is computed there. Count the Dense layers in `model.summary()`.",
            answer=one_layer_more,
        ),
        Wrong(
            id="build-digit-classifier-one-output",
            title="there is a single output",
            hint="How many digits are there, and how many probabilities should come out? What can softmax say of one?",
            answer=one_output,
        ),
        Wrong(
            id="build-digit-classifier-nine-outputs",
            title="there are nine outputs",
            hint="Count the digits, and do not forget 0.",
            answer=nine_outputs,
        ),
        Wrong(
            id="build-digit-classifier-pixels-of-mnist",
            title="the model expects 784 pixels, as the images of MNIST have",
            hint="How large are the images here, and how many pixels is that?",
            answer=pixels_of_mnist,
        ),
        Wrong(
            id="build-digit-classifier-not-flattened",
            title="the model expects images of 8 × 8, and treats each row of pixels by itself",
            hint="Dense works along the last axis. How many numbers has an image, in one row?",
            answer=not_flattened,
        ),
        Wrong(
            id="build-digit-classifier-no-default",
            title="dropout has no default value",
            hint="Try `build_digit_classifier([32])`. Compare the first line of your function with the one that was given.",
            answer=no_default,
        ),
        Wrong(
            id="build-digit-classifier-no-input",
            title="the model does not know yet how many inputs it has, so it has no weights",
            hint="Try `build_digit_classifier([32]).summary()`. Which object at the front says how many features come in?",
            answer=no_input,
        ),
        Wrong(
            id="build-digit-classifier-returned-too-early",
            title="`return` stands inside the loop, so that the function ends with the first hidden layer",
            hint="When does a function end? How far in is your `return` indented?",
            answer=returned_too_early,
        ),
        Wrong(
            id="build-digit-classifier-no-return",
            title="you build the model and do not return it",
            hint="Try `print(build_digit_classifier([32]))`. What is missing at the end of the function?",
            answer=nothing_returned,
        ),
    ),
)
