"""text/placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Severity
from newslint.language.quotations import is_quoted
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, MarkKind, Part, Passage

_READ = frozenset(
    {
        Part.HEADLINE,
        Part.KICKER,
        Part.STANDFIRST,
        Part.BODY,
        Part.CAPTION,
        Part.TEASER_SUMMARY,
        Part.TEASER_CAPTION,
        Part.METADATA,
    }
)
_TK = r"TK(?:TK)+\b|(?<=[\[($])TK\b|\bTK(?=\s+TK\b)"
_MARKED = re.compile(
    rf"(?<![\w-])(?:{_TK})"
    r"|\b[Ll]orem [Ii]psum\b"
    r"|[\[<{]\s?(?:insert|INSERT|Insert|add|ADD|Add)\s[^\]>}\n]{1,60}[\]>}]"
    r"|\bX{2,}\s(?:percent|per cent|people|million|billion|years)\b|[$€£]X{2,}\b"
    r"|%%[A-Z_]{3,30}%%|\[\[?(?:TITLE|HEADLINE|TBD|TBC|PLACEHOLDER|CAPTION)\]\]?"
)
_WHOLE = re.compile(
    r"\W*(?:(?:insert |add |your )?(?:headline|title|caption|text|copy|photo|image|description|summary"
    r"|standfirst|body|subhead)(?: text| copy)? (?:goes )?here|placeholder(?: text)?|dummy text|tk|tktk|xxx+"
    r"|todo)\W*",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.&-])TK(?![\w&’'-]|\.\w)")
# The letters as a name: TK Maxx, K.K. TK, "the TK".
_NAME_BESIDE = re.compile(r"(?:[A-Z][\w.]*|the|The)\s+$")
_HINT = re.compile(r"TK|Lorem |lorem |XX|%%|\[|<|\{")
_SHORT = 50


@dataclass(frozen=True, slots=True)
class Placeholder(ArticleRule):
    """Words that hold the place of words that were still to come.

    "TK", "lorem ipsum", "[insert quote]", "Caption goes here": fill them in or take them out before the piece
    is published. In quotation marks or as code they are talked about, and left alone.
    """

    id: ClassVar[str] = "text/placeholder"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.COMPUTED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("newslint", "Nothing unfinished is published"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The bridge, built in ⟦TK⟧, cost ⟦$XX⟧ million. ⟦[insert quote]⟧\n",
            name="council.md",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Council meets\n---\n\n"
            "The shop beside TK Maxx prints “TK” on its mugs, an editors’ joke.\n",
            name="council.md",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each placeholder."""
        touched = set(context.flow.touched((_HINT,)))
        for index, passage in enumerate(context.passages):
            if passage.part not in _READ:
                continue
            value = passage.text.value
            if len(value) < _SHORT and passage.part is not Part.HEADLINE and _WHOLE.fullmatch(value):
                yield self._told(passage, 0, len(value))
                continue
            if index not in touched:
                continue
            done = 0
            for start, end in sorted([*_marked(value), *_bare(value)]):
                if start < done or _in_code(passage, start):
                    continue
                if not is_quoted(context.quotations[index], start, end):
                    yield self._told(passage, start, end)
                    done = end

    def _told(self, passage: Passage, start: int, end: int) -> Finding:
        words = passage.text.value[start:end]
        return self.finding(
            passage.text.slice(start, end),
            f"“{words}” holds the place of words that are still to come; fill them in.",
            part=passage.part,
        )


def _marked(value: str) -> Iterator[tuple[int, int]]:
    for match in _MARKED.finditer(value):
        yield match.span()


def _bare(value: str) -> Iterator[tuple[int, int]]:
    """Yield each "TK" that is no part of a name; in capitals throughout, one cannot tell."""
    if "TK" not in value or value.isupper():
        return
    for match in _BARE.finditer(value):
        following = value[match.end() : match.end() + 8].lstrip(" \t")[:1]
        head = value[max(0, match.start() - 24) : match.start()]
        if not following.isupper() and _NAME_BESIDE.search(head) is None:
            yield match.span()


def _in_code(passage: Passage, start: int) -> bool:
    block = passage.block
    if block is None:
        return False
    return any(mark.kind is MarkKind.CODE and mark.start <= start < mark.end for mark in block.marks)
