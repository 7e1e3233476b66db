"""names/inconsistent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.context import Context
from newslint.finding import Finding, Related, Severity
from newslint.fix import Edit, Fix
from newslint.house import HouseName, once_a_list
from newslint.language.names import Names, Variant, marked, variants
from newslint.rule import ArticleRule, Example, Precision, Standard
from newslint_schemas import Article, Span


@dataclass(frozen=True, slots=True)
class Inconsistent(ArticleRule):
    """A name is spelled in two ways.

    One person, organisation or place should have one spelling in an article, from the headline to the last
    caption. Two spellings mean that one is wrong, and a misspelled name is the error that its bearer never
    forgets. Find out which is right, then make them agree; the suggestion is the spelling that the article
    uses more often, and may itself be wrong. Where it uses both equally often there is none, unless only
    diacritics differ: then it is the spelling that has them.

    Names are compared with each other, never with a dictionary. What differs may be letters, diacritics,
    capitals within the name, a hyphen or a space, or the full stops of initials. Two spellings are taken for
    one name only where something else says so too: the same given name or surname beside both, the same
    title, two romanisations of one name, or a surname that nobody in the article was introduced by. They are
    left alone where the article tells of two people or things: relatives, two ages, two roles, one named
    beside the other. Plurals, possessives, inflected forms, acronyms, capitals owed to a headline or to the
    start of a sentence, and words in code, addresses and handles are no findings. Two people with like names
    can be told apart once and for all by entering both in the house name list.
    """

    id: ClassVar[str] = "names/inconsistent"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    precision: ClassVar[Precision] = Precision.HIGH
    primary: ClassVar[bool] = True
    standards: ClassVar[tuple[Standard, ...]] = (
        Standard("National Geographic", "Names: be consistent throughout an article"),
        Standard(
            "Checklists of copy editors",
            "Names spelled the same in every instance, headlines and captions included",
            "B",
            "https://gberendzen.com/2015/02/02/a-check-list-for-copy-editors",
        ),
    )
    bad: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Clinic that warned the state is to close\n---\n\n"
            "The clinic that Dana ⟦1:Hallinan⟧ ran for nine years will close in June.\n\n"
            "“We wrote to the state three times,” Hallinan said. She kept the letters, and Hallinan showed "
            "them to the council.\n\n"
            "“The last answer came in March,” ⟦Hallinen⟧ said. “It was two lines long.”\n",
            name="clinic.md",
            note="A surname that nobody was introduced by, beside one that somebody was.",
        ),
        Example(
            "---\ntitle: Boat builder gives the museum a new roof\n---\n\n"
            "Peter ⟦1:Halvorsen⟧ built boats in the harbor for forty years.\n\n"
            "The museum lent its hall to the guild, and Peter ⟦Halvosren⟧ paid for the roof.\n",
            name="boats.md",
            note="One given name, and a surname with two letters swapped.",
        ),
        Example(
            "---\ntitle: Summit ends early\n---\n\n"
            "President Anatoliy ⟦1:Berezovskyy⟧ left the summit before the vote, and his aides would not say "
            "why.\n\n"
            "They had said in the morning that President ⟦Berezovsky⟧ would stay until Sunday.\n",
            name="summit.md",
            note="Two romanisations under one office.",
        ),
        Example(
            "---\ntitle: Flood reaches the market\n---\n\n"
            "The flood reached the shops of ⟦1:Chiquimulá⟧ on Sunday. The army sent boats to Chiquimulá from the "
            "coast.\n\n"
            "The road from the capital to ⟦Chiquimula⟧ was closed, the ministry said.\n",
            name="flood.md",
            note="Diacritics.",
        ),
        Example(
            "---\ntitle: ⟦Brightpath⟧ to close two plants\n---\n\n"
            "The board of ⟦1:BrightPath⟧ voted to close two of its plants. Shares of BrightPath fell by a "
            "tenth.\n",
            name="plants.md",
            note="A capital within the name.",
        ),
        Example(
            "---\ntitle: Minister flies to Geneva\n---\n\n"
            "Foreign Minister Reza ⟦1:Amin-Pourian⟧ flew to Geneva for the talks that the council had asked "
            "for.\n\n"
            "Diplomats said that Reza ⟦Aminpourian⟧ would stay for two days.\n",
            name="geneva.md",
            note="A hyphen.",
        ),
        Example(
            "---\ntitle: Letters of a novelist\n---\n\n"
            "The novels of ⟦1:J.B.⟧ Calloway still sell well in the town that they are about.\n\n"
            "In a letter to the mayor, ⟦JB⟧ Calloway thanked the town for its patience.\n",
            name="letters.md",
            note="The full stops of initials.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = (
        Example(
            "---\ntitle: Two for the harbor\n---\n\n"
            "Zach Kremer, who lives across the road, saw the crane fall. Scott Kreter, the director of the "
            "911 center, did not.\n\n"
            "Kreter said that the call came late. Kremer’s neighbors say that it never came.\n\n"
            "The Kremers have moved since. “We were told to wait,” Kremer said.\n",
            note="Two people introduced in full; a plural; a possessive; full name, then surname.",
        ),
        Example(
            "---\ntitle: Border closed\n---\n\n"
            "Niger closed its border with Nigeria. Nigerian traders waited; Niger said it would open again.\n\n"
            "Iran and Iraq sent envoys. Austria did not, and Australia was not asked.\n",
            note="Countries with like names, and a demonym beside its country.",
        ),
        Example(
            "---\ntitle: A family farm\n---\n\n"
            "Ron Pauley, 71, farmed here with his wife, Joan Pauley. His son, Rod Pauley, 40, left for the "
            "city.\n\n"
            "Hasan Dogan and Hassan Dogan, who are brothers, bought the barn. Ivan Petrov and his wife, Irina "
            "Petrova, rent the house; Petrova said that it was cold.\n",
            note="Relatives.",
        ),
        Example(
            "---\ntitle: The House votes\n---\n\n"
            "State Rep. Ed Wilsen (D., Erie) did not reply to a request for comment.\n\n"
            "State Rep. Carla Wilson (D., Chester) said that the caucus agreed. “We are done,” Wilson said.\n",
            note="Two members of one house.",
        ),
        Example(
            "---\ntitle: Long-Term Care Costs More Than Rent\n---\n\n"
            "Long-term care costs more than the rent in this county, and the Co-op knows it. At the coop, "
            "African-American and African American families were asked.\n\n"
            "Major-General Otto Lind spoke first; Major General Lind spoke last. NATO, or Nato, was silent, and "
            "the U.S. and US delegations left.\n",
            note="Capitals of a headline, house style in compounds and titles, acronyms.",
        ),
        Example(
            "---\ntitle: Police name a suspect\nbyline: By BERNARD CORDEN\n---\n\n"
            "Bernard Corden reported from Rome that the police have named Bashar al-Hariri. Al-Hariri said "
            "nothing to the court.\n\n"
            "Write to bernard.cordn@example.org, or follow @BernardCordn; the code is `BernardCordon`.\n",
            note="Capitals in a byline, an article at the start of a sentence, addresses, handles, code.",
        ),
        Example(
            "---\ntitle: Research in the snow\n---\n\n"
            "Researchers at the Université de Montréal agreed with those in Toronto. In Montreal, the snow had "
            "not stopped for a week.\n\n"
            "Elena García and Maria Garcia, who are not related, led the work; García was in the north when "
            "Garcia was in the south.\n",
            note="An institution’s name in its own language; two people with two spellings of one surname.",
        ),
        Example(
            "---\ntitle: Kim wins the final\n---\n\n"
            "Kim Jong-min beat Kim Jong-nam in the final. Wang Wei had beaten Wang Wen, and Nguyen Van Hung had "
            "beaten Nguyen Van Hong, a baker from the south.\n\n"
            "Mr Ban, as Ban Ki-seok is called, gave the prize. Mr Bang held the umbrella.\n",
            note="Surnames that stand first.",
        ),
        Example(
            "---\ntitle: Results\n---\n\n"
            "Jordan Hansen scored twice for the home side. Mikkel Hanson added a third, and Hansen said that the "
            "crowd had helped him. Hanson said nothing.\n\n"
            "Marcus Boller had 12 points and Markus Boller, his twin brother, had nine. Piet van der Molen rowed "
            "to gold; for Van der Molen it was the third.\n",
            note="Players with like names, twins, and a particle whose capital depends on the given name.",
        ),
        Example(
            "---\ntitle: Two trades\n---\n\n"
            "Cathleen Mostyn, the founder of the shelter, spoke of the winter. Kathleen Aubrey, who is a nurse, "
            "listened to her.\n\n"
            "Carl Jessup ran and Carly Jessup swam. Sara Lindt, 34, drove the bus in which Sarah Lindt, 8, was "
            "asleep.\n",
            note="Given names alike, of different people.",
        ),
        Example(
            "---\ntitle: Airlines and towns\n---\n\n"
            "AirBorneo flew on, and Indonesia AirBorneo did not. Jefferson Healthcare merged with its rival; "
            "Tower Health-Care did not.\n\n"
            "Clinton, Pa., voted for the levy and Clifton, Pa., against it. Bucks County paid; Berks County did "
            "not. Siobhan O'Dwyer sang there, and Siobhan O’Dwyer danced.\n",
            note="Companies and towns with like names; straight and curly apostrophes.",
        ),
        Example(
            "---\ntitle: Open studios\nimage: retold.jpg\nimage_alt: Ida Holm, RetoldStories\nimage_credit: Jon Pell\n"
            "---\n\nThe painter Ida Holm shows Retold Stories until May. She calls it Retold Stories for a reason.\n",
            name="studios.md",
            note="The name of a file in the alternative text.",
        ),
    )

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each place of the rarer spelling of a name that has two."""
        names = context.names
        wanted = _wanted(context.conventions.house)
        for variant in variants(names, context.language):
            if variant.uses[0].text in wanted and variant.replacement in wanted:
                continue
            message = _message(variant)
            first = names.text(variant.others[0])
            related = (Related(first.span(), f"“{first.value}” here"),)
            reported: set[Span] = set()
            for number, use in enumerate(variant.uses):
                text = names.text(use)
                span = text.span()
                if span in reported or span == first.span():
                    continue
                reported.add(span)
                yield self.finding(
                    span,
                    message,
                    part=names.passages[use.passage].part,
                    subject=f"{variant.rare} / {variant.common}",
                    related=related,
                    fix=_fix(names, variant, number),
                )


