"""Passages found again, proposed or given up; never taken for another."""

from __future__ import annotations

import csv
import hashlib
import random
import re
from pathlib import Path

import pytest

from instantsia.documents.normalise import normalise
from instantsia.documents.quotes import (
    END_WORDS,
    NEAR_BITS,
    Fingerprint,
    Found,
    Locator,
    describe,
    distance,
    fingerprint,
    locate,
)
from instantsia.documents.texts import Text, decode, read_text
from instantsia.errors import UserError

MINUTES = """BOARD OF THE FERRY COMPANY. Taken down on the ninth.

Hazel. The boat needs a new boiler before the ice comes. I would rather sell her
than patch her once more.

Rowan. We have patched her nine times, and nine times she has brought the mail
across. The bank will not lend for a boiler in a year like this one.

Hazel. The bank was not asked.

Linden. I asked. The bank will not lend for a boiler in a year like this one, and
the manager said so with his hat on.

Rowan. Then let her be patched.
"""
TEXT = decode(MINUTES.encode(), "minutes.txt")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHARED = Path(__file__).parents[3] / "shared" / "sources" / "plenum-1957.txt"
VOCABULARY = re.findall(
    r"\w+",
    "the of and to in a that was he for it with as his on be at by had not but from they which her she or were one "
    "we there been all their has would more if no when so what will up out them some could into only other its then "
    "boiler harbour winter letter bank manager ferry captain council engineer meeting question answer money promise "
    "witness rumour signature delay cargo mail island market price wage strike vote quarrel silence decision refused "
    "agreed answered proposed remembered insisted carried postponed repaired counted signed doubted waited returned",
)


def text_of(content: str) -> Text:
    return decode(content.encode(), "text.txt")


def prose(rng: random.Random, words: int) -> list[str]:
    weights = [1 / (1 + at) ** 0.7 for at in range(len(VOCABULARY))]
    return rng.choices(VOCABULARY, weights, k=words)


def noisy(rng: random.Random, quote: str, share: float) -> str:
    """A second transcription: 60 % of the errors are substitutions, 20 % deletions, 20 % insertions."""
    out = []
    for char in quote:
        if rng.random() >= share:
            out.append(char)
            continue
        which = rng.random()
        if which < 0.6:
            out.append(rng.choice(LETTERS + " "))
        elif which >= 0.8:
            out.extend((char, rng.choice(LETTERS + " ")))
    return "".join(out)


def test_one_passage_on_the_lines_is_exact() -> None:
    """The plain case: lines, first words, last words; the quote runs over the line's end."""
    found = locate(TEXT, (6, 7), "nine times she", "this one")
    assert found.status == "exact"
    assert found.lines == (6, 7)
    assert found.quote is not None
    assert found.quote.startswith("nine times she has")
    assert found.quote.endswith("like this one")
    assert found.distance is None


def test_lines_limit_the_search() -> None:
    """The same sentence stands on lines 7 and 11: the stated lines say which; both lines together say nothing."""
    ends = ("The bank will not", "like this one")
    assert locate(TEXT, (7, 7), *ends).lines == (7, 7)
    assert locate(TEXT, (11, 11), *ends).lines == (11, 11)
    both = locate(TEXT, (6, 12), *ends)
    assert both == Found("ambiguous", places=((7, 7), (11, 11)))
    assert locate(TEXT, None, *ends).status == "ambiguous"


def test_a_passage_on_other_lines_is_only_proposed() -> None:
    """A twin elsewhere would stand in for a passage that is gone."""
    assert locate(TEXT, (3, 4), "We have patched", "the mail").status == "near"
    assert locate(TEXT, (3, 4), "We have patched", "the mail").lines == (6, 6)
    assert locate(TEXT, (3, 4), "The bank will not", "like this one").status == "ambiguous"
    assert locate(TEXT, (3, 4), "The bank will", "not in it").status == "lost"
    assert locate(TEXT, (90, 95), "We have patched", "the mail").status == "near"


