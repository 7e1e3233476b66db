"""The findings that no rule makes: what could not be read, and what is wrong with suppressions and lists.

They have ids, severities and pages as rules have, so that reports, `explain` and the configuration
speak of them in the same way; they compute and do not judge. Parse findings can't be suppressed within
the article that could not be read, only ignored by path.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc

from newslint.finding import Severity
from newslint.report import RuleInfo
from newslint.standards import Precision

UNREADABLE = "parse/unreadable"
TOO_LARGE = "parse/too-large"
UNUSED = "suppressions/unused"
UNKNOWN = "suppressions/unknown"
EXPIRED = "suppressions/expired"
NAME_EXPIRED = "names/expired"


_BY_EFFECT = (
    "\n\nIt is an error where nothing could be read because of it, and a warning where the article could be read "
    "all the same; `severity:` of the configuration sets one for both."
)


def _info(name: str, severity: Severity, title: str, page: str, *, by_effect: bool = False) -> RuleInfo:
    words = cleandoc(page).strip() + (_BY_EFFECT if by_effect else "")
    return RuleInfo(name, title, words, severity, Precision.COMPUTED, tags=(name.partition("/")[0],))


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_ALL = (
    _info(
        UNREADABLE,
        _ERROR,
        "File that cannot be opened",
        """The file is there but could not be opened: its permissions forbid it, or the link leads
        nowhere. Nothing in it was checked.

        Mend the permissions or the link, or exclude the file.
        """,
    ),
    _info(
        "parse/encoding",
        _WARNING,
        "Text in an unexpected encoding",
        """The file is not valid UTF-8, or not what its byte-order mark or its declaration promises, so
        letters with accents and typographic quotation marks may show as wrong characters. It was
        read in the most likely encoding, and no fix will be written to it.

        Save the file as UTF-8.
        """,
    ),
    _info(
        "parse/binary",
        _ERROR,
        "Binary data where text was expected",
        """The file has the extension of a text format but holds a picture, a PDF, an archive or other
        binary data. Nothing in it was checked.

        Give it its own extension, or exclude it.
        """,
    ),
    _info(
        TOO_LARGE,
        _ERROR,
        "File beyond the size limit",
        """The file is larger than `limits: bytes:` allows, or holds more articles than `limits:
        articles:` allows. What lies beyond the limit was not checked.

        Split the file, exclude it, or raise the limit in the configuration.
        """,
        by_effect=True,
    ),
    _info(
        "parse/too-deep",
        _ERROR,
        "Nesting beyond the depth limit",
        """Elements, keys, lists or quotations are nested deeper than `limits: depth:` allows, which no
        article needs and which is a common way to make a program fail. What lies deeper was not
        checked.

        Flatten the document, or raise the limit in the configuration.
        """,
        by_effect=True,
    ),
    _info(
        "parse/front-matter",
        _ERROR,
        "Front matter that cannot be read",
        """The block of metadata at the top is never closed, or is not valid YAML, TOML or JSON; or an article
        that is YAML as a whole is not.
        Headline, date and pictures may be missing from the article, on the site as well as here.

        Mend the line that is shown. The usual causes: a colon or a quotation mark inside a value
        that is not quoted, a tab used to indent, a closing `---` that is missing.
        """,
        by_effect=True,
    ),
    _info(
        "parse/duplicate-key",
        _WARNING,
        "Key given twice",
        """The same key stands twice in one block, so one of the two values is lost; which one, depends
        on the program that reads it. The last one was taken.

        Keep the right one and delete the other.
        """,
    ),
    _info(
        "parse/bad-date",
        _WARNING,
        "Date that cannot be read",
        """A field that holds a date holds something else, or a day that is not in the calendar. The
        article was checked as if it had no such date. An empty field and a placeholder (`TBD`, `YYYY-MM-DD`,
        `{{ date }}`) hold no date yet, which is no mistake of reading, and are left alone.

        Write the date as year-month-day, `2024-01-18`, or with a time, `2024-01-18T09:30:00Z`.
        """,
    ),
    _info(
        "parse/json",
        _ERROR,
        "JSON that cannot be read",
        """The file is not valid JSON: a comma or a bracket is missing or too many, a string is not
        closed, or the file was cut off. It was read as far as possible.

        Mend the place that is shown, or write the file again from the system that it comes from.
        """,
        by_effect=True,
    ),
    _info(
        "parse/xml",
        _ERROR,
        "XML that cannot be read",
        """The file is not well-formed XML: an element is not closed, an `&` stands by itself, or the
        file was cut off. It was read as far as possible.

        Mend the place that is shown, or write the file again from the system that it comes from.
        """,
        by_effect=True,
    ),
    _info(
        "parse/entity-bomb",
        _ERROR,
        "XML entities that are not expanded",
        """The file declares entities of its own, which can make a small file grow without bound or
        read other files of the machine. They are never expanded.

        Write the text itself instead of the entity.
        """,
        by_effect=True,
    ),
    _info(
        UNUSED,
        _WARNING,
        "Suppression that silences nothing",
        """A comment or key asks to ignore a rule where that rule reports nothing, so it would hide a
        mistake made later.

        Delete it.
        """,
    ),
    _info(
        UNKNOWN,
        _WARNING,
        "Suppression of a rule that does not exist",
        """A comment or key asks to ignore a rule that is not installed. Most often its name is
        misspelt, and what it was to silence is still reported.

        Correct the name or delete the suppression.
        """,
    ),
    _info(
        EXPIRED,
        _WARNING,
        "Suppression past its date",
        """A comment or key asked to ignore a rule until a day that is over, and no longer silences it.

        Mend what it silenced, or give a new day and say why.
        """,
    ),
    _info(
        NAME_EXPIRED,
        _WARNING,
        "House decision on a name past its last day",
        """An entry of the house name list has an `until:` that is over. Its spellings are no longer
        checked, which nobody would notice in the copy.

        Decide anew and give the entry another last day, or take it out of the list. It is reported at
        the list when whole folders are checked; a run over single files says so in its summary.
        """,
    ),
)

META: Mapping[str, RuleInfo] = {info.id: info for info in sorted(_ALL, key=lambda info: info.id)}
"""Every such finding by id, sorted."""

BY_EFFECT: tuple[str, ...] = tuple(name for name, info in META.items() if info.page.endswith(_BY_EFFECT))
"""The ids of those whose severity depends on what was lost: an error, or a warning."""
