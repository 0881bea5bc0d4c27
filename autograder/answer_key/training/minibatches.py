"""minibatches: every row once, in an order shuffled by rng, in batches of batch_size. Judged by rules: the order is free."""

import numpy as np

from autograder.inside.calling import Rng
from autograder.model import AnswerKey, Case, Wrong, case


def minibatches(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def problem(rows: int, columns: int = 2, classes: int = 3) -> tuple[np.ndarray, np.ndarray]:
        return rng.normal(size=(rows, columns)), np.eye(classes)[rng.integers(0, classes, size=rows)]

    def seeded() -> Rng:
        return Rng(int(rng.integers(2**31)))

    X, Y = problem(43)
    sorted_labels = np.eye(3)[np.arange(45) // 15]
    whole = rng.permutation(90).reshape(45, 2)
    return (
        case("random rows", X, Y, 8, seeded(), free=True),
        case("rows sorted by class", rng.normal(size=(45, 2)), sorted_labels, 7, seeded(), free=True),
        case("batches that come out even", *problem(54, 4), 9, seeded(), free=True),
        case("batches of one row", *problem(32), 1, seeded(), free=True),
        case("one row more than a batch", *problem(33), 32, seeded(), free=True),
        case("integers", whole, sorted_labels.astype(int), 6, seeded(), free=True),
        case("32-bit numbers", X.astype(np.float32), Y.astype(np.int32), 8, seeded(), free=True),
        case("one column", *problem(40, 1, 2), 6, seeded(), free=True),
        case("one batch of all rows", *problem(35), 35, seeded(), part="edges", free=True),
        case("a batch size above the number of rows", *problem(6), 100, seeded(), part="edges", free=True),
        case("one row", *problem(1), 4, seeded(), part="edges", free=True),
        case("read-only input", X, Y, 8, seeded(), part="clean", read_only=True, free=True),
    )


# ---- right answers, in other styles ----


def a_list(X, Y, batch_size, rng):
    shuffled = rng.permutation(len(X))
    cuts = [shuffled[i : i + batch_size] for i in range(0, len(X), batch_size)]
    return [(X[c], Y[c]) for c in cuts]


def until_none_is_left(X, Y, batch_size, rng):
    left = list(range(X.shape[0]))
    rng.shuffle(left)
    batches = []
    while left:
        taken, left = left[:batch_size], left[batch_size:]
        batches.append([X[taken], Y[taken]])
    return tuple(batches)


def split_at(X, Y, batch_size, rng):
    order = np.argsort(rng.random(len(Y)))
    at = np.arange(batch_size, len(Y), batch_size)
    return zip(np.split(X[order], at), np.split(Y[order], at), strict=True)


def by_number(X, Y, batch_size, rng):
    rank = np.empty(len(X), dtype=int)
    rank[rng.choice(len(X), len(X), replace=False)] = np.arange(len(X))
    numbers = rank // batch_size
    return ((X[numbers == n], Y[numbers == n]) for n in range(numbers.max() + 1))


def one_table(X, Y, batch_size, rng):
    table = np.hstack([X, Y]).astype(float)
    table = table[rng.permutation(table.shape[0])]
    k = X.shape[1]
    return [
        (table[s : s + batch_size, :k], table[s : s + batch_size, k:]) for s in range(0, table.shape[0], batch_size)
    ]


def row_after_row(X, Y, batch_size, rng):
    Xb, Yb = [], []
    for i in rng.permutation(len(X)):
        Xb.append(X[i])
        Yb.append(Y[i])
        if len(Xb) == batch_size:
            yield np.array(Xb), np.array(Yb)
            Xb, Yb = [], []
    if Xb:
        yield np.array(Xb), np.array(Yb)


# ---- wrong answers, one misconception each ----


def not_shuffled(X, Y, batch_size, rng):
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], Y[start : start + batch_size]


def x_shuffled_alone(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], Y[start : start + batch_size]


def last_batch_dropped(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for n in range(len(X) // batch_size):
        rows = order[n * batch_size : (n + 1) * batch_size]
        yield X[rows], Y[rows]


def first_batch_only(X, Y, batch_size, rng):
    rows = rng.permutation(len(X))[:batch_size]
    return [(X[rows], Y[rows])]


def batches_shuffled(X, Y, batch_size, rng):
    starts = np.arange(0, len(X) - len(X) % batch_size, batch_size)
    rng.shuffle(starts)
    rest = [len(X) - len(X) % batch_size] if len(X) % batch_size else []
    for start in [*starts, *rest]:
        yield X[start : start + batch_size], Y[start : start + batch_size]


def shuffled_inside(X, Y, batch_size, rng):
    for start in range(0, len(X), batch_size):
        rows = start + rng.permutation(len(X[start : start + batch_size]))
        yield X[rows], Y[rows]


def rolled(X, Y, batch_size, rng):
    order = np.roll(np.arange(len(X)), rng.integers(min(1, len(X) - 1), len(X)))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], Y[order[start : start + batch_size]]


def sorted_by_class(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    order = order[np.argsort(Y[order].argmax(axis=1), kind="stable")]
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], Y[order[start : start + batch_size]]


def drawn_anew(X, Y, batch_size, rng):
    for start in range(0, len(X), batch_size):
        rows = rng.choice(len(X), size=min(batch_size, len(X) - start), replace=False)
        yield X[rows], Y[rows]


def last_batch_filled_up(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    order = np.resize(order, -(-len(X) // batch_size) * batch_size)
    for start in range(0, len(order), batch_size):
        yield X[order[start : start + batch_size]], Y[order[start : start + batch_size]]


def rest_in_the_last(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    count = max(1, len(X) // batch_size)
    for n in range(count):
        rows = order[n * batch_size : (n + 1) * batch_size if n < count - 1 else None]
        yield X[rows], Y[rows]


def evenly_spread(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for rows in np.array_split(order, -(-len(X) // batch_size)):
        yield X[rows], Y[rows]


def that_many_batches(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for rows in np.array_split(order, min(batch_size, len(X))):
        yield X[rows], Y[rows]


def rest_first(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    rest = len(X) % batch_size
    cuts = [order[:rest]] if rest else []
    cuts += [order[start : start + batch_size] for start in range(rest, len(X), batch_size)]
    return [(X[rows], Y[rows]) for rows in cuts]


def empty_batch_at_the_end(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for n in range(len(X) // batch_size + 1):
        rows = order[n * batch_size : (n + 1) * batch_size]
        yield X[rows], Y[rows]


def one_row_too_few(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size - 1]
        yield X[rows], Y[rows]


def steps_of_one(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(len(X)):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def labels_first(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield Y[rows], X[rows]


def without_labels(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]]


def two_lists(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    cuts = [order[start : start + batch_size] for start in range(0, len(X), batch_size)]
    return [X[c] for c in cuts], [Y[c] for c in cuts]


def class_numbers(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows].argmax(axis=1)


def global_state(X, Y, batch_size, rng):
    order = np.random.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def own_seed(X, Y, batch_size, rng):
    order = np.random.default_rng(0).permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def shuffled_in_place(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X[:], Y[:] = X[order], Y[order]
    return [(X[s : s + batch_size], Y[s : s + batch_size]) for s in range(0, len(X), batch_size)]


def nothing_returned(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        X[rows], Y[rows]


WRONG = (
    Wrong(
        id="minibatches-not-shuffled",
        title="the rows come in the order in which they stand in X",
        hint="If the data are sorted by class, what does the first batch teach the network, and what the last one?",
        answer=not_shuffled,
    ),
    Wrong(
        id="minibatches-x-shuffled-alone",
        title="X is shuffled and Y is not",
        hint="Print a row of a batch and its label, and look for both in X and Y. Which index makes each of them?",
        answer=x_shuffled_alone,
    ),
    Wrong(
        id="minibatches-last-batch-dropped",
        title="the rows that do not fill a whole batch are dropped",
        hint="Count the rows of all batches, for 10 rows and a batch_size of 4. How often are the last two learned?",
        answer=last_batch_dropped,
    ),
    Wrong(
        id="minibatches-first-batch-only",
        title="only one batch comes out",
        hint="Count the batches for 10 rows and a batch_size of 4. Does a `return` stand inside your loop?",
        answer=first_batch_only,
    ),
    Wrong(
        id="minibatches-batches-shuffled",
        title="whole batches change places, and the rows in them stay together for ever",
        hint="If the data are sorted by class, what is in one of your batches? Shuffle the rows, then cut.",
        answer=batches_shuffled,
    ),
    Wrong(
        id="minibatches-shuffled-inside",
        title="rows are shuffled inside their batch only",
        hint="Can the first row of X ever meet the last one in a batch? Shuffle the rows, then cut.",
        answer=shuffled_inside,
    ),
    Wrong(
        id="minibatches-rolled",
        title="the order starts at a random row and goes on as in X",
        hint="Print the order. Which row follows row 3, with any seed?",
        answer=rolled,
    ),
    Wrong(
        id="minibatches-sorted-by-class",
        title="the rows come sorted by class",
        hint="Print the labels in the order in which they come. What does the network forget while it learns the last class?",
        answer=sorted_by_class,
    ),
    Wrong(
        id="minibatches-drawn-anew",
        title="each batch is drawn anew from all rows, so that some come several times and others never",
        hint="Count how often each row comes in one pass. When should rows be drawn: once a pass, or once a batch?",
        answer=drawn_anew,
    ),
    Wrong(
        id="minibatches-last-batch-filled-up",
        title="the last batch is filled up with rows that have come before",
        hint="Count how often each row comes in one pass. The last batch may be smaller.",
        answer=last_batch_filled_up,
    ),
    Wrong(
        id="minibatches-rest-in-the-last",
        title="the rest goes into the last full batch, which becomes too large",
        hint="Print the sizes of the batches for 10 rows and a batch_size of 4. Which should they be?",
        answer=rest_in_the_last,
    ),
    Wrong(
        id="minibatches-evenly-spread",
        title="the rows are spread evenly, so that batches are smaller than batch_size",
        hint="Print the sizes of the batches for 10 rows and a batch_size of 4. Which should they be?",
        answer=evenly_spread,
    ),
    Wrong(
        id="minibatches-rest-first",
        title="the smaller batch comes first",
        hint="Print the sizes of the batches for 10 rows and a batch_size of 4. In which order should they come?",
        answer=rest_first,
    ),
    Wrong(
        id="minibatches-that-many-batches",
        title="batch_size is used as the number of batches",
        hint="For 40 rows and a batch_size of 8, how many batches come out, and how many rows are in each?",
        answer=that_many_batches,
    ),
    Wrong(
        id="minibatches-empty-batch",
        title="an empty batch comes last where the batches come out even",
        hint="How many batches are 40 rows in batches of 8? What is the mean of no numbers?",
        answer=empty_batch_at_the_end,
    ),
    Wrong(
        id="minibatches-one-row-too-few",
        title="each batch is one row short",
        hint="How many numbers are in order[0:3]? Is the end of a slice part of it?",
        answer=one_row_too_few,
    ),
    Wrong(
        id="minibatches-overlapping",
        title="the batches overlap: each starts one row after the one before",
        hint="Count how often each row comes in one pass. By how much does your start grow?",
        answer=steps_of_one,
    ),
    Wrong(
        id="minibatches-labels-first",
        title="the pairs are (Yb, Xb), and should be (Xb, Yb)",
        hint="Compare the shapes of the two with those of X and Y.",
        answer=labels_first,
    ),
    Wrong(
        id="minibatches-without-labels",
        title="the batches hold X alone",
        hint="What does the loss compare a prediction with?",
        answer=without_labels,
    ),
    Wrong(
        id="minibatches-two-lists",
        title="all Xb come in one list and all Yb in another",
        hint="What should `for Xb, Yb in minibatches(…)` find in each round?",
        answer=two_lists,
    ),
    Wrong(
        id="minibatches-class-numbers",
        title="the one-hot rows of Y have become class numbers",
        hint="Compare the shape of Yb with that of Y. The batches should hold rows as they are.",
        answer=class_numbers,
    ),
    Wrong(
        id="minibatches-global-state",
        title="you draw from NumPy's global generator, not from rng",
        hint="Call it twice with np.random.default_rng(7). Are the batches the same? Whose method should draw?",
        answer=global_state,
    ),
    Wrong(
        id="minibatches-own-seed",
        title="you make a generator with a seed of your own, so that the order never changes",
        hint="Call it twice with one rng, as in two epochs. Is the order a new one?",
        answer=own_seed,
    ),
    Wrong(
        id="minibatches-in-place",
        title="the caller's own X and Y are shuffled",
        hint="Print X before and after. What is the difference between X[:] = … and X = …?",
        answer=shuffled_in_place,
    ),
    Wrong(
        id="minibatches-no-return",
        title="you make the batches and hand none of them out",
        hint="Where is the `yield`, or the list that is returned?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="minibatches",
    reference=minibatches,
    cases=cases,
    right=(a_list, until_none_is_left, split_at, by_number, one_table, row_after_row),
    wrong=WRONG,
)
