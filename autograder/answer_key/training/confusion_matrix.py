"""confusion_matrix: rows are the true classes, columns the predicted ones."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def confusion_matrix(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for t, p in zip(y_true, y_pred, strict=True):
        counts[t, p] += 1
    return counts


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def labels(m: int, k: int) -> np.ndarray:
        return rng.integers(0, k, size=m)

    three, guesses = rng.permutation(np.arange(24) % 3), rng.permutation(np.repeat([0, 1, 1, 2, 2, 2], 4))
    single = np.array([1]), np.array([0])
    return (
        case("three classes at random", three, guesses, 3),
        case("many rows of two classes", labels(50, 2), labels(50, 2), 2),
        case("ten classes", labels(60, 10), labels(60, 10), 10),
        case("every label right", three, three.copy(), 3),
        case("one class", np.zeros(4, dtype=int), np.zeros(4, dtype=int), 1),
        case("the last class never comes", three, guesses, 5, part="missing classes"),
        case("the first class never comes", 1 + three, 1 + guesses, 4, part="missing classes"),
        case("a class that is only predicted", np.array([0, 0, 1]), np.array([2, 2, 1]), 3, part="missing classes"),
        case("a class between is missing", np.array([0, 2, 2, 0]), np.array([2, 2, 0, 0]), 3, part="missing classes"),
        case("a single row", *single, 2),
        case("32-bit integers", three.astype(np.int32), guesses.astype(np.int32), 3),
        case("two integer types", three, guesses.astype(np.int32), 3),
        case("read-only input", three, guesses, 3, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_add_at(y_true, y_pred, n_classes):
    result = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(result, (y_true, y_pred), 1)
    return result


def by_bincount(y_true, y_pred, n_classes):
    places = y_true * n_classes + y_pred
    return np.bincount(places, minlength=n_classes**2).reshape(n_classes, n_classes)


def by_one_hot(y_true, y_pred, n_classes):
    one = np.eye(n_classes, dtype=np.int32)
    return one[y_true].T @ one[y_pred]


def cell_by_cell(y_true, y_pred, n_classes):
    def count(t, p):
        return int(np.sum((y_true == t) & (y_pred == p)))

    return np.array([[count(t, p) for p in range(n_classes)] for t in range(n_classes)])


def by_dictionary(y_true, y_pred, n_classes):
    seen = {}
    for pair in zip(y_true.tolist(), y_pred.tolist(), strict=True):
        seen[pair] = seen.get(pair, 0) + 1
    table = np.zeros((n_classes,) * 2, int)
    for place, count in seen.items():
        table[place] = count
    return table


def by_histogram(y_true, y_pred, n_classes):
    edges = np.arange(n_classes + 1) - 0.5
    counts, _, _ = np.histogram2d(y_true, y_pred, bins=(edges, edges))
    return np.rint(counts).astype(int)


# ---- wrong answers, one misconception each ----


def transposed(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_pred, y_true), 1)
    return counts


def fancy_increment(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    counts[y_true, y_pred] += 1
    return counts


def floats(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes))
    for t, p in zip(y_true, y_pred, strict=True):
        counts[t, p] += 1
    return counts


def rows_normalised(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes))
    np.add.at(counts, (y_true, y_pred), 1)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def all_normalised(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes))
    np.add.at(counts, (y_true, y_pred), 1)
    return counts / len(y_true)


def size_from_labels(y_true, y_pred, n_classes):
    k = int(max(y_true.max(), y_pred.max())) + 1
    counts = np.zeros((k, k), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts


def classes_that_occur(y_true, y_pred, n_classes):
    classes = np.unique([*y_true, *y_pred])
    return np.array([[np.sum((y_true == t) & (y_pred == p)) for p in classes] for t in classes])


def classes_of_the_truth(y_true, y_pred, n_classes):
    classes = np.unique(y_true)
    return np.array([[np.sum((y_true == t) & (y_pred == p)) for p in classes] for t in classes])


def diagonal_only(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for t, p in zip(y_true, y_pred, strict=True):
        if t == p:
            counts[t, t] += 1
    return counts


def mistakes_only(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for t, p in zip(y_true, y_pred, strict=True):
        if t != p:
            counts[t, p] += 1
    return counts


def counted_from_one(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true - 1, y_pred - 1), 1)
    return counts


def one_class_more(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes + 1, n_classes + 1), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts


def last_class_first(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts[::-1, ::-1]


def both_ways(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts + counts.T


def flat(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts.ravel()


def product_of_margins(y_true, y_pred, n_classes):
    return np.outer(np.bincount(y_true, minlength=n_classes), np.bincount(y_pred, minlength=n_classes))


def first_row_missing(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for i in range(1, len(y_true)):
        counts[y_true[i], y_pred[i]] += 1
    return counts


def a_list(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts.tolist()


def nothing_returned(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)


WRONG = (
    Wrong(
        id="confusion-matrix-transposed",
        title="rows and columns have changed places: yours has the predictions in the rows",
        hint="There is a row of class 0 that was predicted as 1. In which cell does it belong: row 0, or row 1?",
        answer=transposed,
    ),
    Wrong(
        id="confusion-matrix-fancy-increment",
        title="`counts[y_true, y_pred] += 1` adds once to a cell that comes several times",
        hint="Try `a = np.zeros(2)` and `a[[0, 0, 0]] += 1`. What is in a? How often does the addition happen?",
        answer=fancy_increment,
    ),
    Wrong(
        id="confusion-matrix-floats",
        title="the counts are floating-point numbers",
        hint="What is the dtype of np.zeros((2, 2))? Counts are whole numbers, and an argument of np.zeros says so.",
        answer=floats,
    ),
    Wrong(
        id="confusion-matrix-rows-normalised",
        title="each row is divided by its sum",
        hint="The exercise asks for counts. What should all cells add up to?",
        answer=rows_normalised,
    ),
    Wrong(
        id="confusion-matrix-all-normalised",
        title="the counts are divided by the number of rows",
        hint="The exercise asks for counts. What should all cells add up to?",
        answer=all_normalised,
    ),
    Wrong(
        id="confusion-matrix-size-from-labels",
        title="the size comes from the labels that occur, not from n_classes",
        hint="What does your function give if the last class is in neither array?",
        answer=size_from_labels,
    ),
    Wrong(
        id="confusion-matrix-classes-that-occur",
        title="only classes that occur get a row and a column",
        hint="If there are the classes 0 and 2, but nobody is a 1: in which row should class 2 stand?",
        answer=classes_that_occur,
    ),
    Wrong(
        id="confusion-matrix-classes-of-the-truth",
        title="only classes that occur in y_true get a row and a column",
        hint="If a class is predicted and never true, where do these rows go? All cells should add up to the number "
        "of rows.",
        answer=classes_of_the_truth,
    ),
    Wrong(
        id="confusion-matrix-diagonal-only",
        title="only the right predictions are counted",
        hint="Which cell does a 0 that is predicted as 1 belong in? All cells should add up to the number of rows.",
        answer=diagonal_only,
    ),
    Wrong(
        id="confusion-matrix-mistakes-only",
        title="only the mistakes are counted",
        hint="Which cell does a 0 that is predicted as 0 belong in? All cells should add up to the number of rows.",
        answer=mistakes_only,
    ),
    Wrong(
        id="confusion-matrix-counted-from-one",
        title="the classes are counted from 1, so that all of them move by one cell",
        hint="In which row of the array does class 0 belong? What is counts[-1]?",
        answer=counted_from_one,
    ),
    Wrong(
        id="confusion-matrix-one-class-more",
        title="there is a row and a column too many",
        hint="With n_classes = 3, which classes are there? How many rows are needed?",
        answer=one_class_more,
    ),
    Wrong(
        id="confusion-matrix-last-class-first",
        title="the classes run backwards",
        hint="In which row of the array does class 0 belong?",
        answer=last_class_first,
    ),
    Wrong(
        id="confusion-matrix-both-ways",
        title="each row is counted twice, once in each direction",
        hint="Is a 0 that is predicted as 1 the same mistake as a 1 that is predicted as 0?",
        answer=both_ways,
    ),
    Wrong(
        id="confusion-matrix-flat",
        title="the counts stand in one long row",
        hint="How many axes should the result have? Print its shape.",
        answer=flat,
    ),
    Wrong(
        id="confusion-matrix-product-of-counts",
        title="you multiply how often a class is true with how often it is predicted",
        hint="A cell counts rows where both hold *at once*. What do you get if every label is right?",
        answer=product_of_margins,
    ),
    Wrong(
        id="confusion-matrix-first-row-missing",
        title="the first row of the data is not counted",
        hint="Where does your loop begin? All cells should add up to the number of rows.",
        answer=first_row_missing,
    ),
    Wrong(
        id="confusion-matrix-list",
        title="you return a list of lists",
        hint="What does counts[0, 1] give for a list of lists? np.array makes an array of it.",
        answer=a_list,
    ),
    Wrong(
        id="confusion-matrix-no-return",
        title="you count and do not return the counts",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="confusion_matrix",
    reference=confusion_matrix,
    cases=cases,
    right=(
        by_add_at,
        by_bincount,
        by_one_hot,
        cell_by_cell,
        by_dictionary,
        by_histogram,
    ),
    wrong=WRONG,
)
