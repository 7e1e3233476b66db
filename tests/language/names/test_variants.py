"""Which spellings are taken for one name, and which are left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles import Para, story
from newslint.context import Context
from newslint.language.names import variants
from newslint_schemas import Mark, MarkKind


def pairs(
    *body: str | Para, language: str = "en", headline: str = "Council votes on the bridge"
) -> list[str]:
    """Return the pairs found in a story, as "rare / common"."""
    context = Context(story(*body, language=language, headline=headline).article)
    return [f"{found.rare} / {found.common}" for found in variants(context.names, context.language)]


ONE_NAME: tuple[tuple[str, Sequence[str], str], ...] = (
    (
        "swapped letters after one given name",
        (
            "Peter Halvorsen built the boats himself.",
            "The museum lent its hall, and Peter Halvosren paid for the roof.",
        ),
        "Peter Halvosren / Peter Halvorsen",
    ),
    (
        "a letter dropped where nobody else is introduced",
        (
            "Nadia Koroleva, a welder from Gdansk, waited at the gate.",
            "“Nobody told us,” Koroleva said.",
            "“We stayed until dark,” Korolva said. “Then we went home.”",
        ),
        "Korolva / Koroleva",
    ),
    (
        "a vowel changed in a surname that is never introduced",
        (
            "Dana Hallinan ran the clinic for nine years.",
            "Hallinan said the state had been warned, and Hallinan kept the letters.",
            "Hallinen said the last of them came in March.",
        ),
        "Hallinen / Hallinan",
    ),
    (
        "a doubled letter in a given name",
        (
            "Phillip Marchetti teaches at the conservatory.",
            "The prize went to Philip Marchetti, who had not applied.",
        ),
        "Philip Marchetti / Phillip Marchetti",
    ),
    (
        "two romanisations under one office",
        (
            "President Anatoliy Berezovskyy left the summit early.",
            "Aides said President Berezovsky would return on Sunday.",
        ),
        "Berezovsky / Berezovskyy",
    ),
    (
        "two romanisations of a given name",
        (
            "Neighbours buried Mohammed Tarazi, a baker, at noon.",
            "Mohammad Tarazi, 31, had gone out for flour, his cousin said.",
        ),
        "Mohammad Tarazi / Mohammed Tarazi",
    ),
    (
        "a diacritic lost",
        ("The Pelé-like turn of José Arancibia won the game.", "José Aráncibia left the pitch in tears."),
        "Aráncibia / Arancibia",
    ),
    (
        "a place without its accent",
        ("In Bogotá the shops stayed shut.", "Buses from Bogota stopped at the border."),
        "Bogota / Bogotá",
    ),
    (
        "a capital inside the name",
        (
            "Laura DiSanto leads the union.",
            "DiSanto said the talks had failed.",
            "Members cheered when Disanto came in.",
        ),
        "Disanto / DiSanto",
    ),
    (
        "a company's inner capital",
        (
            "Shares of BrightPath fell.",
            "The board of Brightpath meets today.",
            "BrightPath declined to comment.",
        ),
        "Brightpath / BrightPath",
    ),
    (
        "hyphen against space after one given name",
        ("Ines Castell-Moore wrote the report.", "A copy reached Ines Castell Moore on Friday."),
        "Castell Moore / Castell-Moore",
    ),
    (
        "hyphen against nothing",
        (
            "Foreign Minister Reza Amin-Pourian flew to Geneva.",
            "Diplomats said Reza Aminpourian would stay two days.",
        ),
        "Aminpourian / Amin-Pourian",
    ),
    (
        "one part of a double surname",
        ("Keira Langford-Gray is running again.", "“I will win,” Keira Langford-Grey said."),
        "Keira Langford-Grey / Keira Langford-Gray",
    ),
    (
        "full stops of initials",
        ("The novels of J.B. Calloway sell well.", "In a letter, JB Calloway thanked the town."),
        "JB Calloway / J.B. Calloway",
    ),
    (
        "a place with its country, in capitals once",
        (
            "The trial opened in MONTECATINO, Italy, on Monday.",
            "Police in Montecattino, Italy, closed the road.",
        ),
        "Montecattino / MONTECATINO",
    ),
    (
        "a surname that takes up a full name misspelled",
        (
            "The test is simple, said Jeff Tiedy, who directs the county laboratory.",
            "Teidy worries that nobody will pay for it.",
        ),
        "Teidy / Tiedy",
    ),
    (
        "a short surname after one given name and one office",
        (
            "Gov. Tom Wulf, a Democrat, vetoed it.",
            "Gov. Tom Wlf, who is not running, said so.",
            "“No,” Wulf said. Wulf left. Wulf smiled.",
        ),
        "Tom Wlf / Tom Wulf",
    ),
    (
        "y for i",
        ("Scott Danilin owns the mill.", "The mill was sold to Scott Danylin in May."),
        "Scott Danylin / Scott Danilin",
    ),
    (
        "a party in two romanisations",
        (
            "Supporters of Pakistan Tehreek-e-Adalat marched.",
            "Leaders of Pakistan Tehreek-e-Adaalat were held.",
        ),
        "Pakistan Tehreek-e-Adaalat / Pakistan Tehreek-e-Adalat",
    ),
    (
        "a middle initial does not hide the pair",
        ("Antonio Carvallo came home.", "Antonio J. Carvalo, 41, manages the hall."),
        "Antonio Carvalo / Antonio Carvallo",
    ),
    (
        "a plural in the given name of one mayor",
        (
            "Lakeside Mayor J. Williams Ostrander opened the market.",
            "Lakeside Mayor J. William Ostrander thanked the fire crews.",
            "For J. William Ostrander, it was the third.",
        ),
        "Williams Ostrander / William Ostrander",
    ),
    (
        "an owner nobody introduced",
        (
            "The Lost Pond, by Marta Bergdahl; drawings by Jo Tran.",
            "Bergdhal's prose never hurries.",
        ),
        "Bergdhal / Bergdahl",
    ),
    (
        "particle written with the surname",
        ("Chris Van Doren paints at night.", "A print by Chris VanDoren hangs in the hall."),
        "VanDoren / Van Doren",
    ),
    (
        "an Arabic article's capital in the same place of the name",
        ("Police named Saif al-Rashed.", "A friend of Saif Al-Rashed came forward."),
        "Al-Rashed / al-Rashed",
    ),
    (
        "a movement with a hyphen and without",
        ("Fighters of al-Nahda left.", "The army fought Al Nahda for a week."),
        "Al Nahda / al-Nahda",
    ),
    (
        "a double given name before one surname",
        ("Jean-Luc Morand paints.", "A print by Jean Luc Morand hangs there."),
        "Jean Luc / Jean-Luc",
    ),
    (
        "speech is not a title",
        ("They met Peter Halvorsen there.", "“It is sad that [Peter Halvosren’s] boat sank,” she said."),
        "Peter Halvosren / Peter Halvorsen",
    ),
    (
        "a final e after one given name",
        (
            "John Clarke founded the school in 1911.",
            "John Clark said little about it.",
            "Visitors knew John Clarke, and pupils feared Clarke. Clarke never married.",
        ),
        "John Clark / John Clarke",
    ),
    (
        "a diacritic lost after a courtesy title with a full stop",
        ("Mrs. Østerby lives on the quay.", "The council offered her a flat, but Mrs Osterby would not go."),
        "Osterby / Østerby",
    ),
    (
        "a letter added at the end of a surname whose bearer has just been quoted",
        (
            "James Anstruther, the harbor master, closed the gate.",
            "“It was the wind,” Anstruthers said. He opened it at noon.",
        ),
        "Anstruthers / Anstruther",
    ),
    (
        "a letter lost at the end of a surname whose bearer has just been quoted",
        ("Joan Collins runs the store.", "“It is late,” Collin said. She closed it."),
        "Collin / Collins",
    ),
    (
        "two romanisations behind one office",
        (
            "President Berezovskyy left the summit early, and his aides would not say why.",
            "They had said in the morning that President Berezovsky would stay until Sunday.",
        ),
        "Berezovsky / Berezovskyy",
    ),
    (
        "a doubled letter behind a courtesy title",
        (
            "Mrs. Hallam lives on the quay. The council wrote to Mrs. Hallam.",
            "It heard nothing, and Mrs. Halam heard less.",
        ),
        "Halam / Hallam",
    ),
    (
        "a letter dropped once from the name that the story is about",
        (
            "Nadia Mastrangelo runs for the council. “I will win,” Mastrangelo said.",
            "Mastrangelo has a shop. Mastrangelo sells rope, and Mastrangelo sells nails.",
            "Mastrangeo has highlighted the harbor in her leaflets.",
        ),
        "Mastrangeo / Mastrangelo",
    ),
    (
        "two introductions in the same words",
        (
            "“It bites,” said Dana Tollever, a professor of marine biology at Hallam.",
            "Sources: an interview with Dana Tollver, professor of marine biology.",
        ),
        "Dana Tollver / Dana Tollever",
    ),
)


@pytest.mark.parametrize(
    ("body", "pair"), [(body, pair) for _, body, pair in ONE_NAME], ids=[n for n, *_ in ONE_NAME]
)
def test_one_name_in_two_spellings_is_found(body: Sequence[str], pair: str) -> None:
    assert pairs(*body) == [pair]


TWO_NAMES: tuple[tuple[str, Sequence[str | Para]], ...] = (
    ("full name, then surname", ("Peter Halvorsen came. Halvorsen said so.", "Halvorsen’s boat sank.")),
    (
        "a nickname",
        ("Robert “Bob” Tillman sings.", "Bob Tillman and Robert Tillman are one.", "Rob Tillman waved."),
    ),
    ("two countries", ("Iran said no.", "Iraq said yes.", "Iraq and Iran met; Iran’s envoy left.")),
    ("Niger and Nigeria", ("Niger closed the border with Nigeria.", "Niger said it would reopen it.")),
    ("Austria and Australia", ("Austria won gold.", "Australia took silver behind Austria.")),
    ("a university and a country", ("Students at Columbia University met.", "Flights to Colombia are full.")),
    ("a demonym beside its country", ("Chile’s peso fell.", "Chilean banks closed.", "Chileans queued.")),
    ("a city and a word in another language", ("Kerman was quiet.", "German officials waited.")),
    (
        "two people with one sound of given name",
        ("Cathleen Mostyn, founder of the shelter, spoke.", "Kathleen Aubrey, a nurse, listened."),
    ),
    (
        "two members of one house",
        (
            "State Rep. Ed Wilsen (D., Erie) did not reply.",
            "State Rep. Carla Wilson (D., Chester) said the caucus agreed.",
            "“We are done,” Wilson said.",
        ),
    ),
    (
        "brothers named together",
        ("Hasan Dogan and Hassan Dogan run the shop.", "Hasan Dogan cuts hair; Hassan Dogan shaves."),
    ),
    (
        "father and son",
        (
            "Ron Pauley, 71, farmed here.",
            "His son, Rod Pauley, 40, left for the city.",
        ),
    ),
    (
        "man and wife",
        ("Ivan Petrov drove.", "His wife, Irina Petrova, read the map.", "Petrova said it was late."),
    ),
    ("given names of two genders", ("Kristianus Lau prayed.", "Kristiana Lau lit a candle.")),
    ("short and long form of a given name", ("Carl Jessup ran.", "Carly Jessup swam.", "Carly Jessup won.")),
    (
        "two people with like surnames, each introduced",
        (
            "Zach Kremer, who lives across the road, saw it.",
            "Scott Kreter, director of the 911 center, did not.",
            "Kreter said the call came late. Kremer said it never came.",
        ),
    ),
    (
        "an official and his wife whose names differ by a letter",
        (
            "President Hage Gondob was taken to hospital.",
            "First Lady Monica Gondos asked for calm.",
            "“He is well,” Gondos said.",
        ),
    ),
    (
        "plural of a family",
        ("Chelsey Kramer lives there.", "The Kramers said they worry.", "Kramer said so."),
    ),
    ("a team's plural", ("The Browns lost.", "James Brown ran for 90 yards.", "Brown said it hurt.")),
    (
        "two holders of one generation's name",
        ("Lee Jae-myung won.", "Lee Jae-yong, who leads the firm, lost."),
    ),
    (
        "Vietnamese names in full",
        ("“No,” Nguyen Van Hung, 41, said.", "“Yes,” Nguyen Van Hong, 40, said.", "Nguyen Van Hung left."),
    ),
    (
        "two people of one given name, each introduced by a role",
        (
            "Michael Johnsen, the sprinter, won.",
            "Michael Johnston, a coach from Hull, watched.",
        ),
    ),
    (
        "full stops of states",
        ("U.S. Steel sold it.", "US Steel bought it.", "A U.N. Council and a UN Council met."),
    ),
    (
        "a university's own spelling of its state",
        ("The University of Hawai‘i agreed.", "Hawaii voted.", "In Hawaii it rained."),
    ),
    (
        "people of one great man's kind",
        ("Thomas Ferron built it. Ferron sold it.", "Beware the Thomas Ferrons."),
    ),
    (
        "compounds of headlines",
        ("Eight Job Interview Gaffes for the Ages", "Eight Job-Interview Wins for the Ages"),
    ),
    (
        "the title of a book",
        ("Peter Halvorsen wrote “Peter Halvosren at Sea” in jest.", "Halvorsen laughed."),
    ),
    (
        "a title in italics",
        (
            "Peter Halvorsen wrote it.",
            Para("They read Peter Halvosren at Sea aloud.", marks=(Mark(MarkKind.EMPHASIS, 10, 32),)),
        ),
    ),
    (
        "a correction of the spelling",
        ("Peter Halvorsen built it.", "An earlier version misspelled his name as Peter Halvosren."),
    ),
    (
        "a spelling marked as found",
        ("Peter Halvorsen built it.", "The plate says “To Peter Halvosren [sic] with thanks.”"),
    ),
    ("capitals in a byline", ("By BERNARD CORDEN", "Bernard Corden reported from Rome.")),
    ("an acronym in two cases", ("NATO met.", "Nato met again.", "The NASDAQ fell as Nasdaq traders left.")),
    ("acronyms alike", ("The IAEA met.", "The IEA met.", "An IAEA team left.")),
    ("US and U.S.", ("US troops left.", "U.S. troops stayed.")),
    (
        "compounds of house style",
        ("The Co-op opened.", "At the Coop, bread is dear.", "Mid-East and Mideast."),
    ),
    (
        "a common compound in a heading",
        ("Long-Term Care Still Costs Too Much Here", "Long-term care costs more."),
    ),
    (
        "a demonym with and without hyphen",
        ("African-American voters turned out.", "African American turnout rose."),
    ),
    (
        "a title with and without hyphen",
        ("Major-General Otto Lind spoke.", "Major General Otto Lind agreed."),
    ),
    (
        "a city within an institution's foreign name",
        ("Researchers at the Université de Montréal agreed.", "In Montreal, snow fell."),
    ),
    (
        "two people, each with a spelling of a common surname",
        ("Elena García won.", "Maria Garcia came second.", "García smiled, and Garcia wept."),
    ),
    ("article before a surname at the start", ("Bashar al-Hariri left.", "Al-Hariri said nothing.")),
    (
        "a particle whose capital depends on the given name",
        ("Piet van der Molen rowed.", "For Van der Molen it was gold."),
    ),
    ("Kim and Kim", ("Kim Jong-min met Kim Jong-nam.", "Kim Jong-nam died.")),
    ("Chinese names with one surname", ("Wang Wei beat Wang Wen.", "Wang Wei said he was glad.")),
    ("Vietnamese names", ("Nguyen Van Hung spoke.", "Nguyen Van Hong, a baker, listened.")),
    ("a courtesy title in Asian order", ("Ban Ki-moon spoke.", "Mr Ban left.", "Mr Bang, an aide, stayed.")),
    (
        "companies with like names",
        ("AirAsia flew on.", "Indonesia AirAsia did not.", "Malaysia Airlines waited."),
    ),
    ("two towns in one state", ("Clinton, Pa., voted.", "Clifton, Pa., did not.", "Danville, Va., waited.")),
    (
        "two counties",
        ("Bucks County paid.", "Berks County did not.", "Berk County is a misprint, said Bucks County."),
    ),
    ("two streets", ("They met on Main Street.", "Marin Street was closed.", "Main Street reopened.")),
    ("numbers and grades", ("Grade Four wrote.", "Grade Fourth? No.", "Chapter Seven; Chapter Seventh.")),
    (
        "seasons and months",
        ("On Sunday, Sundar Iyer spoke.", "June Marsh and Jane Marsh met in June."),
    ),
    (
        "two players of one team",
        (
            "Jordan Hansen scored twice for Viborg.",
            "Mikkel Hanson added a third.",
            "Hansen said the crowd helped. Hanson said nothing.",
        ),
    ),
    (
        "twins in a sports report",
        ("Marcus Boller scored 12.", "Markus Boller, his twin brother, had nine."),
    ),
    (
        "two people of one given name in a list",
        ("Guests: Anna Lindholm, Anna Lindqvist, Anna Lindblom and Anna Lind.",),
    ),
    (
        "two candidates of one given name, each introduced",
        (
            "John Kerr, a lawyer from Ayr, came first.",
            "John Kerry, a senator from Boston, sent his regards.",
        ),
    ),
    (
        "two people of one given name, each with a life of their own",
        (
            "Michael Morell ran the agency. Morell said so.",
            "Michael Morrell coached the Jets. Morrell said little.",
        ),
    ),
    ("different ages", ("Sara Lindt, 34, drove.", "Sarah Lindt, 8, slept in the back.")),
    (
        "a name in an address",
        ("Write to hannah.kosh@example.org or example.com/Hanna-Kosh.", "Hannah Kosh knows."),
    ),
    ("a handle", ("Follow @JaneDoee on Saturday.", "Jane Doee, of course, is Jane Doee.")),
    ("straight against curly apostrophes", ("Siobhan O'Dwyer sang.", "Siobhan O’Dwyer danced.")),
    ("soft hyphens", ("Katharina Muster\u00admann ging.", "Katharina Mustermann kam.")),
    ("a surname that is a word too", ("Paul Parker parked.", "A parker is a jacket. Parkers sell.")),
    (
        "a place that speaks beside a like surname",
        ("Boston said no.", "Jim Bolton said yes.", "In Boston, Bolton waited."),
    ),
    (
        "possessive of a name that ends in s",
        ("Ray Williams sang.", "Williams’ voice broke.", "Williams’s mother."),
    ),
    (
        "the same word in two organisations",
        ("Jefferson Healthcare merged.", "Tower Health-Care did not.", "Jefferson Healthcare said so."),
    ),
    (
        "an abbreviated given name",
        ("Wm. Ostrander signed.", "William Ostrander signed.", "Will Ostrander left."),
    ),
    ("Mc and Mac, two people", ("Ann McDonald won.", "Rory Macdonald lost.", "McDonald beat Macdonald.")),
    ("military ranks", ("Sgt. Dale Brook fired.", "Sgt. Dean Brooks ran.", "Brooks said Brook was brave.")),
    (
        "a film and its director",
        ("“Marlena” opens Friday.", "Marlene Voss directed it.", "Voss said Marlena was her aunt."),
    ),
    (
        "defence of two states",
        ("The Russian Defence Ministry denied it.", "The US Defense Department did not."),
    ),
    (
        "a word as two countries spell it, in the names of two bodies",
        (
            "The International Organization for Harbours met in Geneva.",
            "The International Organisation of Pilots and the International Organisation of Masters did not.",
        ),
    ),
    ("a court in two languages", ("The Cour Suprême ruled.", "The Supreme Court did not.")),
    ("party and its members", ("The Democratic Party met.", "A Democrat left.", "Democrats stayed.")),
    ("a river and a town", ("The Seine rose.", "Seini, Romania, flooded.", "Senie is a boat.")),
    (
        "a family",
        (
            "James Anstruther and his wife closed the gate. The Anstruthers have lived there since 1911.",
            "“We had to,” the Anstruthers said.",
        ),
    ),
    (
        "a genitive without a second s",
        ("James Anstruther closed the gate.", "“It barks,” Anstruthers’ neighbor said of the dog."),
    ),
    (
        "a company named for its founder",
        ("Bert Adam founded Adams in 1911.", "“It will close,” Adams said."),
    ),
    (
        "a company that speaks in a statement",
        ("Bert Adam founded the mill.", "“It will close,” Adams said in a statement."),
    ),
    (
        "somebody introduced by an office",
        ("James Robert closed the gate.", "“It was late,” Chief Roberts said. “It was,” Roberts said."),
    ),
    (
        "a place that is like the name that the story is about",
        (
            "Nadia Hallam runs for the council. “I will win,” Hallam said.",
            "Hallam has a shop. Hallam sells rope, and Hallam sells nails.",
            "The ferry calls in Halham. Halham has no school.",
        ),
    ),
    (
        "two neighbors behind one courtesy title",
        ("Mr. Hansen and Mr. Hanssen are neighbors.", "Mr. Hansen has a boat."),
    ),
    (
        "two judges",
        ("Judge Hansen heard the case in March.", "Judge Hansen left. Judge Hanssen heard the appeal."),
    ),
    (
        "two ages behind one courtesy title",
        ("Mr. Fisher, 40, sued. Mr. Fisher won.", "The costs are borne by Mr. Fischer, 52."),
    ),
    (
        "two trades, though a slip would turn one name into the other",
        (
            "“It bites,” said Dana Tolliver, a professor of marine biology.",
            "“It does not,” said Dana Toliver, a nurse from Leeds.",
        ),
    ),
)


@pytest.mark.parametrize("body", [body for _, body in TWO_NAMES], ids=[name for name, _ in TWO_NAMES])
def test_two_names_are_left_alone(body: Sequence[str | Para]) -> None:
    assert pairs(*body) == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", ("Die Deutsche Bank zahlt.", "Bei der Deutschen Bank hieß es, nein.")),
        ("sv", ("Olof Palmgren kom.", "Olof Palmgrens tal var kort.")),
        ("fi", ("Sauli Virtanen tuli.", "Sauli Virtasen puhe oli lyhyt.", "Sauli Virtaselle soitettiin.")),
        ("", ("Sauli Virtanen tuli.", "Sauli Virtasen puhe oli lyhyt.", "Sauli Virtaselle soitettiin.")),
        ("es", ("El Partido Nacional ganó.", "Los Partidos Nacionales perdieron.", "Él dijo que el río…")),
        ("ru", ("Иван Петров пришёл.", "Речь Ивана Петрова была короткой.")),
        ("pl", ("Jan Kowalski wyszedł.", "Widziano Jana Kowalskiego.", "Anna Kowalska została.")),
        ("pl", ("Nad Holandią padało. Holandia czekała.", "Anna Kubera wyszła.", "Rozmawiano z Kuberą.")),
        ("de", ("Der neue Garten blüht.", "In allen Gärten blüht es.", "Ein Fall, im Falle der Fälle.")),
        (
            "de",
            ("Das Assistenzsystem bremst.", "Ein Assistenz-System bremst.", "Das Assistenz-System lernt."),
        ),
        ("de", ("Alle Lehrerinnen kamen.", "Die LehrerInnen von Marsheim streiken.")),
        ("de", ("Ein Buch des Alten Testaments.", "Die Bücher des Alten Testamentes.")),
        ("de", ("Das neue Bio-Siegel kommt.", "Ein neues Biosiegel kommt.", "Das alte Biosiegel geht.")),
        ("pl", ("Widziano Marka Wolskiego.", "Marek Wolski wyszedł.", "Jan Wolski z Janem Wolskim.")),
        ("de", ("Man mischt Plantex Pflege-Spülung.", "Die Plantex Pflegespülung tropft.", "Plantex wirkt.")),
        ("de", ("Im Frühtau zu Berge.", "Es hieß: Im Frühstau zur Arbeit.")),
        ("de", ("Das Augenmaß fehlt.", "Es fehlt am Augenmass.")),
        ("fr", ("L'État paie.", "Le préfet dit que l'État paie. On attend de l'État qu'il paie.")),
    ],
)
def test_inflected_names_are_no_second_spelling(language: str, body: Sequence[str]) -> None:
    assert pairs(*body, language=language) == []


@pytest.mark.parametrize(
    ("language", "body", "pair"),
    [
        ("es", ("Diana García Cortés llegó.", "Diana Garcia Cortés habló."), "Garcia / García"),
        ("fr", ("Le quotidien La Montagne-dimanche paraît.", "On lit La Montagne-Dimanche."), ""),
        (
            "sv",
            (
                "Volodymyr Berezenko talade.",
                "President Voldomyr Berezenko teg. Volodymyr Berezenko. Volodymyr Berezenko.",
            ),
            "Voldomyr Berezenko / Volodymyr Berezenko",
        ),
        ("de", ("Bernd Matthies schreibt.", "Bernd Mathies liest."), "Bernd Mathies / Bernd Matthies"),
        (
            "pl",
            ("Mówi Luis Amareda, prezes.", "Tak sądzi Luis Amaerda."),
            "Luis Amaerda / Luis Amareda",
        ),
        ("de", ("Maria Preußler las.", "Es sprach Maria Preussler."), "Preussler / Preußler"),
        ("de", ("Das Video steht auf YouTube.", "Auf Youtube steht es auch."), "Youtube / YouTube"),
        ("tr", ("Ayşe Yılmaz konuştu.", "Ayse Yılmaz gitti."), "Ayse / Ayşe"),
        ("", ("Karin Lundquist kam.", "Karin Lunqduist ging."), "Karin Lunqduist / Karin Lundquist"),
    ],
)
def test_same_letters_and_neighbours_in_common_serve_other_languages(
    language: str, body: Sequence[str], pair: str
) -> None:
    expected = [pair] if pair else ["Montagne-Dimanche / Montagne-dimanche"]
    assert pairs(*body, language=language) == expected


def test_an_english_verb_of_speech_tells_enough_where_the_language_is_unknown() -> None:
    assert pairs("Nils Prewitt keeps bees.", "Prewit said that it snowed.", language="") == [
        "Prewit / Prewitt"
    ]
    assert pairs("Nils Prewitt keeps bees.", "Prewit sagte nichts.", language="") == []
