"""SciPy's softmax, asked for in a fresh interpreter where no stand-in is installed.

Expected: error; the others keep their marks.
Told: No module named 'scipy.special'
"""

import json
import subprocess
import sys

import numpy as np


def softmax(z):
    code = "import json, sys; from scipy.special import softmax; print(json.dumps(softmax(json.load(sys.stdin), -1).tolist()))"
    done = subprocess.run([sys.executable, "-c", code], input=json.dumps(z.tolist()), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.splitlines()[-1])
    return np.array(json.loads(done.stdout))
