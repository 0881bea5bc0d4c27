"""conv2d: a kernel slides over an image, not flipped; stride, and zeros for padding."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def conv2d(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    rows = (padded.shape[0] - kh) // stride + 1
    columns = (padded.shape[1] - kw) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            out[i, j] = np.sum(padded[top : top + kh, left : left + kw] * kernel)
    return out


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    image, kernel = rng.normal(size=(6, 5)), rng.normal(size=(3, 3))
    whole = rng.integers(-5, 6, size=(5, 6))
    return (
        case("6 rows, 5 columns and a 3 × 3 kernel", image, kernel),
        case("a square image", rng.normal(size=(5, 5)), rng.normal(size=(2, 2))),
        case("a wide kernel", rng.normal(size=(5, 7)), rng.normal(size=(2, 4))),
        case("a tall kernel", rng.normal(size=(6, 4)), rng.normal(size=(3, 1))),
        case("a 1 × 1 kernel", rng.normal(size=(3, 4)), rng.normal(size=(1, 1))),
        case("a kernel as large as the image", rng.normal(size=(3, 4)), rng.normal(size=(3, 4))),
        case("an image of one column", rng.normal(size=(7, 1)), rng.normal(size=(3, 1))),
        case("float32", image.astype(np.float32), kernel.astype(np.float32)),
        case("stride 2 that leaves a border", rng.normal(size=(8, 6)), kernel, stride=2, part="stride"),
        case("stride 2 without a rest", rng.normal(size=(7, 5)), kernel, stride=2, part="stride"),
        case(
            "stride 3, and a smaller kernel", rng.normal(size=(9, 7)), rng.normal(size=(2, 1)), stride=3, part="stride"
        ),
        case("padding 1 and a 3 × 3 kernel", image, kernel, padding=1, part="padding"),
        case(
            "padding 2 and a wide kernel", rng.normal(size=(3, 5)), rng.normal(size=(2, 3)), padding=2, part="padding"
        ),
        case("padding 1 around negative numbers", -rng.uniform(1, 9, size=(3, 4)), kernel, padding=1, part="padding"),
        case(
            "stride 2 and padding 1",
            rng.normal(size=(6, 7)),
            rng.normal(size=(3, 2)),
            part="stride",
            stride=2,
            padding=1,
        ),
        case("integers, and a kernel of fractions", whole, rng.normal(size=(2, 3)), part="integers"),
        case("32-bit integers", whole.astype(np.int32), rng.integers(-3, 4, size=(2, 2)), part="integers"),
        case("integers, padded", whole, rng.integers(-3, 4, size=(2, 2)), part="padding", padding=1),
        case("read-only input", image, kernel, part="clean", read_only=True, padding=1),
    )


# ---- right answers, in other styles ----


def by_views(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def by_shifted_images(x, k, stride=1, padding=0):
    x = np.pad(x.astype(float), ((padding, padding), (padding, padding)))
    h, w = x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1
    everywhere = sum(k[a, b] * x[a : a + h, b : b + w] for a in range(k.shape[0]) for b in range(k.shape[1]))
    return everywhere[::stride, ::stride]


def by_python_loops(image, kernel, stride=1, padding=0):
    def pixel(r, c):
        inside = 0 <= r < image.shape[0] and 0 <= c < image.shape[1]
        return float(image[r, c]) if inside else 0.0

    kh, kw = kernel.shape
    tops = range(-padding, image.shape[0] + padding - kh + 1, stride)
    lefts = range(-padding, image.shape[1] + padding - kw + 1, stride)
    return np.array(
        [[sum(pixel(t + a, s + b) * kernel[a, b] for a in range(kh) for b in range(kw)) for s in lefts] for t in tops]
    )


def by_one_matrix_product(image, kernel, stride=1, padding=0):
    h, w = image.shape
    canvas = np.zeros((h + 2 * padding, w + 2 * padding))
    canvas[padding : padding + h, padding : padding + w] = image
    kh, kw = kernel.shape
    tops = np.arange(0, canvas.shape[0] - kh + 1, stride)
    lefts = np.arange(0, canvas.shape[1] - kw + 1, stride)
    patches = np.array([canvas[t : t + kh, s : s + kw].ravel() for t in tops for s in lefts])
    return (patches @ kernel.ravel()).reshape(len(tops), len(lefts))


def in_float32(image, kernel, stride=1, padding=0):
    image, kernel = np.pad(image, padding).astype(np.float32), kernel.astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride]
    return (windows * kernel).sum(axis=(2, 3))


# ---- wrong answers, one misconception each ----


def flipped(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel[::-1, ::-1])


def flipped_left_to_right(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel[:, ::-1])


def kernel_transposed(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.T.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel.T)


def no_stride(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows, kernel)


def stride_in_the_size_only(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    rows, columns = (padded.shape[0] - kh) // stride + 1, (padded.shape[1] - kw) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = np.sum(padded[i : i + kh, j : j + kw] * kernel)
    return out


def stride_down_only(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride], kernel)


def stride_of_the_kernel(image, kernel, stride=1, padding=0):
    kh, kw = kernel.shape
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::kh, ::kw], kernel)


def no_padding(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def padding_before_only(image, kernel, stride=1, padding=0):
    padded = np.pad(image, ((padding, 0), (padding, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def padding_after_only(image, kernel, stride=1, padding=0):
    padded = np.pad(image, ((0, padding), (0, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def padding_of_rows_only(image, kernel, stride=1, padding=0):
    padded = np.pad(image, ((padding, padding), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def padding_by_the_edge(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding, mode="edge"), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def padding_by_mirror(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding, mode="reflect"), kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def always_padded(image, kernel, stride=1, padding=0):
    kh, kw = kernel.shape
    padded = np.pad(image, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel)


def one_too_few(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    rows, columns = (padded.shape[0] - kh) // stride, (padded.shape[1] - kw) // stride
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            out[i, j] = np.sum(padded[top : top + kh, left : left + kw] * kernel)
    return out


def one_too_few_with_stride(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    rows, columns = (padded.shape[0] - kh + 1) // stride, (padded.shape[1] - kw + 1) // stride
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)[::stride, ::stride]
    return np.einsum("ijkl,kl->ij", windows[:rows, :columns], kernel)


def border_kept(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    tops, lefts = range(0, padded.shape[0], stride), range(0, padded.shape[1], stride)
    out = np.zeros((len(tops), len(lefts)))
    for i, top in enumerate(tops):
        for j, left in enumerate(lefts):
            patch = padded[top : top + kh, left : left + kw]
            out[i, j] = np.sum(patch * kernel[: patch.shape[0], : patch.shape[1]])
    return out


def as_large_as_the_image(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    out = np.zeros(padded.shape)
    for i in range((padded.shape[0] - kh) // stride + 1):
        for j in range((padded.shape[1] - kw) // stride + 1):
            top, left = i * stride, j * stride
            out[i, j] = np.sum(padded[top : top + kh, left : left + kw] * kernel)
    return out


def square_images_only(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    n = (padded.shape[0] - kh) // stride + 1
    out = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            top, left = i * stride, j * stride
            out[i, j] = np.sum(padded[top : top + kh, left : left + kw] * kernel)
    return out


def square_kernels_only(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    k = kernel.shape[0]
    rows, columns = (padded.shape[0] - k) // stride + 1, (padded.shape[1] - k) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            out[i, j] = np.sum(padded[top : top + k, left : left + k] * kernel)
    return out


def into_integers(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    rows, columns = (padded.shape[0] - kh) // stride + 1, (padded.shape[1] - kw) // stride + 1
    out = np.zeros((rows, columns), dtype=image.dtype)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            out[i, j] = np.sum(padded[top : top + kh, left : left + kw] * kernel)
    return out


def mean_of_products(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return (windows[::stride, ::stride] * kernel).mean(axis=(2, 3))


def largest_product(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return (windows[::stride, ::stride] * kernel).max(axis=(2, 3))


def running_total(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    rows, columns = (padded.shape[0] - kh) // stride + 1, (padded.shape[1] - kw) // stride + 1
    out = np.zeros((rows, columns))
    total = 0.0
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            total += np.sum(padded[top : top + kh, left : left + kw] * kernel)
            out[i, j] = total
    return out


def rows_and_columns_exchanged(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijkl,kl->ji", windows[::stride, ::stride], kernel)


def with_relu(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.maximum(0, np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel))


def a_list(image, kernel, stride=1, padding=0):
    padded = np.pad(image, padding)
    kh, kw = kernel.shape
    tops = range(0, padded.shape[0] - kh + 1, stride)
    lefts = range(0, padded.shape[1] - kw + 1, stride)
    return [[float(np.sum(padded[t : t + kh, s : s + kw] * kernel)) for s in lefts] for t in tops]


def nothing_returned(image, kernel, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    print(np.einsum("ijkl,kl->ij", windows[::stride, ::stride], kernel))


KEY = AnswerKey(
    exercise="conv2d",
    reference=conv2d,
    cases=cases,
    right=(by_views, by_shifted_images, by_python_loops, by_one_matrix_product, in_float32),
    wrong=(
        Wrong(
            id="conv2d-kernel-flipped",
            title="you turn the kernel by half a turn first, as mathematicians' convolution does",
            hint="Try the image [[1, 0]] and the kernel [[5, 7]]. Which of the two numbers lies on the bright pixel if "
            "nothing is turned?",
            answer=flipped,
        ),
        Wrong(
            id="conv2d-kernel-mirrored",
            title="you mirror the kernel left to right",
            hint="Try the image [[1, 0]] and the kernel [[5, 7]]. Which of the two numbers lies on the bright pixel?",
            answer=flipped_left_to_right,
        ),
        Wrong(
            id="conv2d-kernel-transposed",
            title="rows and columns of the kernel are exchanged",
            hint="Try a kernel of one row on an image of one row: does it fit? Where do its rows turn into columns?",
            answer=kernel_transposed,
        ),
        Wrong(
            id="conv2d-no-stride",
            title="your windows always move by one pixel, whatever the stride",
            hint="Print the shape of your result for stride 1 and for stride 2. Where does stride appear in your code?",
            answer=no_stride,
        ),
        Wrong(
            id="conv2d-stride-in-the-size-only",
            title="stride makes your result smaller, but the windows still move by one pixel",
            hint="With stride 2, where in the image does the window of out[1, 1] begin? Print the place you cut from.",
            answer=stride_in_the_size_only,
        ),
        Wrong(
            id="conv2d-stride-down-only",
            title="stride acts on the rows and not on the columns",
            hint="Print the shape of your result for an 8 × 8 image with stride 1 and with stride 2.",
            answer=stride_down_only,
        ),
        Wrong(
            id="conv2d-stride-of-the-kernel",
            title="your windows lie side by side, as in pooling, instead of moving by `stride`",
            hint="With stride 1, how many columns do two neighbouring windows of a 3 × 3 kernel share?",
            answer=stride_of_the_kernel,
        ),
        Wrong(
            id="conv2d-no-padding",
            title="padding has no effect",
            hint="Print the shape of your result with padding=0 and padding=1. Where does padding appear in your code?",
            answer=no_padding,
        ),
        Wrong(
            id="conv2d-padding-before-only",
            title="you put the zeros above and on the left only",
            hint="A 2 × 2 image with padding 1: how many rows and columns does it have afterwards? Print the padded image.",
            answer=padding_before_only,
        ),
        Wrong(
            id="conv2d-padding-after-only",
            title="you put the zeros below and on the right only",
            hint="A 2 × 2 image with padding 1: how many rows and columns does it have afterwards? Print the padded image.",
            answer=padding_after_only,
        ),
        Wrong(
            id="conv2d-padding-of-rows-only",
            title="you add rows of zeros and no columns",
            hint="A 2 × 2 image with padding 1: how many rows and columns does it have afterwards? Print the padded image.",
            answer=padding_of_rows_only,
        ),
        Wrong(
            id="conv2d-padding-by-the-edge",
            title="you continue the image's edge outwards instead of adding zeros",
            hint="Print the padded image for [[1, 2], [3, 4]]. Which numbers should its frame hold?",
            answer=padding_by_the_edge,
        ),
        Wrong(
            id="conv2d-padding-by-mirror",
            title="you mirror the image outwards instead of adding zeros",
            hint="Print the padded image for [[1, 2], [3, 4]]. Which numbers should its frame hold?",
            answer=padding_by_mirror,
        ),
        Wrong(
            id="conv2d-always-padded",
            title="you always pad by half the kernel, so that the size stays, whatever padding is given",
            hint="Without padding, a 3 × 3 kernel on a 5 × 5 image fits in how many places of a row? Count them on paper.",
            answer=always_padded,
        ),
        Wrong(
            id="conv2d-one-too-few",
            title="the last window of each row and column is missing: one is not added to the number of places",
            hint="Into a row of 3 pixels, how often does a kernel of 2 fit? What does your formula say?",
            answer=one_too_few,
        ),
        Wrong(
            id="conv2d-one-too-few-with-stride",
            title="with a stride the last window goes missing: the one is added before the division, not after",
            hint="A row of 4 pixels, a kernel of 2, stride 2: count the windows on paper. What does your formula say for 5?",
            answer=one_too_few_with_stride,
        ),
        Wrong(
            id="conv2d-border-kept",
            title="you also keep windows that hang over the edge, with the part of the kernel that still fits",
            hint="Without padding the kernel has to lie inside the image. Where may its top left corner stand at most?",
            answer=border_kept,
        ),
        Wrong(
            id="conv2d-as-large-as-the-image",
            title="your result keeps the size of the image, with zeros where no window lies",
            hint="In how many places does the kernel fit? Make `out` just as large.",
            answer=as_large_as_the_image,
        ),
        Wrong(
            id="conv2d-square-images-only",
            title="you take the number of rows for the number of columns as well",
            hint="Try an image of 4 rows and 6 columns, and print the shape of your result. Which of the image's two sizes "
            "do you use?",
            answer=square_images_only,
        ),
        Wrong(
            id="conv2d-square-kernels-only",
            title="you take the kernel's height for its width as well",
            hint="Try a kernel of one row and two columns. Which of its two sizes do you use?",
            answer=square_kernels_only,
        ),
        Wrong(
            id="conv2d-into-integers",
            title="your result has the type of the image, and integers cannot hold fractions",
            hint="Try an image of whole numbers and the kernel [[0.5, 0.5]]. What is the dtype of your result?",
            answer=into_integers,
        ),
        Wrong(
            id="conv2d-mean-of-products",
            title="you take the mean of the products, not their sum",
            hint="Try a 2 × 2 image of ones and a kernel of ones. How many products are there, and what is their sum?",
            answer=mean_of_products,
        ),
        Wrong(
            id="conv2d-largest-product",
            title="you take the largest product instead of adding them all",
            hint="Try a 2 × 2 image of ones and a kernel of ones. What should the four products make together?",
            answer=largest_product,
        ),
        Wrong(
            id="conv2d-running-total",
            title="your sum is not set back to 0 when the window moves on",
            hint="Try an image of ones: every window should give the same. Where in your loops does the sum begin?",
            answer=running_total,
        ),
        Wrong(
            id="conv2d-rows-and-columns-exchanged",
            title="rows and columns of your result are exchanged",
            hint="Try an image of 2 rows and 5 columns with a 1 × 1 kernel of 1. It should come back as it is.",
            answer=rows_and_columns_exchanged,
        ),
        Wrong(
            id="conv2d-with-relu",
            title="you also apply ReLU: negative results become 0",
            hint="Try the image [[1]] and the kernel [[-1]]. The activation is a step of its own, after this one.",
            answer=with_relu,
        ),
        Wrong(
            id="conv2d-list",
            title="you return a list of rows, not an array",
            hint="What does `2 * result` give for a list, and for an array?",
            answer=a_list,
        ),
        Wrong(
            id="conv2d-no-return",
            title="you compute the result and do not return it",
            hint="Try `x = conv2d(image, kernel)` and then `print(x)`. What is the difference between printing and "
            "returning?",
            answer=nothing_returned,
        ),
    ),
)
