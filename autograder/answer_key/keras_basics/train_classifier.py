"""train_classifier: `fit` in silence. Cases are such that the result does not depend on the batch size."""

from typing import Any

import numpy as np

from autograder.answer_key.lazily import keras, tf
from autograder.inside.calling import Call
from autograder.model import AnswerKey, Case, Wrong, case

from . import formulas
from .inputs import CLASSIFIER, activations_of, active, draw_weights, network


def train_classifier(model, X, y, epochs):
    return model.fit(X, y, epochs=epochs, verbose=0)


def trained(call: Call) -> list[dict[str, Any]]:
    """After one step an epoch, or two: all rows are the same, so that a batch of one has the gradient of the whole."""
    model, X, y, epochs = call.args
    kind, activations = "BinaryCrossentropy", activations_of(model)
    found = []
    for steps in range(1, len(y) + 1):
        weights, losses = formulas.wide(model.data["weights"]), []
        for _ in range(steps * epochs):
            losses.append(formulas.losses(kind, y, formulas.forward(activations, weights, X)[-1]).mean())
            gradient = formulas.gradients(kind, activations, weights, X, y)
            settings = {"kind": "sgd", "learning_rate": model.data["learning_rate"]}
            weights = formulas.step(settings, weights, gradient)
        found.append(
            {
                "losses": np.reshape(losses, (epochs, steps)).mean(axis=1),
                "steps": steps * epochs,
                "weights": weights,
            }
        )
    return found


def same_rows(name: str, rng: np.random.Generator, epochs: int, label: float) -> Case:
    X = np.repeat(rng.normal(size=(1, 2)), 2, axis=0)
    model = network(active(draw_weights(rng, 2, 3, 1), X), CLASSIFIER, learning_rate=0.4)
    return case(name, model, X, np.full(2, label), epochs, observer="trained")


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    return (same_rows("two equal rows, for a single epoch", rng, 1, 0.0),)


# ---- right answers, in other styles ----


def one_at_a_time(model, X, y, epochs):
    history = model.fit(x=X, y=y, batch_size=1, epochs=epochs, verbose=0, shuffle=False)
    return history


def by_dataset(model, X, y, epochs):
    data = tf.data.Dataset.from_tensor_slices((X, y)).batch(32)
    return model.fit(data, epochs=epochs, verbose="auto" if epochs < 0 else 0)


def with_validation(classifier, inputs, labels, n):
    return classifier.fit(inputs, labels, epochs=n, validation_split=0.5, verbose=0)


def by_loop(model, X, y, epochs):
    history = keras.callbacks.History()
    for epoch in range(epochs):
        model.fit(X, y, initial_epoch=epoch, epochs=epoch + 1, verbose=0, callbacks=[history])
        if epoch == 0:
            collected = {name: [] for name in history.history}
        for name, values in history.history.items():
            collected[name] += values[-1:]
    history.history, history.epoch = collected, list(range(epochs))
    return history


# ---- wrong answers, one misconception each ----


def nothing_returned(model, X, y, epochs):
    model.fit(X, y, epochs=epochs, verbose=0)


def model_returned(model, X, y, epochs):
    model.fit(X, y, epochs=epochs, verbose=0)
    return model


def dictionary_returned(model, X, y, epochs):
    return model.fit(X, y, epochs=epochs, verbose=0).history


def losses_returned(model, X, y, epochs):
    return model.fit(X, y, epochs=epochs, verbose=0).history["loss"]


def progress_printed(model, X, y, epochs):
    return model.fit(X, y, epochs=epochs)


def one_epoch(model, X, y, epochs):
    return model.fit(X, y, verbose=0)


def ten_epochs(model, X, y, epochs):
    return model.fit(X, y, epochs=10, verbose=0)


def epochs_as_batch_size(model, X, y, epochs):
    return model.fit(X, y, epochs, verbose=0)


def one_epoch_more(model, X, y, epochs):
    return model.fit(X, y, epochs=epochs + 1, verbose=0)


def fitted_twice(model, X, y, epochs):
    model.fit(X, y, epochs=epochs, verbose=0)
    return model.fit(X, y, epochs=epochs, verbose=0)


def only_the_last(model, X, y, epochs):
    for _ in range(epochs):
        history = model.fit(X, y, epochs=1, verbose=0)
    return history


def squared_epochs(model, X, y, epochs):
    for _ in range(epochs):
        history = model.fit(X, y, epochs=epochs, verbose=0)
    return history


def a_copy(model, X, y, epochs):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(keras.optimizers.SGD(0.4), loss="binary_crossentropy", run_eagerly=True)
    return copy.fit(X, y, epochs=epochs, verbose=0)


