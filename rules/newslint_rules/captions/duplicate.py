"""captions/duplicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.fix import Edit, Fix, Safety
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_rules.captions._comparison import captions, normal, same_picture, telling
from newslint_schemas import Article, Field, Part, Picture, Span

_CAPTION = "A bulldozer clears the last of the old mill at Fenwick Lock, May 6, 2025."


@dataclass(frozen=True, slots=True)
class Duplicate(ArticleRule):
    """The same caption stands twice.

    A caption is the one text that is written for one picture. Where it stands under a second one, it was copied and
    not replaced, and the second picture goes out with the wrong names; where it stands twice under one picture, it was
    pasted twice. Write the caption of the later picture, or take the repeat out.

    Captions are compared after case, white space, quotation marks, the final full stop and the credit are taken off.
    One picture that is shown twice, as lead and in the body or in two sizes, may keep its one caption; captions of
    fewer than three words, credits and alternative texts are left alone.
    """

    id: ClassVar[str] = "captions/duplicate"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.ERROR
    precision: ClassVar[Precision] = Precision.HIGH
    primary: ClassVar[bool] = True
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard(
            "IPTC", "Photo Metadata: the description is written picture by picture", "B",
            "https://www.carlseibert.com/guide-iptc-photo-metadata-fields",
        ),
    )  # fmt: skip
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            f"# The mill is gone\n\n"
            f'<figure><img src="a.jpg" alt=""><figcaption>⟦1:{_CAPTION}⟧ Photo: Jo Marr</figcaption></figure>\n\n'
            "The last wall of the mill fell in the afternoon.\n\n"
            f'<figure><img src="b.jpg" alt=""><figcaption>⟦{_CAPTION}⟧ Photo: Jo Marr</figcaption></figure>\n',
            note="One caption under two pictures.",
        ),
        Example(
            f"The mill is gone\n\n⟦1:{_CAPTION}⟧\n⟦{_CAPTION}⟧\nPhoto: Jo Marr\n\n"
            "The last wall of the mill at Fenwick Lock fell in the afternoon, watched by two hundred people.\n",
            name="mill.txt",
            note="One caption printed twice in a row.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            f"---\ntitle: The mill is gone\nimage: a-1200x800.jpg\nimage_caption: {_CAPTION}\n"
            "image_credit: Jo Marr\n---\n\n"
            f'<figure><img src="a-640x480.jpg" alt=""><figcaption>{_CAPTION} Photo: Jo Marr</figcaption></figure>\n',
            note="The lead picture again in the body.",
        ),
        Example(
            "# Two views\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>Photo: Jo Marr</figcaption></figure>\n\nNorth.\n\n'
            '<figure><img src="b.jpg" alt=""><figcaption>Photo: Jo Marr</figcaption></figure>\n',
            note="A credit is no caption.",
        ),
        Example(
            "# Two maps\n\n"
            '<figure><img src="a.jpg" alt=""><figcaption>Before. Photo: Jo Marr</figcaption></figure>\n\nNorth.\n\n'
            '<figure><img src="b.jpg" alt=""><figcaption>Before. Photo: Jo Marr</figcaption></figure>\n',
            note="Too few words to say anything.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each caption that stood before under another picture, or with the same one."""
        seen: dict[str, list[tuple[Picture, Field]]] = {}
        for picture, caption, part, again in captions(article):
            if not telling(caption.value):
                continue
            earlier = seen.setdefault(normal(caption.value), [])
            first = next((item for item in earlier if again or not same_picture(item[0], picture)), None)
            if first is not None:
                yield self._repeated(first[1], caption, part, printed_twice=again)
            earlier.append((picture, caption))

    def _repeated(self, first: Field, later: Field, part: Part, *, printed_twice: bool) -> Finding:
        if printed_twice:
            message = "This caption stands here twice; take one of them out."
        else:
            message = (
                "The same caption stands under another picture; one of the two is wrong, so write it anew."
            )
        fix = None
        if (
            printed_twice
            and first.span is not None
            and later.span is not None
            and not part.startswith("teaser")
        ):
            between = Span(first.span.end, later.span.end)
            fix = Fix("Take out the repeated caption", (Edit(between, ""),), Safety.SAFE)
        return self.finding(
            later.text,
            message,
            part=part,
            subject=normal(later.value),
            related=(Related(first.text.span(), "the same caption"),),
            fix=fix,
        )
