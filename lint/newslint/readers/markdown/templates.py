"""What a site's templates put into Markdown: shortcodes, includes, components, comments, attribute lists.

They are found before the Markdown is parsed, and masked there, so that their arguments are neither words
nor markup; every offset stays what it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from newslint.patterns import lazy
from newslint.readers.markdown.arguments import Argument, jsx_arguments, named_arguments

MASK = "x"
"""What masked characters are replaced by: a letter, as Hugo's own placeholders are words."""


class Kind(Enum):
    """What a template is."""

    CALL = auto()
    """A shortcode, a tag or an include, by name."""
    COMPONENT = auto()
    """An element of JSX."""
    ATTRIBUTES = auto()
    """An attribute list: `{: .caption}`."""
    CAPTION = auto()
    """WordPress's `[caption]`."""
    HIDDEN = auto()
    """A comment, an expression, an import: no reader sees it as it stands."""


@dataclass(slots=True)
class Template:
    """One template in the source.

    Attributes:
        kind: what it is.
        start, end: its offsets; with its content and its closing tag where it was paired.
        name: the name that it calls, without extension; for an attribute list its classes.
        arguments: in source order.
        opens: whether a closing tag may follow.
        closes: whether it is a closing tag itself.
        inner: the offsets of what stands between it and its closing tag.
        within: the templates in there.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    arguments: list[Argument] = field(default_factory=list[Argument])
    opens: bool = False
    closes: bool = False
    inner: tuple[int, int] | None = None
    within: list[Template] = field(default_factory=list["Template"])

    @property
    def words(self) -> frozenset[str]:
        """The words of the name, in lower case ("featured/picture", "PhotoLarge")."""
        return frozenset(word.lower() for word in _WORD.findall(self.name))

    @property
    def pictured(self) -> bool:
        """Whether the name says that it shows a picture."""
        return any(_PICTURE.match(word) for word in self.words)

    @property
    def captions(self) -> bool:
        """Whether the name says that its content is a caption."""
        return not self.words.isdisjoint(_CAPTIONS)

    @property
    def is_code(self) -> bool:
        """Whether its content is no text of the article."""
        return not self.words.isdisjoint(_CODE)


_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_PICTURE = lazy(
    r"(?:picture|pic|pict|photo|photograph|figure|fig|image|img|foto|bild|illustration|mugshot)s?$"
)
_CAPTIONS = frozenset({"caption", "figcaption", "legend", "cutline"})
_CODE = frozenset(
    {
        "highlight",
        "code",
        "comment",
        "raw",
        "mermaid",
        "math",
        "katex",
        "chart",
        "style",
        "script",
        "verbatim",
    }
)

# Every alternative begins with a fixed character, so that the search skips from one such to the next.
_START = lazy(
    r"\{\{|\{%|\{#|\{:|\{/\*|\{[.\w]|<!--|<[A-Z][A-Za-z0-9.]*[a-z]|</[A-Z][A-Za-z0-9.]*[a-z]"
    r"|\[caption\b|\[/caption\b|\[/?(?:gallery|embed|video|audio|playlist|youtube)\b|\$[A-Z]{3,}\$"
    r"|\n(?:import|export)\s"
)
_HUGO = lazy(
    r"\{\{(?:<((?:[^\"`>]++|\"(?:[^\"\\>]|\\.|>(?!\}\}))*+\"|`(?:[^`>]|>(?!\}\}))*+`|>(?!\}\})|[\"`])*+)>"
    r"|%((?:[^\"`%]++|\"(?:[^\"\\%]|\\.|%(?!\}\}))*+\"|`(?:[^`%]|%(?!\}\}))*+`|%(?!\}\})|[\"`])*+)%)\}\}"
)
_LIQUID = lazy(
    r"\{%-?((?:[^\"'%]++|\"(?:[^\"\\%]|\\.|%(?!\}))*+\"|'(?:[^'\\%]|\\.|%(?!\}))*+'|%(?!\})|[\"'])*+)%\}"
)
_EXPRESSION = lazy(r"\{\{[^{}]*+\}\}")
_HUGO_COMMENT = lazy(r"\{\{[-<%]?\s*/\*")
_HUGO_COMMENT_END = lazy(r"\*/\s*[-<>%]?\}\}")
_LIQUID_COMMENT_END = lazy(r"\{%-?\s*endcomment\s*-?%\}")
_ATTRIBUTES = lazy(
    r"\{(?::[^{}\n]*|#[\w-]+[^{}\n]*|\.[\w-]+[^{}\n]*|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)[^{}\n]*)\}"
)
_CLASS = lazy(r"\.([\w-]+)|class=[\"']?([\w -]+)")
_MDX_EXPRESSION = lazy(r"\{[^{}\n]*\}")
_IMPORT = lazy(r"import\s[^\n]*?(?:from\s+)?['\"][^'\"\n]+['\"];?[ \t]*(?=\r|\n|\Z)")
_EXPORT = lazy(r"export\s+(?:const|let|default|function|async|\{)[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_TOKEN = lazy(r"[-\s]*(/)?\s*[\"']?([\w./:-]*[\w-])?[\"']?")
_INCLUDES = frozenset({"include", "include_cached", "include_relative", "render", "partial", "component"})
_EXTENSION = lazy(r"\.(?:html?|liquid|md|njk|hbs|svelte)$")
_MOST_FAILURES = 500
"""A text with more openings that nothing closes is no article, and is not worth the time."""
_BRACKET = lazy(r"\[(/?)(\w+)([^\]\n]*)\]")
_FENCE = lazy(r"^[ \t>]*(?:[-*+] +)?(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)


def templates(source: str, start: int, end: int, *, mdx: bool = False) -> list[Template]:
    """Find the templates in source[start:end], outside code, in source order.

    One that has a picture, a caption or code as its content holds everything up to its closing tag.

    Args:
        source: the decoded source.
        start: where the body begins.
        end: where it ends.
        mdx: whether braces are expressions and lines may be imports.
    """
    text = source if end >= len(source) else source[:end]
    found = list(_scan(text, start, mdx=mdx))
    return _paired(found)


def _scan(text: str, start: int, *, mdx: bool) -> Iterator[Template]:
    fences = _fences(text, start)
    failures = 0
    position = start
    if first := _IMPORT.match(text, start):
        yield Template(Kind.HIDDEN, start, first.end())
        position = first.end()
    while (found := _START.search(text, position)) is not None:
        at = found.start() + (found[0][0] == "\n")
        while fences and fences[0][1] <= at:
            del fences[0]
        if fences and fences[0][0] <= at:
            position = max(fences[0][1], at + 1)
            continue
        if found[0] == "<!--":
            closing = text.find("-->", at)
            # Never closed, it takes in all that follows.
            position = len(text) if closing < 0 else closing
            continue
        if _in_code(text, start, at):
            position = found.end()
            continue
        template = _template(text, at, mdx=mdx)
        if template is None:
            position = at + 1
            failures += 1
            if failures > _MOST_FAILURES:
                return
            continue
        yield template
        position = max(template.end, at + 1)


def _fences(text: str, start: int) -> list[tuple[int, int]]:
    """Return the offsets of fenced code."""
    if text.find("```", start) < 0 and text.find("~~~", start) < 0:
        return []
    spans: list[tuple[int, int]] = []
    opening: re.Match[str] | None = None
    for match in _FENCE.finditer(text, start):
        if opening is None:
            if match[1][0] == "~" or "`" not in match[2]:
                opening = match
        elif match[1].startswith(opening[1]) and not match[2].strip():
            spans.append((opening.start(), match.end()))
            opening = None
    if opening is not None:
        spans.append((opening.start(), len(text)))
    return spans


def _in_code(text: str, start: int, at: int) -> bool:
    line = max(text.rfind("\n", max(start, at - 2_000), at) + 1, start, at - 2_000)
    return text.count("`", line, at) % 2 == 1 and text.find("`", at, at + 400) >= 0


def _template(text: str, at: int, *, mdx: bool) -> Template | None:
    head = text[at : at + 2]
    if head == "{{":
        return _double_brace(text, at)
    if head == "{%":
        match = _LIQUID.match(text, at)
        return None if match is None else _liquid(text, match)
    if head == "{#" and _ATTRIBUTES.match(text, at) is None:
        return _hidden(at, text.find("#}", at), 2)
    if text.startswith("{/*", at):
        return _hidden(at, text.find("*/}", at), 3)
    if head[0] == "{":
        if match := _ATTRIBUTES.match(text, at):
            names = " ".join(one or two for one, two in _CLASS.findall(match[0]))
            return Template(Kind.ATTRIBUTES, at, match.end(), names)
        match = _MDX_EXPRESSION.match(text, at) if mdx else None
        return None if match is None else Template(Kind.HIDDEN, at, match.end())
    if head[0] == "<":
        return _component(text, at)
    if head[0] == "[":
        return _bracketed(text, at)
    if head[0] == "$":
        return Template(Kind.HIDDEN, at, text.index("$", at + 1) + 1)
    match = _IMPORT.match(text, at) or (_EXPORT.match(text, at) if mdx else None)
    return None if match is None else Template(Kind.HIDDEN, at, match.end())


def _hidden(at: int, closing: int, length: int) -> Template | None:
    return None if closing < 0 else Template(Kind.HIDDEN, at, closing + length)


def _double_brace(text: str, at: int) -> Template | None:
    if _HUGO_COMMENT.match(text, at):
        closing = _HUGO_COMMENT_END.search(text, at)
        return None if closing is None else Template(Kind.HIDDEN, at, closing.end())
    if text[at + 2 : at + 3] in ("<", "%"):
        match = _HUGO.match(text, at)
        if match is None:
            return None
        group = match.lastindex or 1
        return _call(Template(Kind.CALL, at, match.end()), text, *match.span(group))
    match = _EXPRESSION.match(text, at)
    return None if match is None else Template(Kind.HIDDEN, at, match.end())


def _liquid(text: str, match: re.Match[str]) -> Template:
    start = match.start(1)
    end = start + len(match[1].rstrip("- \t\r\n"))
    template = _call(Template(Kind.CALL, match.start(), match.end()), text, start, end)
    if template.name == "comment":
        closing = _LIQUID_COMMENT_END.search(text, match.end())
        if closing is not None:
            return Template(Kind.HIDDEN, match.start(), closing.end())
    if template.name.startswith("end") and len(template.name) > 3:
        template.name = template.name[3:]
        template.closes, template.opens = True, False
    return template


def _call(template: Template, text: str, start: int, end: int) -> Template:
    """Fill in name and arguments of a shortcode or tag, whose words stand at [start, end)."""
    token = _TOKEN.match(text, start, end)
    if token is None or token[2] is None:
        template.kind = Kind.HIDDEN
        return template
    template.closes = token[1] is not None
    name, position = token[2], token.end()
    if name in _INCLUDES and (following := _TOKEN.match(text, position, end)) is not None and following[2]:
        name, position = following[2], following.end()
    template.name = _EXTENSION.sub("", name)
    stop = end
    if text[start:end].rstrip().endswith("/"):
        stop = start + len(text[start:end].rstrip()) - 1
    template.opens = stop == end and not template.closes
    template.arguments = named_arguments(text, position, stop)
    return template


def _component(text: str, at: int) -> Template | None:
    closes = text[at + 1] == "/"
    begin = at + (2 if closes else 1)
    name = begin
    while name < len(text) and (text[name].isalnum() or text[name] in "._"):
        name += 1
    if text[name : name + 1] not in (" ", "\t", "\n", "\r", "/", ">"):
        return None
    found = jsx_arguments(text, name)
    if found is None:
        return None
    arguments, end, self_closing = found
    opens = not closes and not self_closing
    return Template(Kind.COMPONENT, at, end, text[begin:name], arguments, opens=opens, closes=closes)


def _bracketed(text: str, at: int) -> Template | None:
    match = _BRACKET.match(text, at)
    if match is None or text.startswith("(", match.end()) or text.startswith(":", match.end()):
        return None  # a link with that text
    name = match[2]
    kind = Kind.CAPTION if name == "caption" else Kind.HIDDEN
    arguments = named_arguments(text, *match.span(3))
    if kind is Kind.CAPTION and not match[1] and not arguments:
        return None
    return Template(kind, at, match.end(), name, arguments, opens=not match[1], closes=bool(match[1]))


def _paired(found: list[Template]) -> list[Template]:
    """Let the templates with a picture, a caption or code as content take it in."""
    openings: dict[str, list[int]] = {}
    closings: dict[str, list[int]] = {}
    for index, template in enumerate(found):
        if template.opens or template.closes:
            (openings if template.opens else closings).setdefault(template.name, []).append(index)
    if not closings:
        return found
    kept: list[Template] = []
    index = 0
    while index < len(found):
        template = found[index]
        close = None
        if template.opens and _takes_content(template):
            close = _after(closings.get(template.name, []), index)
            another = _after(openings[template.name], index)
            # With another opening before it, this one stands alone, as most shortcodes do.
            if close is not None and (another is None or close < another):
                template.inner = (template.end, found[close].start)
                template.within = _paired(found[index + 1 : close])
                template.end = found[close].end
                index = close
        kept.append(template)
        index += 1
    return kept


def _takes_content(template: Template) -> bool:
    return template.kind is Kind.CAPTION or template.pictured or template.captions or template.is_code


def _after(indices: list[int], index: int) -> int | None:
    at = bisect_right(indices, index)
    return indices[at] if at < len(indices) else None
