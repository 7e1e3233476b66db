from __future__ import annotations

from pathlib import Path

import pytest

from newslint.conventions import Conventions
from newslint.surroundings import Surroundings
from newslint.testing import findings
from newslint_rules.teasers.broken import Broken

_MARKDOWN = "---\ntitle: The pool stays open\n{0}---\n\nThe council voted.\n\n## Related stories\n\n"


def _reported(folder: Path, path: str, *links: str, files: tuple[str, ...] = (), head: str = "") -> list[str]:
    """Return the links of an article's teasers that are reported, in a repository of some more files."""
    text = _MARKDOWN.format(head) + "".join(
        f"- [Story number {at}]({link})\n" for at, link in enumerate(links)
    )
    return _told(folder, path, text, files)


def _told(folder: Path, path: str, text: str, files: tuple[str, ...]) -> list[str]:
    for name, content in ((path, text), *((file, "") for file in files)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    conventions = Conventions(language="en", surroundings=Surroundings(folder))
    return [item.subject for item in findings(Broken(), {path: text}, conventions)[path]]


@pytest.mark.parametrize(
    ("path", "link", "files"),
    [
        ("news/pool.md", "strike.md", ()),
        ("news/pool.md", "../2024/lock%20gate.md#top", ("2024/lock.md",)),
        ("news/pool.md", "/2024/strike.md", ("2024/lock.md",)),
        ("docs/news/pool.mdx", "./strike.mdx", ()),
        ("content/news/pool.md", "old/strike.md", ("content/strike.md",)),
        ("content/news/pool.md", '{{< ref "/news/strike.md" >}}', ("content/news/strike.fr.md",)),
        ("content/news/pool.fr.md", '{{< relref "/news/strike.md" >}}', ("content/news/strike.de.md",)),
        ("_posts/2025-04-08-pool.md", "{% post_url 2025-04-01-strike %}", ("_posts/2025-04-02-strike.md",)),
        (
            "site/_posts/2025-04-08-pool.md",
            "{% post_url old/2025-04-01-strike %}",
            ("site/_posts/2025-04-01-strike.md",),
        ),
        ("pages/pool.md", "{% link news/strike.md %}", ("_config.yml", "pages/strike.md")),
    ],
)
def test_a_link_to_a_file_that_is_not_there_is_reported(
    tmp_path: Path, path: str, link: str, files: tuple[str, ...]
) -> None:
    assert len(_reported(tmp_path, path, link, files=files)) == 1


@pytest.mark.parametrize(
    ("path", "link", "files"),
    [
        ("news/pool.md", "strike.md", ("news/strike.md",)),
        ("news/pool.md", "../2024/lock%20gate.md#top", ("2024/lock gate.md",)),
        ("news/pool.md", "/2024/strike.md", ("content/2024/strike.md",)),
        ("news/pool.md", "/2024/strike.md", ()),
        ("news/pool.md", "../../outside.md", ()),
        ("news/pool.md", "/2025/04/strike/", ()),
        ("news/pool.md", "/2025/04/strike.html", ()),
        ("news/pool.md", "https://courier.example/strike.md", ()),
        ("news/pool.md", "//courier.example/strike.md", ()),
        ("news/pool.md", "#strike.md", ()),
        ("news/pool.md", "{{ site.url }}/strike.md", ()),
        ("content/news/pool.md", "strike.md", ("content/2024/strike.md",)),
        ("content/news/pool.md", "2024/strike.md", ("content/2024/strike.md",)),
        ("content/news/pool.md", '{{< ref "strike.md" >}}', ()),
        ("content/news/pool.md", '{{< ref "/topics/trams" >}}', ()),
        ("content/en/news/pool.md", '{{< ref "/news/strike.md" >}}', ("content/en/news/strike.md",)),
        ("content/news/pool.fr.md", '{{< ref "/news/strike.md" >}}', ("content/news/strike.fr.md",)),
        ("news/pool.md", '{{< ref "/news/strike.md" >}}', ()),
        ("_posts/2025-04-08-pool.md", "{% post_url 2025-04-01-strike %}", ("_posts/2025-04-01-strike.html",)),
        (
            "_posts/2025/2025-04-08-pool.md",
            "{% post_url 2025-04-01-strike %}",
            ("_posts/2025/2025-04-02-a.md",),
        ),
        (
            "a/_posts/2025-04-08-pool.md",
            "{% post_url b/2025-04-01-strike %}",
            ("_posts/x", "b/_posts/2025-04-01-strike.md"),
        ),
        ("news/pool.md", "{% post_url 2025-04-01-strike %}", ()),
        ("pages/pool.md", "{% link news/strike.md %}", ("_config.yml", "news/strike.md")),
        ("pages/pool.md", "{% link news/strike.md %}", ()),
    ],
)
def test_a_link_to_a_file_that_is_there_or_may_be_is_left_alone(
    tmp_path: Path, path: str, link: str, files: tuple[str, ...]
) -> None:
    assert _reported(tmp_path, path, link, files=files) == []


def test_drafts_may_lead_to_what_is_still_to_come(tmp_path: Path) -> None:
    assert _reported(tmp_path, "news/pool.md", "strike.md", head="draft: true\n") == []


def test_without_a_repository_nothing_is_missing() -> None:
    text = _MARKDOWN.format("") + "- [Tram drivers walk out](strike.md)\n"
    assert not findings(Broken(), {"pool.md": text})["pool.md"]


def _page(*links: str) -> str:
    items = "".join(
        f'<li class="teaser"><h3><a href="{link}">Tram drivers walk out, part {at}</a></h3></li>'
        for at, link in enumerate(links)
    )
    return (
        '<!doctype html><html lang="en"><head><title>The pool stays open</title></head><body><article>'
        "<h1>The pool stays open</h1><p>The council voted to keep the swimming pool open for another year.</p>"
        f'</article><aside class="related"><h2>Related stories</h2><ul>{items}</ul></aside></body></html>'
    )


def test_in_published_pages_another_link_must_show_that_pages_lie_there(tmp_path: Path) -> None:
    links = (
        "2025-04-01-tram-strike-begins.html",
        "2024-05-01-year-at-the-lock.html",
        "2025-04-08-the-pool-stays.html",
    )
    page, path = _page(*links), f"news/{links[2]}"
    assert _told(tmp_path, path, page, ()) == []
    assert _told(tmp_path, path, page, (f"news/{links[1]}",)) == [links[0]]