def opposite_labels(model, X, y, epochs):
    return model.fit(X, 1 - y, epochs=epochs, verbose=0)


def own_predictions(model, X, y, epochs):
    return model.fit(X, model.predict(X, verbose=0), epochs=epochs, verbose=0)


def stopped_early(model, X, y, epochs):
    stop = keras.callbacks.EarlyStopping(monitor="loss", min_delta=1, patience=1)
    return model.fit(X, y, epochs=epochs, callbacks=[stop], verbose=0)


def weights_restored(model, X, y, epochs):
    before = model.get_weights()
    history = model.fit(X, y, epochs=epochs, verbose=0)
    model.set_weights(before)
    return history


KEY = AnswerKey(
    exercise="train_classifier",
    reference=train_classifier,
    cases=cases,
    values=trained,
    right=(one_at_a_time, by_dataset, with_validation, by_loop),
    wrong=(
        Wrong(
            id="train-classifier-no-return",
            title="you train the model and do not return its history",
            hint="`fit` returns something. What becomes of it in your function?",
            answer=nothing_returned,
        ),
        Wrong(
            id="train-classifier-model-returned",
            title="you return the model, not the history of its training",
            hint="The caller has the model already; it is changed where it is. What does `fit` itself return?",
            answer=model_returned,
        ),
        Wrong(
            id="train-classifier-dictionary-returned",
            title="you return the dictionary inside the History, not the History",
            hint="What is the type of what `fit` returns? The caller can ask it for `.history` when needed.",
            answer=dictionary_returned,
        ),
        Wrong(
            id="train-classifier-losses-returned",
            title="you return the list of losses alone",
            hint="A History knows more than the losses. What does `fit` itself return?",
            answer=losses_returned,
        ),
        Wrong(
            id="train-classifier-progress-printed",
            title="`fit` prints its progress",
            hint="Which argument of `fit` says how much it talks, and which value means silence?",
            answer=progress_printed,
        ),
        Wrong(
            id="train-classifier-one-epoch",
            title="you train for one epoch, whatever number is asked for",
            hint="How many epochs does `fit` run when it is not told? Where in your code does `epochs` have an effect?",
            answer=one_epoch,
        ),
        Wrong(
            id="train-classifier-ten-epochs",
            title="you train for ten epochs, whatever number is asked for",
            hint="Where in your code does the argument `epochs` have an effect?",
            answer=ten_epochs,
        ),
        Wrong(
            id="train-classifier-epochs-as-batch-size",
            title="the number of epochs arrives as the batch size",
            hint="Look up the order of the arguments of `fit`. What is the third, after the inputs and the labels?",
            answer=epochs_as_batch_size,
        ),
        Wrong(
            id="train-classifier-one-epoch-more",
            title="you train for one epoch more than asked",
            hint="For epochs=3, what do you hand to `fit`?",
            answer=one_epoch_more,
        ),
        Wrong(
            id="train-classifier-fitted-twice",
            title="you call `fit` twice, and the second goes on where the first ended",
            hint="How far has the loss fallen before your history begins? How many times does your function call `fit`?",
            answer=fitted_twice,
        ),
        Wrong(
            id="train-classifier-only-the-last",
            title="you call `fit` once an epoch, and keep the history of the last call only",
            hint="`fit` has a loop over epochs inside. Which argument sets how often it runs?",
            answer=only_the_last,
        ),
        Wrong(
            id="train-classifier-squared-epochs",
            title="you loop over the epochs, and `fit` loops over them again",
            hint="For epochs=3, how many epochs are run in all? Which of the two loops can go?",
            answer=squared_epochs,
        ),
        Wrong(
            id="train-classifier-a-copy",
            title="you train a copy, and the model that was given learns nothing",
            hint="Compare `model.get_weights()` before and after the call. Which model does your function train?",
            answer=a_copy,
        ),
        Wrong(
            id="train-classifier-opposite-labels",
            title="you train on the opposite labels",
            hint="For a row labelled 1, should the output rise or fall from epoch to epoch? What do yours do?",
            answer=opposite_labels,
        ),
        Wrong(
            id="train-classifier-own-predictions",
            title="the labels you train on are the model's own predictions",
            hint="From whom should the model learn what is right? Which argument holds that?",
            answer=own_predictions,
        ),
        Wrong(
            id="train-classifier-stopped-early",
            title="training stops before the epochs asked for are over",
            hint="Which callbacks do you hand to `fit`, and when do they end it?",
            answer=stopped_early,
        ),
        Wrong(
            id="train-classifier-weights-restored",
            title="you give the model its old weights back after training",
            hint="What should be different about the model after `fit`? What does your function do after that line?",
            answer=weights_restored,
        ),
    ),
)
