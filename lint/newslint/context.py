"""What a rule may look at beside the article: the shared analyses, each computed once, when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from newslint.conventions import Conventions
from newslint.surroundings import Surroundings
from newslint_schemas import Article, Passage

if TYPE_CHECKING:
    from newslint.house_rules.patterns import Marked
    from newslint.language.dates import CalendarDate
    from newslint.language.flow import Flow
    from newslint.language.names import Names
    from newslint.language.quotations import Quotation
    from newslint.language.sentences import Sentence
    from newslint.language.times import Times
    from newslint.photometa import Embedded


class Context:
    """The analyses of one article."""

    def __init__(self, article: Article, conventions: Conventions | None = None) -> None:
        """Hold the article; nothing is computed yet."""
        self.article = article
        self.conventions = conventions or Conventions()
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._embedded: dict[str, Embedded | None] = {}
        self._identities: dict[str, str] = {}

    @property
    def surroundings(self) -> Surroundings:
        """The files beside the article."""
        return self.conventions.surroundings

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every run of words of the article, part by part."""
        return tuple(self.article.passages())

    @cached_property
    def flow(self) -> Flow:
        """The words of all passages as one string, for cheap searches."""
        from newslint.language.flow import Flow

        return Flow.of([passage.text.value for passage in self.passages])

    @cached_property
    def language(self) -> str:
        """The article's language as a primary subtag; empty where unknown, which is not English."""
        if stated := self.article.language or self.conventions.language:
            return stated
        from newslint.language.detect import language_of_passages

        return language_of_passages(self.passages)

    @cached_property
    def quotations(self) -> tuple[tuple[Quotation, ...], ...]:
        """The quotations of each of `passages`, in the same order."""
        from newslint.language.quotations import quotations_of_passages

        return quotations_of_passages(self.passages)

    @cached_property
    def dates(self) -> tuple[tuple[CalendarDate, ...], ...]:
        """The dates written out in each of `passages`, in the same order."""
        from newslint.language.dates import dates_of_passages

        return dates_of_passages(self.passages, self.flow)

    @cached_property
    def times(self) -> Times:
        """The relative times in each of `passages`, in the same order."""
        from newslint.language.times import Times

        return Times(self.passages, self.dates, self.flow)

    def sentences(self, index: int) -> tuple[Sentence, ...]:
        """Return the sentences of one of `passages`, by its index."""
        if index not in self._sentences:
            from newslint.language.sentences import sentences

            self._sentences[index] = sentences(self.passages[index].text.value)
        return self._sentences[index]

    def embedded(self, source: str) -> Embedded | None:
        """Return what the file of a picture says of it; None where it is not in the repository or says nothing."""
        if source not in self._embedded:
            from newslint.photometa.files import embedded_of

            self._embedded[source] = embedded_of(source, self.article.path, self.surroundings)
        return self._embedded[source]

    def identity(self, source: str) -> str:
        """Return by what a picture is known in any article: its file's bytes, else its address; "" in doubt."""
        if source not in self._identities:
            from newslint.identity import identity_of

            self._identities[source] = identity_of(source, self.article.path, self.surroundings)
        return self._identities[source]

    @cached_property
    def anchored(self) -> bool:
        """Whether relative times can be reckoned from a date that the article gives to itself."""
        from newslint.language.anchors import is_anchored

        return is_anchored(self.article, self.passages, self.dates)

    @cached_property
    def names(self) -> Names:
        """The names in `passages`, element by element, with what stands beside them."""
        from newslint.language.names import Names

        return Names(self.passages)

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """The words of each of `passages`, in the same order, as the patterns of house rules read them."""
        from newslint.house_rules.patterns import Marked

        return tuple(Marked(passage.text.value) for passage in self.passages)

    @cached_property
    def idle_house_rules(self) -> frozenset[str]:
        """The ids of the configuration's house rules that can find nothing in this article."""
        house = self.conventions.house_rules
        return frozenset() if house is None else house.sieve.left_out(self.marked)
