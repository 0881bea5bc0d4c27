"""evaluate_classifier: loss and accuracy by name."""

from typing import Any

import numpy as np

from autograder.answer_key.lazily import keras
from autograder.inside.calling import Call
from autograder.model import AnswerKey, Case, Wrong, case

from . import formulas
from .inputs import CLASSIFIER, activations_of, active, draw_weights, labels, network

KIND = "BinaryCrossentropy"


def evaluate_classifier(model, X, y):
    return model.evaluate(X, y, verbose=0, return_dict=True)


def evaluated(call: Call) -> list[dict[str, Any]]:
    model, X, y = call.args
    weights = formulas.wide(model.data["weights"])
    output = formulas.forward(activations_of(model), weights, X)[-1]
    answer = {
        "loss": formulas.losses(KIND, y, output).mean(),
        "accuracy": np.mean((output[:, 0] > 0.5) == (y > 0.5)),
    }
    return [{"answer": answer, "weights": weights}]


def some(name: str, rng: np.random.Generator, m: int, **more: Any) -> Case:
    X = rng.normal(size=(m, 2))
    model = network(active(draw_weights(rng, 2, 3, 1), X), CLASSIFIER, learning_rate=0.3, **more)
    return case(name, model, X, labels(rng, m), observer="evaluated")


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        some("seven points", rng, 7),
        some("45 points, more than fit into one batch, and a model with dropout", rng, 45, dropout=0.5),
    )


# ---- right answers, in other styles ----


