"""binary_cross_entropy: the mean of -(y log p + (1 - y) log(1 - p)), with p kept inside [1e-12, 1 - 1e-12]."""

import math

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    """Probabilities are 0, 1, or well inside: near a bound, `clip(p)` and `log(p + 1e-12)` are both right and differ."""

    def answers(m: int) -> tuple[np.ndarray, np.ndarray]:
        return rng.permutation(np.arange(m) % 3 == 0).astype(int), rng.uniform(0.05, 0.95, size=m)

    y, p = answers(8)
    hard = rng.permutation([0.0, 1.0, 0.0, 1.0, 0.3, 0.8])
    clipped = {"part": "clipping", "looser": "clipped at 1"}
    return (
        case("random answers", y, p),
        case("many answers", *answers(60)),
        case("labels of 1 only", np.ones(5, dtype=int), p[:5]),
        case("labels of 0 only", np.zeros(4, dtype=int), p[:4]),
        case("small probabilities", y, p / 1000),
        case("probabilities near 1", y, 1 - p / 1000),
        case("float32", y, p.astype(np.float32)),
        case("one answer of class 0", np.array([0]), p[:1], part="shapes"),
        case("certain answers of both classes, all right", np.array([0, 1, 0, 1]), np.array([0.0, 1, 0, 1]), **clipped),
        case("certain answers, some of them wrong", rng.permutation([0, 1, 1, 0, 1, 0]), hard, **clipped),
        case("certain of 0 and wrong, among others", np.array([1, 0, 1]), np.array([0.0, 0.2, 0.9]), part="clipping"),
        case("certain of 1 and wrong, among others", np.array([0, 0, 1]), np.array([1.0, 0.2, 0.9]), **clipped),
        case("labels of 32-bit integers", y.astype(np.int32), p, part="types"),
        case("probabilities that are whole numbers", np.array([0, 1, 1]), np.array([0, 1, 0]), **clipped),
        case("read-only input", y, p, part="clean", read_only=True),
        case("certain answers that must not be changed", np.array([1, 0]), np.array([0.0, 0.5]), part="clipping"),
    )


# ---- right answers, in other styles ----


def by_choice(y, p):
    true = np.where(y == 1, p, 1 - p)
    return np.mean(-np.log(np.clip(true, 1e-12, 1 - 1e-12)))


def epsilon_added(y, p):
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))


def by_loop(y, p):
    total = 0.0
    for label, probability in zip(y, p, strict=True):
        q = min(max(float(probability), 1e-12), 1 - 1e-12)
        total -= math.log(q) if label == 1 else math.log(1 - q)
    return total / len(y)


def two_sums(y, p):
    q = np.minimum(np.maximum(p, 1e-12), 1 - 1e-12)
    return (-np.log(q[y == 1]).sum() - np.log1p(-q[y == 0]).sum()) / y.size


def by_inner_products(y, p):
    q = np.clip(p.astype(float), 1e-12, 1 - 1e-12)
    return np.asarray(-(y @ np.log(q) + (1 - y) @ np.log(1 - q)) / q.shape[0])


def as_two_classes(y, p):
    P = np.maximum(np.column_stack([1 - p, p]), 1e-12)
    return float(-np.mean(np.log(P[np.arange(len(y)), y.astype(int)])))


# ---- wrong answers, one misconception each ----


def ones_only(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p))


