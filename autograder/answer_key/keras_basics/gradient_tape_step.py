"""gradient_tape_step: one update of the weights, and the loss before it."""

from typing import Any

import numpy as np

from autograder.answer_key.lazily import keras, tf
from autograder.inside.calling import Call, Made
from autograder.model import AnswerKey, Case, Wrong, case

from . import formulas
from .inputs import activations_of, active, draw_weights, labels, network


def gradient_tape_step(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    return float(loss)


def stepped(call: Call) -> list[Any]:
    model, optimizer, loss_fn, X, y = call.args
    kind, activations = loss_fn.data["kind"], activations_of(model)
    weights = formulas.wide(model.data["weights"])
    if call.observer == "returned":
        return [np.float32(formulas.losses(kind, y, formulas.forward(activations, weights, X)[-1]).mean())]
    gradient = formulas.gradients(kind, activations, weights, X, y)
    return [{"weights": formulas.step(optimizer.data, weights, gradient)}]


def both(name: str, model: Made, optimizer: str, rate: float, loss: str, X: np.ndarray, y: np.ndarray) -> list[Case]:
    """The update, and what is returned, of the same step."""
    makers = (
        model,
        Made("optimizer", {"kind": optimizer, "learning_rate": rate}),
        Made("loss_fn", {"kind": loss}),
    )
    return [
        case(name, *makers, X, y, observer="updated"),
        case(f"{name}: what is returned", *makers, X, y, part="loss", observer="returned"),
    ]


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    X, y = rng.normal(size=(6, 2)), labels(rng, 6)
    classifier = network(active(draw_weights(rng, 2, 3, 1), X), ("relu", "sigmoid"))
    wide, targets = rng.normal(size=(5, 3)), rng.normal(size=5)
    deep = network(active(draw_weights(rng, 3, 4, 2, 1), wide), ("relu", "relu", "linear"))
    return (
        *both("six labelled points", classifier, "sgd", 0.7, "BinaryCrossentropy", X, y),
        both("a deeper network, squared errors and Adam", deep, "adam", 0.03, "MeanSquaredError", wide, targets)[0],
    )


# ---- right answers, in other styles ----


def by_apply(net, opt, loss, inputs, targets):
    inputs = tf.convert_to_tensor(inputs, dtype=tf.float32)
    with tf.GradientTape() as tape:
        predictions = net(inputs)
        value = loss(tf.reshape(targets, (-1, 1)), predictions)
    opt.apply(tape.gradient(value, net.trainable_weights), net.trainable_weights)
    return value.numpy()


def tensor_returned(model, optimizer, loss_fn, X, y):
    with tf.GradientTape(persistent=True) as tape:
        loss = loss_fn(y[:, None], model(X, training=True))
    gradients = [tape.gradient(loss, variable) for variable in model.trainable_variables]
    optimizer.apply_gradients(list(zip(gradients, model.trainable_variables, strict=True)))
    return loss


def as_a_graph(model, optimizer, loss_fn, X, y):
    optimizer.build(model.trainable_variables)

    @tf.function
    def step(X, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(X, training=True))
        optimizer.apply_gradients(
            zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
        )
        return loss

    return float(step(tf.constant(X, tf.float32), tf.constant(y, tf.float32)))


def watched_by_hand(model, optimizer, loss_fn, X, y):
    variables = model.variables
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        for variable in variables:
            tape.watch(variable.value)
        loss = loss_fn(y, model(X))
    optimizer.apply(tape.gradient(loss, [v.value for v in variables]), variables)
    return keras.ops.convert_to_numpy(loss).item()


# ---- wrong answers, one misconception each ----


def loss_afterwards(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss_fn(y, model(X)))


def nothing_returned(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )


def not_applied(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    tape.gradient(loss, model.trainable_variables)
    return float(loss)


def gradients_returned(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    return tape.gradient(loss, model.trainable_variables)


def outside_the_tape(model, optimizer, loss_fn, X, y):
    p = model(X, training=True)
    with tf.GradientTape() as tape:
        loss = loss_fn(y, p)
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def last_layer_only(model, optimizer, loss_fn, X, y):
    variables = model.layers[-1].trainable_variables
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
    return float(loss)


def first_layer_only(model, optimizer, loss_fn, X, y):
    variables = model.layers[0].trainable_variables
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
    return float(loss)


def kernels_only(model, optimizer, loss_fn, X, y):
    variables = [v for v in model.trainable_variables if len(v.shape) == 2]
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
    return float(loss)


def gradient_by_the_output(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        p = model(X, training=True)
        loss = loss_fn(y, p)
    gradients = tape.gradient(p, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    return float(loss)


def uphill(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    gradients = [-g for g in tape.gradient(loss, model.trainable_variables)]
    optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    return float(loss)


def rate_of_a_hundredth(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    for variable, g in zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables), strict=True):
        variable.assign_sub(0.01 * g)
    return float(loss)


def by_hand(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    for variable, g in zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables), strict=True):
        variable.assign_sub(optimizer.learning_rate * g)
    return float(loss)


def own_adam(model, optimizer, loss_fn, X, y):
    optimizer = keras.optimizers.Adam()
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def two_steps(model, optimizer, loss_fn, X, y):
    for _ in range(2):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(X, training=True))
        optimizer.apply_gradients(
            zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
        )
    return float(loss)


def row_by_row(model, optimizer, loss_fn, X, y):
    losses = []
    for row in range(len(X)):
        with tf.GradientTape() as tape:
            loss = loss_fn(y[row : row + 1], model(X[row : row + 1], training=True))
        optimizer.apply_gradients(
            zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
        )
        losses.append(float(loss))
    return sum(losses) / len(losses)


def summed(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True)) * len(X)
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def one_over_m_twice(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True)) / len(X)
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def own_squared_error(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((tf.cast(y, tf.float32) - model(X, training=True)[:, 0]) ** 2)
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def every_pair(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        p = model(X, training=True)
        loss = loss_fn(tf.repeat(tf.cast(y, tf.float32)[None, :], len(X), axis=0), tf.repeat(p, len(X), axis=1))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def arguments_swapped(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(model(X, training=True)[:, 0], tf.constant(y, tf.float32))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True)
    )
    return float(loss)


def pairs_swapped(model, optimizer, loss_fn, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True))
    optimizer.apply_gradients(
        zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables), strict=True)
    )
    return float(loss)