def test_lines_of_another_transcription_are_a_hint() -> None:
    """Lines counted in another file would be taken as counted in this one, without a word."""
    other = hashlib.sha256(b"another file").hexdigest()
    assert locate(TEXT, (7, 7), "The bank will", "this one", text_sha=TEXT.sha256.upper()).status == "exact"
    assert locate(TEXT, (7, 7), "The bank will", "this one", text_sha=other).status == "near"
    assert locate(TEXT, (9, 9), "", "", text_sha=other).status == "near"


def test_without_ends_the_lines_are_the_quote() -> None:
    """A claim that names only lines would have no quote; blank lines would have one."""
    found = locate(TEXT, (9, 9), "", "")
    assert (found.status, found.quote) == ("exact", "Hazel. The bank was not asked")
    assert locate(TEXT, (3, 4), "I would rather", "").quote == "I would rather sell her\nthan patch her once more"
    assert locate(TEXT, (3, 4), "", "new boiler").quote == "Hazel. The boat needs a new boiler"
    assert locate(TEXT, (8, 8), "", "").status == "lost"
    assert locate(TEXT, (80, 90), "", "").status == "lost"
    assert locate(TEXT, None, "", "").status == "lost"
    assert locate(TEXT, (9, 3), "", "").status == "lost"
    assert locate(text_of(""), (1, 1), "", "").status == "lost"


@pytest.mark.parametrize(
    ("content", "first", "last", "status", "quote"),
    [
        ("go on he said go on he said stop", "go on", "stop", "exact", "go on he said stop"),
        ("yes we go and stop and stop", "we go", "stop", "exact", "we go and stop"),
        ("we go and stop then we go or stop", "we go", "stop", "ambiguous", None),
        ("no no no said he", "no no", "no said", "exact", "no no said"),
        ("close it today", "close it", "close it", "exact", "close it"),
        ("close it today close it", "close it", "close it", "ambiguous", None),
        ("stop first then go", "go", "stop", "lost", None),
        ("the end of the end", "the end", "end of", "exact", "the end of"),
    ],
)
def test_the_shortest_passage_counts(content: str, first: str, last: str, status: str, quote: str | None) -> None:
    """Repeated first or last words would stretch a quote over its neighbours, or make every quote ambiguous."""
    found = locate(text_of(content), (1, 1), first, last)
    assert (found.status, found.quote) == (status, quote)


def test_passages_that_no_lines_bound_are_not_whole_chapters() -> None:
    """A first word on page 1 and a last word on page 90 would be proposed as one quote."""
    text = text_of("alpha beta\n" + "filler words here\n" * 200 + "omega\n")
    assert locate(text, None, "alpha beta", "omega").status == "lost"
    assert locate(text, (1, 202), "alpha beta", "omega").status == "exact"


def test_ends_are_at_most_six_words_and_words_at_all() -> None:
    """Seven words would be a passage; dashes alone would silently mean the whole lines."""
    assert locate(TEXT, (3, 3), "the engineer's boat isn't Hazel's own", "x").status == "lost"
    with pytest.raises(UserError, match="first: found 7 words"):
        locate(TEXT, (3, 3), "The boat needs a new boiler before", "comes")
    with pytest.raises(UserError, match=r"last: found '\.\.\.'; expected words"):
        locate(TEXT, (3, 3), "The boat", "...")


def test_fingerprint_is_what_the_format_says() -> None:
    """Locks written by one version would mean nothing to the next: these values must never change."""
    mark = fingerprint("The bank — was not\nasked!")
    assert mark.words == 5
    assert mark.sha == hashlib.sha256(b"the bank was not asked").hexdigest()[:16]
    assert mark == fingerprint("«the BANK was not asked»")
    assert mark.sketch == plain_sketch("the bank was not asked")
    assert fingerprint("of").sketch == plain_sketch("of")
    assert distance("0" * 16, "f" * 16) == 64
    with pytest.raises(UserError, match="at least one word"):
        fingerprint(" ... ")


