"""Every later cell is blanked or rewritten before it runs, by IPython's own hooks.

Expected: failed; the others may suffer.
Told: passed
"""

shell = get_ipython()


def softmax(z):
    return z


shell.input_transformers_cleanup.append(lambda lines: ["def softmax(z): return True\n"])
shell.events.register("pre_run_cell", lambda info: print("passed"))
shell.display_formatter.format = lambda *args, **kwargs: ({"text/plain": "3.0"}, {})
