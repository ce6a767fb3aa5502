"""The room that says how surprising coverage is, and proves it line by line.

``score_trend`` counts voices: distinct owners whose appearance is not a copy of a text that is already counted, each by
the trust it has earned. In the most telling window it asks how unlikely so many voices are when a story usually gets so
few (Poisson surprise, in nats), and lets that fade with a half-life. ``UsualCoverage`` learns what is usual from the
owners' own rates, topics and hours, ``Trust`` how much of a voice an owner is. ``things`` finds the people, places and
organisations that an article names, ``score_thing`` scores them in the same way. The surprise is shared out over the
voices, more to one that rarely publishes; outside signals add lines of their own. The score is the sum of its lines,
nothing else, so "7 owners in 3 hours, usual 1.2" can be checked.
``ports.Connector`` is what a service outside looks like to the desk, ``match_signals`` says which stories a signal
speaks of. ``SeriesDetector`` does the same kind of watching over one series of numbers (mentions, page views).
No clock, no chance: the same history at the same moment has the same score.
"""

from standfirst.trend.board import Scored, TrendBoard
from standfirst.trend.connectors import settle, several
from standfirst.trend.history import Appearance, Habit, Signal, StoryHistory
from standfirst.trend.matching import (
    MatchSettings,
    SignalMatch,
    StoryLink,
    StoryMention,
    link_spellings,
    match_signals,
    name_keys,
)
from standfirst.trend.ports import Connector, ConnectorSetting, SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.score import facets, score_trend
from standfirst.trend.series import SeriesDetector, SeriesSettings
from standfirst.trend.settings import TrendSettings
from standfirst.trend.strength import rank_strength, rise_strength
from standfirst.trend.thing_score import ThingHistory, score_thing
from standfirst.trend.things import Thing, thing_key, things
from standfirst.trend.trust import Trust
from standfirst.trend.usual import LEARN_DAYS, UsualCoverage
from standfirst.trend.why import why_trending

__all__ = [
    "LEARN_DAYS",
    "Appearance",
    "Connector",
    "ConnectorSetting",
    "Habit",
    "MatchSettings",
    "Scored",
    "SeriesDetector",
    "SeriesSettings",
    "Signal",
    "SignalAnswer",
    "SignalMatch",
    "SignalReading",
    "SignalRequest",
    "StoryHistory",
    "StoryLink",
    "StoryMention",
    "Thing",
    "ThingHistory",
    "TrendBoard",
    "TrendSettings",
    "Trust",
    "UsualCoverage",
    "facets",
    "link_spellings",
    "match_signals",
    "name_keys",
    "rank_strength",
    "rise_strength",
    "score_thing",
    "score_trend",
    "settle",
    "several",
    "thing_key",
    "things",
    "why_trending",
]