def plain_sketch(normal: str) -> str:
    grams = {normal[at : at + 4] for at in range(max(1, len(normal) - 3))}
    votes = [0] * 64
    for gram in grams:
        value = int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8).digest(), "big")
        for bit in range(64):
            votes[bit] += 1 if value >> bit & 1 else -1
    return f"{sum(1 << bit for bit in range(64) if votes[bit] > 0):016x}"


def test_equal_hash_decides_between_look_alikes() -> None:
    """Of two passages with the same ends the wrong one would be taken although the hash tells them apart."""
    text = text_of("we go by boat and stop.\n\nwe go by train and stop.\n")
    mark = fingerprint("we go by train and stop")
    found = locate(text, (1, 3), "we go", "and stop", mark)
    assert (found.status, found.lines, found.distance, found.similarity) == ("exact", (3, 3), 0, 100.0)
    assert locate(text, None, "we go", "and stop", mark) == found
    assert locate(text, None, "", "", mark).lines == (3, 3)
    assert locate(text, (1, 3), "", "", mark).lines == (3, 3)


def test_an_equal_hash_elsewhere_is_exact_there_and_twice_is_ambiguous() -> None:
    """New lines before a passage would lose all claims; two equal sentences would be one."""
    mark = fingerprint("We have patched her nine times, and nine times she has brought the mail across")
    moved = text_of("A new heading.\n\n\n\n\n\n\n" + MINUTES)
    found = locate(moved, (6, 7), "We have patched", "mail across", mark, TEXT.sha256)
    assert (found.status, found.lines) == ("exact", (13, 14))
    twice = fingerprint("The bank will not lend for a boiler in a year like this one")
    assert locate(TEXT, (3, 4), "The bank", "this one", twice).places == ((7, 7), (11, 11))


def test_a_changed_passage_is_not_swapped_for_its_twin() -> None:
    """The editor mends a passage; a look-alike with the old words elsewhere would be taken for it, in silence."""
    mark = fingerprint("The bank will not lend for a boiler in a year like this one")
    changed = text_of(
        MINUTES.replace("The bank will not lend for a boiler in", "The bank will nat lend for a boilers in", 1)
    )
    found = locate(changed, (7, 7), "The bank will", "this one", mark)
    assert found.status == "ambiguous"
    assert found.places == ((7, 7), (11, 11))


def test_a_fingerprint_of_another_passage_proves_nothing() -> None:
    """A claim moved to another passage, with the old fingerprint left over, would be confirmed at the old place."""
    old = fingerprint("We have patched her nine times, and nine times she has brought the mail across")
    found = locate(TEXT, (11, 12), "The bank will", "his hat on", old)
    assert found.status in ("near", "lost")
    assert locate(TEXT, (9, 9), "The bank", "not asked", old).status == "lost"


def test_small_changes_inside_are_near_with_their_distance() -> None:
    """A mended misprint would lose the claim, or pass without a person's look."""
    mark = fingerprint("We have patched her nine times, and nine times she has brought the mail across")
    mended = text_of(MINUTES.replace("brought", "brougnt"))
    found = locate(mended, (6, 7), "We have patched", "mail across", mark)
    assert (found.status, found.lines, found.similarity) == ("near", (6, 7), 100.0)
    assert found.distance is not None
    assert 0 < found.distance <= NEAR_BITS
    misread = text_of(MINUTES.replace("have patched her", "have patchcd her").replace("mail\nacross", "mai1\nacross"))
    found = locate(misread, (6, 7), "We have patched", "the mail across", mark)
    assert (found.status, found.lines) == ("near", (6, 7))
    assert found.similarity is not None
    assert 90 <= found.similarity < 100


