"""Words of a link that only call for a click, and say nothing of what it leads to."""

from __future__ import annotations

import re

from newslint.patterns import lazy

_CALL = lazy(
    r"\W*(?:"
    # English.
    r"(?:read|see|view|watch|listen|learn|find out|show|load)(?: the)?(?: full| rest of the)?"
    r" ?(?:more|on|story|article|now|all)?|more|continue(?: reading)?|full story|click here|here"
    # German, Dutch, the Nordic languages.
    r"|mehr(?: lesen| dazu| erfahren| anzeigen| infos?)?|weiter(?:lesen| lesen)?|jetzt lesen"
    r"|(?:zum|zur) (?:artikel|beitrag|video|meldung|story|bildergalerie)|alle anzeigen|hier(?: klicken)?"
    r"|(?:lees|lezen) (?:meer|verder)|meer(?: lezen)?|(?:läs|visa|se|les|vis) mer|mer|(?:læs|se|vis) mere|mere"
    # French, Spanish, Portuguese, Italian, Romanian.
    r"|lire (?:la suite|plus|l[’']article)|la suite|en savoir plus|voir (?:plus|tout)"
    r"|(?:leer|ver|saber) m[áa]s|m[áa]s(?: informaci[óo]n)?|seguir leyendo|leer (?:la )?(?:nota|noticia)(?: completa)?"
    r"|(?:leia|saiba|ver) mais|mais|continuar? (?:lendo|a ler)"
    r"|leggi (?:tutto|di più|l[’']articolo)|continua(?: a leggere)?"
    r"|scopri di più|cite[șs]te mai mult|mai mult"
    # Polish, Czech, Hungarian, Finnish, Russian, Turkish.
    r"|(?:czytaj|zobacz) (?:więcej|dalej)|więcej|(?:číst )?(?:více|dál)|tovább(?: olvas\w*)?|bővebben"
    r"|lue (?:lisää|koko juttu)|читать (?:далее|дальше|полностью)|подробнее|далее|ещ[её]|devam[ıi](?:n[ıi] oku)?"
    r")?\W*",
    re.IGNORECASE,
)
_ADDRESS = lazy(r"(?:https?://|www\.)\S+|/\S+/\S*", re.IGNORECASE)
_LONGEST = 40


def is_call(value: str) -> bool:
    """Say whether words only call for a click ("Read more"), or are none."""
    return len(value) <= _LONGEST and _CALL.fullmatch(value) is not None


def is_address(value: str) -> bool:
    """Say whether words are nothing but an address ("https://example.org/story")."""
    return _ADDRESS.fullmatch(value) is not None
