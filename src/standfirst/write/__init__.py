"""The writing room: a Story's sources become a Draft in which every sentence cites what it rests on.

``select_evidence`` picks sentences that stand alone, are central to several owners, early, checkable and new; ``gate``
says whether the story is written now, ``facts_moved`` for what a Report that stands is written anew, ``steady`` keeps
the words of what stands. Then one of three writers behind one port: ``ModelFreeWriter`` quotes with
attribution; ``ChoosingWriter`` lets a small model choose among sentences that code made by quotation and deletion, so
that no word on the page is the model's own; ``ProseWriter`` asks a strong model for the whole Report in one call and
maps its evidence ids to citations. None of them publishes: the contract is checked next door. Pure: no clock, no
network, no randomness.
"""

from standfirst.write.choosing import ChoosingWriter
from standfirst.write.gate import GateDecision, gate
from standfirst.write.house_style import HouseStyle, default_style, read_style
from standfirst.write.lexicon import content_stems
from standfirst.write.model_free import ModelFreeWriter
from standfirst.write.moves import facts_moved
from standfirst.write.orders import unshown
from standfirst.write.plain_language import plain_enough
from standfirst.write.ports import (
    Chooser,
    Parse,
    Parser,
    ProseDraft,
    ProseModel,
    ProseSentence,
    Translator,
    Word,
    Writer,
    WrittenDraft,
)
from standfirst.write.prose import ProseWriter
from standfirst.write.selecting import select_evidence
from standfirst.write.sentences import SourceSentence, split_sentences
from standfirst.write.settings import Budget, WriteSettings
from standfirst.write.steadying import steady, steady_heads
from standfirst.write.styling import changed_places, restored, styled, without_avoided
from standfirst.write.wholeness import body_length, whole_enough

__all__ = [
    "Budget",
    "Chooser",
    "ChoosingWriter",
    "GateDecision",
    "HouseStyle",
    "ModelFreeWriter",
    "Parse",
    "Parser",
    "ProseDraft",
    "ProseModel",
    "ProseSentence",
    "ProseWriter",
    "SourceSentence",
    "Translator",
    "Word",
    "WriteSettings",
    "Writer",
    "WrittenDraft",
    "body_length",
    "changed_places",
    "content_stems",
    "default_style",
    "facts_moved",
    "gate",
    "plain_enough",
    "read_style",
    "restored",
    "select_evidence",
    "split_sentences",
    "steady",
    "steady_heads",
    "styled",
    "unshown",
    "whole_enough",
    "without_avoided",
]
