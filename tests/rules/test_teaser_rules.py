from __future__ import annotations

import pytest

from newslint.testing import findings
from newslint_rules.teasers.duplicate import Duplicate
from newslint_rules.teasers.self import Self

_RAIL = "# Council votes to keep the pool\n\nThe council voted on Tuesday night.\n\n## Related stories\n\n"


def _markdown(*links: str) -> str:
    return _RAIL + "".join(f"- [Story number {number}]({link})\n" for number, link in enumerate(links))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/tram-strike", "/a/tram-strike/"),
        ("/a/tram-strike.html", "/a/tram-strike?utm_medium=rail#top"),
        ("https://www.courier.example/a/tram-strike", "http://courier.example/a/tram-strike/index.html"),
        ("https://courier.example/a/tram-strike", "/a/tram-strike"),
        ("/story?id=7", "/story?id=7&fbclid=x"),
        ("/a/caf%C3%A9-opens", "/a/café-opens"),
    ],
)
def test_one_story_under_two_spellings_of_its_address_is_a_duplicate(one: str, other: str) -> None:
    (finding,) = findings(Duplicate(), {"story.md": _markdown(one, "/b/other", other)})["story.md"]
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/tram-strike", "/b/tram-strike"),
        ("/story?id=7", "/story?id=8"),
        ("https://courier.example/a/tram-strike", "https://herald.example/a/tram-strike"),
        ("{{ site.url }}", "{{ site.url }}"),
        ("https://courier.example/", "https://courier.example"),
        ("http://[", "http://["),
    ],
)
def test_two_stories_are_no_duplicates(one: str, other: str) -> None:
    assert not findings(Duplicate(), {"story.md": _markdown(one, other)})["story.md"]


def test_titles_tell_stories_apart_where_there_are_no_addresses() -> None:
    text = (
        "The pool stays\n\nThe council voted to keep the swimming pool open for another year, after three hours.\n\n"
        "Read more\n\nTram drivers walk out\n\nSchool in Elm Row opens late\n\nTram Drivers Walk Out\n"
    )
    found = findings(Duplicate(), {"story.txt": text})["story.txt"]
    assert [text[item.span.start : item.span.end] for item in found] == ["Tram Drivers Walk Out"]


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("news/pool-stays-open.md", "pool-stays-open.md"),
        ("news/pool-stays-open.md", "../news/./pool-stays-open.md#votes"),
        ("_posts/2025-04-08-pool-stays-open.md", "/2025/04/08/pool-stays-open/"),
        ("news/pool-stays-open/index.md", "/news/pool-stays-open/"),
    ],
)
def test_a_link_to_the_file_itself_is_a_teaser_for_the_article(path: str, link: str) -> None:
    assert len(findings(Self(), {path: _markdown("/b/other", link)})[path]) == 1


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("news/pool-stays-open.md", "/news/pool-stays-open-2/"),
        ("news/pool-stays-open.md", "https://herald.example/news/pool-stays-open/"),
        ("news/index.md", "/news/"),
        ("news/pool.md", "/sport/pool/"),
        ("news/pool-stays-open.md", "#pool-stays-open"),
    ],
)
def test_a_link_to_another_page_is_none(path: str, link: str) -> None:
    assert not findings(Self(), {path: _markdown("/b/other", link)})[path]
