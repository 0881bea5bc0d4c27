"""Run untrusted code behind walls: `Sandbox.run(program) -> Execution` is the one seam."""
