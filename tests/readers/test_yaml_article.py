from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.conventions import Conventions
from newslint.readers.yaml_article import read
from newslint.source import SourceFile
from newslint_schemas import Document

STORY = """\
headline: "Harbour vote"
published: 2024-01-18T09:30:00Z
byline: Ines Alder
image:
  src: pier.jpg
  caption: The old pier.
  credit: Tom Okafor
body: |
  MARSHAM — The *council* met &amp; voted.

  {{< figure src="mast.jpg" caption="A mast." attr="Ines Alder" >}}

  ![](net.jpg)
  *A net.*

  READ MORE: [Pier opens](/pier)
"""


def document(text: str) -> Document:
    return read(SourceFile("stories/vote.yaml", text.encode(), text), Conventions())


def test_a_yaml_article_is_read_with_its_body() -> None:
    (found,) = document(STORY).articles
    assert found.headline.value == "Harbour vote"
    assert found.dateline.value == "MARSHAM"
    assert [block.text.value for block in found.blocks] == ["The council met & voted."]
    assert [(one.source, one.caption.value, one.credit.value) for one in found.pictures] == [
        ("pier.jpg", "The old pier.", "Tom Okafor"),
        ("mast.jpg", "A mast.", "Ines Alder"),
        ("net.jpg", "A net.", ""),
    ]
    assert [teaser.title.value for teaser in found.teasers] == ["Pier opens"]


def test_everything_stands_at_its_place() -> None:
    (found,) = document(STORY).articles
    assert [STORY[one.span.start : one.span.end] for one in found.pictures] == [
        "pier.jpg",
        '{{< figure src="mast.jpg" caption="A mast." attr="Ines Alder" >}}',
        "![](net.jpg)",
    ]
    for passage in found.passages():
        span = passage.text.span()
        written = STORY[span.start : span.end].replace("*", "").replace("&amp;", "&")
        assert written == passage.text.value


def test_a_body_may_be_a_list_of_paragraphs() -> None:
    (found,) = document(
        "title: Vote\ndate: 2024-01-18\nbody:\n- The council met.\n- text: It voted.\n- 'It went home.'\n"
    ).articles
    assert [block.text.value for block in found.blocks] == ["The council met.", "It voted.", "It went home."]


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n",
        "- list\n",
        "",
        "title: Menu\nitems: [a, b]\n",
        "title: Menu\ndate: 2024-01-18\n",
        "on: push\njobs:\n  test: {}\n",
        "{{ x }}",
        "title: Menu\ntext: Choose a dish\n",
        "name: Bug\ntitle: '[Bug]'\nbody:\n- type: markdown\n  attributes: {value: Thanks}\n",
    ],
)
def test_other_yaml_is_no_article(text: str) -> None:
    found = document(text)
    assert found.articles == ()
    assert found.reason.startswith("not an article")
    assert found.problems == ()


def test_broken_yaml_is_read_as_far_as_it_goes() -> None:
    found = document("headline: Vote\ndate: 2024-01-18\nbyline: Ines: Alder\nbody: The council met.\n")
    assert [problem.rule for problem in found.problems] == ["parse/front-matter"]
    assert found.problems[0].message.startswith("The file is not valid YAML in line 3 (")
    assert [block.text.value for block in found.articles[0].blocks] == ["The council met."]


@pytest.mark.parametrize(
    "text",
    [
        "title: Council votes: again\nbody: |\n  The council met on Monday and voted.\n",
        'headline: "Harbour vote\nbody: |\n  The council met on Monday and voted.\n',
    ],
)
def test_a_broken_article_without_a_date_is_reported(text: str) -> None:
    found = document(text)
    assert [problem.rule for problem in found.problems] == ["parse/front-matter"]
    assert found.articles[0].blocks[0].text.value == "The council met on Monday and voted."


@pytest.mark.parametrize(
    "text",
    [
        "title: Menu: day\nbody: Choose a dish\n",
        "title: Vote: {{ title }}\nbody: |\n  The words of a template stand here now.\n",
        "on: push: again\njobs: 1\n",
    ],
)
def test_other_broken_yaml_is_passed_over_with_the_place_of_the_fault(text: str) -> None:
    found = document(text)
    assert (found.articles, found.problems) == ((), ())
    assert "(broken in line 1, column " in found.reason


@given(st.text(alphabet="ab*_[]()!&<>{}%\n é", max_size=60))
def test_nothing_raises(body: str) -> None:
    lines = "\n".join("  " + line for line in body.split("\n"))
    document(f"headline: Vote\nbody: |\n{lines}\n")
