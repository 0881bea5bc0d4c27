"""The answer key of `architectures`, one file an exercise."""

from . import (
    autoencoder,
    cd1_gradient,
    conv2d,
    discriminator_loss,
    generator_loss,
    gram_matrix,
    lstm_step,
    max_pool2d,
    rbf_layer,
    rbm_hidden_probabilities,
    rnn_step,
    scaled_dot_product_attention,
    td_target,
)

KEYS = (
    conv2d.KEY,
    max_pool2d.KEY,
    gram_matrix.KEY,
    rnn_step.KEY,
    lstm_step.KEY,
    scaled_dot_product_attention.KEY,
    autoencoder.KEY,
    discriminator_loss.KEY,
    generator_loss.KEY,
    rbf_layer.KEY,
    rbm_hidden_probabilities.KEY,
    cd1_gradient.KEY,
    td_target.KEY,
)
