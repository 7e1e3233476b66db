"""A look at a repository: what it is made with, how its articles are written, what newslint would not know of them.

Everything that is proposed was tried: a key or a shortcode counts only where reading an article again with it
yields what was missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newslint import configuration
from newslint.context import Context
from newslint.conventions import Conventions
from newslint.discovery import discover
from newslint.language.credits import is_credit, split_credit
from newslint.readers.base import Reader
from newslint.run import extensions, reader_for
from newslint.source import SourceFile, decode
from newslint.survey.generators import Generator, generator
from newslint.survey.keys import KeyCount, unknown_keys
from newslint.survey.shortcodes import ShortcodeCount, unknown_shortcodes
from newslint.workspace import Workspace
from newslint_schemas import Article, Role

MOST = 400
"""The most files that are read: enough to know a house by."""
_LARGEST = 1_000_000
"""The most bytes of a file that is read for a survey."""
_CLEAR = 0.9
_SENTENCE = 5
"""The fewest words of an alternative text that reads like a caption."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file that was read, and its articles."""

    source: SourceFile
    reader: Reader
    articles: tuple[Article, ...]

    def again(self, conventions: Conventions) -> tuple[Article, ...]:
        """Return the articles as they are read under other conventions."""
        return self.reader.load()(self.source, conventions).articles


@dataclass(frozen=True, slots=True)
class Alternatives:
    """How pictures of running text are described.

    Attributes:
        pictures: those with an alternative text and without a caption.
        sentences: how many of the texts read like a caption.
        credited: how many of them end with a credit.
        captioned: pictures that have a caption of their own.
    """

    pictures: int = 0
    sentences: int = 0
    credited: int = 0
    captioned: int = 0

    @property
    def are_captions(self) -> bool:
        """Whether the site evidently shows the alternative texts as captions."""
        enough = self.pictures >= 3 and self.captioned * 10 <= self.pictures
        return enough and self.credited * 2 >= self.pictures

    @property
    def may_be_captions(self) -> bool:
        """Whether the site may show them so, which only its makers can say."""
        enough = self.pictures >= 3 and self.captioned * 10 <= self.pictures
        return enough and self.sentences * 2 >= self.pictures and not self.are_captions


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in a repository.

    Attributes:
        files: how many files discovery found; of these at most `MOST` were read.
        articles: how many articles were read in them.
        formats: how many of the articles were of each format.
        languages: how many are in each language, empty where none could be told.
        silent: how many do not say their language themselves.
        drafts: how many are drafts.
        names: the house name list that lies in the folder, or nothing.
        above: the configuration of a folder above, inside the repository, relative to this one, or nothing.
    """

    generator: Generator | None = None
    files: int = 0
    articles: int = 0
    formats: Mapping[str, int] = field(default_factory=dict[str, int])
    languages: Mapping[str, int] = field(default_factory=dict[str, int])
    silent: int = 0
    drafts: int = 0
    keys: tuple[KeyCount, ...] = ()
    shortcodes: tuple[ShortcodeCount, ...] = ()
    alternatives: Alternatives = field(default_factory=Alternatives)
    output: str = ""
    names: str = ""
    above: str = ""

    @property
    def language(self) -> str:
        """The language of the articles that do not say, where it is clear and needs to be said."""
        if not self.silent or self.articles < 3:
            return ""
        best = max(self.languages, key=lambda name: self.languages[name], default="")
        return best if best and self.languages[best] >= _CLEAR * self.articles else ""


def survey(folder: Path) -> Survey:
    """Look at the articles below a folder, as many as it takes to know them.

    Configurations are left alone.
    """
    workspace = Workspace([str(folder)], isolated=True)
    found = discover([str(folder)], workspace, extensions())
    paths = sorted(found.files)
    step = max(1, -(-len(paths) // MOST))
    samples = tuple(_read(workspace, paths[::step]))
    articles = [article for sample in samples for article in sample.articles]
    languages = Counter(Context(article).language for article in articles)
    made = generator(folder)
    return Survey(
        generator=made,
        files=len(paths),
        articles=len(articles),
        formats=dict(Counter(article.format for article in articles).most_common()),
        languages=dict(languages.most_common()),
        silent=sum(1 for article in articles if not article.language),
        drafts=sum(1 for article in articles if article.draft),
        keys=unknown_keys(samples),
        shortcodes=unknown_shortcodes(samples),
        alternatives=_alternatives(articles),
        output=_output(workspace, folder, made, paths),
        names=next((name for name in ("names.yaml",) if (folder / name).is_file()), ""),
        above=_above(workspace, folder),
    )


def _read(workspace: Workspace, paths: Iterable[str]) -> Iterator[Sample]:
    conventions = Conventions()
    for path in paths:
        reader = reader_for(path)
        try:
            data = workspace.absolute(path).read_bytes()
        except OSError:
            continue
        if reader is None or len(data) > _LARGEST:
            continue
        source = decode(path, data)
        if any(problem.fatal for problem in source.problems):
            continue
        document = reader.load()(source, conventions)
        if document.articles:
            yield Sample(source, reader, document.articles)


def _alternatives(articles: Iterable[Article]) -> Alternatives:
    pictures = sentences = credited = captioned = 0
    for article in articles:
        for picture in article.pictures:
            if article.format != "markdown" or picture.role not in (Role.BODY, Role.GALLERY):
                continue
            if picture.caption.present:
                captioned += 1
            elif picture.alt.present:
                words = picture.alt.value
                pictures += 1
                sentences += len(words.split()) >= _SENTENCE
                credited += split_credit(words) is not None or is_credit(words)
    return Alternatives(pictures, sentences, credited, captioned)


def _output(workspace: Workspace, folder: Path, made: Generator | None, paths: Iterable[str]) -> str:
    """Return the folder that the generator writes to, where articles were found in it."""
    if made is None or not made.output:
        return ""
    inside = workspace.relative(folder) or "."
    prefix = f"{made.output}/" if inside == "." else f"{inside}/{made.output}/"
    return made.output if any(path.startswith(prefix) for path in paths) else ""


def _above(workspace: Workspace, folder: Path) -> str:
    real = folder.resolve()
    for distance, parent in enumerate(real.parents, 1):
        if workspace.root not in (parent, *parent.parents) or workspace.git_root is None:
            return ""
        found = configuration.find(parent)
        if found is not None:
            return "../" * distance + found.name
    return ""
