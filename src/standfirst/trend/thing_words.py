"""What tells named things apart, as data by language: titles, prepositions, suffixes, and words that are never names.

Lists by hand, read against the sample world (2026-11-28); words are folded (lower case, without accents).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingWords:
    """``roles`` stand before a person's name, ``agents`` are endings of words for people that do too, ``speech`` stands
    beside a name and ``who`` takes it up; ``places_after`` are prepositions of place; ``links`` join the words of one
    name; ``place_ends`` and ``organisation_ends`` are the nouns that names end in, ``organisation_starts`` those that
    they begin with; ``determiners`` stand before ordinary nouns; ``never`` are capitalised words that name nothing by
    themselves. ``nouns``: every noun has a capital, which then says nothing."""

    nouns: bool = False
    agents: tuple[str, ...]
    who: frozenset[str]
    roles: frozenset[str]
    speech: frozenset[str]
    places_after: frozenset[str]
    links: frozenset[str]
    determiners: frozenset[str]
    place_ends: frozenset[str]
    organisation_ends: frozenset[str]
    organisation_starts: frozenset[str]
    never: frozenset[str]


PLACE_STARTS = frozenset(
    "port porto puerto mount mont monte lake lac lago fort cape cabo gulf isle ile isla ilha rio".split()
)
STREETS = frozenset("street road lane avenue boulevard terrace crescent strasse gasse allee".split())
NO_AGENTS = frozenset(
    """after over under other later earlier never ever per or nor for near other either neither together whether rather
    former over cover number power water winter summer river paper order under unter uber oder aber immer wieder hinter
    sicher spater fruher weiter dieser dieser jeder dauer per por senior junior""".split()
)  # end like words for people and are none


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_EVERYWHERE_LINKS = "of de du des del della di da do dos das van von der den la le el al y e"
_COMPANY_ENDS = """inc ltd llc plc corp gmbh ag sa se kg ev e.v. spa nv bv oy ab as co & media press news tv radio
online"""

_ENGLISH = ThingWords(
    agents=("er", "or", "ist", "man", "woman", "ian", "eer"),
    who=_set("who whose whom"),
    roles=_set(
        """mr mrs ms miss dr prof professor sir lady lord dame king queen prince princess pope president
        vice-president minister premier chancellor mayor mayoress governor senator congressman congresswoman
        representative secretary chairman chairwoman chair chief director manager captain coach colonel general
        lieutenant sergeant officer detective inspector commissioner judge justice prosecutor lawyer attorney bishop
        archbishop father sister brother reverend rabbi imam analyst economist scientist researcher engineer spokesman
        spokeswoman spokesperson leader founder author actor actress singer composer conductor director striker
        defender midfielder goalkeeper forward captain player skipper pilot driver baker farmer teacher pupil student
        councillor counsellor ambassador envoy negotiator astronomer biologist geologist hydrologist historian curator
        keeper harbourmaster referee coroner fisherman swimmer champion grandmaster owner resident witness widow son
        daughter
        husband wife mother brother neighbour ombudsman treasurer rector dean principal superintendent conservator
        novelist poet critic physician surgeon nurse seismologist meteorologist"""
    ),
    speech=_set(
        """said says told tells added adds asked asks wrote writes replied argued argues announced announces
        insisted warned warns called confirmed denied explained noted recalled claimed stated tweeted posted"""
    ),
    places_after=_set("in at near from to outside around across towards toward off into via"),
    links=_set("of de du la le van von der den &"),
    determiners=_set("the a an this that these those his her its their our my your every each some any no"),
    place_ends=_set(
        """river bay bridge harbour harbor airport island islands lake mount mountain mountains hill hills
        valley coast sea ocean strait channel cape peninsula forest park square station port canal county province
        district city village north south east west beach gulf glacier reef trench quay lock dam
        castle head point falls pass plateau desert basin sound firth fjord creek"""
    ),
    organisation_ends=_set(
        _COMPANY_ENDS
        + """ party council university college school institute ministry bank company group agency union court police
        department office committee commission association federation foundation trust club united city fc authority
        board parliament senate congress assembly government army navy service services airlines airways railways
        railway lines ferries energy motors industries holdings partners museum gallery theatre orchestra hospital
        clinic church society network alliance league times post herald courier observer journal gazette tribune
        cooperative chamber observatory laboratory works shipping insurance bureau guard shipyard shipyards yard
        yards dispatch savings
        chronicle mail ledger wanderers rovers athletic opera ballet brigade fund union council studios records"""
    ),
    organisation_starts=_set(
        "ministry department university bank institute association federation house court church office"
    ),
    never=_set(
        """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov
        dec i i'm i've i'll i'd ok mr mrs ms dr the a an he she it we you they but and or if when while after before
        in on at by from for with to of as this that these those there here what who why how where which no yes not
        all some many most more one two three four five six seven eight nine ten both each every another other such
        our his her its their my your so then now today tomorrow yesterday also only still just even once since until
        because although though however meanwhile instead nobody everybody somebody anyone everyone none nothing
        everything photo photos picture video read reporting correction update updated analysis comment opinion
        editor editors english utc gmt am pm est cet covid god christmas easter let under over about between during
        according asked told said earlier later last next first second third out up down off neither either nor
        whether without within despite unlike like be is are was were do does did has have had will would can could
        may might must should new old"""
    ),
)

_GERMAN = ThingWords(
    nouns=True,
    agents=("er", "erin", "ist", "istin", "mann", "frau", "chef", "chefin"),
    who=_set(""),
    roles=_set(
        """herr frau dr prof gouverneur gouverneurin professor professorin prasident prasidentin vizeprasident
        ministerprasident
        ministerprasidentin minister ministerin kanzler kanzlerin bundeskanzler burgermeister burgermeisterin
        oberburgermeister landrat senator senatorin sprecher sprecherin sprecherin direktor direktorin chef chefin
        leiter leiterin vorsitzende vorsitzender vorsitzenden generalsekretar kapitan kapitanin trainer trainerin
        richter richterin staatsanwalt staatsanwaltin anwalt anwaltin polizeichef bischof papst konig konigin prinz
        prinzessin forscher forscherin wissenschaftler wissenschaftlerin okonom okonomin analyst analystin autor
        autorin schauspieler schauspielerin sanger sangerin komponist komponistin dirigent sturmer verteidiger
        torwart pilot lehrer lehrerin stadtrat stadtratin abgeordnete abgeordneter botschafter botschafterin
        verkehrsminister verkehrsministerin innenminister innenministerin finanzminister finanzministerin
        aussenminister aussenministerin wirtschaftsminister oppositionsfuhrer oppositionsfuhrerin astronom astronomin
        biologe biologin geologe geologin einsatzleiter einsatzleiterin geschaftsfuhrer geschaftsfuhrerin
        gewerkschafter gewerkschafterin unternehmenssprecher unternehmenssprecherin polizeisprecher
        polizeisprecherin grunder grunderin intendant intendantin kurator kuratorin historiker historikerin
        staatssekretar staatssekretarin vorstand vorstandschef vorstandschefin betriebsrat betriebsratin"""
    ),
    speech=_set(
        """sagte sagt erklarte erklart betonte teilte schrieb fugte warnte forderte kundigte bestatigte meinte nannte
        berichtete kritisierte"""
    ),
    places_after=_set("in aus nach bei nahe"),
    links=_set("von vom van der zu de la und &"),
    determiners=_set(
        """der die das dem den des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses
        diesem diesen jeder jede jedes jedem jeden mein sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer
        unser unsere unseren unserem viele viel mehr weniger alle allen aller einige einigen mehrere mehreren andere
        anderen anderer solche am im zum zur vom beim ins ans zwei drei vier funf sechs sieben acht neun zehn"""
    ),
    place_ends=_set("see tal berg fluss brucke hafen flughafen bahnhof insel kuste bucht platz park wald kanal bezirk"),
    organisation_ends=_set(
        _COMPANY_ENDS
        + """ partei bank gruppe verlag verband verein universitat hochschule institut ministerium agentur zeitung
        nachrichten rundschau anzeiger bote post stiftung gewerkschaft gesellschaft werke bahn reederei"""
    ),
    organisation_starts=_set("universitat hochschule bank ministerium verband verein institut amt firma konzern"),
    never=_set(
        """montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz april mai juni juli august
        september oktober november dezember jahr jahre jahren uhr euro prozent mio mrd millionen million milliarden
        milliarde tausend hundert ende anfang mitte seite teil meter kilometer kilo tonnen grad stunden minuten tage
        tagen wochen monate monaten herr frau sie ich wir er es das die der ein eine im in am an auf bei nach vor und
        aber oder wenn als weil foto bild video kommentar analyse angaben kraft zukunft gefahr ordnung zusammenarbeit
        anspruch frage folge haft bewegung betrieb sicht hohe zeit ruhe not deutsch englisch protest sorge wut angst
        fur bis seit wahrend trotz wegen laut dazu dann doch damit dabei danach heute morgen gestern menschen leute
        kinder frauen manner"""
    ),
)

_FRENCH = ThingWords(
    agents=("eur", "euse", "iste", "ien", "ienne", "trice"),
    who=_set("qui"),
    roles=_set(
        """m mme mlle dr pr professeur president presidente premier ministre maire depute deputee senateur senatrice
        directeur directrice chef cheffe porte-parole procureur juge capitaine entraineur roi reine prince princesse
        pape general colonel ambassadeur secretaire chercheur chercheuse economiste avocat avocate ecrivain acteur
        actrice chanteur chanteuse"""
    ),
    speech=_set("declare explique ajoute affirme indique assure estime annonce precise raconte confie dit"),
    places_after=_set("a en vers depuis pres chez"),
    links=_set("de du des d' la le les et l'"),
    determiners=_set("le la les un une des ce cet cette ces son sa ses leur leurs notre nos mon ma mes l'"),
    place_ends=_set("nord sud est ouest"),
    organisation_ends=_set(_COMPANY_ENDS + " nationale populaire"),
    organisation_starts=_set(
        """ministere universite banque institut association federation parti conseil cour tribunal syndicat societe
        compagnie agence academie office groupe mairie prefecture assemblee parlement musee hopital"""
    ),
    never=_set(
        """lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout
        septembre octobre novembre decembre le la les un une des il elle ils elles on nous vous je ce cette mais et ou
        si quand apres avant dans en au aux a de du par pour sur avec sans selon photo video"""
    ),
)

_SPANISH = ThingWords(
    agents=("dor", "dora", "ista", "tor", "tora"),
    who=_set("quien"),
    roles=_set(
        """sr sra don dona dr dra presidente presidenta ministro ministra alcalde alcaldesa gobernador gobernadora
        senador senadora diputado diputada director directora jefe jefa portavoz fiscal juez jueza capitan entrenador
        rey reina principe princesa papa general coronel embajador embajadora secretario secretaria profesor profesora
        investigador investigadora economista abogado abogada escritor escritora actor actriz cantante"""
    ),
    speech=_set("dijo dice explico anadio afirmo aseguro senalo declaro indico anuncio advirtio conto preciso"),
    places_after=_set("en desde hacia cerca"),
    links=_set("de del la las los el y"),
    determiners=_set("el la los las un una unos unas este esta estos estas ese esa su sus nuestro nuestra mi"),
    place_ends=_set("norte sur este oeste"),
    organisation_ends=_set(_COMPANY_ENDS + " nacional popular"),
    organisation_starts=_set(
        """ministerio universidad banco instituto asociacion federacion partido consejo corte tribunal sindicato
        sociedad compania agencia academia oficina grupo ayuntamiento asamblea parlamento congreso museo hospital"""
    ),
    never=_set(
        """lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre el la los las un una lo se su sus pero y o si cuando tras antes en al a
        de del por para sobre con sin segun este esta foto video"""
    ),
)

_PORTUGUESE = ThingWords(
    agents=("dor", "dora", "ista", "tor", "tora"),
    who=_set("quem"),
    roles=_set(
        """sr sra dom dona dr dra presidente presidenta ministro ministra prefeito prefeita governador governadora
        senador senadora deputado deputada diretor diretora chefe porta-voz procurador juiz juiza capitao treinador
        rei rainha principe princesa papa general coronel embaixador embaixadora secretario secretaria professor
        professora pesquisador pesquisadora economista advogado advogada escritor escritora ator atriz cantor cantora"""
    ),
    speech=_set("disse diz explicou acrescentou afirmou garantiu declarou indicou anunciou alertou contou"),
    places_after=_set("em desde"),
    links=_set("de do da dos das e o a"),
    determiners=_set("o a os as um uma uns umas este esta esse essa seu sua seus suas nosso nossa no na nos nas"),
    place_ends=_set("norte sul leste oeste"),
    organisation_ends=_set(_COMPANY_ENDS + " nacional popular"),
    organisation_starts=_set(
        """ministerio universidade banco instituto associacao federacao partido conselho corte tribunal sindicato
        sociedade companhia agencia academia escritorio grupo prefeitura assembleia parlamento congresso museu
        hospital"""
    ),
    never=_set(
        """segunda-feira terca-feira quarta-feira quinta-feira sexta-feira segunda terca quarta quinta sexta sabado
        domingo janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro o a os as um
        uma ele ela eles elas mas e ou se quando apos antes em no na ao de do da por para sobre com sem segundo este
        esta foto video"""
    ),
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE}


def thing_words(language: str) -> ThingWords:
    """The words of a language such as "de" or "pt-BR"; English ones for a language without a list."""
    return _BY_LANGUAGE.get(language.lower()[:2], _ENGLISH)
