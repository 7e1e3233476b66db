"""What site generators put between the words of Markdown: shortcodes, includes, template expressions, components.

Those with picture-like names hold a picture in their arguments; the others are nothing that a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newslint.conventions import Conventions
from newslint.readers.pictures import is_editorial
from newslint_schemas import NO_FIELD, Field, Picture, Role, Span, Text, TextBuilder

_CONSTRUCT = re.compile(
    r"\{\{[<%]-?\s*(?P<short>/?[\w./-]+)(?P<short_args>(?:[^\"`'}>%]|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|'[^'\n]*'|[>%](?!\}\})|\}(?!\}))*?)/?\s*-?[>%]\}\}"
    r"|\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{%-?\s*(?P<tag>include(?:_relative|_cached)?\s+)?(?P<name>[\w./-]+)"
    r"(?P<args>(?:[^\"'%}]|\"(?:[^\"\\]|\\.)*\"|'[^'\n]*'|%(?!\})|\}|')*?)-?%\}"
    r"|\{\{/\*[\s\S]*?\*/\}\}|\{/\*[\s\S]*?\*/\}"
    r"|\{\{(?!\{)[^{}\n]{0,300}\}\}"
    r"|\{:[^}\n]{0,200}\}"
    r"|(?P<caption>\[caption\b[^\]]*\])(?P<shot>\s*(?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?|\s*\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?)"
    r"(?P<words>[\s\S]*?)\[/caption\]"
)
_COMPONENT = re.compile(
    r"<(?P<name>[A-Z]\w*)(?P<args>(?:\s+[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}))?)*)\s*/>"
)
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z)", re.M)
_COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_PICTURE_NAME = re.compile(r"pict|photo|fig|image|img|imgproc|mugshot", re.IGNORECASE)
_ARGUMENT = re.compile(
    r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`"
    r"|\{\s*[\"'](?P<braced>[^\"']*)[\"']\s*\}|\{(?P<code>[^{}]*)\}|(?P<bare>[^\s\"'>]+))"
    r"|\"(?P<position>(?:[^\"\\]|\\.)*)\"|(?P<word>[^\s=\"']+)"
)
_MEANINGS = {
    **dict.fromkeys(("src", "file", "filename", "url", "image", "path", "uid", "img", "name"), "source"),
    **dict.fromkeys(("alt", "description", "alt-text", "alttext"), "alt"),
    **dict.fromkeys(("caption", "text", "cutline", "figcaption", "title-caption"), "caption"),
    **dict.fromkeys(
        (
            "credit",
            "attr",
            "attribution",
            "attrauthor",
            "photographer",
            "copyright",
            "image-credit",
            "photo-credit",
        ),
        "credit",
    ),
}
_ESCAPED = re.compile(r"\\(.)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});")


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct: where it stands, the picture it holds, or the markup that it stands for."""

    span: Span
    picture: Picture | None = None
    markup: Text | None = None


def constructs(source: str, start: int, conventions: Conventions, *, components: bool) -> list[Construct]:
    """Return the constructs of a body in order; code and comments hold none.

    Args:
        source: the decoded source.
        start: where the body begins.
        conventions: tell what positional and unusual arguments mean.
        components: whether JSX components count (MDX).
    """
    hints = "{" in source or "[caption" in source or components
    if not hints:
        return []
    closed = [Span(*match.span()) for match in _FENCE.finditer(source, start)]
    closed += [Span(*match.span()) for match in _COMMENT.finditer(source, start)]
    closed += [Span(*match.span()) for match in _CODE.finditer(source, start)]
    found = [_made(source, match, conventions) for match in _CONSTRUCT.finditer(source, start)]
    if components:
        found += [_component(source, match, conventions) for match in _COMPONENT.finditer(source, start)]
    found.sort(key=lambda item: item.span)
    kept: list[Construct] = []
    for item in found:
        if any(span.holds(item.span) for span in closed) or (kept and kept[-1].span.end > item.span.start):
            continue
        kept.append(item)
    return kept


