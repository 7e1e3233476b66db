"""A corpus of articles of our own words: the same for the same number, with a fault here and there."""

from __future__ import annotations

import random
from pathlib import Path

_GIVEN = (
    "Anna Boris Carla David Elena Farid Greta Hamid Irena Jonas Karin Lukas Marta Nadia Oscar Petra".split()
)
_FAMILY = (
    "Abernethy Brandauer Castellan Dunmore Eklund Farquhar Gallardo Hathaway Ivanova Jespersen Kowalczyk "
    "Lindqvist Marchetti Novakova Oyelaran Pemberton Quintana Rosenthal Sorensen Tremblay Underhill Vasquez "
    "Whitlock Yamashita Zielinski"
).split()
_PLACES = "Port Hallam,Eastmere,Kelder Bay,Upper Thorne,Saltash Ferry,Millbrook,North Quay,Ardenfield".split(
    ","
)
_OFFICES = (
    "mayor,harbour master,head teacher,chief engineer,union secretary,town clerk,museum director".split(",")
)
_THINGS = "ferry,bridge,library,market hall,tram line,lighthouse,water tower,swimming pool,archive".split(",")
_SENTENCES = (
    "The {thing} in {place} will close for repairs that the council put off for years.",
    "{name}, the {office}, said the work would cost more than the town had set aside.",
    "“We have asked for a second opinion,” {surname} said. “Nobody should expect an answer before spring.”",
    "Residents of {place} had complained about the {thing} since the floods.",
    "A report that the council commissioned found cracks in the foundation of the {thing}.",
    "The committee heard from {name}, who has looked after the {thing} for a decade.",
    "Shopkeepers along the quay fear that fewer visitors will come while the road is shut.",
    "{surname} told the meeting that the plans had been on display in the town hall.",
    "The state pays two thirds of the sum; the rest has to come from the town’s reserves.",
    "Buses will run from {place} every half hour, and tickets stay at the old price.",
    "Opponents of the plan gathered signatures outside the {thing} over the weekend.",
    "An earlier attempt to sell the site failed because no buyer met the conditions.",
)
_FAULTS = (
    "The the council will decide again.",
    "He said the the plan was sound.",
    "“The work begins in May, {surname} said.",
    "The opening is planned for Monday, 3 March 2026.",
)


def write(folder: Path, number: int, *, seed: int = 7) -> None:
    """Write Markdown articles of 300 to 1,200 words, 250 to a folder, with a configuration beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "newslint.yaml").write_text("corpus: [.]\n", encoding="utf-8")
    for index in range(number):
        desk = folder / f"desk-{index // 250:04}"
        if index % 250 == 0:
            desk.mkdir(exist_ok=True)
        (desk / f"story-{index:06}.md").write_text(article(index, seed), encoding="utf-8", newline="\n")


def article(index: int, seed: int = 7) -> str:
    """Return one article; every twelfth has a fault in its text, every fortieth a picture without a credit."""
    chance = random.Random(seed * 1_000_003 + index)  # noqa: S311 - the same corpus every time
    names = [f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}" for _ in range(3)]
    place, thing, office = chance.choice(_PLACES), chance.choice(_THINGS), chance.choice(_OFFICES)
    day = f"2025-{1 + index % 12:02}-{1 + index % 28:02}"
    photographer = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    credit = "" if index % 40 == 0 else f"credit: {photographer}\n"
    head = (
        f"---\ntitle: The {thing} of {place} waits for repairs\ndate: {day}\nauthor: {chance.choice(names)}\n"
        f"section: local\ntags: [council, {thing}]\nimage: /img/{index}.jpg\n"
        f"caption: The {thing} of {place} from the north side, number {index}.\n{credit}---\n\n"
    )
    paragraphs: list[str] = []
    words = 0
    wanted = chance.randrange(300, 1200)
    while words < wanted:
        said: list[str] = []
        for sentence in chance.sample(_SENTENCES, 4):
            name = chance.choice(names)
            said.append(
                sentence.format(name=name, surname=name.split()[1], place=place, thing=thing, office=office)
            )
        paragraphs.append(" ".join(said))
        words += sum(len(sentence.split()) for sentence in said)
    if index % 12 == 5:
        fault = chance.choice(_FAULTS).format(surname=names[0].split()[1])
        paragraphs.insert(chance.randrange(len(paragraphs)), fault)
    return head + "\n\n".join(paragraphs) + "\n"
