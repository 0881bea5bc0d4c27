"""File > Save and export as > Executable script, then renamed.

Expected: no grade, "a Python script".
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import write


def spoil(path: Path, node: NotebookNode) -> None:
    text = "\n\n\n# In[ ]:\n\n\n".join(c.source for c in node.cells if c.cell_type == "code")
    write(path, f"#!/usr/bin/env python\n# coding: utf-8\n\n{text}".encode())
