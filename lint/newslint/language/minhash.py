"""Keys that likely texts share: min-hashes of their words, in bands, so that like texts meet without all pairs.

The share of words that two texts have in common is the chance that a min-hash of one equals that of the other (Broder,
"On the resemblance and containment of documents", 1997). A band is several min-hashes together: texts that are almost
the same share one of six bands almost always, texts that have half their words in common seldom.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable

BANDS = 6
ROWS = 4
_HASHES = BANDS * ROWS
_DIGEST = struct.Struct(f"<{_HASHES // 2}I")


def bands(words: Iterable[str]) -> frozenset[str]:
    """Return the keys of a text, given as words; none where it has no words.

    The same words give the same keys in every process, on every machine and in every release.
    """
    hashed = [_hashes(word) for word in set(words)]
    if not hashed:
        return frozenset()
    lowest = tuple(map(min, *hashed)) if len(hashed) > 1 else hashed[0]
    return frozenset(
        f"{band}:" + ".".join(f"{value:x}" for value in lowest[band * ROWS : (band + 1) * ROWS])
        for band in range(BANDS)
    )


def _hashes(word: str) -> tuple[int, ...]:
    """Return as many numbers for a word as there are min-hashes: two digests hold them all."""
    data = word.encode("utf-8", "surrogatepass")
    return sum(
        (
            _DIGEST.unpack(hashlib.blake2b(data, digest_size=_DIGEST.size, salt=salt).digest())
            for salt in (b"1", b"2")
        ),
        (),
    )
