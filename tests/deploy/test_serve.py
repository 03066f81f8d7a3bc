"""What several processes are told, and what the web server before them is told of them."""

import socket
import subprocess
from pathlib import Path

import pytest

from deploy import web_server
from deploy.serve import Settings, check_free, held_ports, surroundings
from tests import debian


def test_settings_are_read_from_the_environment_and_have_a_path_with_a_slash_at_both_ends() -> None:
    told = {
        "WORKERS": "4",
        "PORT": "80",
        "ADDRESS": "0.0.0.0",
        "ATLAS_PATH": "maps/atlas",
        "ATLAS_TRUST_FORWARDED": "2",
        "ATLAS_TLS": "yes",
        "ATLAS_ENDS_AFTER": "30",
        "METRICS_PORT": "9000",
    }
    assert Settings.of(told) == Settings(4, "0.0.0.0", 80, "/maps/atlas/", "2", True, 30, "", 9000)
    assert Settings.of({"ATLAS_METRICS": "yes"}) == Settings(metrics_address="127.0.0.1", metrics_port=9464)
    assert Settings.of({"WORKERS": "", "ATLAS_PATH": "/", "ATLAS_TRUST_FORWARDED": "no"}) == Settings()


@pytest.mark.parametrize(("name", "words"), [("WORKERS", "0"), ("WORKERS", "many"), ("PORT", "70000")])
def test_a_number_that_cannot_be_is_named(name: str, words: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is “{words}”: it must be a number from 1 to"):
        Settings.of({name: words})


def test_a_process_believes_the_web_server_before_it_whatever_that_believes() -> None:
    outside = {"ATLAS_TRUST_FORWARDED": "no", "PATH": "/bin"}
    told = surroundings(Settings(2, path="/atlas/"), outside)
    assert told.pop("STREAMLIT_SERVER_COOKIE_SECRET")
    assert told.pop("PYTHONPATH")
    assert told == {
        "PATH": "/bin",
        "ATLAS_TRUST_FORWARDED": "yes",
        "ATLAS_WORKERS": "1",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_BASE_URL_PATH": "atlas",
    }
    alone = surroundings(Settings(1, trust="2"), {"ATLAS_WORKERS": "3"})
    assert (alone["ATLAS_TRUST_FORWARDED"], alone["ATLAS_WORKERS"]) == ("2", "3")


def test_held_ports_are_given_to_nobody_by_chance_and_to_who_asks_for_one() -> None:
    with held_ports(4) as ports, socket.socket() as asking:
        assert len(set(ports)) == 4
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        asking.bind(("127.0.0.1", ports[2]))
        asking.listen()
        with socket.create_connection(("127.0.0.1", ports[2]), timeout=60) as reader:
            assert reader.getpeername()[1] == ports[2]


def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RuntimeError, match=f"Nothing can be served at 127.0.0.1:{port}: Address already in use."):
            check_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("path", "trusts", "tls", "metrics"), [("/", False, False, ""), ("/atlas/", True, True, "127.0.0.1:8506")]
)
def test_nginx_understands_what_it_is_told(path: str, trusts: bool, tls: bool, metrics: str, tmp_path: Path) -> None:
    program = debian.wait_for("nginx")
    told = web_server.configuration(
        [(8502, 8503), (8504, 8505)],
        tmp_path,
        address="127.0.0.1",
        port=8501,
        path=path,
        trusts=trusts,
        tls=tls,
        metrics=metrics,
    )
    assert "@{" not in told.partition("daemon off;")[2]
    (tmp_path / "nginx.conf").write_text(told)
    command = [program, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", "stderr"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert checked.returncode == 0, checked.stderr
