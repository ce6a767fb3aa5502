"""Variants: other ways to read a published Report, each checked by itself and gone with the Revision that it tells."""

from dataclasses import dataclass
from enum import StrEnum

from standfirst.domain.draft import Length, Level


class VariantKind(StrEnum):
    """How a variant is made, and so how it is checked."""

    LENGTH = "length"  # written from the evidence, held to the whole contract
    LEVEL = "level"  # the same, in plain language
    LANGUAGE = "language"  # the published sentences translated one by one, held to rules across languages and a judge


LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "pt": "Português"}
ENGLISH_NAMES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese"}
_NAMES = {"brief": "Short", "standard": "Standard", "long": "Long", "plain": "Plain language"}
KEYS = (*(length.value for length in Length), Level.PLAIN.value, *LANGUAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a variant tells: as which ``key``, of which Revision (``of``, its hash), and for a translation the place of
    the sentence that each of its own tells: 0 the headline, 1 the standfirst, 2 and on the body. () for what was
    written from the evidence."""

    key: str
    of: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way to read: "brief", "long", "plain", or a language with word lists ("de")."""

    key: str

    @property
    def kind(self) -> VariantKind:
        """Which way this is."""
        if self.key in LANGUAGES:
            return VariantKind.LANGUAGE
        return VariantKind.LEVEL if self.key == Level.PLAIN else VariantKind.LENGTH

    @property
    def name(self) -> str:
        """What readers choose; a language in its own words."""
        return LANGUAGES.get(self.key) or _NAMES[self.key]