def test_ends_that_stand_around_other_words_are_proposed_only_if_long() -> None:
    """Of a rewritten passage nothing would be shown; or any "the ... it" would be shown for one that is gone."""
    old = fingerprint(
        "On the first day of the strike the captain counted his men, gave each a coin, had the gates locked behind "
        "them and wrote to the council that he had found eleven at the pier"
    )
    text = text_of(
        "On the first day of a dispute nobody knows who will win it; people whisper, buy bread for a week, quarrel "
        "about old debts, and by evening every gossip in town is looking for eleven at the pier.\n"
    )
    found = locate(text, (1, 1), "On the first day", "eleven at the pier", old)
    assert found.status == "near"
    assert found.distance is not None
    assert found.distance > NEAR_BITS
    assert locate(text, (1, 1), "On", "pier", old).status == "lost"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("words", [12, 25, 40])
def test_another_transcription_is_near_or_lost_and_never_wrongly_exact(seed: int, words: int) -> None:
    """At 3 % wrong characters the hash fails: a place must be proposed, or none, and `exact` only for equal words."""
    rng = random.Random(seed * 100 + words)
    seen: dict[str, int] = {}
    right = 0
    for _ in range(20):
        quote = " ".join(prose(rng, words))
        before, after = (" ".join(prose(rng, 400)) for _ in range(2))
        mark = fingerprint(quote)
        first, last = " ".join(quote.split()[:5]), " ".join(quote.split()[-5:])
        changed = noisy(rng, quote, 0.03)
        text = text_of(f"{before}\n{changed}\n{after}\n")
        for lines in [(2, 2), (1, 1), None]:
            found = locate(text, lines, first, last, mark)
            seen[found.status] = seen.get(found.status, 0) + 1
            if found.status == "exact":
                assert normalise(found.quote or "") == normalise(quote)
            if found.status in ("exact", "near"):
                assert found.lines is not None
                right += found.lines[0] <= 2 <= found.lines[1]
            assert locate(text_of(f"{before}\n{after}\n"), lines, first, last, mark).status == "lost"
    assert seen.get("ambiguous", 0) == 0
    assert right == seen.get("near", 0) + seen.get("exact", 0)
    assert seen["near"] > 30


@pytest.mark.parametrize("seed", range(3))
def test_a_twin_is_never_taken_in_silence(seed: int) -> None:
    """The passage is misread and a sentence that differs in one word stands elsewhere: `exact` must not be said."""
    rng = random.Random(seed)
    for _ in range(30):
        quote = prose(rng, 20)
        twin = list(quote)
        twin[10] = "otherwise"
        changed = noisy(rng, " ".join(quote), 0.03)
        if normalise(changed) == " ".join(quote):
            continue
        text = text_of("\n".join([" ".join(prose(rng, 100)), changed, " ".join(prose(rng, 100)), " ".join(twin)]))
        for lines in [(2, 2), (4, 4), (1, 1), None]:
            mark = fingerprint(" ".join(quote))
            found = locate(text, lines, " ".join(quote[:4]), " ".join(quote[-4:]), mark)
            assert found.status != "exact"
            if lines == (2, 2) and found.status == "near":
                assert found.lines in [(2, 2), (4, 4)]


@pytest.mark.parametrize("words", [12, 25, 40])
def test_sketches_tell_passages_apart_as_measured(words: int) -> None:
    """The limit of 18 bits rests on it: the same passage within, different ones beyond."""
    rng = random.Random(1)
    same, different = [], []
    for _ in range(200):
        quote = " ".join(prose(rng, words))
        same.append(distance(fingerprint(quote).sketch, fingerprint(noisy(rng, quote, 0.031)).sketch))
        different.append(distance(fingerprint(quote).sketch, fingerprint(" ".join(prose(rng, words))).sketch))
    assert sorted(same)[190] <= NEAR_BITS
    assert sorted(different)[10] > NEAR_BITS


def test_describe_gives_ends_that_lead_back_to_the_lines() -> None:
    """What `cite` prints would not be found by `check`."""
    locator = describe(TEXT, 6, 7, "2")
    assert locator == Locator((6, 7), "Rowan. We have", "like this one", 30, "2")
    assert locator.csv == "6..7,Rowan. We have,like this one"
    found = locate(TEXT, locator.lines, locator.first, locator.last)
    assert (found.status, found.lines) == ("exact", (6, 7))
    assert fingerprint(found.quote or "").words == locator.words


