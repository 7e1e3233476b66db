from __future__ import annotations

from newslint.finding import Result, Severity
from newslint.fingerprint import fingerprinted
from newslint.locate import locate
from newslint.source import decode
from newslint_schemas import Span

SOURCE = decode("news/a.md", b"one two three four five six seven\n" * 20)


def made(
    at: int,
    rule: str = "names/inconsistent",
    subject: str = "a/b",
    message: str = "Words.",
    part: str = "",
    article: str = "",
) -> Result:
    place = locate(SOURCE, Span(at, at + 3))
    return Result(rule, Severity.ERROR, message, place, (), part, subject, article)


def prints(*results: Result) -> list[str]:
    return [result.fingerprint for result in fingerprinted(results)]


def test_a_fingerprint_survives_other_words_and_another_place() -> None:
    assert prints(made(4)) == prints(made(40, message="Other words."))


def test_every_part_of_the_identity_counts() -> None:
    different = [
        made(0),
        made(0, rule="credits/missing"),
        made(0, subject="a/c"),
        made(0, part="caption"),
        made(0, article="17"),
        made(0)._replace(place=locate(decode("news/b.md", b"one two"), Span(0, 3))),
    ]
    assert len({prints(result)[0] for result in different}) == len(different)


def test_words_do_not_run_together() -> None:
    assert prints(made(0, article="ab", part="c")) != prints(made(0, article="a", part="bc"))


def test_equal_findings_are_told_apart_by_their_order() -> None:
    results = [made(at) for at in (0, 4, 8, 12)]
    expected = fingerprinted(results)
    assert len({result.fingerprint for result in expected}) == 4
    assert fingerprinted([results[2], results[0], results[3], results[1]]) == expected
    # Mending one of them leaves the fingerprints of the others in use.
    assert prints(*results[1:]) == [result.fingerprint for result in expected[:3]]


def test_a_subject_is_compared_after_unicode_and_white_space() -> None:
    assert prints(made(0, subject="Inés  Calderón")) == prints(made(0, subject="Ine\u0301s\nCaldero\u0301n"))


def test_fingerprints_never_change_between_versions() -> None:
    assert prints(made(0)) == ["bf3fc5332ce85050db172fcd02a894c1"]
