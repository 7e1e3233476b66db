"""The examples of house rules: from what an editor writes to the text of a file, and the run over them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from newslint.house_rules.declared import Declared, DeclaredExample, FieldShape, Scope

if TYPE_CHECKING:
    from newslint_schemas.house_rules import ArticleExample

_KEYS = {
    "headline": "title",
    "kicker": "kicker",
    "standfirst": "standfirst",
    "byline": "byline",
    "section": "section",
    "date": "date",
}
_PICTURE = {"caption": "image_caption", "credit": "image_credit", "alt": "image_alt"}
_PART_KEYS = {
    "teaser-title": "teaser",
    "teaser-summary": "teaser",
    "teaser-caption": "teaser",
    "rail-heading": "teaser",
    "published": "date",
}
_BLOCKS = {"heading": "## ", "quotation": "> ", "list-item": "- "}
_DATE = "2026-01-05"


def written(example: str, scope: Scope, field: str = "") -> tuple[str, str]:
    """Return the text and the name of a file for an example of one line, or of a whole file.

    Args:
        example: words for the part that the rule reads, the body where it reads that; or the text of a Markdown
            file, where it begins with front matter.
        scope: where the rule looks.
        field: the field that a rule of the kind "field" is about.
    """
    if example.startswith("---\n"):
        return example, "story.md"
    part = field or ("body" if "body" in scope.parts or not scope.parts else scope.parts[0])
    words = {_PART_KEYS.get(part, part): example}
    return _article(words, scope, field), "story.md"


def written_article(example: ArticleExample, scope: Scope, field: str = "") -> tuple[str, str]:
    """Return the same for an example that names the parts of an article, or a file."""
    if example.source:
        return example.source, example.file
    words = {
        name: str(value) for name, value in example.model_dump().items() if isinstance(value, str) and value
    }
    words.pop("file", None)
    if example.tags:
        scope = replace(scope, tags=tuple(example.tags))
    return _article(words, scope, field), "story.md"


def _article(words: Mapping[str, str], scope: Scope, field: str) -> str:
    keys: dict[str, object] = {_KEYS[name]: value for name, value in words.items() if name in _KEYS}
    if field != "published" and "date" not in keys:
        keys["date"] = _DATE
    if field and field != "headline" and "title" not in keys:
        keys["title"] = "Council meets"
    if scope.sections and "section" not in keys and field != "section":
        keys["section"] = scope.sections[0]
    tags = (
        [words["tags"]] if "tags" in words else list(scope.tags[:1] if len(scope.tags) == 1 else scope.tags)
    )
    if tags:
        keys["tags"] = tags
    language = words.get("language") or (scope.languages[0] if scope.languages else "")
    if language:
        keys["lang"] = language
    if any(name in words for name in (*_PICTURE, "picture")) or field in (*_PICTURE, "picture"):
        keys["image"] = "photo.jpg"
        keys.update({key: words[name] for name, key in _PICTURE.items() if name in words})
    if "teaser" in words:
        keys["related"] = [{"title": words["teaser"], "url": "/council"}]
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
    block = _BLOCKS.get(scope.blocks[0], "") if scope.blocks else ""
    # A reader takes nothing for an article that has neither headline nor text.
    body = words.get("body", "" if "title" in keys else ".")
    return f"---\n{front}---\n\n{block}{body}\n"


def failures(rules: Iterable[Declared]) -> Iterator[str]:
    """Run the examples of some rules and yield a sentence for each that fails."""
    for rule in rules:
        for bad, examples in ((True, rule.bad), (False, rule.good)):
            for example in examples:
                words = _failure(rule, example, bad=bad)
                if words:
                    yield f"{example.place}: {rule.id}: {words}"


def _failure(rule: Declared, example: DeclaredExample, *, bad: bool) -> str:
    """Return what is wrong with an example, or ""."""
    from newslint.house_rules.rule import rule_class
    from newslint.testing import findings, marked, read

    shown = _short(example.shown)
    try:
        expected = marked(example.source)
    except ValueError as error:
        return f"the example {shown} cannot be read: {error}."
    files = {example.name: expected.text}
    try:
        if not read(example.name, expected.text).articles:
            return f"the example {shown} holds no article; give it a headline, or more text."
    except ValueError as error:
        return f"the example {shown} cannot be read: {error}."
    found = findings(rule_class(rule)(), files)[example.name]
    told = ", ".join(f"“{expected.text[item.span.start : item.span.end]}”" for item in found)
    if not bad:
        return f"the good example {shown} is reported, at {told}." if found else ""
    if not found:
        return f"the bad example {shown} is not reported."
    if expected.primary and [item.span for item in found] != list(expected.primary):
        wanted = ", ".join(f"“{expected.text[span.start : span.end]}”" for span in expected.primary)
        return f"the bad example {shown} marks {wanted}, but what is reported is {told}."
    return ""


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= 60 else flat[:59] + '…'}”"


def field_of(declared_check: object) -> str:
    """Return the field that a check is about, or ""."""
    return declared_check.field if isinstance(declared_check, FieldShape) else ""
