"""What applies to one rule in the current folder, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.pages import standard_words
from newslint.profiles import PROFILES, Choice
from newslint.settings import ALL, UNSAID, Settings, lookup


def choices(settings: Settings) -> Iterator[Choice]:
    """Yield what the profile sets; what the configuration says of the same wins over it."""
    if settings.profile:
        yield from PROFILES[settings.profile].choices


def profile_words(settings: Settings, choice: Choice) -> str:
    """Return the words for a value that comes from the profile."""
    return f"the profile {settings.profile}: {standard_words(choice.standard)}"


def here(settings: Settings, rule: str) -> str:
    """Return a section on what applies to a rule, as Markdown; nothing where all is as it ships."""
    lines = [f"- {words} [{origin}]" for words, origin in _said(settings, rule)]
    if not lines:
        return ""
    runs = any(item.entry.id == rule for item in settings.active("", None))
    state = "It runs." if runs else "It does not run."
    return f"\n## Here\n\n{state} Overrides for single articles aside:\n\n" + "\n".join(lines) + "\n"


def _said(settings: Settings, rule: str) -> Iterator[tuple[str, str]]:
    choice = next((item for item in choices(settings) if item.rule == rule), None)
    level = lookup(settings.severity, rule)
    if level is not UNSAID:
        names = (rule, rule.partition("/")[0], ALL)
        name = next(name for name in names if name in settings.severity)
        yield f"severity `{'off' if level is None else level}`", _origin(settings, f"severity.{name}")
    elif choice is not None and choice.severity is not None:
        yield f"severity `{choice.severity}`", profile_words(settings, choice)
    options = settings.options.get(rule, {})
    for option, value in options.items():
        yield f"option `{option}: {value}`", _origin(settings, f"options.{rule}.{option}")
    if choice is not None:
        for option, value in choice.options.items():
            if option not in options:
                yield f"option `{option}: {value}`", profile_words(settings, choice)
    words = settings.words.get(rule)
    if words is not None and words.message:
        yield f"message “{words.message}”", _origin(settings, f"rules.{rule}.message")
    if words is not None and words.link:
        yield f"link {words.link}", _origin(settings, f"rules.{rule}.link")


def _origin(settings: Settings, key: str) -> str:
    return settings.origins.get(key, "the configuration")