@once_a_list
def _wanted(house: tuple[HouseName, ...]) -> frozenset[str]:
    """Return the words of all preferred spellings."""
    return frozenset(word for name in house for word in name.preferred.split())


def _fix(names: Names, variant: Variant, number: int) -> Fix | None:
    """Return what makes the use with a number agree; at a tie marks decide, and the other spelling may have to give."""
    use, wanted = variant.uses[number], variant.replacement
    if variant.tie:
        wanted = marked(use.text, wanted)
        if not wanted:
            return None
        if wanted == use.text:
            use = variant.others[number]
    text = names.text(use)
    written = wanted.upper() if use.text.isupper() else wanted
    return Fix(f"Write “{written}”", (Edit(text.span(), written, text.escapes),))


def _message(variant: Variant) -> str:
    if variant.tie:
        return (
            f"“{variant.uses[0].text}” is spelled “{variant.replacement}” elsewhere in this article, as often; "
            "either may be right: find out which, and make them agree."
        )
    times = "once" if variant.times == 1 else f"{variant.times} times"
    # What is quoted is what is underlined: the element that differs, not the name beside it.
    return (
        f"“{variant.uses[0].text}” is spelled “{variant.replacement}” elsewhere in this article ({times}); "
        "find out which is right and make them agree."
    )
