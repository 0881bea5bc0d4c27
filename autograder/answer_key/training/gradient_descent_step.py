"""gradient_descent_step: every parameter a step down its gradient, in new arrays."""

import itertools

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def gradient_descent_step(parameters, gradients, learning_rate):
    return [
        (W - learning_rate * dW, b - learning_rate * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def network(*sizes: int) -> tuple[list, list]:
        shapes = [((n, k), (k,)) for n, k in itertools.pairwise(sizes)]
        both = [[(rng.normal(size=w), rng.normal(size=b)) for w, b in shapes] for _ in range(2)]
        return both[0], both[1]

    def cast(pairs: list, dtype: type) -> list:
        return [(W.astype(dtype), b.astype(dtype)) for W, b in pairs]

    usual, slopes = network(3, 4, 2)
    whole = [(rng.integers(-5, 6, size=(2, 3)), rng.integers(-5, 6, size=3))]
    fine = [(rng.normal(size=(2, 3)), rng.normal(size=3))]
    return (
        case("two layers of random numbers", usual, slopes, 0.3),
        case("one layer of random numbers", *network(3, 2), 0.1),
        case("four layers", *network(2, 5, 3, 4, 2), 0.05),
        case("square layers", *network(3, 3, 3), 0.2),
        case("a learning rate above 1", *network(2, 3, 2), 3.0),
        case("a learning rate of 1", *network(2, 2), 1),
        case("a learning rate of 0", *network(2, 2), 0.0),
        case("gradients of 0", usual, [(0 * dW, 0 * db) for dW, db in slopes], 0.3),
        case("layers with one neuron", *network(1, 1, 1), 0.5),
        case("float32", cast(usual, np.float32), cast(slopes, np.float32), 0.3),
        case("whole parameters", whole, fine, 0.5, part="integers"),
        case("whole gradients", fine, whole, 0.5, part="integers"),
        case("32-bit whole numbers", cast(whole, np.int32), cast(whole, np.int32), 0.25, part="integers"),
        case("read-only input", usual, slopes, 0.3, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_loop(parameters, gradients, learning_rate):
    updated = []
    for layer in range(len(parameters)):
        W, b = parameters[layer]
        dW, db = gradients[layer]
        updated.append([np.subtract(W, learning_rate * dW), np.subtract(b, learning_rate * db)])
    return updated


def on_copies(parameters, gradients, learning_rate):
    new = [(W.astype(float), b.astype(float)) for W, b in parameters]
    for (W, b), (dW, db) in zip(new, gradients, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return new


def with_a_helper(parameters, gradients, learning_rate):
    def moved(pair, slopes):
        return tuple(p + (-learning_rate) * s for p, s in zip(pair, slopes, strict=True))

    return tuple(map(moved, parameters, gradients))


def element_by_element(parameters, gradients, learning_rate):
    def down(array, gradient):
        result = np.empty(array.shape)
        for place in np.ndindex(array.shape):
            result[place] = float(array[place]) - learning_rate * float(gradient[place])
        return result

    return [
        (down(parameters[i][0], gradients[i][0]), down(parameters[i][1], gradients[i][1]))
        for i in range(len(parameters))
    ]


# ---- wrong answers, one misconception each ----


def uphill(parameters, gradients, learning_rate):
    return [
        (W + learning_rate * dW, b + learning_rate * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def rate_ignored(parameters, gradients, learning_rate):
    return [(W - dW, b - db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]


def rate_fixed(parameters, gradients, learning_rate):
    return [(W - 0.01 * dW, b - 0.01 * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]


def divided_by_rate(parameters, gradients, learning_rate):
    rate = learning_rate if learning_rate else 1e-9
    return [(W - dW / rate, b - db / rate) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]


def biases_forgotten(parameters, gradients, learning_rate):
    return [(W - learning_rate * dW, 1 * b) for (W, b), (dW, _) in zip(parameters, gradients, strict=True)]


def weights_forgotten(parameters, gradients, learning_rate):
    return [(1 * W, b - learning_rate * db) for (W, b), (_, db) in zip(parameters, gradients, strict=True)]


def biases_without_rate(parameters, gradients, learning_rate):
    return [(W - learning_rate * dW, b - db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]


def biases_from_weights(parameters, gradients, learning_rate):
    return [
        (W - learning_rate * dW, b - learning_rate * dW.sum(axis=0))
        for (W, b), (dW, _) in zip(parameters, gradients, strict=True)
    ]


def step_alone(parameters, gradients, learning_rate):
    return [(-learning_rate * dW, -learning_rate * db) for dW, db in gradients]


def multiplied(parameters, gradients, learning_rate):
    return [
        (W * (1 - learning_rate * dW), b * (1 - learning_rate * db))
        for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def without_parentheses(parameters, gradients, learning_rate):
    return [
        ((W - learning_rate) * dW, (b - learning_rate) * db)
        for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def sign_only(parameters, gradients, learning_rate):
    return [
        (W - learning_rate * np.sign(dW), b - learning_rate * np.sign(db))
        for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def first_layer_only(parameters, gradients, learning_rate):
    (W, b), (dW, db) = parameters[0], gradients[0]
    return [(W - learning_rate * dW, b - learning_rate * db), *parameters[1:]]


def last_layer_only(parameters, gradients, learning_rate):
    (W, b), (dW, db) = parameters[-1], gradients[-1]
    return [*parameters[:-1], (W - learning_rate * dW, b - learning_rate * db)]


def returned_too_early(parameters, gradients, learning_rate):
    new = []
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        new.append((W - learning_rate * dW, b - learning_rate * db))
        return new


def last_pair_returned(parameters, gradients, learning_rate):
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        new = (W - learning_rate * dW, b - learning_rate * db)
    return new


def one_flat_list(parameters, gradients, learning_rate):
    new = []
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        new += [W - learning_rate * dW, b - learning_rate * db]
    return new


def reversed_order(parameters, gradients, learning_rate):
    new = []
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        new.insert(0, (W - learning_rate * dW, b - learning_rate * db))
    return new


def not_updated(parameters, gradients, learning_rate):
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        W = W - learning_rate * dW
        b = b - learning_rate * db
    return parameters


def in_place(parameters, gradients, learning_rate):
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return parameters


def list_changed(parameters, gradients, learning_rate):
    for i in range(len(parameters)):
        (W, b), (dW, db) = parameters[i], gradients[i]
        parameters[i] = (W - learning_rate * dW, b - learning_rate * db)
    return parameters


def copies_of_integers(parameters, gradients, learning_rate):
    new = [(W.copy(), b.copy()) for W, b in parameters]
    for (W, b), (dW, db) in zip(new, gradients, strict=True):
        W[...] = np.asarray(W - learning_rate * dW).astype(W.dtype)
        b[...] = np.asarray(b - learning_rate * db).astype(b.dtype)
    return new


def copies_that_refuse_floats(parameters, gradients, learning_rate):
    new = [(W.copy(), b.copy()) for W, b in parameters]
    for (W, b), (dW, db) in zip(new, gradients, strict=True):
        W -= learning_rate * dW
        b -= learning_rate * db
    return new


def gradients_scaled_in_place(parameters, gradients, learning_rate):
    new = []
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        dW[...] = (learning_rate * dW).astype(dW.dtype)
        db[...] = (learning_rate * db).astype(db.dtype)
        new.append((W - dW, b - db))
    return new


def nothing_returned(parameters, gradients, learning_rate):
    [(W - learning_rate * dW, b - learning_rate * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]


WRONG = (
    Wrong(
        id="gradient-descent-step-uphill",
        title="the step goes up the gradient, not down",
        hint="A gradient points to where the loss grows. Which way do you want to go?",
        answer=uphill,
    ),
    Wrong(
        id="gradient-descent-step-rate-ignored",
        title="the learning rate is left out",
        hint="Call your function with a learning rate of 0. Should anything change?",
        answer=rate_ignored,
    ),
    Wrong(
        id="gradient-descent-step-rate-fixed",
        title="the learning rate is always the same number, whatever is passed in",
        hint="Call your function with a learning rate of 0. Should anything change?",
        answer=rate_fixed,
    ),
    Wrong(
        id="gradient-descent-step-divided",
        title="the gradient is divided by the learning rate",
        hint="Should a smaller learning rate make a smaller step, or a larger one?",
        answer=divided_by_rate,
    ),
    Wrong(
        id="gradient-descent-step-biases-forgotten",
        title="the biases stay as they are",
        hint="Compare b before and after. Each layer has two parameters to update.",
        answer=biases_forgotten,
    ),
    Wrong(
        id="gradient-descent-step-weights-forgotten",
        title="the weights stay as they are",
        hint="Compare W before and after. Each layer has two parameters to update.",
        answer=weights_forgotten,
    ),
    Wrong(
        id="gradient-descent-step-biases-without-rate",
        title="the learning rate is missing for the biases",
        hint="Call your function with a learning rate of 0. Should a bias change?",
        answer=biases_without_rate,
    ),
    Wrong(
        id="gradient-descent-step-biases-from-weights",
        title="the biases move along the weights' gradient",
        hint="Which gradient belongs to b: what is the second item of each pair in gradients?",
        answer=biases_from_weights,
    ),
    Wrong(
        id="gradient-descent-step-alone",
        title="you return the step, not the place where it leads",
        hint="With gradients of 0, where should the parameters be after the step?",
        answer=step_alone,
    ),
    Wrong(
        id="gradient-descent-step-multiplied",
        title="the parameters are scaled by the step, not moved by it",
        hint="What becomes of a parameter that is 0? Could it ever leave that place?",
        answer=multiplied,
    ),
    Wrong(
        id="gradient-descent-step-precedence",
        title="the learning rate is subtracted before the gradient is multiplied",
        hint="What is (5 - 0.1) * 2, and what is 5 - 0.1 * 2?",
        answer=without_parentheses,
    ),
    Wrong(
        id="gradient-descent-step-sign-only",
        title="only the gradient's sign is used",
        hint="Should a steep slope make the same step as a gentle one?",
        answer=sign_only,
    ),
    Wrong(
        id="gradient-descent-step-first-layer-only",
        title="only the first layer is updated",
        hint="How many layers are there, and which of them have changed?",
        answer=first_layer_only,
    ),
    Wrong(
        id="gradient-descent-step-last-layer-only",
        title="only the last layer is updated",
        hint="How many layers are there, and which of them have changed?",
        answer=last_layer_only,
    ),
    Wrong(
        id="gradient-descent-step-returned-too-early",
        title="the function returns after the first layer",
        hint="How far to the right does your `return` stand, and how often is the line before it run?",
        answer=returned_too_early,
    ),
    Wrong(
        id="gradient-descent-step-last-pair",
        title="every layer's pair replaces the one before, and only the last is returned",
        hint="How many pairs go in, and how many come out? In which list do they gather?",
        answer=last_pair_returned,
    ),
    Wrong(
        id="gradient-descent-step-flat-list",
        title="the parameters come back in one flat list, not in pairs",
        hint="What does mlp_forward do with `for W, b in parameters`? The result should look like what came in.",
        answer=one_flat_list,
    ),
    Wrong(
        id="gradient-descent-step-reversed",
        title="the layers come back in reverse order",
        hint="Compare the shape of the first W before and after.",
        answer=reversed_order,
    ),
    Wrong(
        id="gradient-descent-step-not-updated",
        title="the new values are given names inside the loop, and the old ones are returned",
        hint="Does `W = W - …` change what stands in the list? Compare the parameters before and after.",
        answer=not_updated,
    ),
    Wrong(
        id="gradient-descent-step-in-place",
        title="the caller's own arrays are changed",
        hint="What is the difference between `W -= step` and `W = W - step`? Who else may hold the old arrays?",
        answer=in_place,
    ),
    Wrong(
        id="gradient-descent-step-list-changed",
        title="the arrays are new, but the caller's own list is changed",
        hint="Print the list that you passed in before and after the call. Make a new list for the new pairs.",
        answer=list_changed,
    ),
    Wrong(
        id="gradient-descent-step-copies-of-integers",
        title="the result is stored in whole numbers wherever the parameters are, and loses its decimals",
        hint="What is the dtype of W.copy() for W = np.array([[1, 2]])? What becomes of 0.5 in it?",
        answer=copies_of_integers,
    ),
    Wrong(
        id="gradient-descent-step-copies-refuse-floats",
        title="you subtract in place from a copy, which fails where the parameters are whole numbers",
        hint="Try `a = np.array([1, 2])` and `a -= 0.5`. What does `a - 0.5` do instead?",
        answer=copies_that_refuse_floats,
    ),
    Wrong(
        id="gradient-descent-step-gradients-changed",
        title="the caller's own gradients are scaled",
        hint="Print the gradients before and after the call. What is the difference between `dW *= rate` and `rate * dW`?",
        answer=gradients_scaled_in_place,
    ),
    Wrong(
        id="gradient-descent-step-no-return",
        title="you compute the new parameters and do not return them",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="gradient_descent_step",
    reference=gradient_descent_step,
    cases=cases,
    right=(by_loop, on_copies, with_a_helper, element_by_element),
    wrong=WRONG,
)
