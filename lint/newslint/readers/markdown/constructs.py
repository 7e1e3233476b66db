"""What site generators put between the words of Markdown, as the pictures or the markup that it stands for.

Shortcodes, includes and components with picture-like names hold a picture in their arguments, or around others
and a caption; of the rest a reader sees nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newslint.conventions import Conventions
from newslint.language.credits import is_credit
from newslint.patterns import lazy
from newslint.readers.markdown.arguments import Argument
from newslint.readers.markdown.templates import Kind, Template, templates
from newslint.readers.pictures import described_credit, is_editorial
from newslint_schemas import NO_FIELD, Field, Picture, Presence, Role, Span, Text, TextBuilder

_MEANINGS = {
    **dict.fromkeys(("src", "file", "url", "filename", "image", "img", "path", "uid", "href", "photo"), "source"),
    **dict.fromkeys(("alt", "alttext", "description", "desc"), "alt"),
    **dict.fromkeys(("caption", "cutline", "figcaption", "legend", "captiontext", "text"), "caption"),
    **dict.fromkeys(
        ("credit", "credits", "attr", "attribution", "attrauthor", "photographer", "copyright", "imagecredit",
         "photocredit", "author", "byline"),
        "credit",
    ),
}  # fmt: skip
_NAMES = {"figure": "attr"}
"""What a shortcode calls its credit, where it is not "credit"."""
_LOOKUPS = {"post_url": "post_url", "link": "link", "ref": "ref", "relref": "ref"}
_SPECIAL = lazy(r"[<&\"]")
_REFERENCES = {"<": "&lt;", "&": "&amp;", '"': "&quot;"}
_NEXT_LINE = lazy(r"[ \t]*(?:\r?\n[ \t]*){1,2}(?:<\w+>)?([^\r\n<]{3,160})")
_RECORD = lazy(r"[\w-]+")


class Construct(NamedTuple):
    """A construct: where it stands, the picture it holds, or the markup that it stands for.

    Attributes:
        span: its place in the source.
        picture: a picture that is told in full by its arguments.
        markup: HTML in its place, mapped to the source; the words around it may belong to it.
        classes: the names of an attribute list that speaks of the block before it.
        leads_to: the page that it looks up, as `{% post_url path %}`, `{% link path %}` or `{% ref path %}`.
    """

    span: Span
    picture: Picture | None = None
    markup: Text | None = None
    classes: str = ""
    leads_to: str = ""


def constructs(source: str, start: int, conventions: Conventions, *, components: bool) -> list[Construct]:
    """Return the constructs of a body in order; code and comments hold none.

    Args:
        source: the decoded source.
        start: where the body begins.
        conventions: tell what positional and unusual arguments mean.
        components: whether braces are expressions and lines may be imports (MDX).
    """
    found = templates(source, start, len(source), mdx=components)
    made: list[Construct] = []
    for template in found:
        below = template.pictured and _is_credited_below(source, template.end)
        made.extend(_made(template, conventions, within=below))
    return made


def _is_credited_below(source: str, end: int) -> bool:
    """Say whether the next line is a credit, so that the picture must be read with what stands around it."""
    match = _NEXT_LINE.match(source, end)
    return match is not None and is_credit(match[1].strip(" *_()<>/"))


def _made(template: Template, conventions: Conventions, *, within: bool) -> Iterator[Construct]:
    """Yield what a template is; one with content that counts is its two tags with the content between them.

    A picture with words around it that may belong to it (`within`) is a figure in markup, else a picture.
    """
    span = Span(template.start, template.end)
    if template.kind is Kind.ATTRIBUTES:
        yield Construct(span, classes=template.name)
        return
    meanings = _configured(template, conventions)
    if template.inner is not None and not template.is_code:
        low, high = template.inner
        opening, closing = Span(template.start, low), Span(high, template.end)
        credit = _fields(template, meanings).get("credit", NO_FIELD)
        if template.captions:
            yield Construct(opening, markup=_tag("<figcaption>", opening))
            yield from (made for inner in template.within for made in _made(inner, conventions, within=True))
            yield Construct(closing, markup=_caption_end(credit, closing))
            return
        address = _fields(template, meanings).get("source", NO_FIELD)
        yield Construct(opening, markup=_figure_start(template, meanings, opening))
        if address.present and not any(inner.captions for inner in template.within):
            # Its content is its caption.
            yield Construct(Span(low, low), markup=_tag("<figcaption>", Span(low, low)))
            yield from (made for inner in template.within for made in _made(inner, conventions, within=True))
            yield Construct(closing, markup=_tag("</figcaption></figure>", closing))
            return
        yield from (made for inner in template.within for made in _made(inner, conventions, within=True))
        yield Construct(closing, markup=_tag("</figure>", closing))
        return
    if template.kind is Kind.HIDDEN or template.closes or not (template.pictured or meanings):
        yield Construct(span, leads_to=_page(template))
        return
    picture = _picture(template, meanings, span)
    if picture is None:
        yield Construct(span)
        return
    if "sidecar" in meanings:
        from newslint.readers.sidecars import with_sidecar

        picture = with_sidecar(picture, meanings["sidecar"], conventions)
    if picture.caption is NO_FIELD and picture.credit is NO_FIELD and picture.role is not Role.SHARE:
        yield Construct(span, markup=_image(picture, span))
    elif within and picture.credit.state is Presence.ABSENT:
        yield Construct(span, markup=_figure(picture, span))
    else:
        yield Construct(span, picture)


def _page(template: Template) -> str:
    """Return the page that a template looks up in its site, or nothing."""
    name = _LOOKUPS.get(template.name, "") if template.kind is Kind.CALL else ""
    path = next((item.text.value for item in template.arguments if item.name in ("0", "path")), "")
    return f"{{% {name} {path} %}}" if name and path else ""


def _configured(template: Template, conventions: Conventions) -> Mapping[str, str]:
    if not conventions.shortcodes or template.kind not in (Kind.CALL, Kind.COMPONENT):
        return {}
    return conventions.shortcodes.get(template.name) or conventions.shortcodes.get(
        template.name.rpartition("/")[2], {}
    )


def _fields(template: Template, meanings: Mapping[str, str]) -> dict[str, Field]:
    """Return what the arguments say: source, caption, credit, alt; an empty one counts where no other does."""
    fields: dict[str, Field] = {}
    for argument in template.arguments:
        meaning = meanings.get(argument.name) or _MEANINGS.get(_squashed(argument.name))
        if meaning is not None and fields.get(meaning, NO_FIELD).missing:
            fields[meaning] = _field(argument, plain=meaning == "source")
    title = next((one for one in template.arguments if _squashed(one.name) == "title"), None)
    if title is not None and "caption" not in fields:
        fields["caption"] = _field(title, plain=False)
    return fields


def _squashed(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _field(argument: Argument, *, plain: bool) -> Field:
    if plain:
        return Field.of(argument.text, argument.name, slot=argument.span)
    from newslint.readers.markdown.rendering import words_of  # which renders constructs

    return Field.of(words_of(argument.text).folded(), argument.name, slot=argument.span)


def _picture(template: Template, meanings: Mapping[str, str], span: Span) -> Picture | None:
    """Return the picture that the arguments tell, or None where they name no image."""
    fields = _fields(template, meanings)
    address = fields.get("source", NO_FIELD)
    alt = fields.get("alt", NO_FIELD)
    if not address.present or not is_editorial(address.value, alt.value):
        return None
    caption, credit = fields.get("caption", NO_FIELD), fields.get("credit", NO_FIELD)
    if template.kind is Kind.CALL and _RECORD.fullmatch(address.value):
        # The name of a record, in which the site keeps caption and credit.
        caption = Field.elsewhere() if caption is NO_FIELD else caption
        credit = Field.elsewhere() if credit is NO_FIELD else credit
    role = Role.SHARE if "mugshot" in template.words else Role.BODY
    key = credit.name or _NAMES.get(template.name, "credit")
    picture = Picture(address.value, span, caption, credit, alt, role=role, key=key)
    return described_credit(picture)


# --- as markup --------------------------------------------------------------------------------------


def _tag(tag: str, span: Span) -> Text:
    return Text.whole(tag, span)


def _image(picture: Picture, span: Span) -> Text:
    builder = TextBuilder()
    _write_image(builder, picture, span)
    return builder.text()


def _figure(picture: Picture, span: Span) -> Text:
    """Return a picture with its own caption and credit as a figure."""
    builder = TextBuilder()
    builder.replaced("<figure>", span.start, span.start)
    _write_image(builder, picture, span)
    for tag, words in (("figcaption", picture.caption), ("cite", picture.credit)):
        if words.present:
            builder.replaced(f"<{tag}>", span.end, span.end)
            _write(builder, words.text)
            builder.replaced(f"</{tag}>", span.end, span.end)
    builder.replaced("</figure>", span.end, span.end)
    return builder.text()


def _figure_start(template: Template, meanings: Mapping[str, str], span: Span) -> Text:
    builder = TextBuilder()
    builder.replaced("<figure>", span.start, span.start)
    picture = _picture(template, meanings, span)
    fields = _fields(template, meanings)
    if picture is not None:
        _write_image(builder, picture, span)
    for tag, words in (
        ("figcaption", fields.get("caption", NO_FIELD)),
        ("cite", fields.get("credit", NO_FIELD)),
    ):
        if words.present:
            builder.replaced(f"<{tag}>", span.end, span.end)
            _write(builder, words.text)
            builder.replaced(f"</{tag}>", span.end, span.end)
    return builder.text()


def _caption_end(credit: Field, span: Span) -> Text:
    builder = TextBuilder()
    builder.replaced("</figcaption>", span.start, span.start)
    if credit.present:
        builder.replaced("<cite>", span.start, span.start)
        _write(builder, credit.text)
        builder.replaced("</cite>", span.end, span.end)
    return builder.text()


def _write_image(builder: TextBuilder, picture: Picture, span: Span) -> None:
    builder.replaced("<img", span.start, span.start)
    if picture.alt is not NO_FIELD:
        place = picture.alt.span or span
        builder.replaced(' alt="', place.start, place.start)
        _write(builder, picture.alt.text)
        builder.replaced('"', place.end, place.end)
    builder.replaced(' src="', span.start, span.start)
    builder.replaced("".join(_REFERENCES.get(mark, mark) for mark in picture.source), span.start, span.end)
    builder.replaced('">', span.end, span.end)


def _write(builder: TextBuilder, text: Text) -> None:
    """Write words so that they are words in HTML, too."""
    position = 0
    for match in _SPECIAL.finditer(text.value):
        builder.add(text.slice(position, match.start()))
        place = text.span(*match.span())
        builder.replaced(_REFERENCES[match[0]], *place)
        position = match.end()
    builder.add(text.slice(position))
