"""dense_forward: A @ W + b."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case

from .inputs import numbers, whole_numbers


def dense_forward(A, W, b):
    return A @ W + b


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def layer(m: int, n_in: int, n_out: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return numbers(rng, m, n_in), numbers(rng, n_in, n_out), numbers(rng, n_out)

    A, W, b = layer(4, 3, 2)
    whole = whole_numbers(rng, 5, 3), whole_numbers(rng, 3, 4), whole_numbers(rng, 4)
    return (
        case("more inputs than neurons", *layer(7, 6, 3)),
        case("more neurons than inputs", *layer(4, 2, 5)),
        case("as many examples as inputs and neurons, drawn at random", *layer(4, 4, 4)),
        case("a square weight matrix", *layer(6, 3, 3)),
        case("as many examples as neurons", *layer(5, 2, 5)),
        case("biases of 0", A, W, np.zeros(2)),
        case("a small layer of many examples", *layer(60, 2, 3)),
        case("float32", *(a.astype(np.float32) for a in layer(4, 3, 2))),
        case("one example, drawn at random", *layer(1, 4, 3), part="shapes"),
        case("one input", *layer(5, 1, 3), part="shapes"),
        case("one neuron, drawn at random", *layer(5, 4, 1), part="shapes"),
        case("one of everything", *layer(1, 1, 1), part="shapes"),
        case("integers", *whole, part="integers"),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), part="integers"),
        case("integers and fractions", whole[0], W, b, part="integers"),
        case("read-only input", A, W, b, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_dot(A, W, b):
    return np.add(np.dot(A, W), b)


def by_einsum(A, W, b):
    return np.einsum("mi,io->mo", A, W) + b.reshape(1, -1)


def by_loops(A, W, b):
    Z = np.zeros((len(A), W.shape[1]))
    for i in range(len(A)):
        for j in range(W.shape[1]):
            Z[i, j] = sum(A[i, k] * W[k, j] for k in range(len(W))) + b[j]
    return Z


def example_by_example(A, W, b):
    return np.array([W.T @ a + b for a in A])


def bias_as_a_weight(A, W, b):
    ones = np.ones((A.shape[0], 1))
    return np.concatenate([A, ones], axis=1) @ np.vstack([W, b])


def neuron_by_neuron(A, W, b):
    return np.column_stack([A @ w + bias for w, bias in zip(W.T, b, strict=True)])


# ---- wrong answers, one misconception each ----


def no_bias(A, W, b):
    return A @ W


def bias_subtracted(A, W, b):
    return A @ W - b


def bias_column(A, W, b):
    return A @ W + b.reshape(-1, 1)


def bias_summed(A, W, b):
    return A @ W + np.sum(b)


def first_bias(A, W, b):
    return A @ W + b[0]


def transposed(A, W, b):
    return A @ W.T + b


def weights_first(A, W, b):
    return W @ A + b


def columns(A, W, b):
    return W.T @ A + b.reshape(-1, 1)


def result_transposed(A, W, b):
    return (A @ W + b).T


def elementwise(A, W, b):
    return A * W + b


def inputs_transposed(A, W, b):
    return A.T @ W + b


def relu_applied(A, W, b):
    return np.maximum(0, A @ W + b)


def sigmoid_applied(A, W, b):
    return 0.5 * (1 + np.tanh((A @ W + b) / 2))


def softmax_applied(A, W, b):
    Z = A @ W + b
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def first_only(A, W, b):
    return A[0] @ W + b


def examples_summed(A, W, b):
    return np.sum(A @ W + b, axis=0)


def divided(A, W, b):
    return A @ W / A.shape[1] + b


def bias_for_each(A, W, b):
    return A @ W + len(W) * b


def bias_in_weights(A, W, b):
    return A @ (W + b)


def with_cache(A, W, b):
    return A @ W + b, (A, W, b)


def flattened(A, W, b):
    return (A @ W + b).ravel()


def squeezed(A, W, b):
    return np.squeeze(A @ W + b)


def as_integers(A, W, b):
    Z = np.zeros((len(A), W.shape[1]), dtype=A.dtype)
    Z[:] = A @ W + b
    return Z


def bias_reshaped(A, W, b):
    b.resize((1, b.size))
    return A @ W + b


def nothing_returned(A, W, b):
    print(A @ W + b)


WRONG = (
    Wrong(
        id="dense-forward-bias-forgotten",
        title="the bias is never added",
        hint="What should come out for inputs of 0?",
        answer=no_bias,
    ),
    Wrong(
        id="dense-forward-bias-subtracted",
        title="the bias is taken away",
        hint="What should come out for inputs of 0?",
        answer=bias_subtracted,
    ),
    Wrong(
        id="dense-forward-bias-down-the-columns",
        title="the biases run down the rows: each example gets a bias, not each neuron",
        hint="Print the shapes of A @ W and of your bias. Along which axis are the neurons?",
        answer=bias_column,
    ),
    Wrong(
        id="dense-forward-biases-summed",
        title="every neuron gets the sum of all biases",
        hint="What should come out for inputs of 0? How many different biases does a layer have?",
        answer=bias_summed,
    ),
    Wrong(
        id="dense-forward-one-bias-for-all",
        title="every neuron gets the first bias",
        hint="What should come out for inputs of 0? How many different biases does a layer have?",
        answer=first_bias,
    ),
    Wrong(
        id="dense-forward-weights-transposed",
        title="the weights are transposed",
        hint="W has one row for each input here. What are the shapes of A and of W.T?",
        answer=transposed,
    ),
    Wrong(
        id="dense-forward-weights-first",
        title="the factors stand in the wrong order",
        hint="Which axis of A and which axis of W must have the same length? Write both shapes side by side.",
        answer=weights_first,
    ),
    Wrong(
        id="dense-forward-columns-as-examples",
        title="you treat each column of A as an example, as some textbooks do",
        hint="Which is one example here, a row or a column of A?",
        answer=columns,
    ),
    Wrong(
        id="dense-forward-result-transposed",
        title="the result is left on its side",
        hint="Print the shape of your result. Which axis are the examples?",
        answer=result_transposed,
    ),
    Wrong(
        id="dense-forward-element-wise",
        title="you multiply element by element, where a matrix product is asked for",
        hint="What does * do with two arrays, and what does @?",
        answer=elementwise,
    ),
    Wrong(
        id="dense-forward-inputs-transposed",
        title="the inputs are transposed",
        hint="Print the shapes of A.T and W. Which axis should the product sum over?",
        answer=inputs_transposed,
    ),
    Wrong(
        id="dense-forward-relu-applied",
        title="you already apply ReLU",
        hint="What should come out here is Z, which may be negative. In which function does the activation belong?",
        answer=relu_applied,
    ),
    Wrong(
        id="dense-forward-sigmoid-applied",
        title="you already apply a sigmoid",
        hint="What should come out here is Z, which may be negative. In which function does the activation belong?",
        answer=sigmoid_applied,
    ),
    Wrong(
        id="dense-forward-softmax-applied",
        title="you already apply softmax",
        hint="What should come out here is Z. In which function does the activation belong?",
        answer=softmax_applied,
    ),
    Wrong(
        id="dense-forward-first-example-only",
        title="only the first example goes through the layer",
        hint="How many rows go in, and how many come out?",
        answer=first_only,
    ),
    Wrong(
        id="dense-forward-examples-summed",
        title="the examples are added up",
        hint="How many rows go in, and how many come out?",
        answer=examples_summed,
    ),
    Wrong(
        id="dense-forward-divided-by-inputs",
        title="you divide by the number of inputs",
        hint="Is a weighted sum a mean? Give the same input twice: should the sum grow?",
        answer=divided,
    ),
    Wrong(
        id="dense-forward-bias-for-each-input",
        title="the bias is added once for each input",
        hint="What should come out for inputs of 0? How many times does your code add `b`?",
        answer=bias_for_each,
    ),
    Wrong(
        id="dense-forward-bias-before-weights",
        title="the bias is added to the weights",
        hint="What should come out for inputs of 0? Which part of the formula does the bias belong to?",
        answer=bias_in_weights,
    ),
    Wrong(
        id="dense-forward-result-and-cache",
        title="you return more than Z, such as the values that a backward pass would need",
        hint="How many things should come back?",
        answer=with_cache,
    ),
    Wrong(
        id="dense-forward-flattened",
        title="the result has lost its rows",
        hint="Print the shape of your result for two examples and two neurons.",
        answer=flattened,
    ),
    Wrong(
        id="dense-forward-axes-of-length-one-lost",
        title="axes of length 1 are lost, as np.squeeze does it",
        hint="Try one example, then one neuron. What is the shape of your result, and what should it be?",
        answer=squeezed,
    ),
    Wrong(
        id="dense-forward-stored-as-integers",
        title="the result is stored in an array of A's type, and integers cannot hold fractions",
        hint="Try an A of whole numbers with a weight of 0.5. What is the dtype of your result?",
        answer=as_integers,
    ),
    Wrong(
        id="dense-forward-bias-reshaped",
        title="the result is right, but the caller's bias has another shape afterwards",
        hint="Print b.shape before and after the call. Which function makes a new array of another shape?",
        answer=bias_reshaped,
    ),
    Wrong(
        id="dense-forward-no-return",
        title="you compute Z and do not return it",
        hint="Try `Z = dense_forward(A, W, b)` and then `print(Z)`. What is the difference between printing and returning?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="dense_forward",
    reference=dense_forward,
    cases=cases,
    right=(
        by_dot,
        by_einsum,
        by_loops,
        example_by_example,
        bias_as_a_weight,
        neuron_by_neuron,
    ),
    wrong=WRONG,
)