def _made(source: str, match: re.Match[str], conventions: Conventions) -> Construct:
    span = Span(*match.span())
    if match["caption"] is not None:
        return Construct(span, markup=_captioned(source, match))
    for name, arguments in (("short", "short_args"), ("name", "args")):
        if match[name] is not None:
            wanted = match[name]
            inside = match.span(arguments)
            if match["tag"] is None and name == "name" and wanted not in conventions.shortcodes:
                break  # {% image "a" "b" %}: what its arguments mean only the configuration knows
            if wanted in conventions.shortcodes or _PICTURE_NAME.search(wanted):
                meanings = conventions.shortcodes.get(wanted, {})
                return Construct(span, _picture(source, span, inside, wanted, meanings))
    return Construct(span)


def _component(source: str, match: re.Match[str], conventions: Conventions) -> Construct:
    span = Span(*match.span())
    name = match["name"]
    if name in conventions.shortcodes or _PICTURE_NAME.search(name):
        return Construct(
            span, _picture(source, span, match.span("args"), name, conventions.shortcodes.get(name, {}))
        )
    return Construct(span)


def _picture(
    source: str, span: Span, inside: tuple[int, int], name: str, meanings: Mapping[str, str]
) -> Picture | None:
    fields: dict[str, Field] = {}
    for key, text, slot in _arguments(source, *inside):
        meaning = meanings.get(key) or _MEANINGS.get(key.lower().replace("_", "-"))
        if meaning is not None and fields.get(meaning, NO_FIELD).missing:
            fields[meaning] = Field.of(text, key, slot=slot)
    address = fields.get("source", NO_FIELD)
    alt = fields.get("alt", NO_FIELD)
    if address.missing and fields.get("caption", NO_FIELD).missing:
        return None
    if not is_editorial(address.value, alt.value):
        return None
    role = Role.SHARE if "mugshot" in name.lower() else Role.BODY
    return Picture(
        source=address.value,
        span=span,
        caption=fields.get("caption", NO_FIELD),
        credit=fields.get("credit", NO_FIELD),
        alt=alt,
        role=role,
    )


def _arguments(source: str, start: int, end: int) -> Iterator[tuple[str, Text, Span]]:
    """Yield the name (or number), the words and the slot of each argument."""
    position = 0
    for match in _ARGUMENT.finditer(source, start, end):
        kind = match.lastgroup or "word"
        if match["name"] is None:
            key = str(position)
            position += 1
        else:
            key = match["name"]
            kind = next(
                kind
                for kind in ("double", "single", "raw", "braced", "code", "bare")
                if match[kind] is not None
            )
        slot = Span(*match.span(kind))
        yield key, _unescaped(source, slot, escapes=kind in ("double", "position")), slot


def _unescaped(source: str, slot: Span, *, escapes: bool) -> Text:
    """Return an argument's words: backslashes and entities resolved, markup taken out."""
    builder = TextBuilder()
    position = slot.start
    if escapes:
        for match in _ESCAPED.finditer(source, *slot):
            builder.verbatim(source, position, match.start())
            builder.replaced(match[1], *match.span())
            position = match.end()
    builder.verbatim(source, position, slot.end)
    text = builder.text(("shortcode",))
    if "<" in text.value or _ENTITY.search(text.value):
        from newslint.readers.html.tree import parse
        from newslint.readers.html.words import text_of

        return text_of(parse(text))
    return text.folded()


def _captioned(source: str, match: re.Match[str]) -> Text:
    """Return WordPress's [caption] as a figure."""
    builder = TextBuilder()
    builder.replaced("<figure>", *match.span("caption"))
    shot = match["shot"]
    if "<img" in shot:
        builder.verbatim(source, *match.span("shot"))
    else:
        address = re.search(r"!\[([^\]]*)\]\(\s*([^)\s]*)", shot)
        if address is not None:
            at = match.start("shot")
            builder.replaced('<img alt="', at, at)
            builder.verbatim(source, at + address.start(1), at + address.end(1))
            builder.replaced('" src="', at, at)
            builder.verbatim(source, at + address.start(2), at + address.end(2))
            builder.replaced('">', match.end("shot"), match.end("shot"))
    builder.replaced("<figcaption>", match.start("words"), match.start("words"))
    builder.verbatim(source, *match.span("words"))
    builder.replaced("</figcaption></figure>", match.end("words"), match.end())
    return builder.text()
