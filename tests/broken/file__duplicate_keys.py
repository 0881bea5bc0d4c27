"""The same key twice in one object, as a script that pastes text leaves it.

Expected: full marks.
"""

import json
from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, ('{"nbformat": 3, "cells": 7, ' + json.dumps(node)[1:]).encode())
