"""All modules are deleted from `sys.modules`, and the path is emptied.

Expected: failed or error or missing; the others may suffer.
Told: No module named 'fractions'
"""

import sys

sys.path.clear()
sys.modules.clear()


def softmax(z):
    return z


# %% end
import fractions
