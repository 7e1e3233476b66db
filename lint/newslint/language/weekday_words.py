"""Words that tell a weekday used as a time from one that is part of a name or of a habit; our own lists."""

from __future__ import annotations

NAMED_BEFORE = frozenset(
    """
    Black Ash Good Super Fat Bloody Cyber Giving Palm Easter Maundy Holy Sheffield Ruby Manic Pancake Shrove
    Clean Whit Golden Spy Trinity Pentecost Mothering Throwback Taco Meatless Casual Gloomy Freaky Plough
    Advent Divine Small Business Mother's Father's Mother’s Father’s Record Boxing Green Blue Red White
    Stir-up Motivation Wine Fish Orange Bright Sexy Terrible Moratorium Election Mega Everything Girl Man
    Any Given Joe Rick Billy Happy TGI
    """.split()
)
"""Black Friday, Ash Wednesday, Super Tuesday, Sheffield Wednesday."""

NAMED_AFTER = frozenset(
    """
    Night Nights Times Mass School Academy Telegraph Mirror Express Mail Herald Post Journal Star Sun Tribune
    Independent World Review Magazine Supplement Harbor Harbour Addams Club League Football Live Lights
    Afternoon Morning Evening Best Blues Reads Special Edition Brunch Worship Service Group Show Briefing
    Newsletter Column Market Markets Concert Series Sessions Project People Business Age Punch Sport Politics
    Dispatch Gazette Islands Bay Child Focus Feature Follies Fun Run Supper Lunch Roast Funday
    """.split()
)
"""Saturday Academy, The Sunday Times, Monday Night Football."""

DETERMINERS = frozenset(
    """
    a an the one every each any some most no another that same following first second third fourth fifth other
    final previous preceding alternate his her their my our your its all these those both single
    """.split()
)
ADJECTIVES = frozenset(
    """
    typical random rainy sunny quiet hot cold ordinary busy snowy certain warm chilly normal regular lazy gray
    grey foggy windy cloudy bright dark sleepy average given beautiful sweltering blustery humid other
    recent fateful
    """.split()
)
PREPOSITIONS = frozenset("on since by until till before after late early last next this".split())
"""Before a weekday and a name ("on Tuesday Mr. Hale said"), they tell that the weekday is a time."""

FUNCTION_WORDS = PREPOSITIONS | frozenset(
    "and or but of from to for in at with through over as when while then also that because so yet".split()
)

EVENTS = frozenset(
    """
    news press conference statement interview hearing meeting ruling letter email e-mail tweet post report
    filing vote speech briefing call note memo announcement session morning afternoon evening release
    deadline order decision rally debate
    """.split()
)
"""After "a Monday …": what happened once, on a day that the reader must know."""

NEWS_VERBS = frozenset(
    """
    said says told met held won lost died struck began wrote spoke rose fell hit sent took made gave found
    left became sold bought cut led set put shot saw went came is was are were being made known
    unveils announces announce launches releases opens
    """.split()
)
"""Beside "today", verbs that make it the day of publication and not our times; words in -ed count as well."""
