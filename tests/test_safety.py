"""What a stranger's article or configuration cannot do, and what is said when reports are full."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import registry
from newslint.cli import main
from newsroom import CLEAN, FAULTY, Newsroom, page

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
# Everything in a terminal's or a log's reach that must never come through as it is.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    "Rescuers \x1b[31mred\x1b[0m at \u202etrebla\u202c ::set-output name=x::y ]]&gt; ##[error]z \x9b2J quay"
)
FORMATS = tuple(registry.reporters())


def test_a_run_opens_no_socket(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[str] = []

    class Refused(socket.socket):
        def __init__(self, *arguments: object, **keywords: object) -> None:
            opened.append("socket")
            raise OSError("no socket is opened")

    def refused(*arguments: object, **keywords: object) -> None:
        opened.append("call")
        raise OSError("no host is looked up")

    monkeypatch.setattr(socket, "socket", Refused)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    status = main([str(SEEDS), "--select", "all", "--preview", "--jobs", "1", "--output", "json"])
    assert status in (0, 1)
    assert json.loads(capsys.readouterr().out)["summary"]["articles"] > 0
    assert opened == []


_WATCHED = """
import os, sys
trace = os.open({trace!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def watch(event, arguments):
    if event.startswith("socket."):
        os.write(trace, (event + chr(10)).encode())
sys.addaudithook(watch)
{then}
"""


def _sockets(tmp_path: Path, then: str) -> tuple[str, str]:
    """Return what a program and the processes that it makes do with sockets, and what it writes."""
    trace = tmp_path / "trace"
    program = _WATCHED.format(trace=str(trace), then=then)
    done = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, check=False, text=True, encoding="utf-8"
    )
    assert done.returncode in (0, 1), done.stderr
    return trace.read_text(encoding="utf-8"), done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="a hook is handed on to forked processes alone")
def test_a_run_in_several_processes_opens_no_socket(tmp_path: Path) -> None:
    forked = "import socket\nif os.fork() == 0:\n    socket.socket().close()\n    os._exit(0)\nos.wait()"
    seen, _ = _sockets(tmp_path, forked)
    assert "socket.__new__" in seen, "this test would see nothing"
    (tmp_path / "trace").unlink()
    words = [str(SEEDS), "--select", "all", "--preview", "--jobs", "2", "--output", "json"]
    seen, written = _sockets(tmp_path, f"from newslint.cli import main\nsys.exit(main({words!r}))")
    assert json.loads(written)["summary"]["articles"] > 0
    assert seen == ""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    room = Newsroom(tmp_path_factory.mktemp("hostile") / "site")
    twice = f"<figure><img src='a.jpg'><figcaption>{HOSTILE}</figcaption></figure>\n"
    room.write("a.html", page("Quay", body=twice + twice.replace("a.jpg", "b.jpg")))
    room.write(
        "b.txt", f"Quay\n\nRescuers were at the the quay {HOSTILE.replace('&gt;', '>')} “again.\n\nTK\n"
    )
    return room


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_an_article_gets_out_raw(hostile: Newsroom, form: str) -> None:
    done = hostile.run("--output", form, "--statistics", "--verbose")
    assert done.returncode == 1, done.stderr
    assert done.stdout
    for written in (done.stdout, done.stderr):
        assert RAW.search(written) is None, ascii(written)
        for line in written.splitlines():
            assert not line.lstrip().startswith("::set-output")
            assert "##[error]" not in line
    if form in ("junit", "checkstyle"):
        assert "]]>" not in done.stdout


def test_a_fix_is_shown_and_a_file_name_is_said_without_its_controls(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    name = "a\u202eb.html"
    room.write(name, FAULTY)
    room.write("b/newslint.yaml", "::set-output name=x: \u202ey\n")
    room.write("b/story.html", CLEAN)
    room.write("c.html", page("Boat", body=f"<p>The the boat {HOSTILE}</p>"))
    outside = (
        ("b/story.html",),
        ("show", "c.html"),
        ("show", "--format", "json", "c.html"),
        ("--diff", "c.html"),
    )
    for words in ((name,), ("-o", "concise", name), ("suppressions", name), ("no\u202efile.html",), *outside):
        done = room.run(*words)
        written = done.stdout + done.stderr
        assert written
        assert RAW.search(written) is None, words
        assert not re.search(r"(?m)^\s*::", written)
    assert json.loads(room.run("show", "--format", "json", "c.html").stdout)["path"] == "c.html"


@pytest.mark.parametrize(
    "configuration",
    [
        "corpus: ['../outside']\nextend-select: [names/archive]\n",
        "corpus: ['/']\n",
        "corpus: ['link']\nextend-select: [names/archive]\n",
        "names: ../outside/names.yaml\n",
        "names: link/names.yaml\n",
        "extends: ../outside/newslint.yaml\n",
        "extends: os\n",
        "output: [sarif=/tmp/x]\n",
        "select: !!python/object/apply:os.system ['touch ../outside/pwned']\n",
        "include: ['../outside/**']\n",
    ],
)
def test_a_configuration_leads_nowhere_and_runs_nothing(tmp_path: Path, configuration: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.html").write_text(FAULTY.replace("Aurelia", "Secretia"), encoding="utf-8")
    (outside / "names.yaml").write_text("- name: Secretia\n", encoding="utf-8")
    (outside / "newslint.yaml").write_text("ignore: [all]\n", encoding="utf-8")
    room = Newsroom(tmp_path / "site")
    room.write("a.html", CLEAN)
    room.write("newslint.yaml", configuration)
    try:
        (room.folder / "link").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    before = sorted(path.name for path in outside.iterdir())
    done = room.run("--output", "json")
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Secretia" not in done.stdout + done.stderr
    assert "secret.html" not in done.stdout + done.stderr
    assert sorted(path.name for path in outside.iterdir()) == before


def test_an_article_behind_a_link_out_of_the_root_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text(FAULTY.replace("Aurelia", "Secretia"), encoding="utf-8")
    room = Newsroom(tmp_path / "site")
    try:
        (room.folder / "a.html").symlink_to(tmp_path / "secret.html")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    done = room.run()
    assert done.returncode == 1
    assert "parse/unreadable" in done.stdout
    assert "Secretia" not in done.stdout


def test_twenty_five_thousand_findings_keep_the_limits_and_the_rest_is_said(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    words = "<p>" + "He said the the boat was late. " * 625 + "</p>\n"
    for number in range(40):
        room.write(f"{number:02}.html", page("Boat", body=words))
    sarif = tmp_path / "a.sarif"
    done = room.run("--select", "text", "-o", f"sarif={sarif}", "-o", "github")
    assert done.returncode == 1
    assert len(json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]) == 5_000
    assert "20,000 more are left out" in done.stderr
    assert len(re.findall(r"(?m)^::warning ", done.stdout)) == 10
    assert "24,990" in done.stderr
