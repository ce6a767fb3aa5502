"""The closed word lists this room decides with. English; other languages fall back to whole-sentence quotation."""

import re

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")

SPEECH = frozenset(
    """
    said says say told tells added adds announced announces argued argues asked believes claimed claims confirmed
    confirms conceded declared denied denies described disclosed estimated estimates explained insisted insists
    maintained noted notes predicted promised pledged replied reported reports responded revealed says stated
    states stressed suggested suggests testified thinks tweeted urged vowed warned warns wrote writes alleged
    alleges accused according acknowledged admitted adding arguing saying claiming warning noting calling citing
    alleging expects expected called
    """.split()
)
OWN_SPEECH = frozenset(  # with these somebody named vouches for the sentence; "added 101" and "were called off" do not
    """
    said says say told tells confirmed confirms announced announces argued argues believes claimed claims denied denies
    estimated estimates insisted insists predicted promised pledged stated states suggested suggests thinks warned
    warns alleged alleges accused according acknowledged admitted expects
    """.split()
)
PLAIN_SPEECH = ("said", "says", "added", "told", "confirmed", "announced", "warned", "wrote", "explained", "stressed")
NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor without cannot hardly barely scarcely denied denies deny refused
    refuses refuse failed fails fail rejected rejects lacks lack ruled unlikely unable ended halted
    """.split()
)
HEDGES = frozenset(
    """
    may might could would should can must will shall if unless until whether alleged allegedly reportedly
    apparently possibly perhaps probably likely suspected believed thought expected expects plans plan planned
    planning intends proposed proposes hopes hope aims seeks appears appeared seems seemed about around almost
    nearly approximately roughly some only up least most more less than over under preliminary provisional
    estimated unconfirmed potential potentially potentially claimed claims accused suggested suggests except
    provided pending
    """.split()
)
OPENERS = frozenset(
    """
    he she it they this that these those his her its their them him we i you our my your but and however meanwhile
    so then also yet still instead another such both here or nor thus therefore moreover furthermore additionally
    earlier later afterwards afterward besides consequently similarly likewise nevertheless nonetheless otherwise
    others some elsewhere since because which who where when while although though even neither either asked
    another yes well what why how read click subscribe watch listen follow sign photo image video picture
    advertisement copyright finally again too perhaps maybe indeed plus hence soon
    """.split()
)
LEANING = re.compile(
    r"\bboth (?:said|say|told|denied)\b|\b(?:the (?:pair|duo|trio|two|three|four|five|former|latter|same|other)|"
    r"(?:one|two|three|four|most|many|some|all|both|several) of (?:them|these|those)|"
    r"among them|the following|as mentioned|mentioned above|see (?:above|below)|this (?:story|article|report|page)|"
    r"(?:as|in) a result|"
    r"(?:this|these|those)(?= (?:by|is|was|are|were|has|in|on|to|and|with|at)\b|[.,])|"
    r"the new figure|call(?:s|ed|ing)? (?:it|this|that)|"
    r"in addition|for example|for instance|by contrast|on the other hand|at the time|"
    r"in (?:that|this) case|do so|(?:doing|done|did) so|(?:in|of|for|at|on|to|by|with|from) that [a-z]+|"
    r"told me|told us|our reporter)\b",
    re.IGNORECASE,
)
FIRST_SEEN = re.compile(  # a definite subject that only its own article has introduced
    r"^The (?:official|spokes\w+|man|woman|witness|expert|researcher|source|document|letter|paper|figures?|fault|"
    r"report|law|statement|author|writer|comments?|remarks?|staff|news|new|other|second|third|latest|latter|move)\b"
)
BOILERPLATE = re.compile(
    r"\b(?:posted|updated|published|story created|last modified|created) ?:|"
    r"https?://|www\.|\S+@\S+\.\w|@\w{2,}|[<>{}\[\]|#*_`~©®™]|\b(?:click here|read more|sign up|subscribe|newsletter|"
    r"cookies?|all rights reserved|advertisement|follow us|share this|getty images|file photo|photograph:|photo by|"
    r"reporting by|editing by|continue reading|related (?:articles?|stories)|terms of (?:use|service)|privacy policy|"
    r"(?:am|pm) \(?(?:et|est|edt|pst|pdt|akdt)\b|"
    r"breaking news|live updates?|log ?in|javascript|app store)\b",
    re.IGNORECASE,
)
FIRST_PERSON = frozenset(
    """
    i i'm i've i'd we we're we've our ours us my me mine myself ourselves you your yours
    """.split()
)
PERSON_PRONOUNS = frozenset(
    """
    he she him her his hers they them their theirs himself herself themselves
    """.split()
)
THINGS = frozenset(["it", "its"])
BOTH_SIDES = frozenset(
    """
    denied denies disputed disputes rejected rejects criticised criticized criticises opposed opposes opponents
    objected appealed countered dismissed condemned defended welcomed blamed contradicted
    """.split()
)
STOP = frozenset(
    """
    a an the and or but of to in on at for from by with about as into over after before between during under
    through is are was were be been being has have had do does did will would can could may might must should
    shall it its he she they them their his her him who which that this these those what when where why how there
    here not no nor so than then too very also just more most some any all both each other such own same s t i we
    you our your my me us said says say told according reported reports new one
    near across along around behind toward towards upon within without against among amid since until while because if
    though
    """.split()
)
MONTHS = """
    January February March April May June July August September October November December
    """.split()  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


_ENDINGS = (("ings", 4), ("ing", 4), ("edly", 4), ("ies", 3), ("ed", 4), ("es", 4), ("ly", 4), ("s", 3), ("e", 4))


def words(text: str) -> list[str]:
    """The words of ``text`` as written, in order; a number with its point or comma is one word."""
    return WORD.findall(text)


def stem(word: str) -> str:
    """A crude English stem, enough to see "closes" and "closed" as one word. Ours, after Porter's first steps."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    for ending, least in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= least and not low.endswith("ss"):
            return low[: -len(ending)]
    return low


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(w) for w in words(text) if w.lower() not in STOP)


def speaks_as_person(text: str) -> bool:
    """Whether a word of ``text`` is "I", "we" or "you" in any form ("you've")."""
    return any(w.lower().replace("’", "'").split("'")[0] in FIRST_PERSON for w in words(text))


def guard_words(text: str) -> list[str]:
    """Negations, hedges, modals and speech words of ``text``, in order: what a cut must never drop."""
    found = []
    for word in words(text.replace("’", "'")):
        low = word.lower()
        if low in NEGATIONS or low in HEDGES or low in SPEECH or low.endswith("n't"):
            found.append(low)
    return found
