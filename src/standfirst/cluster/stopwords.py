"""Words that never tell one event from another: function words of five languages and the habits of news."""

_ENGLISH = """
a an the of to in on at for and or but is are was were be been being by with from as it its that this these
those he she his her they their them we our you your who which what when where how why not no will would can
could may might must should has have had do does did than then there about after before over under into out up
down off more most all if so some such other only own same very just also amid against between during through
while because per via vs get gets got make makes made new news one two first last year years day days time
says said say report reports reported told i my me him any both each few once again here us mr mrs ms dr
"""
_GERMAN = """
der die das den dem des ein eine einer eines einem einen und oder aber ist sind war waren wird werden wurde
wurden hat haben hatte mit von vom zu zum zur im am an auf aus bei nach vor fur uber unter durch gegen ohne um
als wie dass nicht kein keine auch noch nur schon sich sie er es wir ihr ihre sein seine mehr sagte sagt neue
neuen neuer
"""
_FRENCH = """
le la les un une des du de et ou mais est sont etait a au aux en dans sur sous par pour avec sans que qui quoi
ne pas plus ce cette ces il elle ils elles son sa ses leur leurs se dit apres avant contre entre
"""
_SPANISH = """
el los las una unos unas del y o pero es son fue al en con sin por para que no mas su sus se lo como tras ante
entre sobre este esta estos dijo
"""
_ITALIAN = """
il lo gli i uno di da del della dei delle e ed nel nella con su per tra fra non che si sono stato dopo
"""

STOPWORDS = frozenset(" ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN)).split())
TIME_WORDS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday januar februar marz mai juni juli oktober dezember montag dienstag mittwoch
donnerstag freitag samstag sonntag the a""".split()
)
PLACE_PREPOSITIONS = (
    "in",
    "at",
    "near",
    "outside",
    "In",
    "At",
    "Near",
    "bei",
    "nahe",
    "à",
    "en",
    "près de",
    "cerca de",
)
