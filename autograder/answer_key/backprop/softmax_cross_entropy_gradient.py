"""softmax_cross_entropy_gradient: (softmax(Z) - Y) / m, finite for any finite logits."""

import math

import numpy as np

from autograder.answer_key.activations.softmax import softmax
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import one_hot


def softmax_cross_entropy_gradient(Z, Y):
    return (softmax(Z) - Y) / len(Z)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    batch, true = rng.normal(0, 2, size=(4, 3)), one_hot(rng, 4, 3)
    far_apart = np.array([[1000, 999, 998.0], [-1000, -999, -998]])
    return (
        case("a batch of rows", batch, true),
        case("as many rows as classes", rng.normal(0, 2, size=(3, 3)), one_hot(rng, 3, 3)),
        case("more classes than rows", rng.normal(0, 2, size=(2, 5)), one_hot(rng, 2, 5)),
        case("many rows", rng.normal(0, 2, size=(20, 2)), one_hot(rng, 20, 2)),
        case("a batch of one row", rng.normal(0, 2, size=(1, 4)), one_hot(rng, 1, 4)),
        case("a single class", rng.normal(0, 2, size=(3, 1)), np.ones((3, 1))),
        case("integers", rng.integers(-5, 6, size=(3, 4)), one_hot(rng, 3, 4).astype(int)),
        case("32-bit integers", rng.integers(-5, 6, size=(2, 3)).astype(np.int32), one_hot(rng, 2, 3).astype(np.int32)),
        case("float32", rng.normal(0, 2, size=(2, 4)).astype(np.float32), one_hot(rng, 2, 4).astype(np.float32)),
        case("read-only input", batch, true, part="clean", read_only=True),
        case("large logits", np.array([[1000.0, 0, -1000], [999, 1000, 998]]), one_hot(rng, 2, 3), part="extremes"),
        case("very negative logits", np.array([[-1000.0, -1001, -999]]), one_hot(rng, 1, 3), part="extremes"),
        case("rows of very different scale", far_apart, one_hot(rng, 2, 3), part="extremes"),
        case("a confident wrong answer", np.array([[900.0, 0, 0]]), np.array([[0, 1.0, 0]]), part="extremes"),
    )


# ---- right answers, in other styles ----


def one_taken_away(Z, Y):
    m = Z.shape[0]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    dZ = e / e.sum(axis=1, keepdims=True)
    dZ[np.arange(m), Y.argmax(axis=1)] -= 1
    return dZ / m


def row_by_row(Z, Y):
    result = np.zeros(Z.shape)
    for i in range(len(Z)):
        e = [math.exp(z - max(Z[i])) for z in Z[i]]
        for j in range(len(e)):
            result[i, j] = (e[j] / sum(e) - Y[i, j]) / len(Z)
    return result


def by_logarithm(Z, Y):
    Z = Z - np.max(Z, axis=-1, keepdims=True)
    log_P = Z - np.log(np.sum(np.exp(Z), axis=-1, keepdims=True))
    return np.exp(log_P) / Y.shape[0] - Y / Y.shape[0]


def with_indices(Z, Y):
    rows = []
    for z, y in zip(Z.astype(float), Y.astype(float), strict=True):
        p = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
        true = y.argmax()
        rows.append([p[j] - (j == true) for j in range(len(p))])
    return np.array(rows) / len(rows)


def in_float32(Z, Y):
    z = (Z - Z.max(axis=1)[:, None]).astype(np.float32)
    e = np.exp(z)
    return ((e / e.sum(axis=1)[:, None]) - Y.astype(np.float32)) / np.float32(len(Z))


def through_mean(Z, Y):
    def probabilities(scores):
        scores = scores - scores.max(axis=-1, keepdims=True)
        return np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)

    return np.multiply(probabilities(Z) - Y, np.full(Z.shape, 1 / Z.shape[0]))


# ---- wrong answers, one misconception each ----


def not_averaged(Z, Y):
    return softmax(Z) - Y


def averaged_twice(Z, Y):
    return (softmax(Z) - Y) / len(Z) / len(Z)


