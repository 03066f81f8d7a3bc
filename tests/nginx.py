"""The web server before the atlas: an installed nginx, with the project's own configuration."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.waiting import until

DEPLOY = Path(__file__).parent.parent / "deploy"
MISSING = "The tests of the atlas behind a web server need nginx. Install it, for example with 'apt-get install nginx'."
STARTING = 60
"""Seconds that nginx may take to answer."""
_WHOLE = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    include {folder}/server.conf;
}}
"""


@contextmanager
def running(program: str, folder: Path, name: str, behind: str, **other: str) -> Iterator[str]:
    """nginx with a file of ``deploy/`` before what listens ``behind`` it; gives its address.

    Ports are free ones. ``other``: a directive of ``headers.conf`` -> what stands in its place.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = (DEPLOY / name).read_text(encoding="utf-8")
    conf = conf.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("127.0.0.1:8501", behind)
    headers = (DEPLOY / "headers.conf").read_text(encoding="utf-8")
    for directive, instead in other.items():
        headers = headers.replace(
            f"proxy_set_header {directive} $http_host;", f"proxy_set_header {directive} {instead};"
        )
    (folder / "headers.conf").write_text(headers)
    (folder / "server.conf").write_text(conf)
    (folder / "nginx.conf").write_text(_WHOLE.format(folder=folder))
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as server:
        try:
            if not until(lambda: _listens(port) or server.poll() is not None, STARTING) or server.poll() is not None:
                raise RuntimeError((folder / "error.log").read_text())
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(STARTING)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