def zeros_only(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean((1 - y) * np.log(1 - p))


def negative(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def summed(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def halves_subtracted(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


def labels_swapped(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))


def same_logarithm(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(p))


def arguments_swapped(y, p):
    y = np.clip(y, 1e-12, 1 - 1e-12)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


def base_two(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))


def base_ten(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))


def not_clipped(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped_below(y, p):
    p = np.maximum(p, 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped_above(y, p):
    p = np.minimum(p, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped_1e7(y, p):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped_1e15(y, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def nan_replaced(y, p):
    with np.errstate(all="ignore"):
        return np.nan_to_num(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def examples_dropped(y, p):
    inside = (p > 0) & (p < 1)
    y, p = y[inside], p[inside]
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / max(len(y), 1)


def squared(y, p):
    return np.mean((y - p) ** 2)


def absolute(y, p):
    return np.mean(np.abs(y - p))


def decided(y, p):
    p = np.clip(np.where(p >= 0.5, 1.0, 0.0), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def errors(y, p):
    return np.mean((p >= 0.5) != y)


def log_of_mean(y, p):
    return -np.log(max(np.mean(np.where(y == 1, p, 1 - p)), 1e-12))


def elementwise(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def sigmoid_applied(y, p):
    p = np.clip(0.5 * (1 + np.tanh(p / 2)), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def class_means(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    losses = np.where(y == 1, -np.log(p), -np.log(1 - p))
    return sum(np.mean(losses[y == c]) for c in (0, 1) if np.any(y == c)) / len(np.unique(y))


def perplexity(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.exp(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def into_integers(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    losses = np.zeros_like(y)
    losses[:] = np.where(y == 1, -np.log(p), -np.log(1 - p))
    return np.mean(losses)


def in_place(y, p):
    p[p < 1e-12] = 1e-12
    p[p > 1 - 1e-12] = 1 - 1e-12
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def nothing_returned(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    print(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


WRONG = (
    Wrong(
        id="binary-cross-entropy-class-one-only",
        title="only the labels of 1 count: the second half of the formula is missing",
        hint="What is the loss of y = 0 with p = 0.9? Should it be 0?",
        answer=ones_only,
    ),
    Wrong(
        id="binary-cross-entropy-class-zero-only",
        title="only the labels of 0 count: the first half of the formula is missing",
        hint="What is the loss of y = 1 with p = 0.1? Should it be 0?",
        answer=zeros_only,
    ),
    Wrong(
        id="binary-cross-entropy-sign",
        title="the loss has the wrong sign",
        hint="What is the sign of the logarithm of a probability? Should a loss be negative?",
        answer=negative,
    ),
    Wrong(
        id="binary-cross-entropy-summed",
        title="the losses of the examples are added up, not averaged",
        hint="Give every example twice. Should the loss double?",
        answer=summed,
    ),
    Wrong(
        id="binary-cross-entropy-halves-summed",
        title="the two halves of the formula are subtracted",
        hint="What is the loss of y = 0 with p = 0.9? Should it be negative?",
        answer=halves_subtracted,
    ),
    Wrong(
        id="binary-cross-entropy-labels-swapped",
        title="p is taken for the probability of class 0",
        hint="What is the loss of y = 1 with p = 0.99? Should it be large?",
        answer=labels_swapped,
    ),
    Wrong(
        id="binary-cross-entropy-same-logarithm",
        title="both halves of the formula take the logarithm of p",
        hint="What is the probability of class 0, if that of class 1 is p?",
        answer=same_logarithm,
    ),
    Wrong(
        id="binary-cross-entropy-arguments-swapped",
        title="labels and probabilities have changed places",
        hint="Of which of the two is the logarithm taken?",
        answer=arguments_swapped,
    ),
    Wrong(
        id="binary-cross-entropy-base-two",
        title="you use the logarithm to base 2",
        hint="What is the loss of p = 0.5? The formula has the natural logarithm: np.log.",
        answer=base_two,
    ),
    Wrong(
        id="binary-cross-entropy-base-ten",
        title="you use the logarithm to base 10",
        hint="What is the loss of p = 0.5? The formula has the natural logarithm: np.log.",
        answer=base_ten,
    ),
    Wrong(
        id="binary-cross-entropy-not-clipped",
        title="the formula is right, but it takes the logarithm of 0 where a probability is 0 or 1",
        hint="What are np.log(0.0) and 0 * np.log(0.0)? Between which bounds does the exercise keep p?",
        answer=not_clipped,
    ),
    Wrong(
        id="binary-cross-entropy-clipped-below-only",
        title="p is kept above 0, but not below 1",
        hint="What is np.log(1 - p) for p = 1? Which function has two bounds?",
        answer=clipped_below,
    ),
    Wrong(
        id="binary-cross-entropy-clipped-above-only",
        title="p is kept below 1, but not above 0",
        hint="What is np.log(p) for p = 0? Which function has two bounds?",
        answer=clipped_above,
    ),
    Wrong(
        id="binary-cross-entropy-clipped-at-1e-7",
        title="p is kept inside the bounds that Keras uses, 1e-7 and 1 - 1e-7",
        hint="Which bound does the exercise name? What is the loss of a certain and wrong answer then?",
        answer=clipped_1e7,
    ),
    Wrong(
        id="binary-cross-entropy-clipped-at-1e-15",
        title="p is kept inside 1e-15 and 1 - 1e-15",
        hint="Which bound does the exercise name? What is the loss of a certain and wrong answer then?",
        answer=clipped_1e15,
    ),
    Wrong(
        id="binary-cross-entropy-nan-replaced",
        title="nan is replaced after the logarithm of 0 has been taken",
        hint="What is the loss of a certain and wrong answer in your function? Keep p away from 0 and 1 before the "
        "logarithm.",
        answer=nan_replaced,
    ),
    Wrong(
        id="binary-cross-entropy-examples-dropped",
        title="examples whose probability is exactly 0 or 1 are left out",
        hint="What is the loss of a certain and wrong answer in your function? Should the worst mistakes count nothing?",
        answer=examples_dropped,
    ),
    Wrong(
        id="binary-cross-entropy-squared-error",
        title="you compute the mean squared error",
        hint="What is the loss of y = 1 with p = 0.5? Where is the logarithm?",
        answer=squared,
    ),
    Wrong(
        id="binary-cross-entropy-absolute-error",
        title="you compute one minus the probability of the true class, without the logarithm",
        hint="What is the loss of y = 1 with p = 0.5? Where is the logarithm?",
        answer=absolute,
    ),
    Wrong(
        id="binary-cross-entropy-decided-first",
        title="the probabilities are turned into decisions before the loss is taken",
        hint="Is an answer of 0.51 as good as one of 0.99? Does your loss see a difference?",
        answer=decided,
    ),
    Wrong(
        id="binary-cross-entropy-errors-counted",
        title="you compute the share of wrong decisions",
        hint="Is an answer of 0.51 as good as one of 0.99? Does your loss see a difference?",
        answer=errors,
    ),
    Wrong(
        id="binary-cross-entropy-logarithm-of-the-mean",
        title="you take the logarithm of a mean, not the mean of logarithms",
        hint="What is the loss of two examples, one certain and right, one certain and wrong? In which order do "
        "the two steps come?",
        answer=log_of_mean,
    ),
    Wrong(
        id="binary-cross-entropy-element-wise",
        title="the mean is missing: there is a loss for every example",
        hint="How many numbers should come out?",
        answer=elementwise,
    ),
    Wrong(
        id="binary-cross-entropy-sigmoid-applied",
        title="p goes through a sigmoid once more",
        hint="Is p a probability already? What is the loss of a certain and right answer in your function?",
        answer=sigmoid_applied,
    ),
    Wrong(
        id="binary-cross-entropy-means-of-classes",
        title="you average within each class first, so that a rare class weighs more",
        hint="Is the mean over all examples the mean of the classes' means, if one class has more examples?",
        answer=class_means,
    ),
    Wrong(
        id="binary-cross-entropy-exponential",
        title="you take the exponential of the loss",
        hint="What is the loss of a certain and right answer? Should it be 0 or 1?",
        answer=perplexity,
    ),
    Wrong(
        id="binary-cross-entropy-integer-labels-kept",
        title="the losses are stored in an array of the labels' type, and integers cannot hold fractions",
        hint="Print the dtype of the array in which you collect the losses.",
        answer=into_integers,
    ),
    Wrong(
        id="binary-cross-entropy-in-place",
        title="the caller's probabilities are clipped in place",
        hint="Print p before and after the call. Which function clips into a new array?",
        answer=in_place,
    ),
    Wrong(
        id="binary-cross-entropy-no-return",
        title="the loss is computed and not returned",
        hint="Try `loss = binary_cross_entropy(y, p)` and then `print(loss)`. What is the difference between "
        "printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="binary_cross_entropy",
    reference=binary_cross_entropy,
    cases=cases,
    right=(
        by_choice,
        epsilon_added,
        by_loop,
        two_sums,
        by_inner_products,
        as_two_classes,
    ),
    wrong=WRONG,
)
