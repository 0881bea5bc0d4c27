"""numerical_gradient: central differences, one element at a time; x is left as it was."""

import numpy as np

from autograder.inside.calling import Function
from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import off_zero


def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient


# One-sided differences are off by eps / 2 times the second derivative: for each curved function here by 5e-6 or more,
# where the tolerance is 1e-7 times a slope below 60, and by 1e-4 or more where eps is a thousandth.
EXACT = "finite differences"
COARSE = "finite differences, coarse"


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    x = 0.4 + off_zero(rng, 4) ** 2
    small = np.copysign(rng.uniform(0.5, 1.5, size=5), rng.normal(size=5))
    named = {
        "squares of random numbers": ("sum_of_squares", x),
        "cubes of random numbers": ("sum_of_cubes", small),
        "sines": ("sum_of_sines", small),
        "products of neighbours among random numbers": ("product_of_neighbours", rng.normal(size=6)),
        "numbers weighted by their place": ("weighted_by_place", rng.normal(size=5)),
        "a constant function": ("always_seven", rng.normal(size=3)),
        "cubes of numbers some of which are 0": ("sum_of_cubes", np.array([0.0, -0.0, 1.5, 0.0])),
        "numbers of different size": ("sum_of_squares", np.array([0.01, 1.0, -30.0])),
        "a single number": ("sum_of_cubes", np.array([1.25])),
    }
    rows = {
        "products along rows": ("sum_of_row_products", rng.normal(size=(3, 2))),
        "a square array": ("sum_of_row_products", rng.normal(size=(3, 3))),
        "one row": ("product_of_neighbours", rng.normal(size=(1, 4))),
        "one column": ("product_of_neighbours", rng.normal(size=(4, 1))),
        "squares in two rows": ("sum_of_squares", 0.5 + rng.random((2, 3))),
    }
    by_name = {
        "squares with a large eps": ("sum_of_squares", small, 0.25, EXACT),
        "products of neighbours with a large eps": ("product_of_neighbours", small, 0.5, EXACT),
        "sines with eps of a thousandth": ("sum_of_sines", small, 1e-3, COARSE),
        "a staircase with eps of two steps": ("staircase", rng.uniform(0.2, 0.8, size=3) + 4, 2.0, EXACT),
    }
    return (
        *(case(name, Function(f), z, looser=EXACT) for name, (f, z) in named.items()),
        *(case(name, Function(f), z, part="shapes", looser=EXACT) for name, (f, z) in rows.items()),
        *(
            case(name, Function(f), z, part="eps", eps=eps, looser=looser)
            for name, (f, z, eps, looser) in by_name.items()
        ),
    )


# ---- right answers, in other styles ----


def changed_and_restored(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        old = x[i]
        x[i] = old + eps
        plus = f(x)
        x[i] = old - eps
        minus = f(x)
        x[i] = old
        grad[i] = (plus - minus) / (2 * eps)
        it.iternext()
    return grad


def flat_and_reshaped(f, x, eps=1e-5):
    slopes = []
    for k in range(x.size):
        step = np.zeros(x.size)
        step[k] = eps
        step = step.reshape(x.shape)
        slopes.append((f(x + step) - f(x - step)) / eps / 2)
    return np.array(slopes).reshape(x.shape)


def rows_of_identity(f, x, eps=1e-5):
    steps = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.reshape([0.5 * (f(x + s) - f(x - s)) / eps for s in steps], x.shape)


def five_points(f, x, eps=1e-5):
    def along(index):
        def at(multiple):
            moved = np.array(x, dtype=float)
            moved[index] += multiple * eps
            return f(moved)

        return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * eps)

    result = np.empty(x.shape)
    for index in np.ndindex(*x.shape):
        result[index] = along(index)
    return result


def half_steps(f, x, eps=1e-5):
    g = np.zeros_like(x, dtype=float)
    for i, _ in np.ndenumerate(x):
        h = np.zeros_like(g)
        h[i] = eps / 2
        g[i] = (f(x + h) - f(x - h)) / eps
    return g


