"""English into German word by word: no translation that anybody should read, but one that follows from its original."""

import re

_TABLE = """
the=die a=ein an=ein of=von in=in on=am at=um by=von for=für from=aus to=zu with=mit and=und or=oder but=aber off=vor
near=bei after=nach before=vor until=bis about=etwa not=nicht no=keine nobody=niemand never=nie none=keiner is=ist
are=sind was=wurde were=wurden be=sein been=worden has=hat have=haben had=hatte will=wird would=würde may=könnte
might=könnte could=könnte can=kann must=muss said=sagte says=sagt say=sagen told=sagte reported=berichtete that=dass
according=laut as=als than=als more=mehr most=meisten which=die who=der people=Menschen passengers=Fahrgäste
passenger=Fahrgast ferry=Fähre ran=lief aground=auf carrying=mit morning=Morgen monday=Montag tuesday=Dienstag
wednesday=Mittwoch thursday=Donnerstag friday=Freitag saturday=Samstag sunday=Sonntag noon=Mittag hurt=verletzt
accident=Unfall harbour=Hafen company=Firma denied=bestritt repairs=Reparaturen put=geschoben stays=bleibt
closed=geschlossen other=anderen ships=Schiffe tugs=Schlepper pulled=zogen rocks=Felsen face=drohen fine=Strafe
up=bis million=Millionen crowns=Kronen transport=Verkehr ministry=Ministerium taken=gebracht school=Schule
schools=Schulen four=vier six=sechs two=zwei three=drei five=fünf crossings=Fahrten cancelled=abgesagt office=Amt
town=Stadt opened=öffnete crew=Besatzung stayed=blieb calm=ruhig while=während ship=Schiff lay=lag coast=Küsten
guard=Wache between=zwischen when=als if=wenn unless=außer without=ohne january=Januar february=Februar march=März
april=April may=könnte june=Juni july=Juli october=Oktober december=Dezember percent=Prozent cent=Cent per=pro
council=Rat voted=stimmte city=Stadt police=Polizei its=ihre their=ihre his=sein her=ihr it=es they=sie he=er she=sie
new=neue first=erste last=letzte year=Jahr years=Jahre day=Tag days=Tage hours=Stunden minutes=Minuten over=über
under=unter because=weil also=auch only=nur all=alle some=einige many=viele one=ein
expected=erwartet likely=wahrscheinlich
possible=möglich possibly=möglicherweise nearly=fast almost=fast least=mindestens claimed=behauptete announced=teilte
added=sagte called=nannte
"""
_WORDS = dict(pair.split("=") for pair in _TABLE.split())


def word_by_word(text: str) -> str:
    """The sentence without its quotation marks, each word that is known in German, dates in the German order."""
    plain = re.sub(r"[\"“”]", "", text.replace(': "', ", ")).replace(" May ", " Mai ")
    dated = re.sub(r"\b(\d{1,2}) (?=(?:Mai|[A-Z][a-z]+) \d{4})", r"\1. ", plain)
    told = re.sub(r"[A-Za-z]+", lambda m: _word(m[0]), dated)
    return re.sub(r"(?<=\d),(?=\d{3})", ".", told)


def _word(word: str) -> str:
    found = _WORDS.get(word.casefold())
    if found is None:
        return word
    return found[:1].upper() + found[1:] if word[:1].isupper() else found