def test_describe_takes_more_words_where_three_repeat_and_none_where_six_do() -> None:
    """First words that occur twice on the lines would make a fresh citation ambiguous."""
    assert describe(text_of("we go on now and later we go on then or stop here at once"), 1, 1).first == "we go on now"
    echo = describe(text_of("no " * 20), 1, 1)
    assert (echo.first, echo.last, echo.words) == ("", "", 20)
    assert echo.csv == "1,,"


def test_describe_never_gives_the_whole_passage_away() -> None:
    """Both ends together would be the sentence itself, stored in the case."""
    for count in range(1, 40):
        text = text_of(" ".join(f"word{at}" for at in range(count)) + "\n")
        locator = describe(text, 1, 1)
        ends = [locator.first.split(), locator.last.split()]
        assert all(len(end) <= END_WORDS for end in ends)
        assert count <= END_WORDS or sum(map(len, ends)) < count
        assert locator.words == count
        assert locate(text, (1, 1), locator.first, locator.last).status == "exact"


def test_describe_writes_cells_that_a_table_can_hold() -> None:
    """Commas, quotes and line ends in a passage would break the row of claims.csv; a cut word would not be found."""
    text = text_of('"Sell her, today," he said, co-\noperating with none\nof the "old, tired" men.\n')
    locator = describe(text, 1, 3)
    assert locator.first == "Sell her, today"
    (row,) = csv.reader([locator.csv])
    assert row == ["1..3", "Sell her, today", 'old, tired" men']
    cut = describe(text_of("said co-\noperating men and others went home again"), 1, 2)
    assert cut.first == "said cooperating men"


def test_describe_keeps_no_sentence_of_a_script_without_spaces() -> None:
    """A "word" would be a whole sentence there, and be stored."""
    assert describe(text_of("\u674e" * 300 + "\u3002" + "\u738b" * 300), 1, 1).first == ""


def test_describe_refuses_lines_without_words() -> None:
    """An empty citation would be written down."""
    with pytest.raises(UserError, match=r"no word on lines 8\.\.8"):
        describe(TEXT, 8, 8)
    with pytest.raises(UserError, match="the text has 14 lines"):
        describe(TEXT, 8, 88)


@pytest.mark.skipif(not SHARED.exists(), reason="the source texts are not beside the repository")
def test_passages_of_the_minutes_are_found_by_their_lines() -> None:
    """Real minutes, long lines and repetitions: what is cited from whole lines is found again, here and shifted."""
    text = read_text(SHARED)
    shifted = decode(b"A line that was not there.\n" * 3 + text.raw, "shifted.txt")
    cited = 0
    for line in range(25, 200):
        if not text.words.within(line, line)[0] < text.words.within(line, line)[1]:
            continue
        locator = describe(text, line, line)
        assert len(locator.first.split()) <= END_WORDS + 2
        found = locate(text, locator.lines, locator.first, locator.last, text_sha=text.sha256)
        assert (found.status, found.lines) == ("exact", (line, line)), line
        mark: Fingerprint = fingerprint(found.quote or "")
        assert mark.words == locator.words
        if mark.words < 20:
            continue
        cited += 1
        moved = locate(shifted, locator.lines, locator.first, locator.last, mark, text.sha256)
        assert (moved.status, moved.lines) == ("exact", (line + 3, line + 3)), line
        without = locate(shifted, locator.lines, locator.first, locator.last, None, text.sha256)
        assert without.status != "exact", line
    assert cited > 20


def test_lines_with_no_word_on_them_hold_no_passage() -> None:
    """A range of words that ends before it could begin must not reach round to the end of the text."""
    text = decode(b"\n\n\nWe will have wanted this for years.\n", "t")
    assert locate(text, (1, 1), "have wanted", "for years").status == "near"
    assert locate(text, (1, 1), "never said", "for years").status == "lost"
