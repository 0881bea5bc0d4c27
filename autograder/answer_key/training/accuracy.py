"""accuracy: the share of labels that are predicted right."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def labels(m: int, k: int) -> np.ndarray:
        return rng.permutation(np.arange(m) % k)

    def mostly(y: np.ndarray, k: int, share: float) -> np.ndarray:
        return np.where(rng.random(y.size) < share, y, rng.integers(0, k, y.size))

    three, two, ten = labels(17, 3), labels(23, 2), labels(37, 10)
    rarely = np.where(np.arange(40) % 20 == 3, 1, 0)
    return (
        case("three classes at random", three, mostly(three, 3, 0.5)),
        case("two classes at random", two, mostly(two, 2, 0.6)),
        case("ten classes", ten, mostly(ten, 10, 0.7)),
        case("classes that are not counted from 0", 3 + three, 3 + mostly(three, 3, 0.5)),
        case("predictions of one class only", three, np.full(17, 1)),
        case("a rare class that is never predicted", rarely, np.zeros(40, dtype=int)),
        case("no class 0 at all", np.array([1, 2, 2, 1, 1]), np.array([1, 1, 2, 1, 2])),
        case("mistakes by one class", np.array([0, 1, 2, 3, 3]), np.array([1, 2, 3, 2, 3])),
        case("mistakes by three classes", np.array([0, 4, 4]), np.array([3, 1, 4])),
        case("a third right", np.array([0, 1, 2]), np.array([0, 2, 1])),
        case("every label right", three, three.copy()),
        case("every label wrong", two, 1 - two),
        case("a single row", np.array([1]), np.array([1])),
        case("a single row, wrong", np.array([1]), np.array([0])),
        case("32-bit integers", three.astype(np.int32), mostly(three, 3, 0.4).astype(np.int32)),
        case("two integer types", two, mostly(two, 2, 0.4).astype(np.int32)),
        case("read-only input", three, mostly(three, 3, 0.5), part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_counting(y_true, y_pred):
    right = 0
    for t, p in zip(y_true, y_pred, strict=True):
        if t == p:
            right += 1
    return right / len(y_true)


def by_difference(y_true, y_pred):
    return 1 - np.count_nonzero(y_true - y_pred) / y_true.size


def by_sum(y_true, y_pred):
    hits = np.where(np.equal(y_true, y_pred), 1.0, 0.0)
    return hits.sum() / hits.shape[0]


def in_float32(y_true, y_pred):
    return (y_true == y_pred).astype(np.float32).mean()


def plain_python(y_true, y_pred):
    pairs = list(zip(y_true.tolist(), y_pred.tolist(), strict=True))
    return float(sum(t == p for t, p in pairs)) / len(pairs)


def by_the_diagonal(y_true, y_pred):
    k = int(max(y_true.max(), y_pred.max())) + 1
    counts = np.zeros((k, k))
    np.add.at(counts, (y_true, y_pred), 1)
    return np.trace(counts) / np.sum(counts)


# ---- wrong answers, one misconception each ----


def error_rate(y_true, y_pred):
    return np.mean(y_true != y_pred)


def counted(y_true, y_pred):
    return np.sum(y_true == y_pred)


def percent(y_true, y_pred):
    return 100 * np.mean(y_true == y_pred)


def all_or_nothing(y_true, y_pred):
    return float(np.all(y_true == y_pred))


def one_by_one(y_true, y_pred):
    return np.where(y_true == y_pred, 1.0, 0.0)


def class_one_only(y_true, y_pred):
    return np.mean((y_true == 1) & (y_pred == 1))


def two_classes_only(y_true, y_pred):
    return np.mean(((y_true == 1) & (y_pred == 1)) | ((y_true == 0) & (y_pred == 0)))


def precision_instead(y_true, y_pred):
    return np.sum((y_true == 1) & (y_pred == 1)) / max(np.sum(y_pred == 1), 1)


def recall_instead(y_true, y_pred):
    return np.sum((y_true == 1) & (y_pred == 1)) / max(np.sum(y_true == 1), 1)


def product(y_true, y_pred):
    return np.mean(y_true * y_pred)


def distance(y_true, y_pred):
    return 1 - np.mean(np.abs(y_true - y_pred))


def squared_distance(y_true, y_pred):
    return 1 - np.mean((y_true - y_pred) ** 2)


def truthy(y_true, y_pred):
    return np.mean((y_true != 0) == (y_pred != 0))


def predicted_mean(y_true, y_pred):
    return np.mean(y_pred)


def per_class(y_true, y_pred):
    return np.mean([np.mean(y_pred[y_true == c] == c) for c in np.unique(y_true)])


def overlap(y_true, y_pred):
    right = np.sum(y_true == y_pred)
    return right / (2 * len(y_true) - right)


def counts_compared(y_true, y_pred):
    k = int(max(y_true.max(), y_pred.max())) + 1
    counts = np.minimum(np.bincount(y_true, minlength=k), np.bincount(y_pred, minlength=k))
    return counts.sum() / len(y_true)


def rounded(y_true, y_pred):
    return round(float(np.mean(y_true == y_pred)), 2)


def python_comparison(y_true, y_pred):
    if y_true == y_pred:
        return 1.0
    return 0.0


def nothing_returned(y_true, y_pred):
    np.mean(y_true == y_pred)


WRONG = (
    Wrong(
        id="accuracy-error-rate",
        title="you return the share that is wrong",
        hint="If every label is right, what should come out, and what do you get?",
        answer=error_rate,
    ),
    Wrong(
        id="accuracy-counted",
        title="you count the right labels and do not divide by their number",
        hint="If 5 of 8 labels are right, is the accuracy 5? What if the class had 800 rows?",
        answer=counted,
    ),
    Wrong(
        id="accuracy-percent",
        title="you return per cent, not a share",
        hint="What should come out if every label is right: 1, or 100?",
        answer=percent,
    ),
    Wrong(
        id="accuracy-all-or-nothing",
        title="you get 1 if all labels are right and 0 otherwise, as from `all`, or from a division with //",
        hint="If one label of a hundred is wrong, what should come out, and what do you get?",
        answer=all_or_nothing,
    ),
    Wrong(
        id="accuracy-not-averaged",
        title="you return one value for each row and no mean",
        hint="How many numbers should come out?",
        answer=one_by_one,
    ),
    Wrong(
        id="accuracy-class-1-only",
        title="only rows of class 1 that are predicted as 1 count as right",
        hint="Is a 0 that is predicted as 0 right?",
        answer=class_one_only,
    ),
    Wrong(
        id="accuracy-two-classes-only",
        title="only the classes 0 and 1 count",
        hint="Is a 2 that is predicted as 2 right? Which classes do your conditions name?",
        answer=two_classes_only,
    ),
    Wrong(
        id="accuracy-precision",
        title="you divide by the rows that are predicted as 1: that is the precision",
        hint="Accuracy asks of all rows how many are right. What do you divide by?",
        answer=precision_instead,
    ),
    Wrong(
        id="accuracy-recall",
        title="you divide by the rows that are 1: that is the recall",
        hint="Accuracy asks of all rows how many are right. What do you divide by?",
        answer=recall_instead,
    ),
    Wrong(
        id="accuracy-product",
        title="you multiply the labels, which works for 1 and 1 only",
        hint="What does your formula give for a row of class 0 that is predicted as 0?",
        answer=product,
    ),
    Wrong(
        id="accuracy-distance",
        title="you subtract the labels, as if a mistake by two classes were twice as bad",
        hint="Classes are names. Is it worse to take a 0 for a 2 than for a 1? Count the mistakes.",
        answer=distance,
    ),
    Wrong(
        id="accuracy-squared-distance",
        title="you take squared differences of class numbers",
        hint="Classes are names. Is it worse to take a 0 for a 2 than for a 1? Count the mistakes.",
        answer=squared_distance,
    ),
    Wrong(
        id="accuracy-as-truth-values",
        title="you compare truth values: every class but 0 counts as the same",
        hint="What is bool(1), and what is bool(2)? Is a 1 that is predicted as 2 right?",
        answer=truthy,
    ),
    Wrong(
        id="accuracy-mean-of-predictions",
        title="you average the predictions, and the truth does not occur",
        hint="Does your result change when y_true does?",
        answer=predicted_mean,
    ),
    Wrong(
        id="accuracy-mean-over-classes",
        title="you average the shares of the classes, so that rare classes count as much as common ones",
        hint="With 90 rows of class 0, all right, and 10 of class 1, all wrong: what is the share of right rows?",
        answer=per_class,
    ),
    Wrong(
        id="accuracy-jaccard",
        title="you divide by more than the rows there are",
        hint="If every second label is right, what should come out? What do you divide by?",
        answer=overlap,
    ),
    Wrong(
        id="accuracy-counts-compared",
        title="you compare how often the classes come, not row by row",
        hint="Predict [0, 1] for [1, 0]. How many rows are right?",
        answer=counts_compared,
    ),
    Wrong(
        id="accuracy-rounded",
        title="the result is rounded",
        hint="Of 17 rows 12 are right. How many digits do you keep?",
        answer=rounded,
    ),
    Wrong(
        id="accuracy-python-comparison",
        title="an `if` asks one question of whole arrays",
        hint="What does y_true == y_pred give for two arrays? What should be done with the truth values?",
        answer=python_comparison,
    ),
    Wrong(
        id="accuracy-no-return",
        title="you compute the accuracy and do not return it",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="accuracy",
    reference=accuracy,
    cases=cases,
    right=(
        by_counting,
        by_difference,
        by_sum,
        in_float32,
        plain_python,
        by_the_diagonal,
    ),
    wrong=WRONG,
)
