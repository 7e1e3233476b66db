"""Shortcodes, includes and components that show a picture, and whose arguments newslint cannot tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.conventions import Conventions
from newslint.language.credits import is_credit
from newslint.readers.frontmatter import read_front_matter
from newslint.readers.markdown.templates import Kind, Template, templates
from newslint_schemas import Article, Span

if TYPE_CHECKING:
    from newslint.survey import Sample

_TRIED = 5
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|webp|gif|avif)(?:[?#]\S*)?", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][\w./-]*")
_HINTS = {
    "credit": re.compile(r"credit|photographer|attrib|courtesy|by$|author", re.IGNORECASE),
    "caption": re.compile(r"caption|legend|cutline|text", re.IGNORECASE),
    "alt": re.compile(r"alt|desc", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class ShortcodeCount:
    """A shortcode to be described in the configuration: its arguments' meanings, and in how many articles."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    articles: int


def unknown_shortcodes(samples: Sequence[Sample]) -> tuple[ShortcodeCount, ...]:
    """Return the shortcodes with a picture that is not read, the most frequent first."""
    met: dict[str, list[tuple[Sample, Template]]] = {}
    for sample in samples:
        if len(sample.articles) == 1 and sample.reader.name == "markdown":
            for template in _unread(sample):
                met.setdefault(template.name, []).append((sample, template))
    few = 2 if len(samples) > 3 else 1
    counted: list[ShortcodeCount] = []
    for name, places in met.items():
        articles = len({sample.source.path for sample, _ in places})
        meanings = _meanings([template for _, template in places])
        if articles >= few and meanings and _proves(name, meanings, places[:_TRIED]):
            counted.append(ShortcodeCount(name, tuple(meanings.items()), articles))
    return tuple(sorted(counted, key=lambda item: (-item.articles, item.name)))


def _unread(sample: Sample) -> Iterator[Template]:
    """Yield the templates that name an image and of which the article knows no picture."""
    text = sample.source.text
    body = read_front_matter(sample.source).body
    for template in _flat(templates(text, body, len(text), mdx=sample.source.path.endswith(".mdx"))):
        if template.kind not in (Kind.CALL, Kind.COMPONENT) or _NAME.fullmatch(template.name) is None:
            continue
        named = any(_IMAGE.fullmatch(argument.text.value) for argument in template.arguments)
        if named and not _shown(sample.articles, Span(template.start, template.end)):
            yield template


def _flat(found: Iterable[Template]) -> Iterator[Template]:
    for template in found:
        yield template
        yield from _flat(template.within)


def _shown(articles: Iterable[Article], place: Span) -> bool:
    return any(picture.span.overlaps(place) for article in articles for picture in article.pictures)


def _meanings(found: Sequence[Template]) -> dict[str, str]:
    """Return what each argument means, judged by what stands there; empty where no argument is an image."""
    values: dict[str, list[str]] = {}
    for template in found:
        for argument in template.arguments:
            if argument.text.value.strip():
                values.setdefault(argument.name, []).append(argument.text.value.strip())
    meanings: dict[str, str] = {}
    for name, written in values.items():
        meaning = _meaning(name, written)
        if meaning and meaning not in meanings.values():
            meanings[name] = meaning
    return meanings if "source" in meanings.values() else {}


def _meaning(name: str, written: Sequence[str]) -> str:
    if _most(_IMAGE.fullmatch(value) is not None for value in written):
        return "source"
    if not name.isdigit():
        return next((meaning for meaning, hint in _HINTS.items() if hint.search(name)), "")
    if _most(is_credit(value) for value in written):
        return "credit"
    if _most(value.endswith((".", "!", "?")) for value in written):
        return "caption"
    return "alt" if _most(len(value.split()) > 1 for value in written) else ""


def _most(said: Iterable[bool]) -> bool:
    answers = list(said)
    return sum(answers) * 2 > len(answers)


def _proves(name: str, meanings: dict[str, str], places: Iterable[tuple[Sample, Template]]) -> bool:
    """Say whether most of the articles show the picture once the shortcode is described."""
    conventions = Conventions(shortcodes={name: meanings})
    shown = [
        _shown(sample.again(conventions), Span(template.start, template.end)) for sample, template in places
    ]
    return _most(shown)