def averaged_over_classes(Z, Y):
    return (softmax(Z) - Y) / Z.shape[1]


def averaged_over_everything(Z, Y):
    return (softmax(Z) - Y) / Z.size


def only_labels_averaged(Z, Y):
    return softmax(Z) - Y / len(Z)


def wrong_sign(Z, Y):
    return (Y - softmax(Z)) / len(Z)


def without_softmax(Z, Y):
    return (Z - Y) / len(Z)


def sigmoid_for_softmax(Z, Y):
    return (np.exp(-np.logaddexp(0, -Z)) - Y) / len(Z)


def softmax_twice(Z, Y):
    return (softmax(softmax(Z)) - Y) / len(Z)


def over_columns(Z, Y):
    e = np.exp(Z - Z.max(axis=0))
    return (e / e.sum(axis=0) - Y) / len(Z)


def over_everything(Z, Y):
    e = np.exp(Z - Z.max())
    return (e / e.sum() - Y) / len(Z)


def overflows(Z, Y):
    e = np.exp(Z)
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Z)


def one_global_shift(Z, Y):
    e = np.exp(Z - Z.max())
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Z)


def by_probabilities(Z, Y):
    return -Y / np.maximum(softmax(Z), 1e-12) / len(Z)


def slope_of_each_alone(Z, Y):
    P = softmax(Z)
    return P * (1 - P) / len(Z)


def slope_once_more(Z, Y):
    P = softmax(Z)
    return (P - Y) * P * (1 - P) / len(Z)


def through_the_diagonal(Z, Y):
    return -Y * (1 - softmax(Z)) / len(Z)


def one_taken_from_all(Z, Y):
    return (softmax(Z) - 1) / len(Z)


def probabilities_alone(Z, Y):
    return softmax(Z) / len(Z)


def predictions_for_probabilities(Z, Y):
    return (np.eye(Z.shape[1])[Z.argmax(axis=1)] - Y) / len(Z)


def logarithms(Z, Y):
    Z = Z - Z.max(axis=1, keepdims=True)
    return (Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)) - Y) / len(Z)


def squared_error(Z, Y):
    P = softmax(Z)
    return 2 * (P - Y) / len(Z)


def mean_row(Z, Y):
    return np.mean(softmax(Z) - Y, axis=0)


def loss_itself(Z, Y):
    return -np.mean(np.sum(Y * np.log(np.maximum(softmax(Z), 1e-12)), axis=1))


def logits_changed(Z, Y):
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return (e / e.sum(axis=1, keepdims=True) - Y) / len(Z)


def size_only(Z, Y):
    return np.abs(softmax(Z) - Y) / len(Z)


def nothing_returned(Z, Y):
    (softmax(Z) - Y) / len(Z)


