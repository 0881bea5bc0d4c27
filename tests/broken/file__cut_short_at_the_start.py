"""The upload broke off at once.

Expected: no grade, "damaged or cut short".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    write(path, b'{\n "cells": [')
