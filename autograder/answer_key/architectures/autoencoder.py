"""autoencoder: Dense(code_size, relu), Dense(input_size, sigmoid)."""

from typing import Any

import numpy as np

from autograder.answer_key.keras_basics import formulas
from autograder.answer_key.keras_basics.inputs import active, draw_weights
from autograder.answer_key.lazily import keras
from autograder.inside.calling import Call
from autograder.model import AnswerKey, Case, Wrong, case

LAYERS = ("relu", "sigmoid")


def autoencoder(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def built(call: Call) -> list[dict[str, Any]]:
    weights = formulas.wide(call.given["weights"])
    [(alike, _)] = call.given["training"]
    return [
        {
            "output": formulas.forward(LAYERS, weights, call.given["inputs"])[-1],
            "rows": [formulas.forward(LAYERS, weights, alike[:1])[-1]],
        }
    ]


def with_weights(name: str, rng: np.random.Generator, input_size: int, code_size: int) -> Case:
    X = rng.uniform(0, 1, size=(5, input_size))
    weights = active(draw_weights(rng, input_size, code_size, input_size), X)
    given = {"inputs": X, "weights": weights, "training": [(np.repeat(X[:1], 200, axis=0), weights)]}
    return case(name, input_size, code_size, observer="built", given=given)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        with_weights("9 inputs and a code of 3", rng, 9, 3),
        with_weights("3 inputs and a code of 7, larger than the inputs", rng, 3, 7),
        with_weights("6 inputs and a code of 1", rng, 6, 1),
    )


# ---- right answers, in other styles ----


def by_functional_api(input_size, code_size):
    inputs = keras.Input(shape=(input_size,))
    code = keras.layers.Dense(code_size, activation="relu", name="code")(inputs)
    return keras.Model(inputs, keras.layers.Dense(input_size, activation="sigmoid")(code), name="autoencoder")


def of_two_halves(n, k):
    encoder = keras.Sequential([keras.Input((n,)), keras.layers.Dense(k), keras.layers.ReLU()])
    decoder = keras.Sequential([keras.Input((k,)), keras.layers.Dense(n, activation=keras.activations.sigmoid)])
    model = keras.Sequential([keras.Input((n,)), encoder, decoder])
    model.compile("adam", "binary_crossentropy")
    return model


def by_subclass(input_size, code_size):
    class Autoencoder(keras.Model):
        def __init__(self):
            super().__init__()
            self.decoder = keras.layers.Dense(input_size)
            self.encoder = keras.layers.Dense(code_size)

        def call(self, x):
            return keras.ops.sigmoid(self.decoder(keras.ops.relu(self.encoder(x))))

    model = Autoencoder()
    model.build((None, input_size))
    return model


# ---- wrong answers, one misconception each ----


def no_code_activation(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def no_output_activation(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size),
        ]
    )


def no_activation(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size),
            keras.layers.Dense(input_size),
        ]
    )


def swapped_activations(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="sigmoid"),
            keras.layers.Dense(input_size, activation="relu"),
        ]
    )


def sigmoid_twice(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="sigmoid"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def relu_twice(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="relu"),
        ]
    )


def softmax_at_the_end(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="softmax"),
        ]
    )


def tanh_at_the_end(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="tanh"),
        ]
    )


def encoder_only(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
        ]
    )


def sizes_swapped(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((code_size,)),
            keras.layers.Dense(input_size, activation="relu"),
            keras.layers.Dense(code_size, activation="sigmoid"),
        ]
    )


