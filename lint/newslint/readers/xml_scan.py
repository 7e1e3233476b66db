"""A tolerant XML scanner: every element, attribute value and run of words with its place in the source.

The standard parsers give the start of an element at best, stop at the first fault and would follow
declarations out of the file. This one never fetches anything, expands only plain entities that the file
itself declares, survives what is not well-formed and says so once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newslint.readers.html.tree import COMMENT, ROOT, TEXT, Node
from newslint.readers.xml_tree import NAME, PREDEFINED, REFERENCE, Verbatim, XmlNode, XmlPage, plain
from newslint_schemas import Problem, Text

# Possessive, so that a tag without an end is looked through once.
_START_TAG = re.compile(rf"""<({NAME})((?:\s++{NAME}\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+)\s*+(/?)>""")
_QUOTED = r""""(?:[^"<]*+|[^">]*+)"|'(?:[^'<]*+|[^'>]*+)'"""
_BROKEN_TAG = re.compile(rf"""<({NAME})((?:[^<>"']++|{_QUOTED})*+)(?=[<>"']|\Z)""")
_END_TAG = re.compile(rf"</({NAME})[^<>]*+>")
_NAMESPACE = re.compile(r"""\sxmlns:([^\s=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_NAMED = re.compile(rf"&({NAME});")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DOCTYPE = re.compile(r"""<!DOCTYPE\b(?:[^\[>"']++|"[^"]*+"|'[^']*+')*+([\[>])""")
_EXTERNAL = re.compile(r"\b(?:SYSTEM|PUBLIC)\b")
_DECLARED = re.compile(
    rf"""<!ENTITY\s++({NAME})\s++(?:"([^"]*+)"|'([^']*+)'|(?:SYSTEM|PUBLIC)\s)"""
    r"""|"[^"]*+"|'[^']*+'|<!--(?:.*?-->|.*)|(\])""",
    re.DOTALL,
)

_EXPANDED = 100_000
"""How many characters the declared entities of one file may come to."""

_MODULES: Mapping[str, str] = {
    "search.yahoo.com/mrss": "media",
    "purl.org/dc/": "dc",
    "purl.org/rss/1.0/modules/content": "content",
    "www.w3.org/2005/atom": "atom",
    "wordpress.org/export": "wp",
    "www.itunes.com/dtds": "itunes",
}
"""Parts of the namespaces of feed modules to their customary prefix; feeds misspell both ends of them."""

_PREFIXES = frozenset({*_MODULES.values(), "excerpt", "dcterms", "georss", "news", "snf", "slash", "wfw"})


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan gave: the tree, and what was wrong with the file.

    The nodes are those of the HTML reader, so that its ways to blocks and figures serve XHTML and NITF too.
    Names are in lower case and without their prefix; the prefix of a feed module is kept, in its customary
    form, since `media:title` is not `title`.
    """

    root: Node
    problems: tuple[Problem, ...]

    @property
    def top(self) -> Node | None:
        """The outermost element, or None where there is no element at all."""
        return next((node for node in self.root.children if not node.name.startswith("#")), None)


def scan_xml(markup: Text, depth: int = 200) -> Scan:
    """Read XML; `depth` bounds the nesting that is kept, what lies deeper is taken as flat.

    `markup` may itself be a mapped text: every place in the tree is then a place in the file. Never raises.
    Problems are `parse/xml` (at most one, the first), `parse/too-deep` and `parse/entity-bomb`; only the
    want of any element is fatal.
    """
    return _Scanner(XmlPage(markup), depth).run()


class _Open(NamedTuple):
    """An element that is not closed yet; `node` is where its content goes."""

    tag: str
    node: Node
    start: int


class _Scanner:
    """One pass over the markup."""

    def __init__(self, page: XmlPage, depth: int) -> None:
        self.page = page
        self.source = page.source
        self.depth = depth
        self.root = Node(page, ROOT, 0, 0, len(page.source))
        self.stack = [_Open("", self.root, 0)]
        self.open: dict[str, int] = {}
        """How many elements of a name are open, so that a stray end tag costs no search."""
        self.problems: dict[str, Problem] = {}
        self.prefixes: dict[str, str] = {}
        self.external = False
        self.declares = False
        self.spent = 0
        self.refused: set[str] = set()
        self.roots = 0

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        if rule not in self.problems:
            self.problems[rule] = Problem(rule, message, self.page.span(start, end))

    def malformed(self, cause: str, start: int, end: int) -> None:
        self.problem("parse/xml", f"This XML is not well-formed: {cause}.", start, end)

    def run(self) -> Scan:
        source = self.source
        position = 0
        while (mark := source.find("<", position)) >= 0:
            if mark > position:
                self.words(position, mark)
            position = self.markup(mark)
        if position < len(source):
            self.words(position, len(source))
        self.finish()
        return Scan(self.root, tuple(self.problems.values()))

    def markup(self, mark: int) -> int:
        """Take in what begins with the `<` at `mark`; return where it ends."""
        match = _START_TAG.match(self.source, mark)
        if match is not None:
            return self.start_tag(match[1], mark, match.end(), closed=bool(match[3]))
        if self.source.startswith("</", mark):
            return self.end_tag(mark)
        if self.source.startswith("<!--", mark):
            end = self.until("-->", mark, 4, "a comment is not closed with -->")
            self.append(Node(self.page, COMMENT, mark, end, end, self.stack[-1].node))
            return end
        if self.source.startswith("<![CDATA[", mark):
            return self.cdata(mark)
        if self.source.startswith("<?", mark):
            return self.until("?>", mark, 2, "a processing instruction (<?…) is not closed with ?>")
        if self.source.startswith("<!", mark):
            return self.declaration(mark)
        return self.broken_tag(mark)

    def until(self, closing: str, mark: int, length: int, fault: str) -> int:
        end = self.source.find(closing, mark + length)
        if end < 0:
            self.malformed(fault, mark, mark + length)
            return len(self.source)
        return end + len(closing)

    def append(self, node: Node) -> None:
        self.stack[-1].node.children.append(node)

    def cdata(self, mark: int) -> int:
        begin = mark + len("<![CDATA[")
        end = self.until("]]>", mark, len("<![CDATA["), "a CDATA section is not closed with ]]>")
        stop = end - 3 if self.source.startswith("]]>", end - 3) and end - 3 >= begin else end
        if stop > begin:
            self.append(Verbatim(self.page, begin, stop, self.stack[-1].node))
        return end

    def words(self, start: int, end: int) -> None:
        if self.source.find("&", start, end) >= 0:
            self.check(start, end)
        if len(self.stack) == 1 and (bare := self.source[start:end].strip("\ufeff \t\r\n")):
            begin = self.source.index(bare[0], start)
            self.malformed("there is text outside the outermost element; take it out", begin, begin + 1)
        self.append(Node(self.page, TEXT, start, end, end, self.stack[-1].node))

    def start_tag(self, tag: str, mark: int, end: int, *, closed: bool) -> int:
        inside = mark + 1 + len(tag)
        if end - inside > len("xmlns:"):
            if self.source.find("xmlns:", inside, end) >= 0:
                self.bind(inside, end)
            if self.source.find("&", inside, end) >= 0:
                self.check(inside, end)
        parent = self.stack[-1].node
        if parent is self.root:
            self.roots += 1
            if self.roots == 2:
                fault = f"<{tag}> is a second outermost element; put one around both"
                self.malformed(fault, mark, inside)
        node = parent
        if len(self.stack) <= self.depth:
            node = XmlNode(self.page, self.local(tag), tag, mark, end, parent)
            parent.children.append(node)
        else:
            message = (
                f"Elements are nested more than {self.depth} deep; what lies deeper was read as flat. "
                "Flatten the document."
            )
            self.problem("parse/too-deep", message, mark, inside)
        if not closed:
            self.stack.append(_Open(tag, node, mark))
            self.open[tag] = self.open.get(tag, 0) + 1
        return end

    def broken_tag(self, mark: int) -> int:
        match = _BROKEN_TAG.match(self.source, mark)
        if match is None:
            self.malformed("a bare < must be written &lt;", mark, mark + 1)
            self.append(Node(self.page, TEXT, mark, mark + 1, mark + 1, self.stack[-1].node))
            return mark + 1
        fault = f"the tag <{match[1]} …> can't be read; put its attributes' values in quotation marks"
        self.malformed(fault, mark, match.end(1))
        end = match.end()
        if self.source.startswith(('"', "'"), end):  # a quotation mark that is never closed: not heeded
            end = self.after(end)
        else:
            end += self.source.startswith(">", end)
        closed = self.source.endswith("/>", mark, end)
        return self.start_tag(match[1], mark, end, closed=closed)

    def bind(self, start: int, end: int) -> None:
        for match in _NAMESPACE.finditer(self.source, start, end):
            prefix, namespace = match[1].lower(), (match[2] or match[3] or "").lower()
            customary = next((name for part, name in _MODULES.items() if part in namespace), "")
            self.prefixes[prefix] = "excerpt" if customary == "wp" and "excerpt" in namespace else customary

    def local(self, tag: str) -> str:
        prefix, colon, local = tag.lower().rpartition(":")
        if not colon or not local:
            return tag.lower()
        customary = self.prefixes.get(prefix) or (prefix if prefix in _PREFIXES else "")
        return f"{customary}:{local}" if customary else local

    def end_tag(self, mark: int) -> int:
        match = _END_TAG.match(self.source, mark)
        if match is None:
            self.malformed("an end tag (</…) can't be read", mark, mark + 2)
            return self.after(mark + 2)
        tag, end = match[1], match.end()
        if self.stack[-1].tag != tag or len(self.stack) == 1:
            if not self.open.get(tag):
                self.malformed(f"</{tag}> closes nothing; take it out or add its start tag", mark, end)
                return end
            self.unclosed(f"is not closed before </{tag}>; add its end tag")
            while self.stack[-1].tag != tag:
                self.pop(mark)
        self.pop(end)
        return end

    def after(self, position: int) -> int:
        """Return where a piece of markup that can't be read ends: at its `>`, or before the next `<`."""
        other = self.source.find("<", position)
        other = len(self.source) if other < 0 else other
        close = self.source.find(">", position, other)
        return other if close < 0 else close + 1

    def unclosed(self, fault: str) -> None:
        left = self.stack[-1]
        self.malformed(f"<{left.tag}> {fault}", left.start, left.start + len(left.tag) + 1)

    def pop(self, end: int) -> None:
        closed = self.stack.pop()
        self.open[closed.tag] -= 1
        if closed.node is not self.stack[-1].node:
            closed.node.end = end

    def finish(self) -> None:
        if len(self.stack) > 1:
            self.unclosed("is never closed: the file was cut off, or its end tag is missing")
            while len(self.stack) > 1:
                self.pop(len(self.source))
        control = _CONTROL.search(self.source)
        if control is not None:
            code = f"U+{ord(control[0]):04X}"
            self.malformed(f"it holds the control character {code}; take it out", *control.span())
        if not self.roots:
            message = "This file holds no XML element; give it its own extension or exclude it."
            self.problems["parse/xml"] = Problem("parse/xml", message, self.page.span(0, 0), fatal=True)

    def declaration(self, mark: int) -> int:
        """Pass over a document type declaration, noting its entities; never fetch what it names."""
        # A document has one; looking for the end of a second could cost the whole file again.
        head = None if self.declares else _DOCTYPE.match(self.source, mark)
        self.declares = True
        if head is None:
            self.malformed("a declaration (<!…) can't be read", mark, mark + 2)
            return self.after(mark + 2)
        self.external = _EXTERNAL.search(head[0]) is not None
        if head[1] == ">":
            return head.end()
        position = head.end()
        for match in _DECLARED.finditer(self.source, position):
            position = match.end()
            if match[4]:
                break
            if match[1]:
                self.page.entities.setdefault(match[1], match[2] if match[2] is not None else match[3])
        end = self.source.find(">", position)
        return len(self.source) if end < 0 else end + 1

    def check(self, start: int, end: int) -> None:
        """Look at the references of a run: note what is wrong, and what may be expanded."""
        for match in REFERENCE.finditer(self.source, start, end):
            name = match[3]
            if name in PREDEFINED or match[1] or match[2]:
                continue
            if name is None:
                self.malformed("a bare & must be written &amp;", *match.span())
            elif name in self.page.entities:
                self.declared(name, match)
            elif not self.external:
                fault = f"the entity &{name}; is not declared; write the character itself"
                self.malformed(fault, *match.span())

    def declared(self, name: str, match: re.Match[str]) -> None:
        """Decide on a reference to an entity of the file: it may be expanded, or is refused once for all."""
        if name in self.refused:
            return
        entities, expanded = self.page.entities, self.page.expanded
        value = entities[name]
        if value is None or "<" in value:
            fault = (
                f"the entity &{name}; stands for markup or for another file, which is never fetched; "
                "write its content here"
            )
            self.malformed(fault, *match.span())
            self.refused.add(name)
            return
        if name not in expanded and not any(inner in entities for inner in _NAMED.findall(value)):
            expanded[name] = REFERENCE.sub(plain, value)
        self.spent += len(value)
        if name in expanded and self.spent <= _EXPANDED:
            return
        expanded.pop(name, None)
        self.refused.add(name)
        message = (
            f"The entity &{name}; expands to further entities or to too much text, as an attack would; "
            "it was left as it is. Write the text itself."
        )
        self.problem("parse/entity-bomb", message, *match.span())
