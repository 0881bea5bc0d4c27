"""max_pool2d: the largest number of each window; windows lie side by side, an incomplete border is dropped."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def max_pool2d(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    whole = image[: rows * size, : columns * size]
    return whole.reshape(rows, size, columns, size).max(axis=(1, 3))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    image, positive = rng.uniform(1, 9, size=(4, 6)), rng.uniform(1, 9, size=(7, 8))
    both_signs = image * rng.choice([-1, 1], size=image.shape)
    both_signs[::2, ::2] = 0.5  # no window's largest number is negative: that is a part of its own
    both_signs[1::2, 1::2] = -2.0
    border = -positive[:5, :7]
    border[:4:2, :6:2] = 0.5  # in the whole windows, that is
    return (
        case("4 rows and 6 columns", image, 2),
        case("6 rows and 4 columns", rng.uniform(1, 9, size=(6, 4)), 2),
        case("a square image", rng.uniform(1, 9, size=(6, 6)), 2),
        case("numbers of both signs", both_signs, 2),
        case("windows of 3 × 3", rng.uniform(1, 9, size=(6, 9)), 3),
        case("windows of one pixel", rng.uniform(1, 9, size=(3, 4)), 1),
        case("one window for the whole image", rng.uniform(1, 9, size=(4, 4)), 4),
        case("integers", rng.integers(1, 100, size=(4, 6)), 2),
        case("32-bit integers", rng.integers(1, 100, size=(6, 3)).astype(np.int32), 3),
        case("float32", image.astype(np.float32), 2),
        case("a row too many", positive[:5, :4], 2, part="border"),
        case("a column too many", positive[:4, :5], 2, part="border"),
        case("windows of 3 × 3, a row and two columns too many", positive, 3, part="border"),
        case("a border of negative numbers", border, 2, part="border"),
        case("negative numbers only", -rng.uniform(1, 9, size=(4, 4)), 2, part="negatives"),
        case("negative integers", -rng.integers(1, 100, size=(2, 6)), 2, part="negatives"),
        case("read-only input", image, 2, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_loop(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return out


def by_shifted_images(x, n):
    h, w = x.shape[0] // n * n, x.shape[1] // n * n
    return np.maximum.reduce([x[a:h:n, b:w:n] for a in range(n) for b in range(n)])


def by_views(image, size):
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return windows[::size, ::size].max(axis=-1).max(axis=-1)


def by_python(image, size):
    def largest(top, left):
        best = -float("inf")
        for a in range(size):
            for b in range(size):
                best = max(best, float(image[top + a, left + b]))
        return best

    height, width = image.shape
    tops = range(0, height - size + 1, size)
    lefts = range(0, width - size + 1, size)
    return np.array([[largest(t, s) for s in lefts] for t in tops])


def by_splitting(image, size):
    h, w = (n // size for n in image.shape)
    bands = np.vsplit(image[: h * size, : w * size], h)
    return np.array([[np.amax(block) for block in np.hsplit(band, w)] for band in bands])


# ---- wrong answers, one misconception each ----


def mean_pooling(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size).mean(axis=(1, 3))


def smallest(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size).min(axis=(1, 3))


def summed(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size).sum(axis=(1, 3))


def stride_one(image, size):
    return np.lib.stride_tricks.sliding_window_view(image, (size, size)).max(axis=(2, 3))


def windows_overlap(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = image[i : i + size, j : j + size].max()
    return out


def border_kept(image, size):
    tops, lefts = range(0, image.shape[0], size), range(0, image.shape[1], size)
    return np.array([[image[t : t + size, s : s + size].max() for s in lefts] for t in tops])


def border_filled_with_zeros(image, size):
    rows, columns = -(-image.shape[0] // size), -(-image.shape[1] // size)
    filled = np.zeros((rows * size, columns * size))
    filled[: image.shape[0], : image.shape[1]] = image
    return filled.reshape(rows, size, columns, size).max(axis=(1, 3))


def border_not_dropped(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image.reshape(rows, size, columns, size).max(axis=(1, 3))


def border_dropped_at_the_top(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    whole = image[image.shape[0] - rows * size :, image.shape[1] - columns * size :]
    return whole.reshape(rows, size, columns, size).max(axis=(1, 3))


def starts_at_zero(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows * size):
        for j in range(columns * size):
            out[i // size, j // size] = max(out[i // size, j // size], image[i, j])
    return out


def largest_in_size(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    whole = np.abs(image[: rows * size, : columns * size])
    return whole.reshape(rows, size, columns, size).max(axis=(1, 3))


def columns_only(image, size):
    columns = image.shape[1] // size
    return image[:, : columns * size].reshape(image.shape[0], columns, size).max(axis=2)


def rows_only(image, size):
    rows = image.shape[0] // size
    return image[: rows * size].reshape(rows, size, image.shape[1]).max(axis=1)


def of_the_whole_image(image, size):
    return image.max()


def square_images_only(image, size):
    n = image.shape[0] // size
    out = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            out[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max(initial=-np.inf)
    return out


def reshaped_without_order(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, columns, size, size).max(axis=(2, 3))


def one_too_few(image, size):
    rows, columns = (image.shape[0] - size) // size, (image.shape[1] - size) // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return out


def always_two(image, size):
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    return image[: rows * 2, : columns * 2].reshape(rows, 2, columns, 2).max(axis=(1, 3))


def diagonal_only(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = max(image[i * size + k, j * size + k] for k in range(size))
    return out


def into_integers(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns), dtype=int)
    for i in range(rows):
        for j in range(columns):
            out[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return out


def rows_and_columns_exchanged(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size).max(axis=(1, 3)).T


def place_of_the_largest(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].argmax()
    return out


def in_place(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    for i in range(rows):
        for j in range(columns):
            image[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return image[:rows, :columns]


def a_list(image, size):
    tops = range(0, image.shape[0] - size + 1, size)
    lefts = range(0, image.shape[1] - size + 1, size)
    return [[float(image[t : t + size, s : s + size].max()) for s in lefts] for t in tops]


def nothing_returned(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    print(image[: rows * size, : columns * size].reshape(rows, size, columns, size).max(axis=(1, 3)))


KEY = AnswerKey(
    exercise="max_pool2d",
    reference=max_pool2d,
    cases=cases,
    right=(by_loop, by_shifted_images, by_views, by_python, by_splitting),
    wrong=(
        Wrong(
            id="max-pool2d-mean",
            title="you take the mean of each window, not its largest number",
            hint="What should come out of the window [[1, 5], [3, 4]]: 5, or 3.25?",
            answer=mean_pooling,
        ),
        Wrong(
            id="max-pool2d-smallest",
            title="you take the smallest number of each window",
            hint="What should come out of the window [[1, 5], [3, 4]], and what does?",
            answer=smallest,
        ),
        Wrong(
            id="max-pool2d-sum",
            title="you add up each window",
            hint="What should come out of the window [[1, 5], [3, 4]], and what does?",
            answer=summed,
        ),
        Wrong(
            id="max-pool2d-stride-one",
            title="your windows move by one pixel, so that they overlap",
            hint="With size 2, how many windows lie side by side in a row of 4 pixels? How many columns has your result?",
            answer=stride_one,
        ),
        Wrong(
            id="max-pool2d-windows-overlap",
            title="your result has the right size, but its windows begin one pixel apart",
            hint="With size 2, at which pixel does the second window of a row begin? Print the slice you take for out[0, 1].",
            answer=windows_overlap,
        ),
        Wrong(
            id="max-pool2d-border-kept",
            title="you keep the incomplete windows at the border",
            hint="A row of 5 pixels and size 2: which pixel is left over, and what does the exercise say becomes of it?",
            answer=border_kept,
        ),
        Wrong(
            id="max-pool2d-border-filled",
            title="you fill up the incomplete border with zeros and keep it",
            hint="A row of 5 pixels and size 2: which pixel is left over, and what does the exercise say becomes of it?",
            answer=border_filled_with_zeros,
        ),
        Wrong(
            id="max-pool2d-border-not-dropped",
            title="you forgot to cut off the rows and columns that fill no window",
            hint="How many pixels of a 5 × 4 image does reshape have to place, and how many fit into windows of 2 × 2?",
            answer=border_not_dropped,
        ),
        Wrong(
            id="max-pool2d-border-dropped-at-the-top",
            title="you drop the incomplete border at the top and on the left",
            hint="The first window starts at pixel [0, 0]. On which sides are pixels then left over?",
            answer=border_dropped_at_the_top,
        ),
        Wrong(
            id="max-pool2d-starts-at-zero",
            title="your search for the largest number starts at 0, so that negative windows come out as 0",
            hint="What is the largest number of [[-1, -2], [-3, -4]]? Which number could a search safely start with?",
            answer=starts_at_zero,
        ),
        Wrong(
            id="max-pool2d-absolute-values",
            title="you compare and return absolute values",
            hint="What is the largest number of [[-1, -2], [-3, -4]]: -1, 1 or 4?",
            answer=largest_in_size,
        ),
        Wrong(
            id="max-pool2d-columns-only",
            title="you pool along each row only, and the number of rows stays",
            hint="A window is size pixels high as well as wide. What shape should a 4 × 6 image get with size 2?",
            answer=columns_only,
        ),
        Wrong(
            id="max-pool2d-rows-only",
            title="you pool down each column only, and the number of columns stays",
            hint="A window is size pixels wide as well as high. What shape should a 4 × 6 image get with size 2?",
            answer=rows_only,
        ),
        Wrong(
            id="max-pool2d-whole-image",
            title="you return the largest number of the whole image",
            hint="How many windows of 2 × 2 does a 4 × 6 image hold? Each of them has its own largest number.",
            answer=of_the_whole_image,
        ),
        Wrong(
            id="max-pool2d-square-images-only",
            title="you take the number of rows for the number of columns as well",
            hint="Try an image of 2 rows and 6 columns, and print the shape of your result.",
            answer=square_images_only,
        ),
        Wrong(
            id="max-pool2d-reshaped-without-order",
            title="your reshape cuts each row of pixels into pieces and stacks the pieces, which makes no windows",
            hint="Print the first block of np.arange(16).reshape(4, 4) after your reshape. Should it hold 0, 1, 4 and 5?",
            answer=reshaped_without_order,
        ),
        Wrong(
            id="max-pool2d-one-too-few",
            title="the last window of each row and column is missing",
            hint="How many windows of 2 fit into 4 pixels? What does your formula say?",
            answer=one_too_few,
        ),
        Wrong(
            id="max-pool2d-always-two",
            title="your windows are 2 × 2, whatever size is given",
            hint="Try size 3. Where does `size` appear in your code?",
            answer=always_two,
        ),
        Wrong(
            id="max-pool2d-diagonal-only",
            title="you look only at the pixels on the diagonal of each window",
            hint="How many pixels has a window of 2 × 2, and at how many of them do you look?",
            answer=diagonal_only,
        ),
        Wrong(
            id="max-pool2d-into-integers",
            title="your result is an array of integers, which cuts off all decimals",
            hint="Try an image that holds 0.5 only. What is the dtype of your result?",
            answer=into_integers,
        ),
        Wrong(
            id="max-pool2d-rows-and-columns-exchanged",
            title="rows and columns of your result are exchanged",
            hint="Try an image of 2 rows and 6 columns: should the three windows come out in a row or in a column?",
            answer=rows_and_columns_exchanged,
        ),
        Wrong(
            id="max-pool2d-place-of-the-largest",
            title="you return where the largest number stands in its window, not the number",
            hint="What is the difference between `max` and `argmax`?",
            answer=place_of_the_largest,
        ),
        Wrong(
            id="max-pool2d-in-place",
            title="you write your results into the caller's image",
            hint="Call your function twice on the same image. Does the second call give the same as the first?",
            answer=in_place,
        ),
        Wrong(
            id="max-pool2d-list",
            title="you return a list of rows, not an array",
            hint="What does `2 * result` give for a list, and for an array?",
            answer=a_list,
        ),
        Wrong(
            id="max-pool2d-no-return",
            title="you compute the result and do not return it",
            hint="Try `x = max_pool2d(image, 2)` and then `print(x)`. What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