def by_step_taken(f, x, eps=1e-5):
    out = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        a, b = x.copy(), x.copy()
        a[i], b[i] = x[i] + eps, x[i] - eps
        out[i] = (f(a) - f(b)) / (a[i] - b[i])
    return out


def through_a_flat_view(f, x, eps=1e-5):
    work = x.copy()
    flat, result = work.reshape(-1), []
    for k in range(flat.size):
        kept = float(flat[k])
        flat[k] = kept + eps
        high = float(f(work))
        flat[k] = kept - eps
        low = float(f(work))
        flat[k] = kept
        result.append((high - low) / (2.0 * eps))
    return np.array(result).reshape(x.shape)


# ---- wrong answers, one misconception each ----


def forward_difference(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above = x.copy()
        above[index] += eps
        gradient[index] = (f(above) - f(x)) / eps
    return gradient


def backward_difference(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        below = x.copy()
        below[index] -= eps
        gradient[index] = (f(x) - f(below)) / eps
    return gradient


def forward_over_two_eps(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above = x.copy()
        above[index] += eps
        gradient[index] = (f(above) - f(x)) / (2 * eps)
    return gradient


def divided_by_eps(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / eps
    return gradient


def without_parentheses(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / 2 * eps
    return gradient


def only_the_right_divided(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = f(above) - f(below) / (2 * eps)
    return gradient


def not_divided(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = f(above) - f(below)
    return gradient


def wrong_sign(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(below) - f(above)) / (2 * eps)
    return gradient


def sides_added(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) + f(below)) / (2 * eps)
    return gradient


def all_at_once(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


def all_at_once_everywhere(f, x, eps=1e-5):
    return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))


def element_by_element(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        gradient[index] = (f(x[index] + eps) - f(x[index] - eps)) / (2 * eps)
    return gradient


def one_array_under_two_names(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x, x
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient


def never_restored(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += eps
        above = f(x)
        x[index] -= 2 * eps
        below = f(x)
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def roughly_restored(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += eps
        above = f(x)
        x[index] -= 2 * eps
        below = f(x)
        x[index] += eps
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def copied_once(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    above, below = x.copy(), x.copy()
    for index in np.ndindex(x.shape):
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient


def eps_ignored(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += 1e-5
        below[index] -= 1e-5
        gradient[index] = (f(above) - f(below)) / 2e-5
    return gradient


def eps_half_ignored(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / 2e-5
    return gradient


def relative_step(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] *= 1 + eps
        below[index] *= 1 - eps
        gradient[index] = (f(above) - f(below)) / (2 * eps * x[index])
    return gradient


def relative_step_not_divided(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] *= 1 + eps
        below[index] *= 1 - eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient


def tiny_step(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps**3
        below[index] -= eps**3
        gradient[index] = (f(above) - f(below)) / (2 * eps**3)
    return gradient


def second_derivative(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - 2 * f(x) + f(below)) / eps**2
    return gradient


def first_axis_only(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in range(len(x)):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient


def flattened(f, x, eps=1e-5):
    gradient = []
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient.append((f(above) - f(below)) / (2 * eps))
    return np.array(gradient)


def two_axes_only(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            above, below = x.copy(), x.copy()
            above[i, j] += eps
            below[i, j] -= eps
            gradient[i, j] = (f(above) - f(below)) / (2 * eps)
    return gradient


def last_one_returned(f, x, eps=1e-5):
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient = (f(above) - f(below)) / (2 * eps)
    return gradient


def returned_too_early(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
        return gradient


def size_of_the_slope(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = abs(f(above) - f(below)) / (2 * eps)
    return gradient


def rounded(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = round((f(above) - f(below)) / (2 * eps), 3)
    return gradient


def mean_slope(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)
    return gradient / x.size


def by_np_gradient(f, x, eps=1e-5):
    return np.gradient(f(x), eps)


def nothing_returned(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        gradient[index] = (f(above) - f(below)) / (2 * eps)


WRONG = (
    Wrong(
        id="numerical-gradient-forward-difference",
        title="you take the difference on one side only, from x to x + eps",
        hint="Try x² at 1 with eps = 0.5, by hand, on one side and then from 0.5 to 1.5. Which of the two is 2?",
        answer=forward_difference,
    ),
    Wrong(
        id="numerical-gradient-backward-difference",
        title="you take the difference on one side only, from x - eps to x",
        hint="Try x² at 1 with eps = 0.5, by hand, on one side and then from 0.5 to 1.5. Which of the two is 2?",
        answer=backward_difference,
    ),
    Wrong(
        id="numerical-gradient-forward-over-two-eps",
        title="your difference runs from x to x + eps, and is divided by 2 eps",
        hint="How far apart are the two points at which you call f? Should the centre lie between them?",
        answer=forward_over_two_eps,
    ),
    Wrong(
        id="numerical-gradient-divided-by-eps",
        title="you divide by eps, so that every slope is twice too large",
        hint="How far apart are x + eps and x - eps?",
        answer=divided_by_eps,
    ),
    Wrong(
        id="numerical-gradient-precedence",
        title="you divide by 2 and then multiply by eps",
        hint="What does Python give for 8 / 2 * 4? Where are parentheses missing?",
        answer=without_parentheses,
    ),
    Wrong(
        id="numerical-gradient-precedence-in-the-difference",
        title="only the second of the two values of f is divided",
        hint="What does Python give for 8 - 4 / 2? Where are parentheses missing?",
        answer=only_the_right_divided,
    ),
    Wrong(
        id="numerical-gradient-not-divided",
        title="the difference is not divided by the distance between the two points",
        hint="A slope is rise over run. Your numbers are about as small as eps: which of the two is missing?",
        answer=not_divided,
    ),
    Wrong(
        id="numerical-gradient-wrong-sign",
        title="the difference is taken the wrong way round",
        hint="Where a function rises, should its slope be positive or negative? What do you get for x² at 1?",
        answer=wrong_sign,
    ),
    Wrong(
        id="numerical-gradient-sides-added",
        title="the two values of f are added, not subtracted",
        hint="What is the slope of a function that is always 7, and what do you get for it?",
        answer=sides_added,
    ),
    Wrong(
        id="numerical-gradient-all-at-once",
        title="you move all elements of x at the same time, and get one number",
        hint="The gradient says for each element what happens when that one moves alone. How many numbers is that?",
        answer=all_at_once,
    ),
    Wrong(
        id="numerical-gradient-all-at-once-everywhere",
        title="you move all elements of x at the same time, and give each of them the same slope",
        hint="Let f be x[0] + 2 * x[1]. Its slopes are 1 and 2: what do you get, and what is it the sum of?",
        answer=all_at_once_everywhere,
    ),
    Wrong(
        id="numerical-gradient-element-by-element",
        title="you call f on one element of x, not on the whole array with one element moved",
        hint="Let f be x[0] * x[1]. Can its slope be found from x[0] alone?",
        answer=element_by_element,
    ),
    Wrong(
        id="numerical-gradient-one-array-under-two-names",
        title="x + eps and x - eps are one and the same array under two names",
        hint="After `a = x` and `a[0] = 100`, what is x[0]? Which method makes a second array?",
        answer=one_array_under_two_names,
    ),
    Wrong(
        id="numerical-gradient-never-restored",
        title="an element that was moved is not put back before the next one moves",
        hint="Print x before and after the call. What should its elements be when the second one's turn comes?",
        answer=never_restored,
    ),
    Wrong(
        id="numerical-gradient-roughly-restored",
        title="you undo the steps by arithmetic, which restores x only up to rounding",
        hint="Is 0.1 + 0.2 - 0.2 the same as 0.1? Remember the old value before you move it, and put that one back.",
        answer=roughly_restored,
    ),
    Wrong(
        id="numerical-gradient-copied-once",
        title="the copies are made once, so that every step stays in them while the next one is taken",
        hint="Print both copies at the end of the loop. How many of their elements differ from x, and how many should?",
        answer=copied_once,
    ),
    Wrong(
        id="numerical-gradient-eps-ignored",
        title="the step is always 1e-5, whatever eps is",
        hint="Call your function with eps=0.5 and print the two points at which f is called.",
        answer=eps_ignored,
    ),
    Wrong(
        id="numerical-gradient-eps-half-ignored",
        title="the step follows eps, and the divisor does not",
        hint="Call your function with eps=0.5. How far apart are the two points, and what do you divide by?",
        answer=eps_half_ignored,
    ),
    Wrong(
        id="numerical-gradient-relative-step",
        title="your step is eps times the element, which is no step at all where the element is 0",
        hint="Try x = 0. How far apart are your two points?",
        answer=relative_step,
    ),
    Wrong(
        id="numerical-gradient-relative-step-not-divided",
        title="your step is eps times the element, and you divide by 2 eps alone",
        hint="Let x be 10. How far apart are your two points, and what do you divide by?",
        answer=relative_step_not_divided,
    ),
    Wrong(
        id="numerical-gradient-tiny-step",
        title="your step is far smaller than eps, so that rounding swallows the difference",
        hint="What does 1.0 + 1e-17 give? A smaller step is more exact only down to about 1e-5: print the two points.",
        answer=tiny_step,
    ),
    Wrong(
        id="numerical-gradient-second-derivative",
        title="your formula is that of the second derivative, the change of the slope",
        hint="What do you get for x², whose slope is 2x? And for a straight line?",
        answer=second_derivative,
    ),
    Wrong(
        id="numerical-gradient-first-axis-only",
        title="your loop runs over the first axis, so that a whole row moves at once",
        hint="What does `for i in range(len(x))` count in an array of two rows? np.ndindex(x.shape) gives every place.",
        answer=first_axis_only,
    ),
    Wrong(
        id="numerical-gradient-flattened",
        title="the result has lost the shape of x",
        hint="Print the shapes of x and of your result for an array of two rows.",
        answer=flattened,
    ),
    Wrong(
        id="numerical-gradient-two-axes-only",
        title="your loops need an array of two axes",
        hint="What is x.shape for a bias vector? np.ndindex(x.shape) gives every place, whatever the number of axes.",
        answer=two_axes_only,
    ),
    Wrong(
        id="numerical-gradient-last-one-returned",
        title="every slope replaces the one before, and only the last is returned",
        hint="How many numbers does your function return for an array of three? Where should each of them be kept?",
        answer=last_one_returned,
    ),
    Wrong(
        id="numerical-gradient-returned-too-early",
        title="the function returns after the first element",
        hint="How far to the right does your `return` stand, and how often is the line before it run?",
        answer=returned_too_early,
    ),
    Wrong(
        id="numerical-gradient-size-of-the-slope",
        title="you take the absolute value, so that no slope is negative",
        hint="Which way does x² go at x = -3? Gradient descent needs to know.",
        answer=size_of_the_slope,
    ),
    Wrong(
        id="numerical-gradient-rounded",
        title="the slopes are rounded",
        hint="A gradient check looks at differences of a millionth. How many digits do you keep?",
        answer=rounded,
    ),
    Wrong(
        id="numerical-gradient-mean",
        title="the slopes are divided by the number of elements",
        hint="Does the slope along x[0] become flatter when x has more elements?",
        answer=mean_slope,
    ),
    Wrong(
        id="numerical-gradient-np-gradient",
        title="you use np.gradient, which takes differences between the neighbours in a row of values",
        hint="f(x) is one number: it has no neighbours. At which other points should f be called?",
        answer=by_np_gradient,
    ),
    Wrong(
        id="numerical-gradient-no-return",
        title="you compute the gradient and do not return it",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="numerical_gradient",
    reference=numerical_gradient,
    cases=cases,
    right=(
        changed_and_restored,
        flat_and_reshaped,
        rows_of_identity,
        five_points,
        half_steps,
        by_step_taken,
        through_a_flat_view,
    ),
    wrong=WRONG,
)
