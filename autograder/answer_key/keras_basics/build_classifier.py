"""build_classifier: 2 inputs, three neurons with ReLU, one with the sigmoid; not compiled."""

from typing import Any

import numpy as np

from autograder.answer_key.lazily import keras, tf
from autograder.inside.calling import Call
from autograder.model import AnswerKey, Case, Wrong, case

from . import formulas
from .inputs import CLASSIFIER, active, draw_weights


def build_classifier():
    return keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def built(call: Call) -> list[dict[str, Any]]:
    weights = formulas.wide(call.given["weights"])
    [(alike, _)] = call.given["training"]
    return [
        {
            "output": formulas.forward(CLASSIFIER, weights, call.given["inputs"])[-1],
            "rows": [formulas.forward(CLASSIFIER, weights, alike[:1])[-1]],
        }
    ]


def with_weights(name: str, rng: np.random.Generator, m: int) -> Case:
    X = rng.normal(size=(m, 2))
    weights = active(draw_weights(rng, 2, 3, 1), X)
    given = {"inputs": X, "weights": weights, "training": [(np.repeat(X[:1], 200, axis=0), weights)]}
    return case(name, observer="built", given=given)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        with_weights("six points, with weights of ours in your model", rng, 6),
        with_weights("one point, with other weights in your model", rng, 1),
    )


# ---- right answers, in other styles ----


def by_functional_api():
    inputs = keras.Input(shape=(2,), name="point")
    hidden = keras.layers.Dense(units=3, activation=keras.activations.relu)(inputs)
    return keras.Model(inputs, keras.layers.Dense(1, activation=tf.nn.sigmoid)(hidden))


def layer_by_layer():
    model = tf.keras.models.Sequential(name="classifier")
    model.add(tf.keras.Input((2,)))
    model.add(tf.keras.layers.Dense(3))
    model.add(tf.keras.layers.ReLU())
    model.add(tf.keras.layers.Dense(1))
    model.add(tf.keras.layers.Activation("sigmoid"))
    return model


def by_subclass():
    class Classifier(keras.Model):
        def __init__(self):
            super().__init__()
            self.out = keras.layers.Dense(1)
            self.hidden = keras.layers.Dense(3, activation="relu")

        def call(self, x):
            return keras.ops.sigmoid(self.out(self.hidden(x)))

    model = Classifier()
    model(np.zeros((1, 2)))
    return model


def in_the_old_way():
    return keras.Sequential(
        [keras.layers.Dense(3, activation="relu", input_dim=2), keras.layers.Dense(1, activation="sigmoid")]
    )


def built_by_hand():
    model = keras.Sequential(
        [keras.layers.Dense(3, "relu", kernel_initializer="he_normal"), keras.layers.Dense(1, "sigmoid")]
    )
    model.build((None, 2))
    return model


# ---- wrong answers, one misconception each ----


def no_hidden_activation():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(3), keras.layers.Dense(1, activation="sigmoid")])


def no_output_activation():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])


def no_activation():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(3), keras.layers.Dense(1)])


def softmax_of_one():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="softmax")]
    )


def softmax_of_two():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(2, activation="softmax")]
    )


def swapped_activations():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="relu")]
    )


def sigmoid_twice():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")]
    )


def relu_twice():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="relu")]
    )


def tanh_hidden():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )


def tanh_output():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="tanh")]
    )


def inputs_as_a_layer():
    return keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(2, activation="relu"),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def hidden_twice():
    return keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def no_hidden_layer():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])


def layers_in_reverse():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid"), keras.layers.Dense(3, activation="relu")]
    )


def three_inputs():
    return keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )


def units_of_the_inputs():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(2, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )


def no_input():
    return keras.Sequential([keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])


def no_bias():
    return keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="relu", use_bias=False),
            keras.layers.Dense(1, activation="sigmoid", use_bias=False),
        ]
    )


def with_dropout():
    return keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def with_batch_normalization():
    return keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def frozen():
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.trainable = False
    return model


def compiled():
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def nothing_returned():
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    model.add(keras.layers.Dense(3, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))


def list_of_layers():
    return [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]


def output_returned():
    inputs = keras.Input((2,))
    hidden = keras.layers.Dense(3, activation="relu")(inputs)
    return keras.layers.Dense(1, activation="sigmoid")(hidden)


