"""train_test_split and minibatches: where every row goes. Judged by what must hold, since the order is random."""

import math
from collections.abc import Callable

import numpy as np

from autograder.compare import as_numbers, describe_shape, describe_type, number
from autograder.inside.calling import Call, Rng
from autograder.model import Exercise, Property, Relation, case

# A right answer breaks a rule about chance less often than once in 10^12 (`rare`), or 10^8 (`FALSE_ALARM`). There are
# some 20 random cases with 4 such rules each, of which one rule and one case are of the second kind: far below 10^-6.
FALSE_ALARM = 1e-8


def example_rows(count: int, columns: int = 2) -> np.ndarray:
    """Rows that are told apart at a glance: [0, 0.5], [1, 1.5], …"""
    return np.arange(count, dtype=float)[:, None] + np.arange(columns) / columns


def places(X: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Where each of `rows` stands in X, whose rows are all different; -1 where it does not."""
    known = {row.tobytes(): place for place, row in enumerate(np.asarray(X, dtype=float) + 0.0)}
    return np.array([known.get(row.tobytes(), -1) for row in np.asarray(rows, dtype=float) + 0.0], dtype=int)


# ---- train_test_split ----

NAMES = ("X_train", "X_test", "y_train", "y_test")


def something_back(call: Call, value: object) -> str | None:
    return None if isinstance(value, (list, tuple)) else f"yours returns {describe_type(value)}"


def four_things(call: Call, value: object) -> str | None:
    if something_back(call, value):
        raise ValueError("no things at all")
    return None if len(value) == 4 else f"yours returns {len(value)}"


def shaped(first: int, axes: int) -> Callable:
    """A rule: the two parts from `first` on have so many axes, and the columns of X where there are two."""

    def seen(call: Call, value: object) -> str | None:
        if four_things(call, value):
            raise ValueError("not four things")
        for name, part in zip(NAMES[first : first + 2], value[first : first + 2], strict=True):
            array = as_numbers(part)
            if array is None:
                return f"{name} of yours is {describe_type(part)}"
            if array.ndim != axes or array.shape[1:] != call.args[0].shape[1:][: axes - 1]:
                return f"{name} of yours is {describe_shape(array.shape)}"
        return None

    return seen


X_SHAPED, Y_SHAPED = shaped(0, 2), shaped(2, 1)


def as_many_labels(call: Call, value: object) -> str | None:
    if X_SHAPED(call, value) or Y_SHAPED(call, value):
        raise ValueError("not of the right shapes")
    rows = [len(part) for part in value]
    return (
        None if rows[:2] == rows[2:] else f"yours has {rows[0]} and {rows[1]} rows, and {rows[2]} and {rows[3]} labels"
    )


def split(call: Call, value: object) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The places of the training rows and of the test rows in X, and their labels. ValueError where the form is wrong."""
    if as_many_labels(call, value):
        raise ValueError("not as many labels as rows")
    X_train, X_test, y_train, y_test = (as_numbers(part) for part in value)
    return places(call.args[0], X_train), places(call.args[0], X_test), y_train, y_test


def size_of_the_test_part(call: Call, value: object) -> str | None:
    m, fraction = len(call.args[0]), call.args[2]
    rows = len(split(call, value)[1])
    return None if rows == round(m * fraction) else f"of {m} rows and with {fraction} yours holds {rows}"


def all_left_for_training(call: Call, value: object) -> str | None:
    m, fraction = len(call.args[0]), call.args[2]
    rows = len(split(call, value)[0])
    return f"of {m} rows none is left for training" if rows == 0 and round(m * fraction) == 0 and m > 1 else None


def rows_kept(call: Call, value: object) -> str | None:
    train, test, _, _ = split(call, value)
    return "yours returns a row that X does not have" if (np.append(train, test) < 0).any() else None


def none_left_out(call: Call, value: object) -> str | None:
    train, test, _, _ = split(call, value)
    missing = sorted(set(range(len(call.args[0]))) - set(train) - set(test))
    if not missing or rows_kept(call, value):
        return None
    return f"row {missing[0]} of X is in neither of yours" + (
        f", nor are {len(missing) - 1} more" if missing[1:] else ""
    )


def none_in_both(call: Call, value: object) -> str | None:
    train, test, _, _ = split(call, value)
    both = sorted((set(train) & set(test)) - {-1})
    return f"row {both[0]} of X is in both of yours" if both else None


def none_twice(call: Call, value: object) -> str | None:
    for part in split(call, value)[:2]:
        known = part[part >= 0]
        twice = [int(p) for p in np.unique(known) if (known == p).sum() > 1]
        if twice:
            return f"row {twice[0]} of X stands in one of yours more than once"
    return None


def labels_kept(part: int) -> Callable:
    def seen(call: Call, value: object) -> str | None:
        found = split(call, value)
        if rows_kept(call, value):
            return None
        rows, labels = found[part], found[part + 2]
        other = np.flatnonzero((rows >= 0) & (np.asarray(call.args[1])[rows] != labels))
        return f"row {other[0]} of yours comes with another row's label" if other.size else None

    return seen


def rare(call: Call, value: object) -> np.ndarray:
    """The sorted places of the test rows, where any one set of them comes up less often than once in 10^15; else none."""
    test = np.unique(split(call, value)[1])
    all_known = not rows_kept(call, value) and not none_twice(call, value)
    return test if all_known and math.comb(len(call.args[0]), len(test)) > 1e15 else np.empty(0, dtype=int)


def not_the_first(call: Call, value: object) -> str | None:
    test = rare(call, value)
    return "yours are the first rows of X" if test.size and (test == np.arange(test.size)).all() else None


def not_the_last(call: Call, value: object) -> str | None:
    test, m = rare(call, value), len(call.args[0])
    return "yours are the last rows of X" if test.size and (test == np.arange(m - test.size, m)).all() else None


def not_a_pattern(call: Call, value: object) -> str | None:
    """One block, perhaps over the end of X and on at its start; or every third row, and the like."""
    test = rare(call, value)
    if test.size == 0 or not_the_first(call, value) or not_the_last(call, value):
        return None
    steps = np.diff(test)
    if np.ptp(steps) == 0:
        return f"yours are every {steps[0]}th row" if steps[0] > 1 else "yours are neighbours in X"
    return "yours are neighbours in X" if np.sort(steps)[-2] == 1 else None


def from_everywhere(call: Call, value: object) -> str | None:
    """Hoeffding, which holds without replacement too: a mean of n places in [0, 1] is off by t with 2 exp(-2 n t^2)."""
    test = rare(call, value)
    if test.size < 100 or not_the_first(call, value) or not_the_last(call, value) or not_a_pattern(call, value):
        return None
    mean = test.mean() / (len(call.args[0]) - 1)
    allowed = math.sqrt(math.log(2 / FALSE_ALARM) / (2 * test.size))
    return None if abs(mean - 0.5) <= allowed else f"the mean place of yours is {number(mean)} on the way through X"


def same_parts(first: tuple, second: tuple) -> str | None:
    same = all(np.array_equal(one, two) for one, two in zip(first, second, strict=True))
    return None if same else "yours are different"


def other_test_rows(first: tuple, second: tuple) -> str | None:
    one, two = (np.sort(np.asarray(value[1]), axis=0) for value in (first, second))
    return "yours are the same" if np.array_equal(one, two) else None


SIXTY, SIXTY_LABELS = example_rows(60), np.arange(60) % 3

TRAIN_TEST_SPLIT = Exercise(
    id="train_test_split",
    assignment="training",
    signature="train_test_split(X, y, test_fraction, rng)",
    summary="Some rows drawn at random for the test, the others for training; each row keeps its label.",
    examples=(
        case("60 rows", SIXTY, SIXTY_LABELS, 0.25, Rng(7), free=True),
        case("60 rows once more", SIXTY, SIXTY_LABELS, 0.25, Rng(7), free=True),
        case("60 rows with another seed", SIXTY, SIXTY_LABELS, 0.25, Rng(8), free=True),
        case("10 rows", example_rows(10), np.arange(10), 0.37, Rng(1), free=True),
        case("no test rows", example_rows(4), np.arange(4), 0.0, Rng(1), part="edges", free=True),
    ),
    properties=(
        Property(title="a tuple of arrays should come back", seen=something_back),
        Property(title="there should be four things: X_train, X_test, y_train, y_test", seen=four_things),
        Property(title="X_train and X_test should have the columns of X", seen=X_SHAPED),
        Property(title="y_train and y_test should have one axis, with one label a row", seen=Y_SHAPED),
        Property(title="there should be as many labels as rows", seen=as_many_labels),
        Property(title="the test part should hold round(m * test_fraction) rows", seen=size_of_the_test_part),
        Property(
            title="where several rows and no test rows are asked for, all should be for training",
            seen=all_left_for_training,
        ),
        Property(title="every row should come back as it was", seen=rows_kept),
        Property(title="every row of X should be in one of the two parts", seen=none_left_out),
        Property(title="no row should be in the training part and in the test part", seen=none_in_both),
        Property(title="no row should stand twice in one part", seen=none_twice),
        Property(title="in the training part every row should keep its own label", seen=labels_kept(0)),
        Property(title="in the test part every row should keep its own label", seen=labels_kept(1)),
        Property(title="the test rows should not simply be the first ones", seen=not_the_first),
        Property(title="the test rows should not simply be the last ones", seen=not_the_last),
        Property(title="the test rows should not follow a pattern", seen=not_a_pattern),
        Property(title="every row should have the same chance to be a test row", seen=from_everywhere),
    ),
    relations=(
        Relation(
            title="the same seed should give the same parts",
            between=("60 rows", "60 rows once more"),
            seen=same_parts,
            part="generator",
        ),
        Relation(
            title="another seed should give other test rows",
            between=("60 rows with another seed", "60 rows"),
            seen=other_test_rows,
            part="generator",
        ),
    ),
    parts={"values": 0.6, "generator": 0.15, "edges": 0.1, "clean": 0.15},
)


# ---- minibatches ----


def batches_back(call: Call, value: object) -> str | None:
    return None if isinstance(value, (list, tuple)) else f"yours returns {describe_type(value)}"


def pairs_of_arrays(call: Call, value: object) -> str | None:
    if batches_back(call, value):
        raise ValueError("no batches at all")
    for number_of_batch, batch in enumerate(value):
        if not isinstance(batch, (list, tuple)) or len(batch) != 2:
            what = f"{len(batch)} things" if isinstance(batch, (list, tuple)) else describe_type(batch)
            return f"batch {number_of_batch} of yours is {what}"
    return None


def columns_of(place: int, name: str) -> Callable:
    """A rule: this item of each batch has the columns of X or Y."""

    def seen(call: Call, value: object) -> str | None:
        if pairs_of_arrays(call, value):
            raise ValueError("not pairs")
        for number_of_batch, batch in enumerate(value):
            array = as_numbers(batch[place])
            if array is None:
                return f"{name} of batch {number_of_batch} of yours is {describe_type(batch[place])}"
            if array.ndim != 2 or array.shape[1] != call.args[place].shape[1]:
                return f"{name} of batch {number_of_batch} of yours is {describe_shape(array.shape)}"
        return None

    return seen


XB_SHAPED, YB_SHAPED = columns_of(0, "Xb"), columns_of(1, "Yb")


def as_many_rows(call: Call, value: object) -> str | None:
    if XB_SHAPED(call, value) or YB_SHAPED(call, value):
        raise ValueError("not of the right shapes")
    for number_of_batch, (Xb, Yb) in enumerate(value):
        if len(Xb) != len(Yb):
            return f"batch {number_of_batch} of yours has {len(Xb)} rows of X and {len(Yb)} of Y"
    return None


def batches(call: Call, value: object) -> list[np.ndarray]:
    """The places in X of each batch's rows. ValueError where the form is wrong."""
    if as_many_rows(call, value):
        raise ValueError("not as many rows of both")
    return [places(call.args[0], as_numbers(batch[0])) for batch in value]


def order(call: Call, value: object) -> np.ndarray:
    """The places in X of all rows, in the order in which they come."""
    return np.concatenate([np.empty(0, dtype=int), *batches(call, value)])


def smaller_last(call: Call, value: object) -> str | None:
    sizes, wanted = [len(b) for b in batches(call, value)], call.args[2]
    other = [n for n, size in enumerate(sizes) if size != wanted]
    alone = len(other) == 1 and other[0] < len(sizes) - 1 and 0 < sizes[other[0]] < wanted
    return f"batch {other[0]} of yours has {sizes[other[0]]} rows" if alone and len(sizes) > 2 else None


def full_batches(call: Call, value: object) -> str | None:
    sizes, wanted = [len(b) for b in batches(call, value)], call.args[2]
    other = [n for n, size in enumerate(sizes[:-1]) if size != wanted]
    if smaller_last(call, value):
        return None
    return f"batch {other[0]} of yours has {sizes[other[0]]}, where batch_size is {wanted}" if other else None


def last_batch(call: Call, value: object) -> str | None:
    sizes, wanted = [len(b) for b in batches(call, value)], call.args[2]
    return f"yours has {sizes[-1]}, where batch_size is {wanted}" if sizes and sizes[-1] > wanted else None


def no_empty_batch(call: Call, value: object) -> str | None:
    empty = [n for n, rows in enumerate(batches(call, value)) if rows.size == 0]
    return f"batch {empty[0]} of yours is" if empty else None


def batch_rows_kept(call: Call, value: object) -> str | None:
    return "yours has a row that X does not have" if (order(call, value) < 0).any() else None


def every_row_used(call: Call, value: object) -> str | None:
    missing = sorted(set(range(len(call.args[0]))) - set(order(call, value)))
    if not missing or batch_rows_kept(call, value):
        return None
    return f"row {missing[0]} of X is in none of yours" + (f", nor are {len(missing) - 1} more" if missing[1:] else "")


def no_row_twice(call: Call, value: object) -> str | None:
    rows = order(call, value)
    twice = [int(p) for p in np.unique(rows[rows >= 0]) if (rows == p).sum() > 1]
    return f"row {twice[0]} of X comes more than once in yours" if twice else None


def pairs_kept(call: Call, value: object) -> str | None:
    for n, (rows, batch) in enumerate(zip(batches(call, value), value, strict=True)):
        own = (np.asarray(call.args[1])[rows] == as_numbers(batch[1])).all(axis=1) | (rows < 0)
        if not own.all():
            return f"in batch {n}, row {int(np.flatnonzero(~own)[0])} of yours comes with another row's label"
    return None


def shuffled(call: Call, value: object) -> np.ndarray:
    """The order of the rows, where all come once and any one way to deal them to the batches comes up less often than
    once in 10^12; else none. The order inside a batch is free, so no rule may depend on it."""
    found = batches(call, value)
    rows = order(call, value)
    ways = math.factorial(len(rows)) // math.prod(math.factorial(len(batch)) for batch in found)
    complete = np.array_equal(np.sort(rows), np.arange(len(call.args[0])))
    return rows if complete and ways > 1e12 else np.empty(0, dtype=int)


def not_as_given(call: Call, value: object) -> str | None:
    rows = shuffled(call, value)
    return "yours come as they stand in X" if rows.size and (rows == np.arange(rows.size)).all() else None


def batches_mixed(call: Call, value: object) -> str | None:
    rows, size = shuffled(call, value), call.args[2]
    if rows.size == 0 or not_as_given(call, value):
        return None
    stay = rows // size == np.arange(rows.size) // size
    return "in yours every row stays in the batch in which it stands in X" if stay.all() else None


def neighbours_parted(call: Call, value: object) -> str | None:
    """Six rows of 40 are neighbours with 1e-5, eight of 43 with 3e-7: that half of the batches are, three or more of
    them, comes up less often than once in 10^12. One by one, half of 30 rows follow a neighbour with about 1/15!."""
    rows = shuffled(call, value)
    if rows.size < 30 or not_as_given(call, value) or batches_mixed(call, value):
        return None
    if call.args[2] == 1:
        together = int((np.abs(np.diff(rows)) == 1).sum())
        return f"{together} of your {rows.size} rows follow their neighbour" if together >= rows.size / 2 else None
    large = [np.sort(batch) for batch in batches(call, value) if len(batch) >= 6]
    blocks = sum(np.sort(np.diff(batch))[-2] == 1 and is_block(batch, rows.size) for batch in large)
    return f"{blocks} batches of yours are blocks of X" if blocks >= max(3, len(large) / 2) else None


def is_block(batch: np.ndarray, m: int) -> bool:
    """Whether sorted places are neighbours, perhaps over the end of X and on at its start."""
    return batch[-1] - batch[0] == len(batch) - 1 or (batch[0] == 0 and batch[-1] == m - 1)


def classes_mixed(call: Call, value: object) -> str | None:
    rows = shuffled(call, value)
    if rows.size == 0 or not_as_given(call, value):
        return None
    labels = np.asarray(call.args[1])[rows].argmax(axis=1)
    return "yours come sorted by class" if (np.diff(labels) >= 0).all() or (np.diff(labels) <= 0).all() else None


def flat_rows(value: list) -> np.ndarray:
    return np.concatenate([np.asarray(batch[0], dtype=float) for batch in value])


def same_batches(first: list, second: list) -> str | None:
    return None if np.array_equal(flat_rows(first), flat_rows(second)) else "yours are different"


def other_batches(first: list, second: list) -> str | None:
    return "yours are the same" if np.array_equal(flat_rows(first), flat_rows(second)) else None


FORTY, FORTY_LABELS = example_rows(40), np.eye(3)[np.arange(40) % 3]

MINIBATCHES = Exercise(
    id="minibatches",
    assignment="training",
    signature="minibatches(X, Y, batch_size, rng)",
    summary="All rows once, in an order shuffled by rng, in batches of batch_size; the last may be smaller.",
    examples=(
        case("40 rows in batches of 8", FORTY, FORTY_LABELS, 8, Rng(7), free=True),
        case("40 rows in batches of 8 once more", FORTY, FORTY_LABELS, 8, Rng(7), free=True),
        case("40 rows in batches of 8 with another seed", FORTY, FORTY_LABELS, 8, Rng(8), free=True),
        case("10 rows in batches of 4", FORTY[:10], FORTY_LABELS[:10], 4, Rng(1), free=True),
        case("5 rows in batches of 8", FORTY[:5], FORTY_LABELS[:5], 8, Rng(1), part="edges", free=True),
    ),
    properties=(
        Property(title="batches should come back", seen=batches_back),
        Property(title="each batch should be a pair (Xb, Yb)", seen=pairs_of_arrays),
        Property(title="Xb should have the columns of X", seen=XB_SHAPED),
        Property(title="Yb should have the columns of Y", seen=YB_SHAPED),
        Property(title="Xb and Yb should have as many rows", seen=as_many_rows),
        Property(title="the smaller batch should come last", seen=smaller_last),
        Property(title="every batch but the last should have batch_size rows", seen=full_batches),
        Property(title="the last batch should have batch_size rows at most", seen=last_batch),
        Property(title="no batch should be empty", seen=no_empty_batch),
        Property(title="every row should come back as it was", seen=batch_rows_kept),
        Property(title="every row of X should be in some batch", seen=every_row_used),
        Property(title="no row should come twice", seen=no_row_twice),
        Property(title="every row of Xb should keep its own row of Y", seen=pairs_kept),
        Property(title="the rows should come in another order than in X", seen=not_as_given),
        Property(title="neighbours in X should be parted", seen=neighbours_parted),
        Property(title="rows should move from batch to batch", seen=batches_mixed),
        Property(title="the classes should be mixed", seen=classes_mixed),
    ),
    relations=(
        Relation(
            title="the same seed should give the same batches",
            between=("40 rows in batches of 8", "40 rows in batches of 8 once more"),
            seen=same_batches,
            part="generator",
        ),
        Relation(
            title="another seed should give other batches",
            between=("40 rows in batches of 8 with another seed", "40 rows in batches of 8"),
            seen=other_batches,
            part="generator",
        ),
    ),
    parts={"values": 0.6, "generator": 0.15, "edges": 0.1, "clean": 0.15},
)
