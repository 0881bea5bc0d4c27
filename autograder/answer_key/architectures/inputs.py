"""Hidden inputs that the losses of generative adversarial networks share."""

import numpy as np


def beliefs(rng: np.random.Generator, m: int) -> np.ndarray:
    """What a discriminator says of m pictures: probabilities, none near 0 or 1 (a clip acts there), none one half."""
    p = rng.uniform(0.05, 0.45, size=m)
    return np.where(rng.random(m) < 0.5, p, 1 - p)
