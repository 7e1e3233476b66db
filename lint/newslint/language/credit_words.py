"""The vocabulary of credit lines: labels, agencies and stock phrases. All our own, in lower case.

Words that also mean something else ("Rex", "Sputnik", "PA") stand in `COMPANIONS`: they count as an
agency beside a name or under a label, never alone.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words between white space."""
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    """Return the phrases between semicolons, with single spaces."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


AGENCIES = _phrases(
    """
    aap; abacapress; adobe stock; adobestock; afp; agence france-presse; agencia brasil; agência brasil;
    alamy; alamy stock photo; alamy live news; allstar; anadolu; anadolu agency; anadolu images; ani;
    anp; ansa; ap; apa; associated press; the associated press; belga; belga photo; bloomberg; canadian
    press; the canadian press; cordon press; ctk; čtk; depositphotos; dpa; dreamstime; efe; epa;
    epa-efe; epa/efe; europa press; flickr; fotolia; gamma-rapho; getty; getty images; gettyimages; hans
    lucas; ians; icon sportswire; imagn; imagn images; istock; istockphoto; jiji press; keystone-sda;
    kyodo; kyodo news; la presse canadienne; lapresse; lehtikuva; library of congress; lightrocket;
    lusa; magnum photos; maxppp; mti; newscom; ntb; ntb scanpix; nur photo; nurphoto; pa images; pa
    media; pa wire; pexels; picture alliance; picture-alliance; pixabay; press association; pti;
    reuters; reuters photo; rex features; rex/shutterstock; ria novosti; ritzau; ritzau scanpix;
    scanpix; science photo library; shutterstock; sipa; sipa usa; sopa images; stt-lehtikuva; swns;
    tass; tt nyhetsbyrån; tns; tribune news service; ullstein bild; unsplash; upi; usa today network;
    usa today sports; wikimedia; wikimedia commons; wikipedia; xinhua; yonhap; zuma; zuma press;
    thinkstock; vecteezy; 123rf; bigstock; أ ف ب; اف ب; رويترز; 新华社; 共同社; 時事; abaca press; afp photo;
    bestimage; camera press; cover images; eyevine; google earth; google maps; google street view; imagechina;
    inpho; maxar technologies; middle east images; openstreetmap; openstreetmap contributors; panos pictures;
    planet labs; polaris images; profimedia; reuters graphics; sipa press; sportsfile; xinhua news agency;
    zuma press wire
    """
)

COMPANIONS = (
    AGENCIES
    | word_set(
        """
    aa abaca actionplus action-images apn bbc belgaimage cbc cbs cnn cns contour corbis cp dvids esa facebook
    instagram imago keystone magnum mct nasa nbc abc nhk noaa npr nyt offside pap polaris pa redux rex
    rte rtve sapa splash sputnik stt tasr telam tiktok tt twitter unhcr unicef usgs vii voa youtube pool
    handout file archive files archiv archivo arkiv
    """
    )
    | _phrases("crown copyright; mod")
)

ORGANISATION_WORDS = word_set(
    """
    agency agence agencia agentur archive archives argus army bee blade broadcasting bureau chronicle command corps
    collection commons communications courier daily department dispatch enterprise examiner express
    foundation gallery gazette globe group guard guardian herald images independent inquirer institute journal
    library magazine mail media ministry mirror monitor museum navy network news newspaper newspapers
    nyheter observer office photo photography photos pictures police post press productions radio record
    register republic review service services standard star studio studios sun telegraph television
    times tribune tv university voice weekly zeitung
    """
)

# Words that say what follows is a credit, with a colon, a slash or "by" after them.
LABEL = (
    r"(?:(?:file|staff|stock|pool|handout|archive|courtesy|family|ap|afp|epa|reuters|lead|cover|header|featured?|main"
    r"|photo|video|drone|aerial|satellite|ai)[ -])?"
    r"(?:photo(?:s|graphs?|graphers?|graphy|graphie|graphies)?|pictures?|pics?|images?|fotos?"
    r"|fotograf(?:ías?|ia|ie|i|en|o)?|ima(?:gen|gem|gens)|bild(?:er)?|billeder?|kuva|illustrations?|ilustración"
    r"|foto[ -]?(?:ilustración|illustration|montage|montaje)"
    r"|infografía|graphics?|grafik|artwork|art|drawing|cartoon|collage|composite|(?:photo)?montage"
    r"|screen ?(?:shot|grab|cap)s?"
    r"|captura(?: de pantalla)?|video|still|footage)"
    r"(?:[ -]?(?:credits?|crédits?|créditos?|sources?|nachweis))?"
    r"|(?:photo |image |picture |foto )?(?:credits?|crédits?|créditos?|copyright|courtesy|source|byline)"
    r"|(?:crédits?|créditos?|credits?) (?:photos?|images?|fotos?|fotográficos?|de la foto)"
    r"|fuente|quelle|bildnachweis|bildquelle|fotocredit|autor|auteur|opphavsrett|rettighetshaver|kilde|källa"
    r"|file|archivo|archiv|fot\.|zdj(?:ęcie|\.)|рис\.|фото|صورة|الصورة|תמונה|φωτογραφία|照片|图片来源|写真|사진"
)

# A whole credit line that says where a picture came from without naming more; in brackets or alone on a line.
STOCK_PHRASES = _phrases(
    """
    archive photo; archival photo; archivfoto; archivbild; arkivfoto; arkivbild; contributed;
    contributed photo; contributed photos; courtesy; courtesy image; courtesy photo; courtesy photos;
    creative commons; domaine public; dominio público; fair use; family photo; family handout; file;
    file image; file photo; file photos; file picture; file pic; foto de archivo; photo d'archives;
    photo d’archives; gemeinfrei; handout; handout photo; own work; photo provided; photo submitted;
    photo supplied; photo contributed; photo via social media; pool; pool photo; pressefoto; privat;
    private collection; privat foto; privé; provided; provided photo; public domain; staff; staff photo;
    staff photos; staff photographer; stock image; stock photo; submitted; submitted photo; submitted
    photos; supplied; supplied image; supplied photo; supplied picture; supplied photos; symbolbild;
    symbolfoto; the author; author; the author's own; family; the family; handout image; press handout;
    screenshot; screengrab; screen grab; screen shot; crown copyright; used with permission; cedida; cortesía;
    cortesía de la familia;
    tratta dal web; dr; droits réservés; divulgação; reprodução; acervo pessoal; arquivo pessoal; mat. prasowe;
    materiały prasowe; archiwum; imagen de referencia; foto de referencia; imagen ilustrativa; foto ilustrativa
    """
)

# These may also close a caption after a sentence, without brackets.
CLOSING_PHRASES = STOCK_PHRASES - {
    "author", "the author", "staff", "file", "family", "the family", "pool", "provided", "privat", "privé",
    "screenshot", "screengrab", "screen grab", "screen shot", "submitted",
}  # fmt: skip

PARTICLES = word_set(
    """
    af al an and av bin da das de dei del della den der des di do dos du e el et for fra från für i ibn
    in la las le los of on at from och og op per s san st ten ter the til to tot und van vom von voor y
    zu zum zur by & + via pour par para por with und sur
    """
)

NOBODY = _phrases(
    """
    ?; ??; ???; anonymous photographer; credit; credit here; credit goes here; credit line;
    credit tbc; credit tk; credit to come; credits; first last; firstname lastname; from google; from
    internet; from the internet; from the web; google; google image; google images; google search;
    image; image credit; internet; lorem ipsum; n.a; n/a; na; name; name here; no credit; none; null;
    photo credit; photo credit here; photo; photographer name; photographer's name; photographer;
    photographer/agency; name/agency; agency; pic; picture; placeholder; source; tba; tbc; tbd; the
    internet; the web; tk; tktk; tktktk; to be confirmed; to come; todo; undefined; unknown; unknown
    author; unknown photographer; unknown source; web; xx; xxx; xxxx; xxxxx; your name; your name here;
    insert credit; insert name; insert credit here; desconocido; inconnu; unbekannt; onbekend; ukjent;
    okänd; ukendt; sin crédito; photographer unknown
    """
)