KEY = AnswerKey(
    exercise="gradient_tape_step",
    reference=gradient_tape_step,
    cases=cases,
    values=stepped,
    right=(
        by_apply,
        tensor_returned,
        as_a_graph,
        watched_by_hand,
    ),
    wrong=(
        Wrong(
            id="gradient-tape-step-loss-afterwards",
            title="you return the loss after the update",
            hint="The exercise asks how wrong the model was before. At which line is that known?",
            answer=loss_afterwards,
        ),
        Wrong(
            id="gradient-tape-step-no-return",
            title="you do not return the loss",
            hint="What is the value of `gradient_tape_step(...)` for whoever calls it?",
            answer=nothing_returned,
        ),
        Wrong(
            id="gradient-tape-step-not-applied",
            title="the gradients are computed and never applied",
            hint="Compare `model.get_weights()` before and after. Which object changes weights by gradients?",
            answer=not_applied,
        ),
        Wrong(
            id="gradient-tape-step-gradients-returned",
            title="you return the gradients and do not apply them",
            hint="Who moves the weights? And what should the function return?",
            answer=gradients_returned,
        ),
        Wrong(
            id="gradient-tape-step-outside-the-tape",
            title="the tape has not seen the model at work, so that no gradient is known",
            hint="A tape knows what happens inside its `with` block, and nothing of `model.predict`. Where and how do you "
            "call the model?",
            answer=outside_the_tape,
        ),
        Wrong(
            id="gradient-tape-step-last-layer-only",
            title="only the last layer learns",
            hint="Which variables do you give to `tape.gradient`? Compare with `model.trainable_variables`.",
            answer=last_layer_only,
        ),
        Wrong(
            id="gradient-tape-step-first-layer-only",
            title="only the first layer learns",
            hint="Which variables do you give to `tape.gradient`? Compare with `model.trainable_variables`.",
            answer=first_layer_only,
        ),
        Wrong(
            id="gradient-tape-step-kernels-only",
            title="the biases do not learn",
            hint="Which of the arrays in `model.get_weights()` are the same after the step?",
            answer=kernels_only,
        ),
        Wrong(
            id="gradient-tape-step-gradient-of-the-output",
            title="you take the gradient of the outputs, not of the loss",
            hint="What should become smaller? That is what the tape is asked about.",
            answer=gradient_by_the_output,
        ),
        Wrong(
            id="gradient-tape-step-uphill",
            title="the weights move uphill, towards a larger loss",
            hint="Is the loss smaller after the step? The optimizer subtracts already.",
            answer=uphill,
        ),
        Wrong(
            id="gradient-tape-step-rate-of-a-hundredth",
            title="you move the weights yourself, at a learning rate of 0.01",
            hint="What is the argument `optimizer` for? Which learning rate does it have?",
            answer=rate_of_a_hundredth,
        ),
        Wrong(
            id="gradient-tape-step-by-hand",
            title="you subtract learning rate times gradient yourself, which is right for plain gradient descent only",
            hint="What does Adam do differently? Who knows how the optimizer turns gradients into steps?",
            answer=by_hand,
        ),
        Wrong(
            id="gradient-tape-step-own-adam",
            title="you use an optimizer of your own instead of the given one",
            hint="What is the argument `optimizer` for?",
            answer=own_adam,
        ),
        Wrong(
            id="gradient-tape-step-two-steps",
            title="you make two updates",
            hint="How many times does your function apply gradients?",
            answer=two_steps,
        ),
        Wrong(
            id="gradient-tape-step-row-by-row",
            title="you make an update for each row",
            hint="How many updates does the exercise ask for? The loss of the whole batch is already a mean.",
            answer=row_by_row,
        ),
        Wrong(
            id="gradient-tape-step-summed",
            title="your loss is the sum over the rows",
            hint="`loss_fn` gives a mean. If every row came twice, what should become of the loss and of its gradient?",
            answer=summed,
        ),
        Wrong(
            id="gradient-tape-step-one-over-m-twice",
            title="you divide by the number of rows once more",
            hint="`loss_fn` gives a mean already. What happens to your steps when the batch grows?",
            answer=one_over_m_twice,
        ),
        Wrong(
            id="gradient-tape-step-own-squared-error",
            title="your loss is the squared error, whatever loss is given",
            hint="What is the argument `loss_fn` for?",
            answer=own_squared_error,
        ),
        Wrong(
            id="gradient-tape-step-every-pair",
            title="every prediction is compared with every target, not each with its own",
            hint="Which shapes have targets and predictions when they meet? What is (m,) against (m, 1)?",
            answer=every_pair,
        ),
        Wrong(
            id="gradient-tape-step-arguments-swapped",
            title="predictions and targets have changed places in the loss",
            hint="Which comes first in `loss_fn`: what is right, or what the model says?",
            answer=arguments_swapped,
        ),
        Wrong(
            id="gradient-tape-step-pairs-swapped",
            title="gradients and variables have changed places",
            hint="`apply_gradients` takes pairs. Which of the two comes first in a pair?",
            answer=pairs_swapped,
        ),
    ),
)
