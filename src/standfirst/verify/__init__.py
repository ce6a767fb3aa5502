"""Verify: the reporting contract, checked by code, sentence by sentence, headline and standfirst included.

``check_draft`` reads a draft and its sources once into a Context and asks every rule of one table (``check.RULES``)
for its verdicts. A rule is one small module in ``rules/`` with one pure function ``check(context)``; it knows nothing
of the other rules. What they share is how text is read: ``reading/`` finds words, numbers, dates, names, quotations
and their speakers, and ``data/`` holds the word lists of each language. Everything fails closed: a citation that does
not hold supports nothing. ``repair`` cuts the sentences that failed, once, and says None when too little is left; what
it returns is checked again before anybody sees it. A model behind the ``Judge`` port may add a veto (``veto``); it can
never overrule a rule.

This room is pure: no clock, no network, no model, no store.
"""

from standfirst.verify.both_tries import both_tries
from standfirst.verify.check import CONTRACT_VERSION, RULES, check_draft
from standfirst.verify.ports import Judge, SentenceToJudge
from standfirst.verify.reading.speakers import Quote, extract_quotes
from standfirst.verify.repair import headlines, repair, shortened, standfirsts
from standfirst.verify.settings import ContractSettings
from standfirst.verify.translated import check_translation, translations_to_judge
from standfirst.verify.veto import sentences_to_judge, unread, veto

__all__ = [
    "CONTRACT_VERSION",
    "RULES",
    "ContractSettings",
    "Judge",
    "Quote",
    "SentenceToJudge",
    "both_tries",
    "check_draft",
    "check_translation",
    "extract_quotes",
    "headlines",
    "repair",
    "sentences_to_judge",
    "shortened",
    "standfirsts",
    "translations_to_judge",
    "unread",
    "veto",
]
