"""compile_classifier: Adam, binary cross-entropy, accuracy."""

from typing import Any

import numpy as np

from autograder.answer_key.lazily import keras, tf
from autograder.inside.calling import Call
from autograder.model import AnswerKey, Case, Wrong, case

from . import formulas
from .inputs import CLASSIFIER, activations_of, active, draw_weights, labels, network


def compile_classifier(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def compiled(call: Call) -> list[dict[str, Any]]:
    [model] = call.args
    weights = formulas.wide(model.data["weights"])
    output = formulas.forward(activations_of(model), weights, call.given["inputs"])[-1]
    return [
        {"loss": formulas.losses("BinaryCrossentropy", call.given["y"], output).mean(), "weights": weights},
    ]


def with_labels(name: str, rng: np.random.Generator, m: int) -> Case:
    X, y = rng.normal(size=(m, 2)), labels(rng, m)
    model = network(active(draw_weights(rng, 2, 3, 1), X), CLASSIFIER)
    return case(name, model, observer="compiled", given={"inputs": X, "y": y})


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (with_labels("nine labelled points", rng, 9),)


# ---- right answers, in other styles ----


def by_objects(model):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy()],
    )
    return model


def by_tf_names(model):
    model.compile(
        tf.keras.optimizers.Adam(),
        tf.keras.losses.BinaryCrossentropy(from_logits=False),
        metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model


def by_functions(classifier):
    options = {"optimizer": "Adam", "loss": keras.losses.binary_crossentropy, "metrics": ["acc"]}
    classifier.compile(**options)
    return classifier


def by_class_names(model):
    model.compile(loss="BinaryCrossentropy", optimizer="ADAM".lower(), metrics=["binary_accuracy", "auc"])
    return model


def loss_in_a_list(model):
    model.compile(optimizer="adam", loss=["binary_crossentropy"], metrics=[["accuracy"]], jit_compile=False)
    return model


# ---- wrong answers, one misconception each ----


def gradient_descent(model):
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def default_optimizer(model):
    model.compile(loss="binary_crossentropy", metrics=["accuracy"])
    return model


def adamw(model):
    model.compile(optimizer="adamw", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def squared_error(model):
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model


def absolute_error(model):
    model.compile(optimizer="adam", loss="mae", metrics=["accuracy"])
    return model


def categorical(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def sparse_categorical(model):
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def from_logits(model):
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True), metrics=["accuracy"])
    return model


def focal(model):
    model.compile(optimizer="adam", loss="binary_focal_crossentropy", metrics=["accuracy"])
    return model


def hinge(model):
    model.compile(optimizer="adam", loss="hinge", metrics=["accuracy"])
    return model


def smoothed(model):
    loss = keras.losses.BinaryCrossentropy(label_smoothing=0.1)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model


def no_loss(model):
    model.compile(optimizer="adam", metrics=["accuracy"])
    return model


def no_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


def exact_accuracy(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[keras.metrics.Accuracy()])
    return model


def categorical_accuracy(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["categorical_accuracy"])
    return model


def sparse_accuracy(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["sparse_categorical_accuracy"])
    return model


def loss_as_a_metric(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["binary_crossentropy"])
    return model


def precision(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["precision"])
    return model


def nothing_returned(model):
    return model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])


def not_compiled(model):
    return model


def a_new_model(model):
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )
    for weight in model.weights:
        weight.assign(keras.ops.zeros_like(weight))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def a_copy(model):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return copy


def loss_for_the_optimizer(model):
    model.compile("binary_crossentropy", "adam", metrics=["accuracy"])
    return model


