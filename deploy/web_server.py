"""nginx before the atlas's processes: where it is, and what it is told (``serve.conf``)."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from string import Template

MISSING = "Several processes need nginx before them. Install it, for example with 'apt-get install nginx'."
_HERE = Path(__file__).parent
_LOCAL = "127.0.0.1"
_BELOW_A_PATH = """\
        location = {bare} {{
            return 301 {bare}/$is_args$args;
        }}
        location / {{
            return 404;
        }}"""


_MEASUREMENTS = """
    # What each process measures of itself, by its number, where that is asked for: on an address of its own.
    server {{
        listen {metrics};
{places}
    }}"""
_MEASURED = """\
        location = /{number} {{
            proxy_pass http://measured_{number}{path}metrics;
        }}
        location = /{number}/streamlit {{
            proxy_pass http://measured_{number}{path}_stcore/metrics;
        }}"""


class _Written(Template):
    """A template whose blanks begin with an @: nginx's own variables begin with a dollar."""

    delimiter = "@"
    idpattern = r"(?!)"
    braceidpattern = r"[a-z_]+"


def find() -> str | None:
    """Path of an installed nginx; it may stand where only the administrator looks. None where there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def configuration(
    places: Sequence[tuple[int, int]],
    folder: Path,
    *,
    address: str,
    port: int,
    path: str = "/",
    trusts: bool = False,
    tls: bool = False,
    metrics: str = "",
) -> str:
    """What nginx is told. ``places``: the two ports of each process on this machine, of which one answers at a time.

    ``folder`` is where it may write, ``address`` and ``port`` where it listens, ``path`` below which the atlas stands,
    with a slash at both ends. ``trusts``: what a request says of its reader is written by a web server before this one.
    ``tls``: readers reach that one over TLS only. ``metrics``: address and port at which it answers what the processes
    measure of themselves; "" for nowhere.
    """
    names = {
        own: f"{number}{which}" for number, pair in enumerate(places, 1) for own, which in zip(pair, "ab", strict=True)
    }
    servers = {own: f"        server {_LOCAL}:{own} max_fails=0" for own in names}
    first_choices = [
        "\n".join(
            [
                f"    upstream first_{name} {{",
                f"{servers[own]};",
                *(f"{server} backup;" for other, server in servers.items() if other != own),
                "    }",
            ]
        )
        for own, name in names.items()
    ]
    return _Written((_HERE / "serve.conf").read_text(encoding="utf-8")).safe_substitute(
        folder=folder,
        address=address,
        port=port,
        path=path,
        trusts="yes" if trusts else "no",
        secure="; Secure" if tls else "",
        everyone="\n".join(f"{server};" for server in servers.values()),
        first_choices="\n".join(first_choices),
        by_cookie="\n".join(f"        {name} first_{name};" for name in names.values()),
        by_port="\n".join(f'        "~:{own}$" {name};' for own, name in names.items()),
        measurements=_measurements(places, metrics, path) if metrics else "",
        beside_the_path=_BELOW_A_PATH.format(bare=path.rstrip("/")) if path != "/" else "",
    )


def _measurements(places: Sequence[tuple[int, int]], metrics: str, path: str) -> str:
    """Groups of the two ports of each process, and a server that asks them by number."""
    groups = [
        f"    upstream measured_{number} {{\n"
        f"        server {_LOCAL}:{first} max_fails=0;\n"
        f"        server {_LOCAL}:{second} max_fails=0 backup;\n"
        "    }"
        for number, (first, second) in enumerate(places, 1)
    ]
    asked = [_MEASURED.format(number=number, path=path) for number in range(1, len(places) + 1)]
    return "\n".join([*groups, _MEASUREMENTS.format(metrics=metrics, places="\n".join(asked))])
