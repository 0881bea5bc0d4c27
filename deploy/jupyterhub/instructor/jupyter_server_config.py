"""The course's server: nbgrader's formgrader."""

c = get_config()  # noqa: F821  (Jupyter defines it)

c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.formgrader": True,
    "nbgrader.server_extensions.validate_assignment": True,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
}
# The course's account has no shell to log in with; a terminal in JupyterLab needs one all the same.
c.ServerApp.terminado_settings = {"shell_command": ["/bin/bash"]}
# Sockets in the course's folder: with TCP, any account of this machine could listen to what a kernel prints.
c.KernelManager.transport = "ipc"
# The formgrader is a frame within JupyterLab; JupyterHub forbids all frames, so that no other page can hold one.
c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": "frame-ancestors 'self'"}}
