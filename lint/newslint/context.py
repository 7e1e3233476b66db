"""What a rule may look at beside the article: the shared analyses, each computed once, when first asked."""

from __future__ import annotations

from functools import cached_property

from newslint.conventions import Conventions
from newslint.surroundings import Surroundings
from newslint_schemas import Article, Passage


class Context:
    """The analyses of one article."""

    def __init__(self, article: Article, conventions: Conventions | None = None) -> None:
        """Hold the article; nothing is computed yet."""
        self.article = article
        self.conventions = conventions or Conventions()

    @property
    def surroundings(self) -> Surroundings:
        """The files beside the article."""
        return self.conventions.surroundings

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every run of words of the article, part by part."""
        return tuple(self.article.passages())

    @cached_property
    def language(self) -> str:
        """The article's language as a primary subtag; empty where unknown, which is not English."""
        return self.article.language or self.conventions.language