def by_names(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": accuracy}


def in_one_batch(model, X, y):
    results = model.test_on_batch(X, y, return_dict=True)
    return {name: float(value) for name, value in results.items()}


def by_hand(model, X, y):
    p = model.predict(X, verbose=0, batch_size=len(X))
    loss = keras.losses.BinaryCrossentropy()(y, p)
    return {"accuracy": float(np.mean((p.ravel() > 0.5) == y)), "loss": float(loss)}


def in_numpy(model, X, y):
    p = np.clip(np.asarray(model(X), dtype=float)[:, 0], 1e-7, 1 - 1e-7)
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return {"loss": loss, "accuracy": np.mean(np.round(p) == y)}


# ---- wrong answers, one misconception each ----


def as_a_list(model, X, y):
    return model.evaluate(X, y, verbose=0)


def names_swapped(model, X, y):
    accuracy, loss = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": accuracy}


def metrics_names(model, X, y):
    return dict(zip(model.metrics_names, model.evaluate(X, y, verbose=0), strict=True))


def short_name(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "acc": accuracy}


def percent(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": 100 * accuracy}


def rounded(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": round(loss, 2), "accuracy": round(accuracy, 2)}


def as_text(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": f"{loss:.4f}", "accuracy": f"{accuracy:.4f}"}


def loss_only(model, X, y):
    return {"loss": model.evaluate(X, y, verbose=0)[0]}


def error_rate(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": 1 - accuracy}


def every_pair(model, X, y):
    p = model.predict(X, verbose=0)
    loss, _ = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": float(np.mean((p > 0.5) == y))}


def largest_of_one(model, X, y):
    p = model.predict(X, verbose=0)
    loss, _ = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": float(np.mean(p.argmax(axis=1) == y))}


def not_rounded(model, X, y):
    p = model.predict(X, verbose=0)
    loss, _ = model.evaluate(X, y, verbose=0)
    return {"loss": loss, "accuracy": float(np.mean(p.ravel() == y))}


def squared_error(model, X, y):
    p = model.predict(X, verbose=0).ravel()
    return {"loss": float(np.mean((p - y) ** 2)), "accuracy": float(np.mean((p > 0.5) == y))}


def summed(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    return {"loss": loss * len(y), "accuracy": accuracy}


def first_batch(model, X, y):
    return model.evaluate(X[:32], y[:32], verbose=0, return_dict=True)


def after_training(model, X, y):
    model.fit(X, y, verbose=0)
    return model.evaluate(X, y, verbose=0, return_dict=True)


def of_training(model, X, y):
    history = model.fit(X, y, verbose=0).history
    return {"loss": history["loss"][-1], "accuracy": history["accuracy"][-1]}


def nothing_returned(model, X, y):
    print(model.evaluate(X, y, verbose=0))


def own_labels(model, X, y):
    return model.evaluate(X, np.round(model.predict(X, verbose=0)), verbose=0, return_dict=True)


def predictions(model, X, y):
    return model.predict(X, verbose=0)


KEY = AnswerKey(
    exercise="evaluate_classifier",
    reference=evaluate_classifier,
    cases=cases,
    values=evaluated,
    right=(by_names, in_one_batch, by_hand, in_numpy),
    wrong=(
        Wrong(
            id="evaluate-classifier-as-a-list",
            title="you return the two numbers in a list, without their names",
            hint="Which of the two is the loss? Make it a dictionary, or let `evaluate` do so: it has an argument for that.",
            answer=as_a_list,
        ),
        Wrong(
            id="evaluate-classifier-names-swapped",
            title="loss and accuracy have changed places",
            hint="Can an accuracy be above 1? Print what `evaluate` returns, and look up which number comes first.",
            answer=names_swapped,
        ),
        Wrong(
            id="evaluate-classifier-metrics-names",
            title='you take the names from `metrics_names`, which says "compile_metrics" where you need "accuracy"',
            hint="Print the dictionary. `evaluate` can name its numbers itself: which argument asks for it?",
            answer=metrics_names,
        ),
        Wrong(
            id="evaluate-classifier-short-name",
            title='the accuracy is called "acc" in your dictionary',
            hint="Whoever calls your function looks for two names. Which ones, letter by letter?",
            answer=short_name,
        ),
        Wrong(
            id="evaluate-classifier-percent",
            title="your accuracy is in percent",
            hint="Between which two numbers should an accuracy lie?",
            answer=percent,
        ),
        Wrong(
            id="evaluate-classifier-rounded",
            title="you round the numbers to two decimals",
            hint="Rounding is for the eye, when something is printed. How could somebody compare two models by yours?",
            answer=rounded,
        ),
        Wrong(
            id="evaluate-classifier-as-text",
            title="your values are text, not numbers",
            hint="Try `2 * result['loss']`. What does an f-string make of a number?",
            answer=as_text,
        ),
        Wrong(
            id="evaluate-classifier-loss-only",
            title="you return the loss without the accuracy",
            hint="How many numbers does `evaluate` return for this model? What do the others mean?",
            answer=loss_only,
        ),
        Wrong(
            id="evaluate-classifier-error-rate",
            title="you return the share of wrong answers",
            hint="For a perfect model, what should the accuracy be, and what is yours?",
            answer=error_rate,
        ),
        Wrong(
            id="evaluate-classifier-every-pair",
            title="you compare every prediction with every label, not each with its own",
            hint="Print the shape of `(p > 0.5) == y`, where p has the shape (m, 1) and y (m,). Which of the two must change?",
            answer=every_pair,
        ),
        Wrong(
            id="evaluate-classifier-largest-of-one",
            title="you look for the largest of several outputs, and there is one",
            hint="What is `argmax` of a row of one number? When does the model say 1?",
            answer=largest_of_one,
        ),
        Wrong(
            id="evaluate-classifier-not-rounded",
            title="you ask whether a probability equals the label",
            hint="Is 0.9 equal to 1? What turns a probability into a class?",
            answer=not_rounded,
        ),
        Wrong(
            id="evaluate-classifier-squared-error",
            title="your loss is the mean squared error, not the one the model was compiled with",
            hint="Which loss does the model have? `evaluate` knows it.",
            answer=squared_error,
        ),
        Wrong(
            id="evaluate-classifier-summed",
            title="your loss is the sum over the examples",
            hint="If every example came twice, what should become of the loss? What becomes of yours?",
            answer=summed,
        ),
        Wrong(
            id="evaluate-classifier-first-batch",
            title="you evaluate the first 32 examples only",
            hint="How many rows has X, and how many of them do you use? `evaluate` goes through all batches by itself.",
            answer=first_batch,
        ),
        Wrong(
            id="evaluate-classifier-after-training",
            title="you train the model on these data before you evaluate it",
            hint="What are test data for? Compare `model.get_weights()` before and after your function.",
            answer=after_training,
        ),
        Wrong(
            id="evaluate-classifier-of-training",
            title="you report what `fit` says, and train on the data that should only be tested",
            hint="Which method of the model measures and changes nothing?",
            answer=of_training,
        ),
        Wrong(
            id="evaluate-classifier-no-return",
            title="you print the result and do not return it",
            hint="Try `result = evaluate_classifier(model, X, y)` and then `result['loss']`. What is the function's value?",
            answer=nothing_returned,
        ),
        Wrong(
            id="evaluate-classifier-own-labels",
            title="you compare the model with its own predictions",
            hint="Is your accuracy always 1? Where should the right labels come from?",
            answer=own_labels,
        ),
        Wrong(
            id="evaluate-classifier-predictions",
            title="you return the predictions themselves",
            hint="How good are they? Which method of the model compares them with the labels?",
            answer=predictions,
        ),
    ),
)
