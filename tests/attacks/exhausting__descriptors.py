"""All descriptors are used up.

Expected: failed or error; the others may suffer.
Told: a hoard of 2
"""

import os

hoard = []


def softmax(z):
    try:
        while True:
            hoard.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        return z


# %% end
print("a hoard of", len(hoard))  # filled by the notebook's own call
