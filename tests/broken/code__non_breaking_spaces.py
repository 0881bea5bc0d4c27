"""Spaces copied from a web page, which Python does not take for spaces.

Expected: softmax error; the others keep their marks.
Message: "because its cell failed: SyntaxError: invalid non-printable character U+00A0"
"""

from pathlib import Path

from nbformat import NotebookNode

from tests.broken import cell, save


def spoil(path: Path, node: NotebookNode) -> None:
    cell(node, "softmax").source = cell(node, "softmax").source.replace("    ", "\u00a0\u00a0\u00a0\u00a0")
    save(path, node)
