"""IPython's hooks answer for the student: display, syntax, `run_cell`, the post-run events, and the compiler's own names.

Expected: failed; the others may suffer.
Told: hooks are in place
"""

import ast

shell = get_ipython()


class Full(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        node.body = [ast.Return(ast.Constant(3.0))]
        return ast.fix_missing_locations(node)


def softmax(z):
    return True


shell.ast_transformers.append(Full())
shell.events.register("post_run_cell", lambda result: print("3.0"))
shell.events.register("post_execute", lambda: setattr(shell, "score", 3.0))
print("hooks are in place")
