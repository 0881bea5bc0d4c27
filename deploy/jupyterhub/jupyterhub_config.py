"""The class server: system accounts, one server for each student, and one for the course. Change it in local_config.py."""

import grp
import os
import pwd
import sys
from pathlib import Path

from jupyterhub.auth import PAMAuthenticator

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from layout import Layout  # noqa: E402  (beside this file, wherever that is installed)

c = get_config()  # noqa: F821  (JupyterHub defines it)
layout = Layout.read(HERE)
BIN = layout.environment / "bin"
GROUPS = {layout.students, layout.instructors}


class SystemAccounts(PAMAuthenticator):
    """The system's accounts and passwords; of its groups, those of the class. Who leaves them is out within minutes."""

    async def authenticate(self, handler, data):
        name = await super().authenticate(handler, data)
        return name and {"name": name, "groups": self.groups_of(name)}

    async def refresh_user(self, user, handler=None):
        try:
            groups = self.groups_of(user.name)
        except KeyError:  # the account is gone
            return False
        return bool(groups) and {"name": user.name, "groups": groups}

    @staticmethod
    def groups_of(name):
        ids = os.getgrouplist(name, pwd.getpwnam(name).pw_gid)
        return sorted({grp.getgrgid(number).gr_name for number in ids} & GROUPS)


def close_home(spawner):
    """Others read nothing in a student's home: not all systems make homes so."""
    Path(pwd.getpwnam(spawner.user.name).pw_dir).chmod(0o700)


def settings_for(who):
    """A server's whole environment: nothing comes from whoever started the hub."""
    return {"PATH": f"{BIN}:/usr/bin:/bin", "JUPYTER_CONFIG_PATH": str(HERE / who), "LANG": "C.UTF-8"}


def first_page(handler):
    """After the login: the course's JupyterLab for an instructor (menu Nbgrader: Formgrader), their own for a student."""
    user = handler.current_user
    if user is None:  # so also while the answer to a login is written; this page asks again, and then it is known who
        return "/hub/login"
    teaches = any(group.name == layout.instructors for group in user.groups)
    return "/services/course/lab" if teaches else "/hub/spawn"


# ---- who ----
c.JupyterHub.authenticator_class = SystemAccounts
c.SystemAccounts.allowed_groups = GROUPS
c.SystemAccounts.manage_groups = True
c.SystemAccounts.auth_refresh_strict = (
    True  # a page that is open already asks too, and who has left the groups is refused
)
c.JupyterHub.default_url = first_page

# ---- where: this machine alone, until local_config.py says otherwise (TLS first) ----
c.JupyterHub.bind_url = f"http://127.0.0.1:{layout.port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{layout.port + 2}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{layout.port + 1}"
c.ConfigurableHTTPProxy.command = [str(BIN / "python"), str(HERE / "proxy.py")]
c.ConfigurableHTTPProxy.pid_file = str(layout.hub / "proxy.pid")
c.JupyterHub.cookie_secret_file = str(layout.hub / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{layout.hub / 'jupyterhub.sqlite'}"

# ---- each student's server ----
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(BIN / "jupyterhub-singleuser")]
c.Spawner.env_keep = []
c.Spawner.environment = settings_for("student")
c.Spawner.pre_spawn_hook = close_home
c.Spawner.start_timeout = c.Spawner.http_timeout = 120  # seconds: a class that starts at once

# ---- the course's server: always there, as the course's account ----
c.JupyterHub.services = [
    {
        "name": "course",
        "url": f"http://127.0.0.1:{layout.port + 3}",
        "user": layout.course_account,
        "cwd": str(layout.course),
        "command": [str(BIN / "jupyterhub-singleuser"), f"--ServerApp.root_dir={layout.course}"],
        # The course's own `autograder`, which has the answer key, comes before the students'.
        "environment": settings_for("instructor") | {"PYTHONPATH": str(layout.course), "HOME": str(layout.course)},
        "oauth_no_confirm": True,
        "timeout": 120,  # seconds, on a machine that has just been switched on
    }
]
c.JupyterHub.load_roles = [
    {"name": "instructor", "groups": [layout.instructors], "scopes": ["access:services!service=course"]}
]

if (HERE / "local_config.py").exists():
    load_subconfig(str(HERE / "local_config.py"))  # noqa: F821  (traitlets defines it)
