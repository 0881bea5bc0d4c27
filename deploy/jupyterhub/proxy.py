"""The hub's proxy, with room for a class: configurable-http-proxy 0.4.0, the Python one, under other limits.

By itself it carries 10 requests at a time and ends each after 20 s, Tornado's defaults: less than a server takes to start, an
assignment to be validated, or a class to be graded.
"""

from configurable_http_proxy.cli import main
from tornado.httpclient import AsyncHTTPClient

REQUESTS = 2_000  # at a time; a student whose server starts holds one, an open JupyterLab sends some every ten seconds
LONGEST = 3_600.0  # seconds: the formgrader's buttons answer when the work is done

if __name__ == "__main__":
    limits = {"request_timeout": LONGEST, "connect_timeout": LONGEST}
    AsyncHTTPClient.configure(None, max_clients=REQUESTS, defaults=limits)
    main()
