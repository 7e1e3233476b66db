"""How names are built and used: particles, titles, suffixes and the words that stand around them.

The tables are our own, gathered from newsroom practice. None of them lists names: names are only
ever compared with each other.
"""

from __future__ import annotations

import re

from newslint.patterns import lazy

PARTICLES = frozenset(
    "abd abdel abdul abu al ap ben bin bint d da dal das de degli dei del dela della den der des di do"
    " dos du e el fitz ibn la las le les lo los ng o san santa santo são st ste saint te ten ter tot umm"
    " und van vander vom von y zu zum zur".split()
)
"""Elements that belong to the one after them and are no given name, in lower case."""

SUFFIXES = frozenset("jr sr jnr snr ii iii iv esq phd md".split())

COURTESY = frozenset("mr mrs ms miss mx dr sir dame lord lady mme mlle m herr frau señor señora".split())
"""Titles that anybody may bear: they neither tell two people apart nor make them one."""

SHARED_TITLES = frozenset(
    "major-general lieutenant-general rep sen representative senator congressman congresswoman councilman"
    " councilwoman councilmember councillor commissioner judge justice officer lt col gen capt captain sgt"
    " sergeant maj major cpl pvt det detective deputy assemblyman assemblywoman delegate supervisor"
    " trustee prof professor rev reverend father brother sister rabbi imam coach agent inspector constable"
    " democrat republican minister mp attorney lawyer trooper private lieutenant colonel corporal"
    " commander ambassador nurse pastor sheikh sheik haji hajji".split()
)
"""Titles that several people in one article may bear."""

SOLE_TITLES = frozenset(
    "president vice-president premier chancellor king queen prince princess pope emperor emir sultan"
    " governor gov mayor chief sheriff superintendent director chairman chairwoman chair chairperson"
    " secretary admiral general treasurer speaker archbishop bishop cardinal ayatollah principal coroner"
    " attorney-general ceo dean rector präsident kanzler bundeskanzler bundeskanzlerin ministerpräsident"
    " statsminister presidente presidenta président présidente presidenten alcalde maire gobernador"
    " gobernadora".split()
)
"""Titles of which an article seldom holds two bearers."""

TITLE_HEADS = frozenset(
    "prime first deputy vice former acting assistant associate interim senior junior state u.s us federal"
    " county city police fire foreign defence defense interior finance justice education health attorney"
    " lieutenant press house senate majority minority opposition national district executive supreme crown"
    " chief head ex".split()
)
"""Words that open a title of several words ("Prime Minister", "State Rep.")."""

TITLES = COURTESY | SHARED_TITLES | SOLE_TITLES

NAMES_TOO = frozenset(
    "king prince dean bishop pope major judge justice general constable cardinal chair queen brother father"
    " sister nurse lord dame lady private sheikh rector premier".split()
)
"""Titles that stand within names too ("Martin Luther King High School"): only at the start are they one."""

ABBREVIATED_TITLES = frozenset(
    "sen rep gov lt col gen capt sgt maj dr mr mrs ms prof rev hon pres supt det cpl pvt adm cmdr atty"
    " messrs sens reps insp const st mt ft".split()
)
"""Words whose full stop ends no sentence where a name follows."""

GENERIC = frozenset(
    "university college school academy institute street road avenue lane drive boulevard square bridge"
    " park river lake bay beach creek island islands mountain mount mountains valley hill hills canyon"
    " forest coast ocean sea gulf north south east west northern southern eastern western central upper"
    " lower new old great greater little big grand royal city town township village borough county"
    " district parish province state states republic kingdom union federation nation nations house hall"
    " center centre library museum theater theatre hospital clinic church cathedral temple mosque court"
    " courts prison jail department ministry agency office bureau board commission committee council"
    " assembly parliament congress senate party group company corporation corp inc ltd llc plc bank fund"
    " foundation trust association society league club team cup games open series award awards prize"
    " festival week day month year night sunday monday tuesday wednesday thursday friday saturday january"
    " february march april may june july august september october november december spring summer autumn"
    " fall winter news times post press daily journal tribune herald gazette magazine radio television"
    " network channel national international world global american british german french african european"
    " asian first second third act bill law amendment treaty agreement project program programme plan"
    " system service services force forces army navy guard police fire air war battle airport station line"
    " route highway interstate port fort camp point world minister president king queen prince princess"
    " saint san santa los las el la le de st mt ft high middle elementary public general special federal"
    " supreme".split()
)
"""Words that many names of places and organisations share: having one in common proves nothing."""

