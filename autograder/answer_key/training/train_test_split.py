"""train_test_split: rows drawn without replacement, in pairs with their labels. Judged by rules: the draw is free."""

import numpy as np

from autograder.inside.calling import Rng
from autograder.model import AnswerKey, Case, Wrong, case


def train_test_split(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    test, train = order[:n_test], order[n_test:]
    return X[train], X[test], y[train], y[test]


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def problem(rows: int, columns: int = 3) -> tuple[np.ndarray, np.ndarray]:
        return rng.normal(size=(rows, columns)), rng.integers(0, 4, size=rows)

    def seeded() -> Rng:
        return Rng(int(rng.integers(2**31)))

    X, y = problem(60)
    whole = rng.permutation(120).reshape(40, 3)
    return (
        case("random rows", X, y, 0.25, seeded(), free=True),
        case("a large test part", *problem(50), 0.6, seeded(), free=True),
        case("many rows", np.arange(800).reshape(800, 1), rng.integers(0, 2, size=800), 0.25, seeded(), free=True),
        case("a size that is rounded up", *problem(30), 0.259, seeded(), free=True),  # 7.77
        case("a size that is rounded down", *problem(30), 0.241, seeded(), free=True),  # 7.23
        case("a product just below a whole number", *problem(100), 0.29, seeded(), free=True),  # 28.999999999999996
        case("integers", whole, np.arange(40), 0.25, seeded(), free=True),
        case("32-bit numbers", X.astype(np.float32), y.astype(np.int32), 0.25, seeded(), free=True),
        case("one column", *problem(48, 1), 0.25, seeded(), free=True),
        case("everything for the test", *problem(6), 1.0, seeded(), part="edges", free=True),
        case("nothing for the test", *problem(6), 0.0, seeded(), part="edges", free=True),
        case("a fraction too small for one row", *problem(6), 0.05, seeded(), part="edges", free=True),
        case("one row", *problem(1), 0.1, seeded(), part="edges", free=True),
        case("read-only input", X, y, 0.25, seeded(), part="clean", read_only=True, free=True),
    )


# ---- right answers, in other styles ----


def by_choice(X, y, test_fraction, rng):
    m = X.shape[0]
    chosen = rng.choice(m, size=round(m * test_fraction), replace=False)
    mask = np.zeros(m, dtype=bool)
    mask[chosen] = True
    return X[~mask], X[mask], y[~mask], y[mask]


def shuffled_indices(X, y, test_fraction, rng):
    indices = np.arange(len(y))
    rng.shuffle(indices)
    cut = len(y) - round(len(y) * test_fraction)
    return [X[indices[:cut]], X[indices[cut:]], y[indices[:cut]], y[indices[cut:]]]


def sorted_keys(X, y, test_fraction, rng):
    keys = rng.random(len(X))
    ranks = np.argsort(np.argsort(keys))
    is_test = ranks < np.rint(len(X) * test_fraction)
    return np.compress(~is_test, X, axis=0), X[is_test], np.compress(~is_test, y), y[is_test]


def one_table(X, y, test_fraction, rng):
    table = rng.permutation(np.column_stack([X.astype(float), y]), axis=0)
    n = int(np.floor(len(X) * test_fraction + 0.5))
    test, train = np.split(table, [n])
    return train[:, :-1], test[:, :-1], train[:, -1].astype(int), test[:, -1].astype(int)


def by_standard_library(X, y, test_fraction, rng):
    import random

    source = random.Random(int(rng.integers(2**60)))
    test = source.sample(range(len(X)), round(len(X) * test_fraction))
    train = [i for i in range(len(X)) if i not in set(test)]
    test, train = np.array(test, dtype=int), np.array(train, dtype=int)
    return X[train], X[test], y[train], y[test]


def two_seeds_alike(X, y, test_fraction, rng):
    seed = int(rng.integers(2**31))
    first, second = np.random.default_rng(seed), np.random.default_rng(seed)
    X, y = first.permutation(X), second.permutation(y)
    n = round(len(X) * test_fraction)
    return X[n:], X[:n], y[n:], y[:n]


# ---- wrong answers, one misconception each ----


def first_rows(X, y, test_fraction, rng):
    n_test = round(len(X) * test_fraction)
    return X[n_test:], X[:n_test], y[n_test:], y[:n_test]


def last_rows(X, y, test_fraction, rng):
    cut = len(X) - round(len(X) * test_fraction)
    return X[:cut], X[cut:], y[:cut], y[cut:]


def one_block(X, y, test_fraction, rng):
    n_test = round(len(X) * test_fraction)
    start = rng.integers(0, len(X) - n_test + 1)
    test = np.arange(start, start + n_test)
    train = np.setdiff1d(np.arange(len(X)), test)
    return X[train], X[test], y[train], y[test]


def every_other(X, y, test_fraction, rng):
    n_test = round(len(X) * test_fraction)
    test = np.arange(n_test) * (len(X) // max(n_test, 1))
    train = np.setdiff1d(np.arange(len(X)), test)
    return X[train], X[test], y[train], y[test]


def from_the_front_half(X, y, test_fraction, rng):
    n_test = round(len(X) * test_fraction)
    test = rng.permutation(max(len(X) // 2, n_test))[:n_test]
    train = np.setdiff1d(np.arange(len(X)), test)
    return X[train], X[test], y[train], y[test]


def labels_left_behind(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test:]], X[order[:n_test]], y[n_test:], y[:n_test]


def test_labels_left_behind(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[:n_test]


def with_replacement(X, y, test_fraction, rng):
    test = rng.integers(0, len(X), size=round(len(X) * test_fraction))
    train = np.setdiff1d(np.arange(len(X)), test)
    return X[train], X[test], y[train], y[test]


def bootstrap(X, y, test_fraction, rng):
    order = rng.choice(len(X), size=len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def two_draws(X, y, test_fraction, rng):
    n_test = round(len(X) * test_fraction)
    test = rng.permutation(len(X))[:n_test]
    train = rng.permutation(len(X))[n_test:]
    return X[train], X[test], y[train], y[test]


def all_for_training(X, y, test_fraction, rng):
    test = rng.permutation(len(X))[: round(len(X) * test_fraction)]
    return 1 * X, X[test], 1 * y, y[test]


def coin_for_each_row(X, y, test_fraction, rng):
    test = rng.random(len(X)) < test_fraction
    return X[~test], X[test], y[~test], y[test]


def truncated(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = int(len(X) * test_fraction)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def rounded_up(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = int(np.ceil(len(X) * test_fraction))
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def minus_nothing(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    train, test = order[:-n_test], order[-n_test:]
    return X[train], X[test], y[train], y[test]


def one_row_lost(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test + 1 :]], X[order[:n_test]], y[order[n_test + 1 :]], y[order[:n_test]]


def one_test_row_at_least(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = max(1, round(len(X) * test_fraction))
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def pairs_together(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test:]], y[order[n_test:]], X[order[:n_test]], y[order[:n_test]]


def test_first(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[:n_test]], X[order[n_test:]], y[order[:n_test]], y[order[n_test:]]


def labels_as_column(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    y = y.reshape(-1, 1)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def indices_returned(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return order[n_test:], order[:n_test]


def scaled_too(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    X = X / np.maximum(np.abs(X).max(axis=0), 1e-12)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def global_state(X, y, test_fraction, rng):
    order = np.random.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def own_seed(X, y, test_fraction, rng):
    order = np.random.default_rng(42).permutation(len(X))
    n_test = round(len(X) * test_fraction)
    return X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


def shuffled_in_place(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    X[:], y[:] = X[order], y[order]
    return X[n_test:], X[:n_test], y[n_test:], y[:n_test]


def nothing_returned(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    n_test = round(len(X) * test_fraction)
    X[order[n_test:]], X[order[:n_test]], y[order[n_test:]], y[order[:n_test]]


WRONG = (
    Wrong(
        id="train-test-split-first-rows",
        title="the first rows always become the test part",
        hint="Data often come sorted, for example by class. What would your test part then consist of?",
        answer=first_rows,
    ),
    Wrong(
        id="train-test-split-last-rows",
        title="the last rows always become the test part",
        hint="Data often come sorted, for example by class. What would your test part then consist of?",
        answer=last_rows,
    ),
    Wrong(
        id="train-test-split-pattern",
        title="the test rows are one block of neighbours, from a random start",
        hint="If the data are sorted by class, how many classes are in a block? Each row should be drawn by itself.",
        answer=one_block,
    ),
    Wrong(
        id="train-test-split-every-kth",
        title="every k-th row becomes a test row, without any chance",
        hint="Call it with two seeds. Do the test rows differ? What happens where the data repeat every k rows?",
        answer=every_other,
    ),
    Wrong(
        id="train-test-split-front-half",
        title="the test rows are drawn from one half of the data only",
        hint="Draw often and note how often each row is a test row. Which argument of your draw says how many there are?",
        answer=from_the_front_half,
    ),
    Wrong(
        id="train-test-split-labels-left-behind",
        title="the rows are shuffled and the labels are not",
        hint="Print a row and its label before and after. Which index do you use for X, and which for y?",
        answer=labels_left_behind,
    ),
    Wrong(
        id="train-test-split-test-labels-left-behind",
        title="the labels of the test rows are not the drawn ones",
        hint="Print a test row and its label, and look for both in X and y. Which index makes each of your four parts?",
        answer=test_labels_left_behind,
    ),
    Wrong(
        id="train-test-split-with-replacement",
        title="test rows are drawn with replacement, so that some come twice",
        hint="Print the drawn places, sorted. How can one draw so that no number comes again?",
        answer=with_replacement,
    ),
    Wrong(
        id="train-test-split-bootstrap",
        title="all rows are drawn with replacement, so that some come twice and others not at all",
        hint="What does rng.choice do unless it is told otherwise? Print the drawn places, sorted.",
        answer=bootstrap,
    ),
    Wrong(
        id="train-test-split-two-draws",
        title="the training rows and the test rows come from two different draws, so that they overlap",
        hint="Is there a row that is in both parts? A test on rows that were learned says little. Shuffle once, then cut.",
        answer=two_draws,
    ),
    Wrong(
        id="train-test-split-all-for-training",
        title="the test rows stay in the training part",
        hint="How many rows are in both parts together, and how many has X? What would the test then measure?",
        answer=all_for_training,
    ),
    Wrong(
        id="train-test-split-coin",
        title="each row goes to the test part by a coin of its own, so that their number varies",
        hint="Call it with ten seeds and print the sizes. The exercise asks for exactly round(m * test_fraction) rows.",
        answer=coin_for_each_row,
    ),
    Wrong(
        id="train-test-split-truncated",
        title="the number of test rows is cut off, not rounded",
        hint="Print 100 * 0.29, then int of it, then round of it.",
        answer=truncated,
    ),
    Wrong(
        id="train-test-split-rounded-up",
        title="the number of test rows is always rounded up",
        hint="Of 30 rows a fraction of 0.241 is 7.23. How many test rows do you take?",
        answer=rounded_up,
    ),
    Wrong(
        id="train-test-split-minus-nothing",
        title="your slices count from the end, which fails where there is no test row",
        hint="What does order[:-0] give? And order[-0:]?",
        answer=minus_nothing,
    ),
    Wrong(
        id="train-test-split-one-row-lost",
        title="one row gets lost where the data are cut",
        hint="Add the sizes of the two parts. Where does the first slice end, and where does the second begin?",
        answer=one_row_lost,
    ),
    Wrong(
        id="train-test-split-one-at-least",
        title="there is always at least one test row",
        hint="What is round(6 * 0.05)? A part may be empty.",
        answer=one_test_row_at_least,
    ),
    Wrong(
        id="train-test-split-order",
        title="the parts come as X_train, y_train, X_test, y_test",
        hint="Compare your `return` with the order in the exercise's text.",
        answer=pairs_together,
    ),
    Wrong(
        id="train-test-split-test-first",
        title="the two parts have changed places: the test part comes first, or the fraction went to the training part",
        hint="Compare your `return` with the order in the exercise's text. Which part should be the small one?",
        answer=test_first,
    ),
    Wrong(
        id="train-test-split-labels-as-column",
        title="the labels have become a column, with two axes",
        hint="Print y.shape before and after. What does `y_pred == y_test` give for shapes (m,) and (m, 1)?",
        answer=labels_as_column,
    ),
    Wrong(
        id="train-test-split-two-things",
        title="you return the places of the rows, not the rows",
        hint="How many things should come back? What has to be done with a place to get its row?",
        answer=indices_returned,
    ),
    Wrong(
        id="train-test-split-rescaled",
        title="the numbers in X are changed on the way",
        hint="Look for one of your training rows in X. Scaling is a step of its own, and it must not see the test rows.",
        answer=scaled_too,
    ),
    Wrong(
        id="train-test-split-global-state",
        title="you draw from NumPy's global generator, not from rng",
        hint="Call it twice with np.random.default_rng(7). Are the parts the same? Whose method should draw?",
        answer=global_state,
    ),
    Wrong(
        id="train-test-split-own-seed",
        title="you make a generator with a seed of your own, so that rng changes nothing",
        hint="Call it with two seeds. Are the parts different? Whose method should draw?",
        answer=own_seed,
    ),
    Wrong(
        id="train-test-split-in-place",
        title="the caller's own X and y are shuffled",
        hint="Print X before and after the call. What is the difference between X[:] = … and X = …?",
        answer=shuffled_in_place,
    ),
    Wrong(
        id="train-test-split-no-return",
        title="you make the parts and do not return them",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="train_test_split",
    reference=train_test_split,
    cases=cases,
    right=(by_choice, shuffled_indices, sorted_keys, one_table, by_standard_library, two_seeds_alike),
    wrong=WRONG,
)
