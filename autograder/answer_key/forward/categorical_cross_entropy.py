"""categorical_cross_entropy: the mean over the rows of -sum(Y log P), with P kept at or above 1e-12."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import one_hot, probabilities


def categorical_cross_entropy(Y, P):
    return -np.mean(np.sum(Y * np.log(np.maximum(P, 1e-12)), axis=1))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    """Probabilities are 0, 1, or well inside: near the bound, `maximum` and `log(P + 1e-12)` are both right and differ."""

    def answers(m: int, k: int) -> tuple[np.ndarray, np.ndarray]:
        return one_hot(rng, m, k), probabilities(rng, m, k)

    Y, P = answers(6, 3)
    certain = np.eye(4)
    return (
        case("more examples than classes", *answers(9, 4)),
        case("more classes than examples", *answers(3, 8)),
        case("as many examples as classes, drawn at random", *answers(5, 5)),
        case("two classes", *answers(7, 2)),
        case("many examples of ten classes", *answers(60, 10)),
        case("ten equal probabilities", one_hot(rng, 4, 10), np.full((4, 10), 0.1)),
        case("one class for all examples", np.eye(3, dtype=int)[[1, 1, 1, 1]], P[:4]),
        case("small probabilities", np.array([[1, 0], [0, 1]]), np.array([[1e-4, 1 - 1e-4], [1 - 1e-3, 1e-3]])),
        case("float32", Y, P.astype(np.float32)),
        case("one example, drawn at random", *answers(1, 5), part="shapes"),
        case("certain answers, all right", np.eye(4, dtype=int), certain, part="clipping"),
        case("certain answers, some of them wrong", np.eye(4, dtype=int), certain[[0, 2, 1, 3]], part="clipping"),
        case("a 0 for a class that is not true", np.array([[1, 0, 0]]), np.array([[0.7, 0.3, 0.0]]), part="clipping"),
        case(
            "a 0 for the true class, among others",
            np.eye(3, dtype=int)[:2],
            np.array([[0, 0.4, 0.6], [0.1, 0.8, 0.1]]),
            part="clipping",
        ),
        case(
            "probabilities that are whole numbers",
            np.eye(3, dtype=int),
            np.eye(3, dtype=int)[[0, 1, 1]],
            part="clipping",
        ),
        case("labels of 32-bit integers", Y.astype(np.int32), P, part="types"),
        case("read-only input", Y, P, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_index(Y, P):
    true = P[np.arange(len(Y)), np.argmax(Y, axis=1)]
    return np.mean(-np.log(np.clip(true, 1e-12, 1)))


def epsilon_added(Y, P):
    return -np.sum(Y * np.log(P + 1e-12)) / Y.shape[0]


def by_mask(Y, P):
    return -np.log(np.maximum(P[Y == 1], 1e-12)).mean()


def by_loops(Y, P):
    total = 0.0
    for y, p in zip(Y, P, strict=True):
        for label, probability in zip(y, p, strict=True):
            if label:
                total += -math.log(max(float(probability), 1e-12))
    return total / len(Y)


def by_einsum(Y, P):
    return -np.einsum("mk,mk->", Y, np.log(np.clip(P, 1e-12, None))) / len(P)


def probability_first(Y, P):
    true = (Y * P).sum(axis=1)
    return np.asarray(-np.log(np.where(true < 1e-12, 1e-12, true)).mean())


def in_float32(Y, P):
    logs = np.log(np.maximum(P.astype(np.float32), np.float32(1e-12)))
    return -np.mean(np.sum(Y.astype(np.float32) * logs, axis=1, dtype=np.float32), dtype=np.float32)


# ---- wrong answers, one misconception each ----


def summed(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.sum(Y * np.log(P))


def mean_all(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(Y * np.log(P))


def mean_classes(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.sum(Y * np.log(P)) / Y.shape[1]


def negative(Y, P):
    P = np.maximum(P, 1e-12)
    return np.mean(np.sum(Y * np.log(P), axis=1))


def base_two(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(np.sum(Y * np.log2(P), axis=1))


def base_ten(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(np.sum(Y * np.log10(P), axis=1))


def not_clipped(Y, P):
    return -np.mean(np.sum(Y * np.log(P), axis=1))


def not_clipped_true(Y, P):
    return -np.mean(np.log(P[np.arange(len(Y)), np.argmax(Y, axis=1)]))


def clipped_1e7(Y, P):
    return -np.mean(np.sum(Y * np.log(np.clip(P, 1e-7, 1 - 1e-7)), axis=1))


def clipped_1e15(Y, P):
    return -np.mean(np.sum(Y * np.log(np.maximum(P, 1e-15)), axis=1))


def clipped_1e8(Y, P):
    return -np.mean(np.sum(Y * np.log(P + 1e-8), axis=1))


def epsilon_outside(Y, P):
    with np.errstate(all="ignore"):
        return -np.mean(np.sum(Y * (np.log(P) + 1e-12), axis=1))


def nan_replaced(Y, P):
    with np.errstate(all="ignore"):
        return -np.mean(np.sum(np.nan_to_num(Y * np.log(P), neginf=0.0), axis=1))


def arguments_swapped(Y, P):
    return -np.mean(np.sum(P * np.log(np.maximum(Y, 1e-12)), axis=1))


def all_pairs(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(np.log(P[:, np.argmax(Y, axis=1)]))


def no_logarithm(Y, P):
    return np.mean(1 - np.sum(Y * P, axis=1))


def squared(Y, P):
    return np.mean(np.sum((Y - P) ** 2, axis=1))


def mean_squared(Y, P):
    return np.mean((Y - P) ** 2)


def binary(Y, P):
    P = np.clip(P, 1e-12, 1 - 1e-12)
    return -np.mean(np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=1))


def binary_mean(Y, P):
    P = np.clip(P, 1e-12, 1 - 1e-12)
    return -np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P))


def log_of_mean(Y, P):
    return -np.log(max(np.mean(np.sum(Y * P, axis=1)), 1e-12))


def all_classes(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(np.sum(np.log(P), axis=1))


def per_example(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.sum(Y * np.log(P), axis=1)


def per_class(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(Y * np.log(P), axis=0)


def softmax_applied(Y, P):
    e = np.exp(P - P.max(axis=1, keepdims=True))
    Q = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.sum(Y * np.log(Q), axis=1))


def decided(Y, P):
    Q = np.maximum(np.eye(P.shape[1])[np.argmax(P, axis=1)], 1e-12)
    return -np.mean(np.sum(Y * np.log(Q), axis=1))


def errors(Y, P):
    return np.mean(np.argmax(P, axis=1) != np.argmax(Y, axis=1))


def most_probable(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(np.log(np.max(P, axis=1)))


def columns(Y, P):
    P = np.maximum(P, 1e-12)
    return -np.mean(np.log(P[np.argmax(Y, axis=0), np.arange(P.shape[1])]))


def first_only(Y, P):
    P = np.maximum(P, 1e-12)
    for y, p in zip(Y, P, strict=True):
        return -np.sum(y * np.log(p))


def perplexity(Y, P):
    P = np.maximum(P, 1e-12)
    return np.exp(-np.mean(np.sum(Y * np.log(P), axis=1)))


def into_integers(Y, P):
    P = np.maximum(P, 1e-12)
    terms = np.zeros_like(Y)
    terms[:] = -Y * np.log(P)
    return np.mean(np.sum(terms, axis=1))


def in_place(Y, P):
    P[P < 1e-12] = 1e-12
    return -np.mean(np.sum(Y * np.log(P), axis=1))


def nothing_returned(Y, P):
    P = np.maximum(P, 1e-12)
    print(-np.mean(np.sum(Y * np.log(P), axis=1)))


WRONG = (
    Wrong(
        id="categorical-cross-entropy-summed",
        title="the losses of the examples are added up, not averaged",
        hint="Give every example twice. Should the loss double?",
        answer=summed,
    ),
    Wrong(
        id="categorical-cross-entropy-mean-over-everything",
        title="you average over all elements, not over the examples",
        hint="What is the loss of five equal probabilities, and how far is yours from log(5)? By what should the "
        "sum be divided?",
        answer=mean_all,
    ),
    Wrong(
        id="categorical-cross-entropy-mean-over-classes",
        title="you divide by the number of classes, not of examples",
        hint="What are the two axes of Y? Give every example twice: should the loss double?",
        answer=mean_classes,
    ),
    Wrong(
        id="categorical-cross-entropy-sign",
        title="the loss has the wrong sign",
        hint="What is the sign of the logarithm of a probability? Should a loss be negative?",
        answer=negative,
    ),
    Wrong(
        id="categorical-cross-entropy-base-two",
        title="you use the logarithm to base 2",
        hint="What is the loss of two equal probabilities? The formula has the natural logarithm: np.log.",
        answer=base_two,
    ),
    Wrong(
        id="categorical-cross-entropy-base-ten",
        title="you use the logarithm to base 10",
        hint="What is the loss of two equal probabilities? The formula has the natural logarithm: np.log.",
        answer=base_ten,
    ),
    Wrong(
        id="categorical-cross-entropy-not-clipped",
        title="the formula is right, but it takes the logarithm of 0 where a probability is 0",
        hint="What are np.log(0.0) and 0 * np.log(0.0)? At which value does the exercise stop P from falling?",
        answer=not_clipped,
    ),
    Wrong(
        id="categorical-cross-entropy-not-clipped-true-class",
        title="the probability of the true class is taken, and its logarithm, also where it is 0",
        hint="What is np.log(0.0)? At which value does the exercise stop P from falling?",
        answer=not_clipped_true,
    ),
    Wrong(
        id="categorical-cross-entropy-clipped-at-1e-7",
        title="P is kept inside the bounds that Keras uses, 1e-7 and 1 - 1e-7",
        hint="Which bound does the exercise name? What is the loss of a certain and wrong answer then?",
        answer=clipped_1e7,
    ),
    Wrong(
        id="categorical-cross-entropy-clipped-at-1e-15",
        title="P is kept at or above 1e-15",
        hint="Which bound does the exercise name? What is the loss of a certain and wrong answer then?",
        answer=clipped_1e15,
    ),
    Wrong(
        id="categorical-cross-entropy-clipped-at-1e-8",
        title="you add 1e-8 to P",
        hint="Which bound does the exercise name? What is the loss of a certain and wrong answer then?",
        answer=clipped_1e8,
    ),
    Wrong(
        id="categorical-cross-entropy-epsilon-outside",
        title="the small number is added to the logarithm, not to the probability",
        hint="What is np.log(0.0) + 1e-12? Which number must be kept away from 0?",
        answer=epsilon_outside,
    ),
    Wrong(
        id="categorical-cross-entropy-nan-replaced",
        title="nan and infinity are replaced by 0 after the logarithm of 0 has been taken",
        hint="What is the loss of a certain and wrong answer in your function? Keep P away from 0 before the logarithm.",
        answer=nan_replaced,
    ),
    Wrong(
        id="categorical-cross-entropy-arguments-swapped",
        title="labels and probabilities have changed places",
        hint="Of which of the two is the logarithm taken?",
        answer=arguments_swapped,
    ),
    Wrong(
        id="categorical-cross-entropy-all-pairs",
        title="P[:, labels] takes for every example the columns of all labels",
        hint="Print the shape of P[:, labels] for two examples. Which two indices pick one number from each row?",
        answer=all_pairs,
    ),
    Wrong(
        id="categorical-cross-entropy-no-logarithm",
        title="the logarithm is missing",
        hint="What is the loss of five equal probabilities? How bad is an answer that is certain and wrong?",
        answer=no_logarithm,
    ),
    Wrong(
        id="categorical-cross-entropy-squared-error",
        title="you compute squared differences",
        hint="What is the loss of five equal probabilities? Where is the logarithm?",
        answer=squared,
    ),
    Wrong(
        id="categorical-cross-entropy-mean-squared-error",
        title="you compute the mean squared error",
        hint="What is the loss of five equal probabilities? Where is the logarithm?",
        answer=mean_squared,
    ),
    Wrong(
        id="categorical-cross-entropy-binary-form",
        title="you add the logarithms of 1 - P for the other classes, as binary cross-entropy does",
        hint="How many terms of the sum should be different from 0 for one example?",
        answer=binary,
    ),
    Wrong(
        id="categorical-cross-entropy-binary-form-mean",
        title="you compute the binary cross-entropy of every element",
        hint="How many terms of the sum should be different from 0 for one example?",
        answer=binary_mean,
    ),
    Wrong(
        id="categorical-cross-entropy-logarithm-of-the-mean",
        title="you take the logarithm of a mean, not the mean of logarithms",
        hint="What is the loss of two examples, one certain and right, one certain and wrong? In which order do "
        "the two steps come?",
        answer=log_of_mean,
    ),
    Wrong(
        id="categorical-cross-entropy-all-classes",
        title="the logarithms of all classes count, not only that of the true one",
        hint="Where in your code do the labels choose?",
        answer=all_classes,
    ),
    Wrong(
        id="categorical-cross-entropy-per-example",
        title="the mean is missing: there is a loss for every example",
        hint="How many numbers should come out?",
        answer=per_example,
    ),
    Wrong(
        id="categorical-cross-entropy-per-class",
        title="there is a loss for every class",
        hint="How many numbers should come out? Which axis are the classes?",
        answer=per_class,
    ),
    Wrong(
        id="categorical-cross-entropy-softmax-applied",
        title="P goes through softmax once more",
        hint="Are the rows of P probabilities already? What is the loss of a certain and right answer in your function?",
        answer=softmax_applied,
    ),
    Wrong(
        id="categorical-cross-entropy-decided-first",
        title="the probabilities are turned into decisions before the loss is taken",
        hint="Is an answer of 0.4 as good as one of 0.99? Does your loss see a difference?",
        answer=decided,
    ),
    Wrong(
        id="categorical-cross-entropy-errors-counted",
        title="you compute the share of wrong decisions",
        hint="Is an answer of 0.4 as good as one of 0.99? Does your loss see a difference?",
        answer=errors,
    ),
    Wrong(
        id="categorical-cross-entropy-most-probable-class",
        title="you take the most probable class, not the true one",
        hint="What is the loss of a certain and wrong answer in your function? Where do the labels come in?",
        answer=most_probable,
    ),
    Wrong(
        id="categorical-cross-entropy-columns-as-examples",
        title="you treat each column as an example",
        hint="Which is one example here, a row or a column of P?",
        answer=columns,
    ),
    Wrong(
        id="categorical-cross-entropy-first-example-only",
        title="only the first example counts: the loop ends before it has seen the others",
        hint="Where is your `return`, inside the loop or after it?",
        answer=first_only,
    ),
    Wrong(
        id="categorical-cross-entropy-exponential",
        title="you take the exponential of the loss",
        hint="What is the loss of a certain and right answer? Should it be 0 or 1?",
        answer=perplexity,
    ),
    Wrong(
        id="categorical-cross-entropy-integer-labels-kept",
        title="the terms are stored in an array of the labels' type, and integers cannot hold fractions",
        hint="Print the dtype of the array in which you collect the terms.",
        answer=into_integers,
    ),
    Wrong(
        id="categorical-cross-entropy-in-place",
        title="the caller's probabilities are clipped in place",
        hint="Print P before and after the call. Which function gives a new array?",
        answer=in_place,
    ),
    Wrong(
        id="categorical-cross-entropy-no-return",
        title="the loss is computed and not returned",
        hint="Try `loss = categorical_cross_entropy(Y, P)` and then `print(loss)`. What is the difference between "
        "printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="categorical_cross_entropy",
    reference=categorical_cross_entropy,
    cases=cases,
    right=(
        by_index,
        epsilon_added,
        by_mask,
        by_loops,
        by_einsum,
        probability_first,
        in_float32,
    ),
    wrong=WRONG,
)