CALENDAR = frozenset(
    "sunday monday tuesday wednesday thursday friday saturday january february march april may june july"
    " august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue"
    " wed thu fri sat sun".split()
)

FUNCTION_WORDS = frozenset(
    "a about above according across after again against all almost along already also although always"
    " among an and another any are around as asked at away back be because been before behind being below"
    " between both but by came can could did do does doing don down during each either else even ever"
    " every everyone few for from get had has have having he her here hers him his how however i if in"
    " instead into is it its just last later like made many may maybe me meanwhile more most much must my"
    " near neither never next no none nor not nothing now of off often on once one only or other others"
    " our out over own perhaps please rather read said same says see she should since so some someone soon"
    " still such than that the their them then there these they this those though through thus till to"
    " today together tomorrow tonight too toward under until up upon us very was we well were what when"
    " where whether which while who whom whose why will with within without would yes yesterday yet you"
    " your let photo photos image credit source video file caption courtesy".split()
)

SMALL_WORDS = frozenset(
    "aber als am auch auf aus bei beim das dem den der des dieser diese dieses doch ein eine einem einen einer eines es"
    " fur hier ich ihr ihre im ins kein keine mein mit nach noch nur oder sein seine sie uber unser vom wenn wer wie"
    " wir zum zur januar februar marz mai juni juli oktober dezember"
    " aux avec ces cette dans elle elles ils leur leurs mais nous par pour ses sur une vous"
    " con los las para por sus una unos unas alla dal dalla gli nel nella"
    " det en ett och som het een".split()
)
"""Words of other languages that open a sentence and then look like a name's first element."""

COMBINING = frozenset(
    "anti arch auto bi bio co counter cross cyber de eco electro euro ex extra fore geo half hydro hyper"
    " in inter intra macro mega meta micro mid mini mis mono multi nano neo non off on out over pan para"
    " photo poly post pre pro pseudo psycho quasi re self semi sino socio step sub super tele trans tri"
    " ultra un under uni up well".split()
)
"""First parts of compounds whose hyphen is a matter of house style, not of a name."""

RELATIVES = lazy(
    r"\b(?:son|daughter|father|mother|brother|sister|wife|husband|widow|widower|twin|twins|cousin|uncle|aunt|nephew"
    r"|niece|sibling|siblings|parents?|children|grand\w+|spouse|couple|family)\b",
    re.IGNORECASE,
)

SPEECH = (
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|argued|argues|noted|notes|explained|explains|recalled"
    r"|asked|asks|testified|tweeted|posted|announced|acknowledged|admitted|agreed|believes|cautioned|warned|claimed"
    r"|claims|confirmed|declined|denied|insisted|called|calls|thinks|thought|replied|responded|stated|stressed"
    r"|suggested|urged|hopes|hoped|continued|concluded)"
)
"""Verbs by which people speak in copy."""

CAPITALISING = frozenset({"de", "lb", "nds"})
"""Languages that write every noun with a capital, so that one alone tells no name."""
INFLECTING = frozenset(
    "be bg bs cs el et eu fi hr hu hy is ka kk la lt lv mk pl ro ru sk sl sq sr tr uk uz".split()
)
"""Languages in which names change their form in a sentence: there the same letters are compared, in this order or
with two of them swapped."""
