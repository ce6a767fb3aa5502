# ruff: noqa: E501  (tables read better in long rows)
"""Word lists of the mutators, per language. Made for breaking sentences, apart from the checker's own lists on purpose:
a fault in a word that the checker does not know is the one that matters."""

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo".split(),
}
# Units that turn into each other: (pattern, instead).
UNITS = {
    "en": (
        ("tonnes", "kilos"), ("kilos", "tonnes"), ("million", "billion"), ("billion", "million"), ("euros", "dollars"),
        ("dollars", "euros"), ("crowns", "euros"), ("pounds", "dollars"), ("kilometres", "metres"), ("metres", "kilometres"),
        ("miles", "kilometres"), ("hours", "days"), ("days", "weeks"), ("weeks", "months"), ("months", "years"),
        ("years", "months"), ("minutes", "hours"), ("litres", "tonnes"), ("hectares", "square metres"), ("feet", "metres"),
        ("seconds", "minutes"), ("degrees", "percent"), ("knots", "kilometres"), ("thousand", "million"),
    ),
    "de": (("Millionen", "Milliarden"), ("Milliarden", "Millionen"), ("Euro", "Dollar"), ("Tonnen", "Kilogramm"),
           ("Kilometer", "Meter"), ("Stunden", "Tage"), ("Tage", "Wochen"), ("Tagen", "Wochen"), ("Wochen", "Monate"), ("Liter", "Tonnen")),
    "fr": (("millions", "milliards"), ("milliards", "millions"), ("euros", "dollars"), ("tonnes", "kilos"),
           ("kilomètres", "mètres"), ("heures", "jours"), ("jours", "semaines"), ("semaines", "mois"), ("litres", "tonnes")),
    "es": (("millones", "mil millones"), ("euros", "dólares"), ("toneladas", "kilos"), ("kilómetros", "metros"),
           ("horas", "días"), ("días", "semanas"), ("semanas", "meses"), ("litros", "toneladas")),
    "pt": (("milhões", "mil milhões"), ("euros", "dólares"), ("toneladas", "quilos"), ("quilómetros", "metros"),
           ("horas", "dias"), ("dias", "semanas"), ("semanas", "meses"), ("litros", "toneladas")),
}  # fmt: skip
POINTS = {
    "en": ((r"percentage points?", "percent"), (r"percent|per cent", "percentage points")),
    "de": ((r"Prozentpunkte?n?", "Prozent"), (r"Prozent(?!p)", "Prozentpunkte")),
    "fr": ((r"points? de pourcentage", "pour cent"), (r"pour cent|%", "points de pourcentage")),
    "es": ((r"puntos? porcentual(?:es)?", "por ciento"), (r"por ciento|%", "puntos porcentuales")),
    "pt": ((r"pontos? percentua(?:l|is)", "por cento"), (r"por cento|%", "pontos percentuais")),
}
# Negations taken out: (pattern, instead).
DENIED = {
    "en": (
        (r"\b(did|does|do) not (\w+)", None), (r"\b(was|were|is|are|had|has|have|will|would|could|should|may|might|can) not\b", r"\1"),
        (r"\b([Nn])obody\b", "everybody"), (r"\bno one\b", "everyone"), (r"\bnever\b", "always"), (r"\bno (?=[a-z]+s\b)", "several "),
        (r"\bdenied\b", "confirmed"), (r"\brefused to (\w+)", "agreed to \\1"), (r"\bdeclined to (\w+)", "agreed to \\1"),
        (r"\bruled out\b", "considered"), (r"\bwithout\b", "with"), (r"\brejected\b", "accepted"), (r"\bnone of\b", "all of"),
        (r"\bcannot\b", "can"), (r"\bfailed to\b", "managed to"), (r"\bno longer\b", "still"),
    ),
    "de": ((r" nicht\b", ""), (r"\bkeine(n|r|m|s)?\b", r"eine\1"), (r"\bniemand\b", "jeder"), (r"\bnie\b", "immer"),
           (r"\bbestritt\b", "bestätigte"), (r"\bohne\b", "mit"), (r"\blehnte (.+?) ab\b", r"nahm \1 an")),
    "fr": ((r"\bn(?:e |')(\w+) pas\b", r"\1"), (r"\bn(?:e |')(\w+) jamais\b", r"\1 toujours"), (r"\ba démenti\b", "a confirmé"),
           (r"\bsans\b", "avec"), (r"\ba rejeté\b", "a accepté"), (r"\ba refusé\b", "a accepté")),
    "es": ((r"\bno (?=[a-záéíóú]+)", ""), (r"\bnunca\b", "siempre"), (r"\bnadie\b", "todo el mundo"), (r"\bnegó\b", "confirmó"),
           (r"\bsin\b", "con"), (r"\brechazó\b", "aceptó")),
    "pt": ((r"\bnão (?=[a-záéíóúâêô]+)", ""), (r"\bnunca\b", "sempre"), (r"\bninguém\b", "toda a gente"), (r"\bnegou\b", "confirmou"),
           (r"\bsem\b", "com"), (r"\brejeitou\b", "aceitou")),
}  # fmt: skip
# Words after which (or before which) a "not" can be put.
NEGATABLE = {
    "en": (r"\b(is|was|were|are|had|has|have|will|would|may|could|should)\b(?! not)", r"\1 not"),
    "de": (r"\b(ist|war|waren|sind|wurde|wurden|wird|werden|hat|haben|soll|sollen|kann)\b(?! nicht)", r"\1 nicht"),
    "fr": (r"\b(est|était|sera|seront|sont|doit|doivent|peut|va)\b(?! pas)", r"ne \1 pas"),
    "es": (r"(?<!no )\b(es|fue|será|serán|está|están|ha|han|podría|costará|cerrará)\b", r"no \1"),
    "pt": (r"(?<!não )\b(é|foi|será|serão|está|estão|tem|têm|poderá|custará|fechará)\b", r"não \1"),
}
# Hedges taken away: (pattern, instead).
HEDGES = {
    "en": (
        (r"\b(may|might|could) have (\w+)", r"had \2"), (r"\b(may|might|could) be\b", "will be"), (r"\b(may|might|could)\b(?! not)", "will"),
        (r"\b(is|are) (expected|likely) to\b", "will"), (r"\b(was|were) (expected|likely) to\b", "would"),
        (r"\bappears to be\b", "is"), (r"\bappear to be\b", "are"), (r"\bappeared to be\b", "was"), (r"\b(allegedly|reportedly|probably|possibly|apparently|perhaps) ", ""),
        (r"\b(suspected|alleged|possible|potential|presumed) ", ""), (r"\bis (?:thought|believed|said|feared) to be\b", "is"),
        (r"\b(?:is|are) (?:thought|believed|said|feared) to have\b", "has"), (r"\bwas (?:thought|believed) to be\b", "was"), (r"\bseems? to\b", "does"),
        (r"\bfeared that\b", "found that"), (r"\bfears that\b", "found that"), (r"\bsuspects? that\b", "found that"), (r"\bsuspected that\b", "found that"),
    ),
    "de": ((r"\bkönnte\b", "wird"), (r"\bkönnten\b", "werden"), (r"\b(vermutlich|angeblich|möglicherweise|wahrscheinlich|offenbar) ", ""), (r"\bdürfte\b", "wird")),
    "fr": ((r"\bpourrait\b", "va"), (r"\bpourraient\b", "vont"), (r"\b(probablement|peut-être|apparemment) ", ""), (r"\bserait\b", "est"), (r"\bauraient\b", "ont")),
    "es": ((r"\bpodría\b", "va a"), (r"\bpodrían\b", "van a"), (r"\b(probablemente|quizá|quizás|presuntamente|supuestamente) ", ""), (r"\bhabría\b", "ha")),
    "pt": ((r"\bpoderá\b", "vai"), (r"\bpoderia\b", "vai"), (r"\bpoderão\b", "vão"), (r"\b(provavelmente|talvez|alegadamente|supostamente) ", ""), (r"\bteria\b", "tem")),
}  # fmt: skip
# Plans: the words before an infinitive that make it a plan.
PLANS = {
    "en": r"\b(plans?|intends?|wants?|aims?|hopes?|expects?|proposes?|agreed|offered|promised|vowed|pledged|threatened|planned|intended|wanted|decided|voted|is due|are due|is set|are set|is|are|was|were) to (\w+)|\b(will) (?!not\b|be\b|\w+ly\b|also\b|soon\b|never\b|have\b|need\b)(\w+)",
    "de": r"\b(will|wollen|plant|soll|sollen|wird|werden)\b(.+?) (?:zu )?(\w+en)(?=[.,]|$)",
    "fr": r"\b(prévoit de|prévoient de|veut|veulent|va|vont|compte|comptent|envisage de) (\w+(?:er|ir|re))\b",
    "es": r"\b(planea|planean|quiere|quieren|prevé|prevén|va a|van a) (\w+(?:ar|er|ir))\b",
    "pt": r"\b(planeia|planeiam|quer|querem|prevê|pretende|pretendem|vai|vão) (\w+(?:ar|er|ir))\b",
}
SAID = {
    "en": r"said|says|told \w+|added|claimed|alleged|argued|warned|insisted|stated|announced|believes|estimated|complained|suggested",
    "de": r"sagte|sagt|erklärte|behauptete|warnte|betonte|teilte mit|meinte|kündigte an",
    "fr": r"a déclaré|a dit|affirme|a affirmé|a expliqué|a averti|a indiqué|estime",
    "es": r"dijo|afirmó|declaró|aseguró|explicó|advirtió|señaló|indicó",
    "pt": r"disse|afirmou|declarou|explicou|avisou|garantiu|referiu|alegou",
}
THAT = {"en": "that", "de": "dass", "fr": "qu(?:e |')", "es": "que", "pt": "que"}
ACCORDING = {"en": "According to|according to", "de": "Laut|laut|Nach Angaben von|nach Angaben von", "fr": "Selon|selon|D'après|d'après", "es": "Según|según", "pt": "Segundo|segundo|De acordo com|de acordo com"}  # fmt: skip
# Quantifiers made stronger: (pattern, instead).
QUANTIFIERS = {
    "en": (
        (r"\b[Ss]ome of\b", "all of"), (r"\b[Mm]ost of\b", "all of"), (r"\b[Mm]any of\b", "all of"), (r"\b[Pp]art of\b", "all of"), (r"\b[Hh]alf of\b", "all of"),
        (r"\b[Ss]ome (?=[a-z]+)", "all "), (r"\b[Mm]ost (?=[a-z]+s\b)", "all "), (r"(?<!how )(?<!so )(?<!as )(?<!too )\b[Mm]any (?=[a-z]+)", "all "), (r"\b[Ss]everal (?=[a-z]+)", "hundreds of "),
        (r"\b[Aa] few (?=[a-z]+)", "dozens of "), (r"\b[Rr]arely\b", "never"), (r"\b[Ss]ometimes\b", "always"), (r"\b[Oo]ften\b", "always"), (r"\b[Uu]sually\b", "always"),
        (r"\b[Nn]early all\b", "all"), (r"\b[Aa]lmost all\b", "all"), (r"\b[Nn]early every\b", "every"), (r"\b[Aa]lmost every\b", "every"), (r"\b[Dd]ozens of\b", "thousands of"),
        (r"\b[Mm]ostly\b", "entirely"), (r"\b[Pp]artly\b", "entirely"), (r"\b[Ll]argely\b", "entirely"), (r"\b[Oo]ne of the (\w+s)\b", r"all the \1"),
        (r"\b[Ff]ew (?=[a-z]+)", "no "), (r"\b[Hh]undreds of\b", "thousands of"), (r"\b[Hh]alf (?=the|its|their)", "all "), (r"\b[Aa] third of\b", "half of"),
    ),
    "de": ((r"\b[Ee]inige der\b", "alle"), (r"\b[Ee]inige\b(?! der)", "alle"), (r"\b[Dd]ie meisten\b", "alle"), (r"\b[Vv]iele\b", "alle"), (r"\b[Mm]ehrere\b", "hunderte"), (r"\bselten\b", "nie"), (r"\boft\b", "immer"), (r"\b[Ff]ast alle\b", "alle"), (r"\b[Tt]eilweise (?=ein)", "vollständig "), (r"\bteilweise\b", "vollständig")),
    "fr": ((r"\b[Cc]ertains\b", "tous les"), (r"\b[Pp]resque toutes\b", "toutes"), (r"\b[Ll]a plupart des\b", "tous les"), (r"\b[Pp]lusieurs\b", "des centaines de"), (r"\brarement\b", "jamais"), (r"\bsouvent\b", "toujours"), (r"\b[Pp]resque tous\b", "tous"), (r"\ben partie\b", "entièrement")),
    "es": ((r"\b[Aa]lgunos\b", "todos los"), (r"\b[Ll]a mayoría de los (\w+) (\w+)ó\b", r"todos los \1 \2aron"), (r"\b[Mm]uchas\b", "todas las"), (r"\b[Vv]arios\b", "cientos de"), (r"\brara vez\b", "nunca"), (r"\ba menudo\b", "siempre"), (r"\b[Cc]asi todos\b", "todos"), (r"\ben parte\b", "por completo")),
    "pt": ((r"\b[Aa]lguns\b", "todos os"), (r"\b[Aa] maioria dos (\w+) (\w+)ou\b", r"todos os \1 \2aram"), (r"\b[Mm]uitas (?!vezes)", "todas as "), (r"\b[Vv]ários\b", "centenas de"), (r"\braramente\b", "nunca"), (r"\bmuitas vezes\b", "sempre"), (r"\b[Qq]uase todos\b", "todos"), (r"\bem parte\b", "por completo")),
}  # fmt: skip
NUMERAL = r"(?=(?:[€$£]|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|half|a third|a hundred|zwei|drei|vier|fünf|sechs|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|dois|três|quatro))"
BOUNDS = {
    "en": r"\b(up to|at least|at most|more than|less than|fewer than|about|around|nearly|almost|as many as|as much as|roughly|some|approximately|over|under|no more than|an estimated) ",
    "de": r"\b(bis zu|mindestens|höchstens|mehr als|weniger als|rund|etwa|fast|über|ungefähr|knapp) ",
    "fr": r"\b(jusqu'à|au moins|au plus|plus de|moins de|environ|près de|quelque) ",
    "es": r"\b(hasta|al menos|como mucho|más de|menos de|unos|unas|cerca de|casi) ",
    "pt": r"\b(até|pelo menos|no máximo|mais de|menos de|cerca de|quase|perto de) ",
}
BOUND_TURNED = {
    "en": {"up to": "at least", "at least": "at most", "at most": "at least", "more than": "less than", "less than": "more than", "fewer than": "more than", "as many as": "at least", "over": "under", "under": "over", "no more than": "no fewer than", "nearly": "more than", "almost": "more than"},
    "de": {"bis zu": "mindestens", "mindestens": "höchstens", "höchstens": "mindestens", "mehr als": "weniger als", "weniger als": "mehr als", "fast": "mehr als", "über": "unter"},
    "fr": {"jusqu'à": "au moins", "au moins": "au plus", "au plus": "au moins", "plus de": "moins de", "moins de": "plus de", "près de": "plus de"},
    "es": {"hasta": "al menos", "al menos": "como mucho", "como mucho": "al menos", "más de": "menos de", "menos de": "más de", "casi": "más de"},
    "pt": {"até": "pelo menos", "pelo menos": "no máximo", "no máximo": "pelo menos", "mais de": "menos de", "menos de": "mais de", "quase": "mais de"},
}  # fmt: skip
TITLES = {
    "en": {
        "Mayor": "Governor", "Governor": "Senator", "Minister": "Ambassador", "minister": "ambassador", "Prime Minister": "President", "President": "Chancellor",
        "Professor": "Judge", "Judge": "Prosecutor", "Captain": "Admiral", "Inspector": "Judge", "spokesman": "chairman", "spokeswoman": "chairwoman", "spokesperson": "director",
        "director": "founder", "Director": "Founder", "chairman": "treasurer", "Chairman": "Treasurer", "chief": "deputy chief", "treasurer": "president", "Treasurer": "President",
        "engineer": "lawyer", "Engineer": "Lawyer", "coach": "owner", "Coach": "Owner", "lawyer": "judge", "prosecutor": "judge", "Prosecutor": "Judge", "researcher": "minister",
        "Senator": "Governor", "senator": "mayor", "Chancellor": "President", "editor": "owner", "manager": "owner", "secretary": "president", "economist": "banker", "geologist": "engineer",
        "Commissioner": "Minister", "Sheriff": "Judge", "Rev.": "Dr", "Dr": "Judge", "Gov.": "Sen.", "Sen.": "Gov.", "attorney": "judge", "Attorney": "Judge", "president": "treasurer", "mayor": "minister",
        "trader": "mayor", "fisherman": "mayor", "Fisherman": "Mayor", "farmer": "minister", "conductor": "minister", "nurse": "surgeon", "chair": "treasurer", "leader": "founder",
    },
    "de": {"Bürgermeisterin": "Ministerin", "Bürgermeister": "Minister", "Ministerin": "Kanzlerin", "Minister": "Kanzler", "Sprecherin": "Chefin", "Sprecher": "Chef", "Leiter": "Gründer", "Direktorin": "Richterin"},
    "fr": {"maire": "ministre", "ministre": "présidente", "porte-parole": "directrice", "directeur": "fondateur", "présidente": "ministre"},
    "es": {"alcaldesa": "ministra", "alcalde": "ministro", "ministra": "presidenta", "ministro": "presidente", "portavoz": "directora", "director": "fundador"},
    "pt": {"presidente da câmara": "ministra", "ministra": "presidente", "ministro": "presidente", "porta-voz": "diretora", "diretor": "fundador"},
}  # fmt: skip
JUDGEMENT = {
    "en": "bold shocking disastrous controversial cynical heroic stunning reckless shameless brilliant long-overdue bizarre cowardly masterful ruthless courageous scandalous pathetic visionary chaotic".split(),
    "de": "mutige skandalöse dramatische beschämende brillante rücksichtslose umstrittene historische".split(),
    "fr": "audacieuse scandaleuse dramatique honteuse brillante imprudente controversée historique".split(),
    "es": "audaz escandalosa dramática vergonzosa brillante imprudente polémica histórica".split(),
    "pt": "ousada escandalosa dramática vergonhosa brilhante imprudente polémica histórica".split(),
}  # fmt: skip
MOVE = {
    "en": "in a {} move",
    "de": "durch eine {} Entscheidung",
    "fr": "dans une décision {}",
    "es": "en una decisión {}",
    "pt": "numa decisão {}",
}
CAUSE = {
    "en": ("because of {}",),
    "de": ("wegen {}", "infolge {}", "aufgrund {}"),
    "fr": ("à cause de {}", "en raison de {}", "suite à {}"),
    "es": ("a causa de {}", "debido a {}", "por culpa de {}"),
    "pt": ("por causa de {}", "devido a {}", "em virtude de {}"),
}
