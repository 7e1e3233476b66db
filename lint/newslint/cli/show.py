"""`newslint show`: how newslint reads a file, for people who map their fields and for debugging."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslint.cli.app import CONTEXT
from newslint.cli.streams import harmless
from newslint.reporters.words import counted

if TYPE_CHECKING:
    from newslint.surroundings import Surroundings
    from newslint_schemas.published import (
        PublishedArticle,
        PublishedDocument,
        PublishedField,
        PublishedPicture,
        PublishedPlace,
    )


@click.command(context_settings=CONTEXT)
@click.argument(
    "files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    nargs=-1,
    required=True,
    metavar="FILE...",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Use this configuration instead of the nearest newslint.yaml.",
)
@click.option("--isolated", is_flag=True, help="Leave every configuration alone.")
def show(files: tuple[Path, ...], form: str, config: Path | None, isolated: bool) -> int:
    """Show how newslint reads each FILE: headline, dates, byline, pictures, teasers, each with its place.

    With --format json, the published form of the article: `newslint schema article` describes it. Of several files
    it is a list.
    """
    shown = [_shown(file, config, isolated=isolated) for file in files]
    if form == "json":
        click.echo(_json([published for published, _ in shown]))
    else:
        texts = ("\n".join(_lines(published, embedded)) for published, embedded in shown)
        click.echo(harmless("\n\n".join(texts)))
    return 0


def _shown(file: Path, config: Path | None, *, isolated: bool) -> tuple[PublishedDocument, _Embedded]:
    """Return how a file is read, and what tells what the files of its pictures say.

    Raises:
        click.UsageError: there is no reader for it.
    """
    from newslint.publish import publish
    from newslint.run import reader_for
    from newslint.source import decode
    from newslint.workspace import Workspace

    workspace = Workspace((str(file),), config=config, isolated=isolated)
    path = workspace.relative(file) or file.name
    reader = reader_for(path)
    if reader is None:
        raise click.UsageError(
            f"{file}: there is no reader for files with the extension {file.suffix or '(none)'}."
        )
    settings = workspace.settings(workspace.absolute(path).parent)
    source = decode(path, file.read_bytes())
    document = reader.load()(source, settings.conventions)
    surroundings = settings.conventions.surroundings
    return publish(source, document, settings.conventions), partial(
        _embedded, path=path, surroundings=surroundings
    )


def _json(documents: Sequence[PublishedDocument]) -> str:
    from newslint.reporters.json_text import escaped

    texts = [document.model_dump_json(indent=2, exclude_defaults=False) for document in documents]
    text = texts[0] if len(texts) == 1 else "[\n" + ",\n".join(texts) + "\n]"
    return "\n".join(map(escaped, text.split("\n")))


def _embedded(source: str, *, path: str, surroundings: Surroundings) -> str:
    """Return what a picture's own file says of it, in a line; nothing where it is not at hand or says nothing."""
    from newslint.photometa.files import embedded_of

    found = embedded_of(source, path, surroundings) if source else None
    if found is None:
        return ""
    named = (("by", found.creators), *((name, (said,)) for name, said in found.others if said is not None))
    return "; ".join(
        f"{name} {', '.join(said.value for said in values)} [{values[0].block.value}]"
        for name, values in named
        if values
    )


_Embedded = Callable[[str], str]


def _lines(document: PublishedDocument, embedded: _Embedded) -> Iterator[str]:
    yield f"{document.path}: {document.format}, {document.encoding}"
    for problem in document.problems:
        yield f"  {_at(problem.place)}  {problem.rule}: {problem.message}"
    if not document.articles:
        yield f"  no article: {document.reason or 'nothing could be read'}"
    for article in document.articles:
        yield ""
        yield from _article(article, embedded)


def _article(article: PublishedArticle, embedded: _Embedded) -> Iterator[str]:
    if article.id:
        yield f"article {article.id}"
    draft = ", draft" if article.draft else ""
    yield f"language    {article.language or 'unknown'}{draft}"
    for name, field in (
        ("headline", article.headline),
        ("kicker", article.kicker),
        ("standfirst", article.standfirst),
        ("dateline", article.dateline),
    ):
        if name == "headline" or field.state != "absent":
            yield _row(name, field)
    for byline in article.bylines:
        yield _row("byline", byline)
    for date in article.dates:
        when = " ".join(part for part in (date.date, date.time) if part) or "not a date"
        anchor = "" if date.anchor else " (no anchor)"
        yield _row("date", date.field, f"{date.role}: {when}{anchor}")
    if not any(date.anchor for date in article.dates):
        yield f"{'date':11} none that relative times could be reckoned from"
    words = sum(len(block.text.split()) for block in article.blocks)
    yield f"{'body':11} {counted(len(article.blocks), 'block')}, {counted(words, 'word')}"
    for number, picture in enumerate(article.pictures, 1):
        yield from _picture(f"picture {number}", picture, embedded)
    for rail in article.rails:
        heading = rail.heading.text or "(no heading)"
        yield _row("rail", rail.heading, f"{heading}: {counted(len(rail.teasers), 'teaser')}")
        for number, teaser in enumerate(rail.teasers, 1):
            yield _row(f"  teaser {number}", teaser.title, place=teaser.place)
            if teaser.summary.state == "present":
                yield _row("    summary", teaser.summary)
            if teaser.picture is not None:
                yield from _picture("    picture", teaser.picture, embedded)


def _picture(name: str, picture: PublishedPicture, embedded: _Embedded) -> Iterator[str]:
    kind = picture.role if picture.genre == "picture" else f"{picture.role}, {picture.genre}"
    yield f"{name:11} {picture.source or '(seen by its caption)'} [{kind}]  {_at(picture.place)}"
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    yield _row(f"{indent}caption", picture.caption)
    for repeat in picture.repeats:
        yield _row(f"{indent}again", repeat)
    yield _row(f"{indent}credit", picture.credit)
    if picture.alt.state == "present":
        yield _row(f"{indent}alt", picture.alt)
    if said := embedded(picture.source):
        yield f"{indent + 'metadata':11} {said}"


def _row(name: str, field: PublishedField, words: str = "", place: PublishedPlace | None = None) -> str:
    text = words or field.text or field.state.value
    shown = text if len(text) <= 90 else text[:89] + "…"
    where = field.place or place
    origin = "" if field.origin == "none" else f" [{field.name or field.origin}]"
    return f"{name:11} {shown}{origin}" + ("" if where is None else f"  {_at(where)}")


def _at(place: PublishedPlace) -> str:
    return f"@{place.line}:{place.column}"
