"""Credits that a caption tells in a sentence ("The photo was provided by the harbour office").

English only, and narrower than what can be said: a sentence counts where it speaks of the picture that is
shown and names who made or supplied it. A machine ("taken by a drone") is nobody.
"""

from __future__ import annotations

from newslint.patterns import lazy

_PICTURE = (
    r"(?:photo(?:graph)?|picture|image|video|footage|still|frame|screen ?(?:shot|grab)|illustration|drawing"
    r"|sketch|map|graphic|rendering)s?"
)
_HANDED = (
    r"(?:provided|supplied|released|obtained|shared|posted|issued|published|distributed|sent|submitted"
    r"|contributed)"
)
_MADE = r"(?:taken|shot|made|captured|drawn|created|recorded|filmed)"
_WORDS = r"(?:[^\s.!?;:]+\s+)"
_SOMEBODY = (
    r"(?!(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}?(?:drone|satellite|camera|phone|telescope|scanner|machine|robot)s?\b)"
    r"(?:(?:an?|the|his|her|their|its|our)\s+\w|[A-Z])"
)
_SUPPLIED = (
    rf"(?:,|(?=(?:was|were|is|are|has|have|of|on|in|from|that|which|dated|{_HANDED}|{_MADE})\b))\s*{_WORDS}{{0,14}}?"
    rf"(?:{_HANDED},?\s+{_WORDS}{{0,5}}?(?:by|from)|{_MADE}\s+(?:(?:on|in|last|earlier|that)\s+{_WORDS}{{1,4}}?)?by)"
    rf"\s+{_SOMEBODY}"
)
_SAID = lazy(
    # As the subject of its own sentence.
    rf"(?:^|[.!?]\s+)(?:The|This|These|Both|All)\s+(?:[\w-]+\s+){{0,2}}?{_PICTURE}\s*{_SUPPLIED}"
    # As an adverbial of the scene: "in this undated photo released by …".
    rf"|\b(?:[Ii]n|[Ff]rom|[Oo]n)\s+(?:this|these|an?)\s+{_WORDS}{{0,6}}?{_PICTURE}\s*{_SUPPLIED}"
    # With its maker as the subject.
    rf"|\b[A-Z][\w’'-]*\s+(?:took|shot|made|captured|drew|filmed)\s+(?:this|these)\s+(?:[\w-]+\s+){{0,2}}?{_PICTURE}\b"
)
_HINT = lazy(r"\b(?:by|from|this|these)\b")


def says_whose(caption: str) -> bool:
    """Say whether a caption tells in a sentence of its own who made or supplied the picture."""
    return _HINT.search(caption) is not None and _SAID.search(caption) is not None
