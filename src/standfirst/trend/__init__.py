"""The room that says how surprising a story's coverage is, and proves it line by line.

``score_trend`` counts voices: distinct owners whose appearance is not a copy of a text that is already counted. In the
most telling window of three hours it asks how unlikely so many owners are when a story usually gets so few (Poisson
surprise, in nats), and lets that fade with a half-life. ``UsualCoverage`` learns what is usual from the owners' own
publishing rates. The surprise is shared out over the owners, more to one that rarely publishes; outside signals add
lines of their own. The score is the sum of its lines, nothing else, so "7 owners in 3 hours, usual 1.2" can be checked.
``ports.Connector`` is what a service outside looks like to the desk, ``match_signals`` says which stories a signal
speaks of. ``SeriesDetector`` does the same kind of watching over one series of numbers (mentions, page views).
No clock, no chance: the same history at the same moment has the same score.
"""

from standfirst.trend.connectors import settle, several
from standfirst.trend.history import Appearance, Signal, StoryHistory
from standfirst.trend.matching import (
    MatchSettings,
    SignalMatch,
    StoryLink,
    StoryMention,
    link_spellings,
    match_signals,
    name_key,
    name_keys,
)
from standfirst.trend.ports import (
    Connector,
    ConnectorSetting,
    SignalAnswer,
    SignalReading,
    SignalRequest,
)
from standfirst.trend.score import score_trend
from standfirst.trend.series import SeriesDetector, SeriesSettings
from standfirst.trend.settings import TrendSettings
from standfirst.trend.strength import rank_strength, rise_strength
from standfirst.trend.usual import UsualCoverage

__all__ = [
    "Appearance",
    "Connector",
    "ConnectorSetting",
    "MatchSettings",
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
    "TrendSettings",
    "UsualCoverage",
    "link_spellings",
    "match_signals",
    "name_key",
    "name_keys",
    "rank_strength",
    "rise_strength",
    "score_trend",
    "settle",
    "several",
]
