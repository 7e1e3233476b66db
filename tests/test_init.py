"""`newslint init`: what it finds in a repository, and the configuration that it writes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.configuration import load
from newslint.survey import survey
from newslint.survey.generators import generator
from newslint.survey.text import configuration, hooks
from newsroom import CLEAN, Newsroom

STORY = """\
The ferry between Port Hallam and the islands will not sail again before March, the harbour board said. It has
stopped for the winter, and the coach by the coast road is the only way for those who have to go.
"""


def _site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _articles(folder: str, head: str, body: str = "") -> dict[str, str]:
    """Return four articles with the same kind of front matter; `N` in it is a number."""
    return {
        f"{folder}/story-{number}.md": f"---\n{head.replace('N', str(number))}---\n\n{STORY}\n{body.replace('N', str(number))}"
        for number in range(1, 5)
    }


HUGO = {
    "hugo.toml": "title = 'Gazette'\n",
    **_articles(
        "content/news",
        "title: Ferry stops N\ndate: 2026-01-14\ncover:\n  image: ferry-N.jpg\n  photog: Dana Whitlock\nbajada: The boat rests N\n",
        '{{< big "quay-N.jpg" "The quay of Port Hallam before noon." "Photo: Dana Whitlock" >}}\n',
    ),
    "content/news/draft.md": f"---\ntitle: Later\ndraft: true\n---\n\n{STORY}",
    "public/index.html": CLEAN,
}


@pytest.mark.parametrize(
    ("files", "name"),
    [
        (("_config.yml",), "Jekyll"),
        (("_posts/a.md",), "Jekyll"),
        (("_config.yml", "scaffolds/post.md"), "Hexo"),
        (("hugo.yaml",), "Hugo"),
        (("config.toml", "archetypes/default.md"), "Hugo"),
        (("config.toml", "templates/page.html"), "Zola"),
        (("eleventy.config.js", "_config.yml"), "Eleventy"),
        ((".eleventy.js",), "Eleventy"),
        (("astro.config.mjs",), "Astro"),
        (("gatsby-config.js",), "Gatsby"),
        (("pelicanconf.py",), "Pelican"),
        (("_quarto.yml",), "Quarto"),
        (("mkdocs.yml",), "MkDocs"),
        (("config.toml",), ""),
        (("README.md",), ""),
    ],
)
def test_a_generator_is_told_by_its_files(tmp_path: Path, files: tuple[str, ...], name: str) -> None:
    made = generator(_site(tmp_path, dict.fromkeys(files, "")))
    assert ("" if made is None else made.name) == name


def test_what_newslint_would_not_know_is_found_and_proven(tmp_path: Path) -> None:
    found = survey(_site(tmp_path, HUGO))
    assert found.generator is not None
    assert found.generator.name == "Hugo"
    assert (found.articles, found.drafts, found.output) == (6, 1, "public")
    assert {(item.field, item.key, item.articles) for item in found.keys} == {
        ("credit", "cover.photog", 4),
        ("standfirst", "bajada", 4),
    }
    assert [(item.name, item.arguments, item.articles) for item in found.shortcodes] == [
        ("big", (("0", "source"), ("1", "caption"), ("2", "credit")), 4)
    ]


def test_the_configuration_fits_so_that_the_credits_are_found(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    _site(room.folder, HUGO)
    before = room.run("--select", "credits/missing", "--output", "concise", "content").stdout
    assert before.count("credits/missing") >= 4
    done = room.run("init", "--yes")
    assert done.returncode == 0, done.stderr
    assert "credits/missing" not in room.run("--select", "credits/missing", "--output", "concise").stdout
    settings = load(room.folder / "newslint.yaml")
    assert settings.conventions.fields == {"credit": ("cover.photog",), "standfirst": ("bajada",)}
    assert settings.exclude == ("/public/",)
    assert settings.conventions.language == "en"
    text = room.read("newslint.yaml")
    assert "# 6 articles read (5 markdown, 1 html), made with Hugo." in text
    assert "# 1 draft among them" in text
    assert "cover.photog  # in 4 articles" in text
    assert text.startswith("# What this repository does differently")
    assert "rev: v" in done.stderr
    assert "- id: newslint-corpus" in done.stderr


def test_common_conventions_need_no_word(tmp_path: Path) -> None:
    head = "title: Ferry stops N\ndate: 2026-01-14\nlang: en\nimage: a.jpg\nimage_credit: Jo Marr\nauthor: Ann Pell\n"
    text = configuration(survey(_site(tmp_path, {"_config.yml": "", **_articles("_posts", head)})))
    assert "made with Jekyll" in text
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == ["select: [default]"]


@pytest.mark.parametrize(
    ("alt", "line"),
    [
        ("The quay of Port Hallam before noon. (Photo: Dana Whitlock)", "alt-is-caption: true"),
        ("The quay of Port Hallam lies empty before noon.", "# alt-is-caption: true"),
        ("A quay", ""),
    ],
)
def test_alternative_texts_that_are_captions_are_told(tmp_path: Path, alt: str, line: str) -> None:
    head = "title: Ferry stops N\ndate: 2026-01-14\n"
    text = configuration(survey(_site(tmp_path, _articles("stories", head, f"![{alt}](a-N.jpg)\n"))))
    assert [item for item in text.splitlines() if "alt-is-caption" in item] == ([line] if line else [])


def test_one_odd_article_makes_no_convention(tmp_path: Path) -> None:
    files = _articles(
        "stories", "title: Ferry stops N\ndate: 2026-01-14\nimage: a.jpg\nimage_credit: Jo Marr\n"
    )
    files["stories/odd.md"] = f"---\ntitle: Odd\nimage: a.jpg\nimage_photog: Dana Whitlock\n---\n\n{STORY}"
    assert survey(_site(tmp_path, files)).keys == ()


def test_agency_formats_and_the_name_list_are_told(tmp_path: Path) -> None:
    story = (
        '{"uri": "urn:x", "type": "text", "version": "1", "language": "en", "headline": "Ferry stops", '
        '"versioncreated": "2026-01-14T08:00:00Z", "body_text": "The ferry stops for the winter, the board said."}'
    )
    text = configuration(survey(_site(tmp_path, {"wire/a.json": story, "names.yaml": "names: []\n"})))
    assert "# 1 article read (1 ninjs)." in text
    assert "# Agency formats need no keys here: ninjs." in text
    assert "\nnames: names.yaml\n" in text


def test_a_folder_without_articles_gets_a_configuration_all_the_same(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "empty")
    assert room.run("init", "-y").returncode == 0
    assert "# No article was found yet." in room.read("newslint.yaml")
    load(room.folder / "newslint.yaml")


def test_a_folder_below_builds_on_the_configuration_above(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("newslint.yaml", "language: fr\n")
    room.write("sport/deep/a.html", CLEAN)
    assert room.run("init", "--yes", "sport/deep").returncode == 0
    assert '\nextends: "../../newslint.yaml"\n' in room.read("sport/deep/newslint.yaml")
    assert load(room.folder / "sport" / "deep" / "newslint.yaml").conventions.language == "fr"


@pytest.mark.parametrize("name", ["newslint.yaml", ".newslint.yaml"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    room = Newsroom(tmp_path / "site")
    room.write(name, "language: fr\n")
    done = room.run("init", "--yes")
    assert done.returncode == 2
    assert f"{name} is there already; nothing was written" in done.stderr
    assert room.read(name) == "language: fr\n"
    shown = room.run("init", "--stdout")
    assert shown.returncode == 0
    assert "select: [default]" in shown.stdout


def test_a_configuration_under_a_wrong_name_is_told(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    room.write("newslint.yml", "language: fr\n")
    for words in (("init", "--yes"), ("init", "--stdout"), (".",)):
        done = room.run(*words)
        assert done.returncode == 2
        assert "newslint.yml is not read under this name; call it newslint.yaml" in done.stderr
    assert not (room.folder / "newslint.yaml").exists()


def test_without_a_terminal_somebody_must_say_yes(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    done = room.run("init")
    assert done.returncode == 2
    assert "give --yes to write it, or --stdout to see it" in done.stderr
    assert not (room.folder / "newslint.yaml").exists()
    assert room.run("init", "--stdout").returncode == 0
    assert not (room.folder / "newslint.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals to be had there")
@pytest.mark.parametrize(("answer", "written"), [(b"y\n", True), (b"\n", True), (b"n\n", False)])
def test_at_a_terminal_it_is_shown_and_asked(tmp_path: Path, answer: bytes, written: bool) -> None:
    import os
    import pty

    room = Newsroom(tmp_path / "site")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        (sys.executable, "-m", "newslint", "init"),
        cwd=room.folder,
        env=room.environment,
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.write(leader, answer)
    out, err = process.communicate()
    os.close(leader)
    os.close(follower)
    assert process.returncode == 0, err
    assert b"select: [default]" in out
    assert b"Write newslint.yaml? [Y/n]" in err
    assert (room.folder / "newslint.yaml").exists() is written


def test_strange_names_are_quoted_and_cannot_break_out(tmp_path: Path) -> None:
    head = "title: Ferry N\ndate: 2026-01-14\nyes:\n  photog: x\ncover:\n  image: a-N.jpg\n  'photog: #': Jo Marr\n  photog-no: Dana Whitlock\n"
    folder = _site(tmp_path, _articles("stories", head, '{{< on/off "a-N.jpg" >}}\n'))
    text = configuration(survey(folder))
    (folder / "newslint.yaml").write_text(text, encoding="utf-8")
    load(folder / "newslint.yaml")
    assert "photog: #" not in text


@pytest.mark.parametrize(
    ("present", "begins"),
    [
        ({}, "To check every commit, write into .pre-commit-config.yaml:\n\nrepos:\n  - repo: "),
        (
            {".pre-commit-config.yaml": "repos: []\n"},
            "To check every commit, add below `repos:` in .pre-commit-config",
        ),
        ({".pre-commit-config.yaml": "repos:\n- hooks:\n  - id: newslint\n"}, ""),
    ],
)
def test_the_lines_of_the_hook_are_proposed_where_they_are_not(present: dict[str, str], begins: str) -> None:
    lines = hooks("1.2.3", present)
    assert lines.startswith(begins)
    assert bool(begins) == ("rev: v1.2.3" in lines)
    known = set(re.findall(r"id: (\S+)", lines))
    offered = (Path(__file__).resolve().parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert known <= set(re.findall(r"id: (\S+)", offered))


def test_what_comes_next_is_told_once_the_configuration_is_written(tmp_path: Path) -> None:
    room = Newsroom(tmp_path / "site")
    done = room.run("init", "--yes")
    assert "`newslint baseline write`" in done.stderr
    assert "`newslint names learn --output names.yaml`" in done.stderr
    room = Newsroom(tmp_path / "listed")
    room.write("names.yaml", "names: []\n")
    done = room.run("init", "--yes")
    assert "`newslint baseline write`" in done.stderr
    assert "names learn" not in done.stderr