KEY = AnswerKey(
    exercise="compile_classifier",
    reference=compile_classifier,
    cases=cases,
    values=compiled,
    right=(by_objects, by_tf_names, by_functions, by_class_names, loss_in_a_list),
    wrong=(
        Wrong(
            id="compile-classifier-gradient-descent",
            title="the optimizer is plain gradient descent",
            hint="Which optimizer gives every weight a step size of its own? Compare yours with the one asked for.",
            answer=gradient_descent,
        ),
        Wrong(
            id="compile-classifier-default-optimizer",
            title="you name no optimizer, and Keras takes RMSprop then",
            hint="Print `type(model.optimizer)` after compiling. Where do you say which one you want?",
            answer=default_optimizer,
        ),
        Wrong(
            id="compile-classifier-adamw",
            title="the optimizer is AdamW, which makes all weights smaller in every step as well",
            hint="What does the W stand for? Compare your optimizer with the one asked for.",
            answer=adamw,
        ),
        Wrong(
            id="compile-classifier-squared-error",
            title="the loss is the mean squared error",
            hint="The output is the probability of a class, not a measurement. What is the loss for a sure and wrong answer, "
            "by squares and by -log(p)?",
            answer=squared_error,
        ),
        Wrong(
            id="compile-classifier-absolute-error",
            title="the loss is the mean absolute error",
            hint="The output is the probability of a class, not a measurement. Which loss belongs to probabilities?",
            answer=absolute_error,
        ),
        Wrong(
            id="compile-classifier-categorical",
            title="the loss is the categorical cross-entropy, which needs one output for each class",
            hint="What is the loss of a row of one output, divided by the sum of that row? How many outputs has the model?",
            answer=categorical,
        ),
        Wrong(
            id="compile-classifier-sparse-categorical",
            title="the loss is the sparse categorical cross-entropy, which needs one output for each class",
            hint="It looks up output number y of each row. The model has one output: which one is number 1?",
            answer=sparse_categorical,
        ),
        Wrong(
            id="compile-classifier-from-logits",
            title="your loss takes the outputs for logits and sends them through a sigmoid once more",
            hint="What does the last layer of the model do already? What does `from_logits=True` promise?",
            answer=from_logits,
        ),
        Wrong(
            id="compile-classifier-focal",
            title="the loss is the focal cross-entropy, which hardly counts what is nearly right",
            hint="Compare the name of your loss with the one asked for, word by word.",
            answer=focal,
        ),
        Wrong(
            id="compile-classifier-hinge",
            title="the loss is the hinge loss",
            hint="Hinge is made for scores around 0. Which loss belongs to probabilities?",
            answer=hinge,
        ),
        Wrong(
            id="compile-classifier-smoothed",
            title="your loss smooths the labels first",
            hint="Which arguments do you give to the loss? What are its labels then, instead of 0 and 1?",
            answer=smoothed,
        ),
        Wrong(
            id="compile-classifier-no-loss",
            title="the model has no loss, so there is nothing to make smaller",
            hint="Of optimizer, loss and metrics, which ones do you name?",
            answer=no_loss,
        ),
        Wrong(
            id="compile-classifier-no-metrics",
            title="the model does not report accuracy",
            hint="Of optimizer, loss and metrics, which ones do you name? Metrics come in a list.",
            answer=no_metrics,
        ),
        Wrong(
            id="compile-classifier-exact-accuracy",
            title="your metric counts outputs that equal the label exactly",
            hint="Is 0.9 equal to 1? Which metric rounds the probability first?",
            answer=exact_accuracy,
        ),
        Wrong(
            id="compile-classifier-categorical-accuracy",
            title="your metric looks for the largest of several outputs, and the model has one",
            hint="What is the place of the largest number in a row of one? So how often is it right?",
            answer=categorical_accuracy,
        ),
        Wrong(
            id="compile-classifier-sparse-accuracy",
            title="your metric compares the label with the place of the largest output, which is always place 0",
            hint="What is the place of the largest number in a row of one? Which metric compares with 1/2 instead?",
            answer=sparse_accuracy,
        ),
        Wrong(
            id="compile-classifier-loss-as-a-metric",
            title="your metric is the loss once more",
            hint="Which share would you tell a friend: the mean of -log(p), or how many are right?",
            answer=loss_as_a_metric,
        ),
        Wrong(
            id="compile-classifier-precision",
            title="your metric is the precision",
            hint="Precision looks only at what the model calls 1. What does accuracy look at?",
            answer=precision,
        ),
        Wrong(
            id="compile-classifier-no-return",
            title="you do not return the model: `compile` itself returns nothing",
            hint="Try `print(model.compile(...))`. What should stand after `return`?",
            answer=nothing_returned,
        ),
        Wrong(
            id="compile-classifier-not-compiled",
            title="you return the model as it came",
            hint="Print `model.compiled`. Which method of the model sets optimizer, loss and metrics?",
            answer=not_compiled,
        ),
        Wrong(
            id="compile-classifier-a-new-model",
            title="you build another model, and what the given one has learned is lost",
            hint="What is the argument `model` for? Does your function need to build anything?",
            answer=a_new_model,
        ),
        Wrong(
            id="compile-classifier-a-copy",
            title="you compile a copy, and the model that was given stays uncompiled",
            hint="`compile` changes the model itself. Who still holds the old one?",
            answer=a_copy,
        ),
        Wrong(
            id="compile-classifier-loss-for-the-optimizer",
            title="optimizer and loss have changed places",
            hint="`compile` takes the optimizer first. Would names, `optimizer=` and `loss=`, be safer?",
            answer=loss_for_the_optimizer,
        ),
    ),
)