WRONG = (
    Wrong(
        id="softmax-cross-entropy-gradient-not-averaged",
        title="the division by the number of rows is missing",
        hint="The loss is a mean over the rows. If every row stood in the batch twice, would its gradient grow?",
        answer=not_averaged,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-averaged-twice",
        title="you divide by the number of rows twice",
        hint="The loss is a mean over the rows. How often does its formula divide by m?",
        answer=averaged_twice,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-averaged-over-classes",
        title="you divide by the number of classes, not by the number of rows",
        hint="Which axis of Z counts the examples? Print Z.shape for a batch of four rows and three classes.",
        answer=averaged_over_classes,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-averaged-over-everything",
        title="you divide by the number of all elements, rows times classes",
        hint="The cross-entropy of one row is a sum over its classes; the mean runs over the rows. How many terms has it?",
        answer=averaged_over_everything,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-only-labels-averaged",
        title="only Y is divided by the number of rows",
        hint="What does Python give for 8 - 4 / 2? Where are parentheses missing?",
        answer=only_labels_averaged,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-wrong-sign",
        title="the difference is taken the wrong way round",
        hint="If the true class's logit rises, does the loss rise or fall? Which sign should its gradient have?",
        answer=wrong_sign,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-without-softmax",
        title="you subtract Y from the logits themselves",
        hint="Z holds logits, which may be any number. What turns a row of them into probabilities?",
        answer=without_softmax,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-sigmoid",
        title="you use the sigmoid of each logit instead of softmax",
        hint="Take three equal logits. Which probability should each class have, and which has it in your formula?",
        answer=sigmoid_for_softmax,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-softmax-twice",
        title="softmax is applied twice",
        hint="Try the logits [10, 0] with the first class true. The gradient should be almost 0; what do you get?",
        answer=softmax_twice,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-over-columns",
        title="your softmax runs down the columns, not along the rows",
        hint="One example is one row. What should each row of softmax(Z) sum to, and which axis do you sum over?",
        answer=over_columns,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-over-everything",
        title="your softmax divides by the sum over the whole batch",
        hint="What should each row of softmax(Z) sum to, and what does yours? Which argument tells a sum where to run?",
        answer=over_everything,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-overflow",
        title="the formula is right, but the exponentials overflow where logits are large",
        hint="What is np.exp(1000)? The softmax given above takes care of it; yours can too.",
        answer=overflows,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-one-global-shift",
        title="your softmax takes the largest logit of the whole batch from every row",
        hint="Try a row around 1000 and a row around -1000 in one batch. What is left of the second row's exponentials?",
        answer=one_global_shift,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-by-the-probabilities",
        title="you return the gradient by the probabilities, not by the logits",
        hint="-Y / P says how the loss changes with P. Which step of the chain rule leads from P to Z?",
        answer=by_probabilities,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-slope-alone",
        title="you return the slope p (1 - p), in which the labels do not occur",
        hint="Would your gradient change if another class were the true one? Should it?",
        answer=slope_of_each_alone,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-slope-once-more",
        title="you multiply P - Y by the slope p (1 - p), which is already in it",
        hint="P - Y is what remains after the chain rule through softmax. How large should the gradient be where the network "
        "is confident and wrong, and how large is yours?",
        answer=slope_once_more,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-through-the-diagonal",
        title="only the true class's logit gets a gradient",
        hint="If another class's logit rises, the true class's probability falls. Should that logit's gradient be 0?",
        answer=through_the_diagonal,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-one-taken-from-all",
        title="1 is subtracted in every class, not in the true one alone",
        hint="What should a row of the gradient sum to? In which column of a one-hot row does the 1 stand?",
        answer=one_taken_from_all,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-labels-forgotten",
        title="the labels do not occur in your result",
        hint="Would your gradient change if another class were the true one? Should it?",
        answer=probabilities_alone,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-predictions",
        title="you use the predicted class where the probabilities belong",
        hint="A network that is 51 % sure and one that is 99 % sure: do they get the same gradient from you?",
        answer=predictions_for_probabilities,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-logarithms",
        title="you use the logarithms of the probabilities",
        hint="The logarithm stands in the loss. After differentiating, is it still there?",
        answer=logarithms,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-doubled",
        title="a factor 2 has come in, as from a squared error",
        hint="Which loss is differentiated here? Does a square occur in it?",
        answer=squared_error,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-mean-row",
        title="you average the rows away",
        hint="Every logit has a gradient of its own. Print the shapes of Z and of your result.",
        answer=mean_row,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-loss",
        title="you return the loss, not its gradient",
        hint="How many logits are there, and how many numbers do you return?",
        answer=loss_itself,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-logits-changed",
        title="you shift the caller's own logits",
        hint="Print Z before and after the call. What is the difference between `Z -= c` and `Z = Z - c`?",
        answer=logits_changed,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-size-only",
        title="the sign of the difference is lost",
        hint="Should the true class's logit be pushed the same way as the others? What does a row sum to?",
        answer=size_only,
    ),
    Wrong(
        id="softmax-cross-entropy-gradient-no-return",
        title="you compute the gradient and do not return it",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="softmax_cross_entropy_gradient",
    reference=softmax_cross_entropy_gradient,
    cases=cases,
    right=(one_taken_away, row_by_row, by_logarithm, with_indices, in_float32, through_mean),
    wrong=WRONG,
)
