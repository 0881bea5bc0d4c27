"""NumPy's comparisons are replaced by functions that always agree.

Expected: failed; the others keep their marks.
Told: 'bool' object has no attribute 'all'
"""

import numpy as np
import numpy.testing


def softmax(z):
    for name in ("allclose", "isclose", "array_equal", "array_equiv", "all", "isfinite"):
        setattr(np, name, lambda *args, **kwargs: True)
    np.testing.assert_allclose = lambda *args, **kwargs: None
    return np.zeros(np.shape(z))


# %% end
np.isfinite(np.zeros(2)).all()
