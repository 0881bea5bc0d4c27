"""softmax: over the last axis, of one row or of many; finite for any finite scores."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def softmax(z):
    shifted = z - np.max(z, axis=-1, keepdims=True)
    exponentials = np.exp(shifted)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    batch = rng.normal(0, 2, size=(4, 3))
    return (
        case("a batch of rows", batch),
        case("a square batch", rng.normal(0, 2, size=(3, 3))),
        case("a single column", rng.normal(size=(4, 1))),
        case("a batch of one row", rng.normal(size=(1, 5))),
        case("a 1-D array", rng.normal(0, 2, size=6), part="one row"),
        case("integers", rng.integers(-5, 6, size=(3, 4))),
        case("float32", rng.normal(size=(2, 4)).astype(np.float32)),
        case("read-only input", batch, part="clean", read_only=True),
        case("large scores", np.array([[1000.0, 0.0, -1000.0], [999.0, 1000.0, 998.0]]), part="extremes"),
        case("very negative scores", np.array([[-1000.0, -1001.0, -999.0]]), part="extremes"),
        case(
            "rows of very different scale",
            np.array([[1000.0, 999.0, 998.0], [-1000.0, -999.0, -998.0]]),
            part="extremes",
        ),
    )


# ---- right answers, in other styles ----


def row_by_row(z):
    if z.ndim == 1:
        e = [np.exp(v - max(z)) for v in z]
        return np.array([v / sum(e) for v in e])
    return np.array([row_by_row(row) for row in z])


# ---- wrong answers, one misconception each ----


def over_columns(z):
    if z.ndim == 1:
        e = np.exp(z - z.max())
        return e / e.sum()
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


KEY = AnswerKey(
    exercise="softmax",
    reference=softmax,
    cases=cases,
    right=(row_by_row,),
    wrong=(
        Wrong(
            id="softmax-over-columns",
            title="your softmax runs down the columns, not along the rows",
            hint="One example is one row. Sum one row of your result, then one column: which of them is 1?",
            answer=over_columns,
        ),
    ),
)