KEY = AnswerKey(
    exercise="build_classifier",
    reference=build_classifier,
    cases=cases,
    values=built,
    right=(by_functional_api, layer_by_layer, by_subclass, in_the_old_way, built_by_hand),
    wrong=(
        Wrong(
            id="build-classifier-no-hidden-activation",
            title="the hidden layer has no activation",
            hint="What is a weighted sum of weighted sums? Which argument of Dense bends it?",
            answer=no_hidden_activation,
        ),
        Wrong(
            id="build-classifier-no-output-activation",
            title="the output neuron has no activation, so that it gives any number instead of a probability",
            hint="Between which two numbers must a probability lie? Which activation function brings every number there?",
            answer=no_output_activation,
        ),
        Wrong(
            id="build-classifier-no-activation",
            title="no layer has an activation",
            hint="What does Dense do with the weighted sums when `activation` is left out?",
            answer=no_activation,
        ),
        Wrong(
            id="build-classifier-softmax-of-one",
            title="the single output neuron has softmax, which can only say 1",
            hint="Softmax makes the outputs of a row sum to 1. What does that leave for a row of one?",
            answer=softmax_of_one,
        ),
        Wrong(
            id="build-classifier-softmax-of-two",
            title="the output layer has two neurons and softmax",
            hint="Here one number says it all: the probability of class 1. Which activation function belongs to one neuron?",
            answer=softmax_of_two,
        ),
        Wrong(
            id="build-classifier-swapped-activations",
            title="the two activation functions have changed places",
            hint="The output is a probability. Which of ReLU and the sigmoid never gives more than 1?",
            answer=swapped_activations,
        ),
        Wrong(
            id="build-classifier-sigmoid-twice",
            title="the hidden layer has the sigmoid too",
            hint="Through which activation function did the gradient pass best, in the assignment on activations?",
            answer=sigmoid_twice,
        ),
        Wrong(
            id="build-classifier-relu-twice",
            title="the output neuron has ReLU",
            hint="How large can the output of a ReLU become, and how large a probability?",
            answer=relu_twice,
        ),
        Wrong(
            id="build-classifier-tanh-hidden",
            title="the hidden layer has tanh",
            hint="Compare the `activation` of your first Dense layer with what the exercise asks for.",
            answer=tanh_hidden,
        ),
        Wrong(
            id="build-classifier-tanh-output",
            title="the output neuron has tanh, which gives negative numbers as well",
            hint="Can a probability be -0.5? Which S-shaped curve runs from 0 to 1?",
            answer=tanh_output,
        ),
        Wrong(
            id="build-classifier-inputs-as-a-layer",
            title="you added a layer of 2 neurons for the inputs",
            hint="Inputs are numbers that come in: nothing is computed there. Which line already says that there are 2?",
            answer=inputs_as_a_layer,
        ),
        Wrong(
            id="build-classifier-hidden-twice",
            title="there are two hidden layers of 3 neurons",
            hint="Count the Dense layers in `model.summary()`. How many does the exercise ask for?",
            answer=hidden_twice,
        ),
        Wrong(
            id="build-classifier-no-hidden-layer",
            title="there is no hidden layer",
            hint="With one layer the border between the classes is a straight line. What comes between input and output?",
            answer=no_hidden_layer,
        ),
        Wrong(
            id="build-classifier-layers-in-reverse",
            title="the layers stand in reverse order",
            hint="Follow one example: through which layer does it go first? What is the shape of what comes out at the end?",
            answer=layers_in_reverse,
        ),
        Wrong(
            id="build-classifier-three-inputs",
            title="the model expects 3 inputs",
            hint="keras.Input takes the number of features of one example, not that of the neurons. How many has a point?",
            answer=three_inputs,
        ),
        Wrong(
            id="build-classifier-units-of-the-inputs",
            title="the hidden layer has as many neurons as there are inputs",
            hint="The number of hidden neurons is free of the number of inputs. How many does the exercise ask for?",
            answer=units_of_the_inputs,
        ),
        Wrong(
            id="build-classifier-no-input",
            title="the model does not know yet how many inputs it has, so it has no weights",
            hint="Try `build_classifier().summary()`. Which object at the front of the list says how many features come in?",
            answer=no_input,
        ),
        Wrong(
            id="build-classifier-no-bias",
            title="the neurons have no bias",
            hint="Without it, what is the output at the point (0, 0), whatever the weights? Does Dense need to be told?",
            answer=no_bias,
        ),
        Wrong(
            id="build-classifier-with-dropout",
            title="there is a dropout layer in it",
            hint="List the layers that the exercise asks for, and those of `model.summary()`.",
            answer=with_dropout,
        ),
        Wrong(
            id="build-classifier-with-batch-normalization",
            title="there is a normalization layer in it",
            hint="List the layers that the exercise asks for, and those of `model.summary()`.",
            answer=with_batch_normalization,
        ),
        Wrong(
            id="build-classifier-frozen",
            title="you have made its weights untrainable",
            hint="What will `fit` be able to change? Look at the last lines of `model.summary()`.",
            answer=frozen,
        ),
        Wrong(
            id="build-classifier-compiled",
            title="you compile the model here already",
            hint="Building and compiling are two steps, and the next exercise does the second. What is left to do for it?",
            answer=compiled,
        ),
        Wrong(
            id="build-classifier-no-return",
            title="you build the model and do not return it",
            hint="Try `model = build_classifier()` and then `print(model)`. What is missing at the end of the function?",
            answer=nothing_returned,
        ),
        Wrong(
            id="build-classifier-list-of-layers",
            title="you return the layers, not yet a model made of them",
            hint="Which class of Keras takes a list of layers and makes a network of them?",
            answer=list_of_layers,
        ),
        Wrong(
            id="build-classifier-output-returned",
            title="you return the output of the last layer, not the model",
            hint="keras.Model takes where the data comes in and where it goes out. What of it do you return?",
            answer=output_returned,
        ),
    ),
)
