"""precision: of the rows predicted as 1, the share that is 1; 0.0 where there are none."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def precision(y_true, y_pred):
    hits = np.sum((y_true == 1) & (y_pred == 1))
    alarms = np.sum(y_pred == 1)
    return hits / alarms if alarms > 0 else 0.0


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def labels(m: int, ones: int) -> np.ndarray:
        return rng.permutation(np.arange(m) < ones).astype(int)

    true = np.array([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    pred = np.array([1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0])  # 2 hits, 3 false alarms, 4 missed
    order, some = rng.permutation(17), labels(12, 5)
    return (
        case("labels at random", labels(31, 12), labels(31, 17)),
        case("more alarms than positives", labels(29, 6), labels(29, 20)),
        case("all four kinds of row", true[order], pred[order]),
        case("truth and prediction the other way round", pred[order], true[order]),
        case("every label right", some, some.copy()),
        case("every label wrong", some, 1 - some),
        case("everything predicted as 1", some, np.ones(12, dtype=int)),
        case("everything is 1", np.ones(12, dtype=int), some),
        case("a single positive row", np.array([1]), np.array([1])),
        case("no row is predicted as 1", some, np.zeros(12, dtype=int), part="undefined"),
        case("no row is predicted as 1, and there is one row", np.array([1]), np.array([0]), part="undefined"),
        case("zeros only", np.zeros(5, dtype=int), np.zeros(5, dtype=int), part="undefined"),
        case("32-bit integers", true[order].astype(np.int32), pred[order].astype(np.int32)),
        case("two integer types", true[order], pred[order].astype(np.int32)),
        case("read-only input", true[order], pred[order], part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def mean_of_the_chosen(y_true, y_pred):
    chosen = y_true[y_pred == 1]
    return chosen.mean() if chosen.size else 0.0


def by_counting(y_true, y_pred):
    hits = others = 0
    for t, p in zip(y_true, y_pred, strict=True):
        if t == 1 and p == 1:
            hits += 1
        elif p == 1:
            others += 1
    return 0.0 if hits + others == 0 else hits / (hits + others)


def by_products(y_true, y_pred):
    hits = int(np.dot(y_true, y_pred))
    return hits / max(int(y_pred.sum()), 1)


def by_exception(y_true, y_pred):
    hits = sum(1 for t, p in zip(y_true.tolist(), y_pred.tolist(), strict=True) if t == p == 1)
    try:
        return hits / y_pred.tolist().count(1)
    except ZeroDivisionError:
        return 0.0


def by_divide_where(y_true, y_pred):
    hits, total = float(np.sum((y_true == 1) & (y_pred == 1))), float(np.sum(y_pred == 1))
    return np.divide(hits, total, out=np.zeros(()), where=total > 0)


def from_the_matrix(y_true, y_pred):
    table = np.zeros((2, 2))
    np.add.at(table, (y_true, y_pred), 1)
    total = table[:, 1].sum()
    return np.float32(table[1, 1] / total) if total else np.float32(0)


# ---- wrong answers, one misconception each ----


def other_metric(y_true, y_pred):
    total = np.sum(y_true == 1)
    return np.sum((y_true == 1) & (y_pred == 1)) / total if total else 0.0


def accuracy_instead(y_true, y_pred):
    return np.mean(y_true == y_pred)


def nan_where_undefined(y_true, y_pred):
    return np.sum((y_true == 1) & (y_pred == 1)) / np.sum(y_pred == 1)


def python_division(y_true, y_pred):
    return int(np.sum((y_true == 1) & (y_pred == 1))) / int(np.sum(y_pred == 1))


def one_where_undefined(y_true, y_pred):
    total = np.sum(y_pred == 1)
    return np.sum((y_true == 1) & (y_pred == 1)) / total if total else 1.0


def none_where_undefined(y_true, y_pred):
    total = np.sum(y_pred == 1)
    if total > 0:
        return np.sum((y_true == 1) & (y_pred == 1)) / total


def zero_is_positive(y_true, y_pred):
    total = np.sum(y_pred == 0)
    return np.sum((y_true == 0) & (y_pred == 0)) / total if total else 0.0


def counted(y_true, y_pred):
    return np.sum((y_true == 1) & (y_pred == 1))


def of_all_rows(y_true, y_pred):
    return np.sum((y_true == 1) & (y_pred == 1)) / len(y_true)


def of_hits_and_mistakes(y_true, y_pred):
    total = (
        np.sum((y_true == 1) & (y_pred == 1))
        + np.sum((y_true == 0) & (y_pred == 1))
        + np.sum((y_true == 1) & (y_pred == 0))
    )
    return np.sum((y_true == 1) & (y_pred == 1)) / total if total else 0.0


def ratio(y_true, y_pred):
    mistakes = np.sum((y_true == 0) & (y_pred == 1))
    return np.sum((y_true == 1) & (y_pred == 1)) / mistakes if mistakes else 0.0


def mistakes_share(y_true, y_pred):
    total = np.sum(y_pred == 1)
    return np.sum((y_true == 0) & (y_pred == 1)) / total if total else 0.0


def specificity(y_true, y_pred):
    total = np.sum(y_true == 0)
    return np.sum((y_true == 0) & (y_pred == 0)) / total if total else 0.0


def f1(y_true, y_pred):
    total = np.sum(y_pred == 1) + np.sum(y_true == 1)
    return 2 * np.sum((y_true == 1) & (y_pred == 1)) / total if total else 0.0


def both_classes(y_true, y_pred):
    shares = []
    for c in (0, 1):
        total = np.sum(y_pred == c)
        shares.append(np.sum((y_true == c) & (y_pred == c)) / total if total else 0.0)
    return np.mean(shares)


def epsilon_added(y_true, y_pred):
    return np.sum((y_true == 1) & (y_pred == 1)) / (np.sum(y_pred == 1) + 1e-7)


def percent(y_true, y_pred):
    total = np.sum(y_pred == 1)
    return 100 * np.sum((y_true == 1) & (y_pred == 1)) / total if total else 0.0


def whole_division(y_true, y_pred):
    total = np.sum(y_pred == 1)
    return np.sum((y_true == 1) & (y_pred == 1)) // total if total else 0.0


def rounded(y_true, y_pred):
    total = np.sum(y_pred == 1)
    return round(float(np.sum((y_true == 1) & (y_pred == 1)) / total), 2) if total else 0.0


def nothing_returned(y_true, y_pred):
    np.sum((y_true == 1) & (y_pred == 1)) / max(np.sum(y_pred == 1), 1)


WRONG = (
    Wrong(
        id="precision-recall",
        title="you return the recall, not the precision",
        hint="Of the rows that you predict as 1, how many are 1? Which rows does your division count?",
        answer=other_metric,
    ),
    Wrong(
        id="precision-accuracy",
        title="you return the accuracy",
        hint="Do rows count in your result that are 0 and are predicted as 0? Should they?",
        answer=accuracy_instead,
    ),
    Wrong(
        id="precision-zero-by-zero",
        title="the formula is right, and divides 0 by 0 where no row is predicted as 1",
        hint="What does NumPy give for 0 / 0? Ask first whether there is anything to divide by.",
        answer=nan_where_undefined,
    ),
    Wrong(
        id="precision-zero-division",
        title="the formula is right, and Python refuses to divide by 0 where no row is predicted as 1",
        hint="What does Python give for 0 / 0? Ask first whether there is anything to divide by.",
        answer=python_division,
    ),
    Wrong(
        id="precision-one-where-undefined",
        title="you return 1 where no row is predicted as 1",
        hint="A classifier that never says 1 would get the best mark. Which value does the exercise ask for?",
        answer=one_where_undefined,
    ),
    Wrong(
        id="precision-none-where-undefined",
        title="you return nothing where no row is predicted as 1",
        hint="What does a function without `return` give back? Which of your branches has none?",
        answer=none_where_undefined,
    ),
    Wrong(
        id="precision-class-0",
        title="you take class 0 for the positive one",
        hint="Which class does the exercise call positive? Count by hand for three rows.",
        answer=zero_is_positive,
    ),
    Wrong(
        id="precision-counted",
        title="you count the hits and do not divide",
        hint="How large may the result become? It should be a share.",
        answer=counted,
    ),
    Wrong(
        id="precision-of-all-rows",
        title="you divide the hits by the number of all rows",
        hint="If every label is right and a third of the rows is 1, what should come out?",
        answer=of_all_rows,
    ),
    Wrong(
        id="precision-of-hits-and-all-mistakes",
        title="both kinds of mistake stand in your denominator",
        hint="False alarms and missed positives are told apart by precision and recall. Which of them belongs here?",
        answer=of_hits_and_mistakes,
    ),
    Wrong(
        id="precision-ratio",
        title="you divide the hits by the false alarms, without the hits themselves",
        hint="If there are no such mistakes, what do you divide by? The share of what is asked?",
        answer=ratio,
    ),
    Wrong(
        id="precision-share-of-mistakes",
        title="you return the share of the false alarms",
        hint="If every label is right, what should come out, and what do you get?",
        answer=mistakes_share,
    ),
    Wrong(
        id="precision-specificity",
        title="you return the share of zeros that are predicted as 0",
        hint="Which class is the positive one? Do rows count in your result that are 0 and are predicted as 0?",
        answer=specificity,
    ),
    Wrong(
        id="precision-f1",
        title="you return the F1 score, which mixes precision and recall",
        hint="Which single question does this exercise ask, and of which rows?",
        answer=f1,
    ),
    Wrong(
        id="precision-mean-over-classes",
        title="you average over both classes",
        hint="Do rows that are 0 and are predicted as 0 change your result? Should they?",
        answer=both_classes,
    ),
    Wrong(
        id="precision-epsilon",
        title="a small number is added below the line, which changes every result a little",
        hint="With every label right, is your result exactly 1? An `if` needs no small number.",
        answer=epsilon_added,
    ),
    Wrong(
        id="precision-percent",
        title="you return per cent, not a share",
        hint="What should come out if every label is right: 1, or 100?",
        answer=percent,
    ),
    Wrong(
        id="precision-whole-division",
        title="you divide with //, which drops everything behind the point",
        hint="What does Python give for 2 // 4, and for 2 / 4?",
        answer=whole_division,
    ),
    Wrong(
        id="precision-rounded",
        title="the result is rounded",
        hint="How many digits do you keep of 2 / 3?",
        answer=rounded,
    ),
    Wrong(
        id="precision-no-return",
        title="you compute the share and do not return it",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="precision",
    reference=precision,
    cases=cases,
    right=(
        mean_of_the_chosen,
        by_counting,
        by_products,
        by_exception,
        by_divide_where,
        from_the_matrix,
    ),
    wrong=WRONG,
)