def wide_all_the_way(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(input_size, activation="relu"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def code_at_the_end(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(input_size, activation="relu"),
            keras.layers.Dense(code_size, activation="sigmoid"),
        ]
    )


def input_as_a_layer(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(input_size, activation="relu"),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def code_of_two(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(2, activation="relu"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def one_output(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def no_input(input_size, code_size):
    return keras.Sequential(
        [
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def with_dropout(input_size, code_size):
    return keras.Sequential(
        [
            keras.Input((input_size,)),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(code_size, activation="relu"),
            keras.layers.Dense(input_size, activation="sigmoid"),
        ]
    )


def nothing_returned(input_size, code_size):
    model = keras.Sequential([keras.Input((input_size,))])
    model.add(keras.layers.Dense(code_size, activation="relu"))
    model.add(keras.layers.Dense(input_size, activation="sigmoid"))


def halves_returned(input_size, code_size):
    encoder = keras.layers.Dense(code_size, activation="relu")
    decoder = keras.layers.Dense(input_size, activation="sigmoid")
    return encoder, decoder


KEY = AnswerKey(
    exercise="autoencoder",
    reference=autoencoder,
    cases=cases,
    values=built,
    right=(by_functional_api, of_two_halves, by_subclass),
    wrong=(
        Wrong(
            id="autoencoder-no-code-activation",
            title="the code has no activation",
            hint="What bends the way from the inputs to the code? What can a network do without any bend?",
            answer=no_code_activation,
        ),
        Wrong(
            id="autoencoder-no-output-activation",
            title="the outputs have no activation, so that they can be any numbers",
            hint="Pixels lie between 0 and 1. Which activation keeps the outputs there?",
            answer=no_output_activation,
        ),
        Wrong(
            id="autoencoder-no-activation",
            title="no layer has an activation",
            hint="What does Dense do with its weighted sums when `activation` is left out?",
            answer=no_activation,
        ),
        Wrong(
            id="autoencoder-swapped-activations",
            title="the two activations have changed places",
            hint="Pixels lie between 0 and 1. Which of the two keeps the outputs there?",
            answer=swapped_activations,
        ),
        Wrong(
            id="autoencoder-sigmoid-twice",
            title="the code has the sigmoid too",
            hint="Which activation should the code have? Which one passes gradients better?",
            answer=sigmoid_twice,
        ),
        Wrong(
            id="autoencoder-relu-twice",
            title="the outputs have ReLU",
            hint="How large can the output of a ReLU become, and how large a pixel?",
            answer=relu_twice,
        ),
        Wrong(
            id="autoencoder-softmax-at-the-end",
            title="the outputs have softmax, as if only one pixel could be bright",
            hint="What do your outputs sum to? What do the pixels of an image sum to?",
            answer=softmax_at_the_end,
        ),
        Wrong(
            id="autoencoder-tanh-at-the-end",
            title="the outputs have tanh, which gives negative numbers as well",
            hint="Can a pixel be -0.5? Which S-shaped curve runs from 0 to 1?",
            answer=tanh_at_the_end,
        ),
        Wrong(
            id="autoencoder-encoder-only",
            title="there is an encoder and no decoder",
            hint="How many numbers come out, and how many went in? What should rebuild the input?",
            answer=encoder_only,
        ),
        Wrong(
            id="autoencoder-sizes-swapped",
            title="the sizes of input and code have changed places",
            hint="Follow one example through `autoencoder(64, 8).summary()`. How many numbers come in?",
            answer=sizes_swapped,
        ),
        Wrong(
            id="autoencoder-wide-all-the-way",
            title="the middle layer is as wide as the input, so that nothing is squeezed",
            hint="Where in your code does `code_size` have an effect?",
            answer=wide_all_the_way,
        ),
        Wrong(
            id="autoencoder-code-at-the-end",
            title="the code comes out at the end",
            hint="What should the output look like: the code, or the input once more?",
            answer=code_at_the_end,
        ),
        Wrong(
            id="autoencoder-input-as-a-layer",
            title="there is one Dense layer more, for the inputs",
            hint="Inputs are numbers that come in: nothing is computed there. Count the Dense layers.",
            answer=input_as_a_layer,
        ),
        Wrong(
            id="autoencoder-code-of-two",
            title="the code has two numbers, whatever `code_size` says",
            hint="Try `autoencoder(9, 3).summary()`. Where in your code does `code_size` have an effect?",
            answer=code_of_two,
        ),
        Wrong(
            id="autoencoder-one-output",
            title="there is a single output",
            hint="How many numbers should be rebuilt?",
            answer=one_output,
        ),
        Wrong(
            id="autoencoder-no-input",
            title="the model does not know yet how many inputs it has, so it has no weights",
            hint="Try `autoencoder(9, 3).summary()`. Which object at the front says how many features come in?",
            answer=no_input,
        ),
        Wrong(
            id="autoencoder-with-dropout",
            title="there is a dropout layer in it",
            hint="Which layers does the exercise ask for? Compare with `autoencoder(9, 3).summary()`.",
            answer=with_dropout,
        ),
        Wrong(
            id="autoencoder-no-return",
            title="you build the model and do not return it",
            hint="Try `print(autoencoder(9, 3))`. What is missing at the end of the function?",
            answer=nothing_returned,
        ),
        Wrong(
            id="autoencoder-halves-returned",
            title="you return encoder and decoder, not yet a model made of both",
            hint="What takes the input, and hands the encoder's output to the decoder?",
            answer=halves_returned,
        ),
    ),
)
