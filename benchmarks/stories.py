"""Articles for benchmarks: `python benchmarks/stories.py FOLDER COUNT` writes them, the same ones every time.

Markdown with front matter, 300 to 1,200 words, in words written for this; one article in ten has a fault.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterator
from pathlib import Path

_GIVEN = (
    "Anna Boris Clara Dana Emil Farah Georg Hanna Ilse Jonas Karim Lena Milan Nadia Osric Petra Ruth Sami Tove Vera"
).split()
_FAMILY = (
    "Abara Brandt Calder Dunmore Eriksen Faulkner Grieve Halvorsen Iwasaki Jansen Kovalenko Lindqvist Marlow Novak "
    "Okonjo Penhale Quist Rasmussen Sandoval Tveit Underhill Vance Whitlock Yilmaz Zielinski"
).split()
_TOWNS = (
    "Port Hallam|Lower Marsh|Fenwick|Saint Brannoc|Outer Skerries|Eastcombe|Vardal|Mill Bridge|Castle Ryan|Holm"
).split("|")
_BODIES = (
    "the harbour board|the county council|the school trust|the fire brigade|the water company|the guild of bakers|"
    "the rail inspectorate|the regional hospital|the museum|the fishing cooperative"
).split("|")
_THINGS = (
    "the new quay|the winter ferry|a second bridge|the old grain store|the night bus|the flood wall|the library roof|"
    "the market hall|a row of forty lime trees|the swimming bath"
).split("|")
_SENTENCES = (
    "{person} said that {body} had looked at {thing} twice before it came to a vote.",
    "On {weekday}, {body} in {town} approved a plan to repair {thing} at a cost of {number} million crowns.",
    "“We were told that {thing} would be open by the spring,” said {person}, who came to {town} {number} years ago.",
    "The work will take {number} months, and the road between {town} and the coast will be closed at night.",
    "{person}, a spokeswoman for {body}, declined to say how much had been spent so far.",
    "About {number},000 people use {thing} in a week, according to figures that {body} published in {month}.",
    "Nobody in {town} expected that {thing} would become the subject of an election.",
    "“It is not the money,” {person} said. “It is that nobody asked the people who work there.”",
    "A report by {body} found {number} faults, of which most were mended before {month}.",
    "The mayor of {town}, {person}, will meet {body} again in {month} to discuss {thing}.",
    "Shops along the water reported losses of {number} percent, and two of them closed for good.",
    "When the wind turned, the crews of {body} had already carried sandbags to {thing}.",
    "In a letter seen by this newspaper, {person} asked for {number} more weeks.",
    "Pupils from {town} planted seeds along the path and counted {number} kinds of birds.",
    "What happens to {thing} after that is open; {body} has promised an answer before {month}.",
)
_CAPTIONS = (
    "{person} in front of {thing} in {town}.",
    "Workers of {body} at {thing}, seen from the tower of {town}.",
    "{town} after the storm, with {thing} on the left.",
    "Members of {body} count votes in the hall of {town}.",
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield so many articles as (path, text); the first ones are the same whatever the count."""
    for number in range(count):
        yield _article(number, random.Random(f"{seed}/{number}"))  # noqa: S311 - not for secrets


def _article(number: int, dice: random.Random) -> tuple[str, str]:
    day = dt.date(2019, 1, 1) + dt.timedelta(days=number % 2_500)
    # Names are few in an article and many in the archive.
    people = [f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}" for _ in range(4)]
    author, photographer = (f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}" for _ in range(2))

    def filled(template: str) -> str:
        words = template.format(
            person=dice.choice(people),
            body=dice.choice(_BODIES),
            thing=dice.choice(_THINGS),
            town=dice.choice(_TOWNS),
            weekday=dice.choice(_WEEKDAYS),
            month=dice.choice(_MONTHS),
            number=dice.randint(2, 90),
        )
        return words[0].upper() + words[1:]

    paragraphs = [
        " ".join(filled(dice.choice(_SENTENCES)) for _ in range(dice.randint(2, 4)))
        for _ in range(dice.randint(8, 24))
    ]
    for at in range(4, len(paragraphs), 6):
        caption, credit = filled(dice.choice(_CAPTIONS)), f"Photo: {photographer}"
        if number % 20 == 3:
            credit = ""
        paragraphs.insert(
            at, f"![{caption}](/photos/{number}-{at}.jpg)\n*{caption} {credit}*".replace(" *", "*")
        )
    if number % 20 == 13:
        paragraphs[1] = paragraphs[1].replace(" the ", " the the ", 1)
    headline = filled("{body} votes on {thing} in {town}")
    top = (
        f'---\ntitle: "{headline}"\ndate: {day.isoformat()}\nauthor: {author}\nlang: en\n'
        f"tags: [{dice.choice(_TOWNS)}, news]\nimage: /photos/{number}.jpg\n"
        f'image_caption: "{filled(dice.choice(_CAPTIONS))}"\nimage_credit: {photographer}\n---\n\n'
    )
    rail = "## More from this section\n\n" + "\n".join(
        f"- [{filled('{thing} is to be repaired in {town}')}](/{day.year}/story-{dice.randint(1, 9_999)}/)"
        for _ in range(3)
    )
    return f"{day.year}/{day.month:02}/{number:06}.md", top + "\n\n".join((*paragraphs, rail)) + "\n"


def write(folder: Path, count: int) -> int:
    """Write articles below a folder and return how many bytes they have."""
    size = 0
    for name, text in articles(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        path.write_bytes(data)
        size += len(data)
    return size


if __name__ == "__main__":
    written = write(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{int(sys.argv[2]):,} articles, {written / 1_000_000:,.1f} MB\n")
