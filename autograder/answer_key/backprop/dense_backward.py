"""dense_backward: the three gradients of Z = A_prev @ W + b. dZ carries the 1/m already."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def dense_backward(dZ, A_prev, W):
    dA_prev = dZ @ W.T
    dW = A_prev.T @ dZ
    db = dZ.sum(axis=0)
    return dA_prev, dW, db


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    def layer(m: int, n_in: int, n_out: int) -> tuple[np.ndarray, ...]:
        return rng.normal(size=(m, n_out)), rng.normal(size=(m, n_in)), rng.normal(size=(n_in, n_out))

    def whole(m: int, n_in: int, n_out: int) -> list[np.ndarray]:
        return [rng.integers(-4, 5, size=s) for s in ((m, n_out), (m, n_in), (n_in, n_out))]

    usual = layer(5, 4, 3)
    return (
        case("random numbers", *usual),
        case("more neurons than inputs", *layer(4, 2, 5)),
        case("as many inputs as neurons, and other rows", *layer(5, 3, 3)),
        case("rows, inputs and neurons of the same number", *layer(3, 3, 3)),
        case("many rows", *layer(12, 2, 3)),
        case("a batch of one row", *layer(1, 3, 2), part="shapes"),
        case("one neuron", *layer(4, 3, 1), part="shapes"),
        case("one input", *layer(4, 1, 3), part="shapes"),
        case("one of each", *layer(1, 1, 1), part="shapes"),
        case("integers", *whole(3, 2, 4)),
        case("32-bit integers", *(a.astype(np.int32) for a in whole(4, 3, 2))),
        case("float32", *(a.astype(np.float32) for a in layer(3, 4, 2))),
        case("read-only input", *usual, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_einsum(dZ, A_prev, W):
    back = np.einsum("ij,kj->ik", dZ, W)
    weights = np.einsum("ik,ij->kj", A_prev, dZ)
    return back, weights, np.einsum("ij->j", dZ)


def by_loops(dZ, A_prev, W):
    (m, n_out), n_in = dZ.shape, W.shape[0]
    dA, dW, db = np.zeros((m, n_in)), np.zeros((n_in, n_out)), np.zeros(n_out)
    for i in range(m):
        for k in range(n_out):
            db[k] += dZ[i, k]
            for j in range(n_in):
                dA[i, j] += dZ[i, k] * W[j, k]
                dW[j, k] += A_prev[i, j] * dZ[i, k]
    return dA, dW, db


def transposed_twice(dZ, A_prev, W):
    return [np.dot(W, dZ.T).T, np.dot(dZ.T, A_prev).T, np.ones(len(dZ)) @ dZ]


def outer_products(dZ, A_prev, W):
    dW = sum(np.outer(a, d) for a, d in zip(A_prev, dZ, strict=True))
    return np.array([W @ d for d in dZ]), dW, sum(dZ)


def by_tensordot(dZ, A_prev, W):
    gradients = {"A": np.inner(dZ, W), "W": np.tensordot(A_prev, dZ, axes=(0, 0)), "b": np.add.reduce(dZ)}
    return tuple(gradients.values())


def bias_as_a_weight(dZ, A_prev, W):
    both = np.hstack([A_prev, np.ones((len(A_prev), 1))]).T @ dZ
    return np.matmul(dZ, np.transpose(W)), both[:-1], both[-1]


# ---- wrong answers, one misconception each ----


def averaged_again(dZ, A_prev, W):
    m = len(dZ)
    return dZ @ W.T, A_prev.T @ dZ / m, dZ.sum(axis=0) / m


def weights_averaged_again(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ / len(dZ), dZ.sum(axis=0)


def all_averaged_again(dZ, A_prev, W):
    m = len(dZ)
    return dZ @ W.T / m, A_prev.T @ dZ / m, dZ.sum(axis=0) / m


def bias_mean(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, dZ.mean(axis=0)


def bias_other_axis(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, dZ.sum(axis=1)


def bias_total(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, dZ.sum()


def bias_total_everywhere(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, np.full(W.shape[1], dZ.sum())


def bias_keepdims(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, dZ.sum(axis=0, keepdims=True)


def bias_not_summed(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, dZ


def bias_first_row(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, dZ[0]


def bias_zero(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, np.zeros(W.shape[1])


def bias_one(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ, np.ones(W.shape[1])


def bias_from_weights(dZ, A_prev, W):
    dW = A_prev.T @ dZ
    return dZ @ W.T, dW, dW.sum(axis=0)


def bias_missing(dZ, A_prev, W):
    return dZ @ W.T, A_prev.T @ dZ


def weights_transposed(dZ, A_prev, W):
    return dZ @ W.T, dZ.T @ A_prev, dZ.sum(axis=0)


def weights_not_transposed(dZ, A_prev, W):
    return dZ @ W, A_prev.T @ dZ, dZ.sum(axis=0)


def weights_from_the_left(dZ, A_prev, W):
    return W @ dZ, A_prev.T @ dZ, dZ.sum(axis=0)


def inputs_not_transposed(dZ, A_prev, W):
    return dZ @ W.T, A_prev @ dZ, dZ.sum(axis=0)


def gradient_of_weights_passed_back(dZ, A_prev, W):
    dW = A_prev.T @ dZ
    return dZ @ dW.T, dW, dZ.sum(axis=0)


def updated_weights_passed_back(dZ, A_prev, W):
    dW = A_prev.T @ dZ
    return dZ @ (W - 0.1 * dW).T, dW, dZ.sum(axis=0)


def element_by_element(dZ, A_prev, W):
    return dZ * W, A_prev * dZ, dZ.sum(axis=0)


def weights_in_other_order(dZ, A_prev, W):
    return A_prev.T @ dZ, dZ.sum(axis=0), dZ @ W.T


def weights_and_bias_swapped(dZ, A_prev, W):
    return dZ @ W.T, dZ.sum(axis=0), A_prev.T @ dZ


def masked_too_early(dZ, A_prev, W):
    return (dZ @ W.T) * (A_prev > 0), A_prev.T @ dZ, dZ.sum(axis=0)


def passed_back_summed(dZ, A_prev, W):
    return (dZ @ W.T).sum(axis=0), A_prev.T @ dZ, dZ.sum(axis=0)


def first_row_only(dZ, A_prev, W):
    return dZ @ W.T, np.outer(A_prev[0], dZ[0]), dZ.sum(axis=0)


def product_of_means(dZ, A_prev, W):
    return dZ @ W.T, np.outer(A_prev.mean(axis=0), dZ.sum(axis=0)), dZ.sum(axis=0)


def forward_instead(dZ, A_prev, W):
    return A_prev @ W, A_prev.T @ dZ, dZ.sum(axis=0)


def wrong_sign(dZ, A_prev, W):
    return dZ @ W.T, -A_prev.T @ dZ, -dZ.sum(axis=0)


def weights_changed(dZ, A_prev, W):
    dA_prev, dW, db = dZ @ W.T, A_prev.T @ dZ, dZ.sum(axis=0)
    W[...] = np.asarray(W - dW, dtype=W.dtype)
    return dA_prev, dW, db


def gradient_changed(dZ, A_prev, W):
    dA_prev, dW = dZ @ W.T, A_prev.T @ dZ
    for i in range(1, len(dZ)):
        dZ[0] += dZ[i]
    return dA_prev, dW, dZ[0]


def nothing_returned(dZ, A_prev, W):
    dZ @ W.T, A_prev.T @ dZ, dZ.sum(axis=0)


WRONG = (
    Wrong(
        id="dense-backward-averaged-again",
        title="dW and db are divided by the number of rows once more",
        hint="dZ carries the 1/m already. If every row stood in the batch twice, with dZ half as large, should dW change?",
        answer=averaged_again,
    ),
    Wrong(
        id="dense-backward-weights-averaged-again",
        title="dW is divided by the number of rows once more",
        hint="dZ carries the 1/m already. If every row stood in the batch twice, with dZ half as large, should dW change?",
        answer=weights_averaged_again,
    ),
    Wrong(
        id="dense-backward-all-averaged-again",
        title="all three gradients are divided by the number of rows once more",
        hint="dZ carries the 1/m already. What would be left of it after ten layers that each divide again?",
        answer=all_averaged_again,
    ),
    Wrong(
        id="dense-backward-bias-mean",
        title="db is the mean of the rows of dZ, not their sum",
        hint="The same bias serves every row, so the rows' effects add up. Where has the 1/m gone in already?",
        answer=bias_mean,
    ),
    Wrong(
        id="dense-backward-bias-other-axis",
        title="db is summed along the rows, not down the columns",
        hint="How many biases has the layer: one for each example, or one for each neuron?",
        answer=bias_other_axis,
    ),
    Wrong(
        id="dense-backward-bias-total",
        title="db is one number, the sum over all of dZ",
        hint="How many biases has the layer? Which argument tells a sum where to run?",
        answer=bias_total,
    ),
    Wrong(
        id="dense-backward-bias-total-everywhere",
        title="every bias gets the sum over all of dZ",
        hint="Does the first neuron's bias change the second neuron's z? Which column of dZ belongs to which bias?",
        answer=bias_total_everywhere,
    ),
    Wrong(
        id="dense-backward-bias-keepdims",
        title="db has two axes, and b has one",
        hint="Compare db.shape with (n_out,). Which argument of your sum keeps an axis that b does not have?",
        answer=bias_keepdims,
    ),
    Wrong(
        id="dense-backward-bias-not-summed",
        title="db is dZ itself, with one row for each example",
        hint="The same bias is added to every row of Z. How do the rows' effects on the loss come together?",
        answer=bias_not_summed,
    ),
    Wrong(
        id="dense-backward-bias-first-row",
        title="db counts one row of dZ alone",
        hint="Set the other rows' dZ to 0 and then to 100. Should the bias notice?",
        answer=bias_first_row,
    ),
    Wrong(
        id="dense-backward-bias-forgotten",
        title="db is 0, so that the biases would never learn",
        hint="If b grows a little, does Z change? Then the loss changes too: by how much?",
        answer=bias_zero,
    ),
    Wrong(
        id="dense-backward-bias-ones",
        title="db is 1, the slope of Z along b, without the gradient that comes from above",
        hint="The chain rule multiplies: what stands before dZ/db = 1?",
        answer=bias_one,
    ),
    Wrong(
        id="dense-backward-bias-from-the-weights",
        title="db is summed up from dW",
        hint="A bias is a weight whose input is always 1. Which array then remains of A_prev.T @ dZ?",
        answer=bias_from_weights,
    ),
    Wrong(
        id="dense-backward-bias-missing",
        title="you return two gradients, and the third is missing",
        hint="The layer computes Z from A_prev, from W and from b. How many gradients is that?",
        answer=bias_missing,
    ),
    Wrong(
        id="dense-backward-weights-transposed",
        title="dW is the transpose of what it should be",
        hint="dW must have the shape of W. For a square layer the shape tells nothing: which of A_prev and dZ comes first?",
        answer=weights_transposed,
    ),
    Wrong(
        id="dense-backward-w-not-transposed",
        title="dZ is multiplied by W where its transpose belongs",
        hint="Forward, W leads from n_in to n_out. Which way do you go now? Try a layer of 2 inputs and 3 neurons.",
        answer=weights_not_transposed,
    ),
    Wrong(
        id="dense-backward-w-from-the-left",
        title="W stands left of dZ in dA_prev",
        hint="dA_prev has one row for each example, as dZ has. What does a matrix on the left mix: rows, or columns?",
        answer=weights_from_the_left,
    ),
    Wrong(
        id="dense-backward-a-not-transposed",
        title="A_prev is not transposed in dW",
        hint="Write the shapes under A_prev and dZ. dW must be (n_in, n_out), and the sum runs over the examples.",
        answer=inputs_not_transposed,
    ),
    Wrong(
        id="dense-backward-dw-passed-back",
        title="dZ is passed back through dW instead of W",
        hint="Through which matrix did A_prev go forward? The way back leads through the same one.",
        answer=gradient_of_weights_passed_back,
    ),
    Wrong(
        id="dense-backward-w-updated-first",
        title="W is updated before the gradient is passed back through it",
        hint="The loss was computed with the old W. Which W does its gradient belong to?",
        answer=updated_weights_passed_back,
    ),
    Wrong(
        id="dense-backward-element-by-element",
        title="you multiply element by element where matrix products belong",
        hint="Forward, a neuron sums over its inputs. Which sign of Python's makes such a sum: * or @?",
        answer=element_by_element,
    ),
    Wrong(
        id="dense-backward-order",
        title="dA_prev comes last, and it should come first",
        hint="Compare your `return` with the order in the exercise's text.",
        answer=weights_in_other_order,
    ),
    Wrong(
        id="dense-backward-dw-and-db-swapped",
        title="dW and db have changed places",
        hint="Compare your `return` with the order in the exercise's text.",
        answer=weights_and_bias_swapped,
    ),
    Wrong(
        id="dense-backward-masked",
        title="dA_prev is set to 0 where A_prev is not positive, which is the ReLU's step, not the layer's",
        hint="The layer knows nothing of an activation before it: A_prev may be the data. Which function takes care of it?",
        answer=masked_too_early,
    ),
    Wrong(
        id="dense-backward-passed-back-summed",
        title="dA_prev is summed over the rows",
        hint="Every example passes its own gradient back. What shape has A_prev?",
        answer=passed_back_summed,
    ),
    Wrong(
        id="dense-backward-first-row-only",
        title="dW counts one row alone",
        hint="Set the other rows' dZ to 0 and then to 100. Should the weights notice?",
        answer=first_row_only,
    ),
    Wrong(
        id="dense-backward-product-of-means",
        title="dW multiplies the rows' mean with their sum, so that each input meets the gradients of other examples",
        hint="Take A_prev = [[1], [-1]] and dZ = [[1], [-1]]. Each row says that w should fall. What is your dW?",
        answer=product_of_means,
    ),
    Wrong(
        id="dense-backward-forward",
        title="dA_prev is the layer's forward step, in which dZ does not occur",
        hint="If dZ is 0, nothing should be passed back. What do you get?",
        answer=forward_instead,
    ),
    Wrong(
        id="dense-backward-wrong-sign",
        title="dW and db have the opposite sign",
        hint="A gradient points uphill. The minus of gradient descent comes in later, in the update.",
        answer=wrong_sign,
    ),
    Wrong(
        id="dense-backward-w-changed",
        title="W itself is changed",
        hint="Print W before and after the call. This function only computes gradients; who makes the step?",
        answer=weights_changed,
    ),
    Wrong(
        id="dense-backward-dz-changed",
        title="dZ itself is changed while you sum it up",
        hint="Print dZ before and after the call. In which array does your sum grow?",
        answer=gradient_changed,
    ),
    Wrong(
        id="dense-backward-no-return",
        title="you compute the gradients and do not return them",
        hint="What does a function without `return` give back?",
        answer=nothing_returned,
    ),
)

KEY = AnswerKey(
    exercise="dense_backward",
    reference=dense_backward,
    cases=cases,
    right=(by_einsum, by_loops, transposed_twice, outer_products, by_tensordot, bias_as_a_weight),
    wrong=WRONG,
)
