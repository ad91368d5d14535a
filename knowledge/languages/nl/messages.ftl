# De zinnen van het gesprek (Fluent). HTML-tekens van Telegram mogen: b, i, a. Wat tussen accolades staat wordt ingevuld.
# Berichten die met button-, command-, bot- of notice- beginnen, zijn platte tekst zonder HTML.

## Begin

welcome =
    <b>Hoi, dit is Magnesium Check.</b> Ik ben een programma, geen mens.

    We lopen klachten na die bij te weinig magnesium kunnen passen. Die klachten hebben vaak een andere oorzaak. Je leest wat je kunt eten, wat je over supplementen moet weten en wanneer je de huisarts belt.

    Dit is informatie, geen diagnose. Ik vervang je huisarts niet.

    Spoed of levensgevaar? Bel <b>112</b>.

consent =
    <b>Mag ik je antwoorden bewaren?</b>

    • <b>Wat:</b> alleen je antwoorden, versleuteld opgeslagen. Niet je naam, niet je berichten.
    • <b>Hoe lang:</b> tot 12 maanden nadat je hier voor het laatst was. Daarna worden ze vanzelf gewist. Een kopie of alles wissen kan in twee tikken.
    • <b>Wie:</b> niemand, alleen de server van de beheerder. Een chat met een bot is bij Telegram niet end-to-end versleuteld.

    Zonder jouw ja bewaar ik niets over je gezondheid.

button-consent-yes = Ja, dat mag
button-consent-no = Nee
button-other-language = English

## Vragen

progress = Vraag { $number } van ongeveer { $about }
progress-food = Eten: vraag { $number } van { $about }
change-title = Je wijzigt een antwoord. Daarna zie je de uitslag weer.
question-meant = Bedoel je { $name }?
question-meaning = Uitleg bij de knoppen

button-yes = Ja
button-no = Nee
button-back = Terug
button-unknown = Weet ik niet
button-skip = Overslaan
button-stop = Stop
button-none = Geen van deze
button-none-medicines = Ik gebruik geen medicijnen
button-done = Klaar
button-ticked = ✓ { $label }
button-mg = { $mg } mg

answer-none = geen van deze
answer-unknown = weet ik niet
answer-mg = { $mg } mg per dag

## Gevaar

alarm-why = <b>Je noemde:</b> { $signs }.
alarm-more = en nog { $count } { $count ->
        [one] teken
       *[other] tekens
    }
alarm-calm = Ik stop hier even met de vragen. Dit gaat voor.
alarm-with-someone = Vraag iemand om bij je te blijven, als dat kan.
alarm-emergency-instead = Bel <b>112</b> als het ineens erger wordt, als je benauwd wordt, flauwvalt of pijn op de borst krijgt.
alarm-take-back = Klopt dit niet? Tik dan op de knop.
button-take-back = Dat bedoelde ik niet

out-of-scope =
    <b>Magnesium Check is voor mensen van 18 jaar en ouder.</b>

    Fijn dat je iets aan je klachten wilt doen. Praat erover met je ouders of iemand anders die je vertrouwt. De huisarts kan goed met je meedenken. Je mag ook zelf bellen.

    Neem geen magnesiumpillen zonder dat een arts het goed vindt. Ik geef je geen uitslag en bewaar er geen.

    Spoed? Bel <b>112</b>. Denk je aan zelfdoding? Nederland: bel <b>113</b> of gratis <b>0800-0113</b>. België: bel <b>1813</b>.
button-fix-age = Mijn leeftijd klopt niet
alarm-action-missing = Bel nu je huisarts of de huisartsenpost. Is het ernstig? Bel 112.
medicine-unrecognised = een medicijn dat ik niet ken

## Korte namen van de vragen

title-age = Leeftijd
title-sex = Vrouw of man
title-safety-now = Ernstige klachten nu
title-safety-body = Andere ernstige klachten
title-safety-mind = Niet meer willen leven
title-frequency = { $complaint }: hoe vaak
title-bother = { $complaint }: hoeveel last
title-other-complaints = Andere klachten
title-signs-head = Tekenen bij hoofdpijn
title-signs-muscles = Tekenen bij spieren en hart
title-signs-tired = Tekenen bij moeheid en slaap
title-signs-mood = Tekenen bij stemming en buik
title-signs-medicines = Tekenen bij medicijnen
title-medicines = Medicijnen
title-acid-blocker-time = Hoe lang een maagzuurremmer
title-conditions-body = Ziekten van nieren, hart en spieren
title-conditions-other = Andere ziekten en situaties
title-magnesium-now = Magnesium dat je al neemt
title-food-offer = Vragen over eten
title-bread-slices = Sneetjes brood
title-bread-type = Soort brood
title-whole-grains = Volkoren en havermout
title-starch = Aardappelen, pasta en rijst
title-vegetables = Groente
title-leafy = Bladgroente
title-legumes = Bonen en linzen
title-nuts = Noten en zaden
title-dairy = Melk, yoghurt en kaas
title-coffee = Koffie
title-meat-fish = Vlees, vis en ei
title-fruit = Fruit
title-extras = Snacks en pure chocolade
title-mineral-water = Mineraalwater
title-diet = Wat je wel en niet eet
title-allergies = Allergieën
title-food-diet = Wat je wel en niet eet
title-food-allergies = Allergieën
title-food-limits = Waar je op let
title-food-dislikes = Niet lekker of nooit
title-food-often = Wat je al vaak eet

## Uitslag

result-title = <b>Je uitslag</b>
result-footer =
    <i>Dit is informatie, geen diagnose.</i>
    Spoed: bel <b>112</b>. Ongerust of erger? Bel je huisarts. Avond of weekend: de huisartsenpost, in België <b>1733</b>. Denk je aan zelfdoding? Bel <b>113</b> of gratis <b>0800-0113</b>, in België <b>1813</b>.
result-page = Pagina { $page } van { $pages }

doctor-title = <b>Eerst dit: bespreek dit met je huisarts</b>
doctor-none = Uit je antwoorden komt geen reden om eerder naar de huisarts te gaan.
doctor-sign = • { $sign }. { $action }
doctor-band-worth-checking = Je antwoorden samen zijn de moeite waard om te laten nakijken.
doctor-red-flag-routine = Je noemde een teken waarvoor een afspraak binnen enkele dagen goed is.
doctor-severe-complaint = Je hebt vaak en heel veel last van een klacht.
doctor-tremor-check = Je hebt vaker last van trillen of beven. Laat daarnaar kijken.
doctor-high-depletion-risk = Bij jou kunnen meerdere dingen magnesium verlagen. Vraag of bloedonderzoek nuttig is.
doctor-kidney-and-supplement = Je nieren werken minder goed en je gebruikt magnesium. Bel je huisarts of apotheker voordat je verder neemt.
doctor-blocked-and-supplement = Je neemt magnesium, terwijl dat bij jou gevaarlijk kan zijn. Bel je huisarts of apotheker voordat je verder neemt.
doctor-above-upper-level = Je neemt meer dan 250 mg magnesium per dag uit producten. Dat is boven de bovengrens.
doctor-medicine-and-complaint = Je slikt een plaspil of al lang een maagzuurremmer, en hebt klachten van spieren of zenuwen. Vraag of bloedonderzoek zinvol is.

band-asks = Past dit bij te weinig magnesium?
band-low = Weinig aanwijzingen
band-possible = Mogelijk
band-worth-checking = De moeite waard om te laten nakijken
band-inconclusive = Nog niet te zeggen
band-safety-questions-open = Eerst de veiligheidsvragen
band-override-emergency = Bel nu 112
band-override-same-day = Bel vandaag je huisarts
band-out-of-scope = Vanaf 18 jaar
explain-low = Een vragenlijst kan dat niet zeker weten.
explain-possible = Een deel van je antwoorden kan erbij passen. Er zijn ook veel andere oorzaken.
explain-worth-checking = Meerdere antwoorden samen kunnen erbij passen. Er zijn ook andere oorzaken.
explain-inconclusive = Er staat nog te veel open om iets te zeggen. Nog open: { $items }.
explain-safety-questions-open = Eerst wil ik weten of er iets is waarvoor je naar een arts moet. Nog open: { $items }.
explain-override-emergency = Je antwoorden noemen een gevaarlijk teken. Wacht niet af.
explain-override-same-day = Je antwoorden noemen een teken dat vandaag aandacht vraagt.
explain-out-of-scope = Voor jongeren geef ik geen uitslag.

certainty-complete = Je hebt alles beantwoord. Het blijft een ruwe schatting.
certainty-firm = Wat nog open staat, verandert dit niet.
certainty-fair = Wat nog open staat, kan dit één stap veranderen.
certainty-weak = Wat nog open staat, kan dit veel veranderen.

signals-title = <b>Drie losse signalen</b>
signal-complaints = • <b>Klachtenpatroon:</b> { $level }
signal-depletion = • <b>Dingen die magnesium kunnen verlagen:</b> { $level }
signal-intake = • <b>Voeding:</b> { $level }
signal-intake-with-products = • <b>Voeding, samen met magnesium uit producten:</b> { $level }
signal-may-be-more = { $level }, misschien meer
signal-may-be-lower = { $level }, misschien lager
level-complaints-0 = weinig past hierbij
level-complaints-1 = enkele kunnen hierbij passen
level-complaints-2 = meerdere kunnen hierbij passen
level-depletion-0 = weinig of niets
level-depletion-1 = wel iets
level-depletion-2 = meerdere
level-intake-0 = dicht bij de richtlijn of erboven
level-intake-1 = onder de richtlijn
level-intake-2 = ver onder de richtlijn
level-intake-unknown = nog niet bekend

button-part-summary = Terug naar de uitslag
button-part-why = Waarom?
button-part-open = Wat staat open?
button-part-causes = Andere oorzaken
button-part-food = Eten
button-part-supplement = Supplement
button-part-forms = Soorten magnesium
button-part-chooser = Soorten vergelijken
button-part-sources = Bronnen
button-part-next = En nu?
button-part-change = Antwoorden wijzigen
button-previous-page = Vorige
button-next-page = Volgende
button-change = Wijzig: { $title }
button-change-frequency = Hoe vaak: { $complaint }
button-change-bother = Last: { $complaint }
button-answer = Beantwoord: { $title }

## Waarom

why-title = <b>Waarom deze uitslag</b>
why-intro = Dit is een telling van je antwoorden, geen diagnose en geen kans. Met de knoppen wijzig je een antwoord.
why-version = <i>Rekenregels: versie { $version }</i>
why-sum-meaning = Tussen haakjes: hoe zwaar een klacht telt × hoe vaak en hoe erg.
why-complaints = <b>Klachtenpatroon</b>
why-depletion = <b>Dingen die magnesium kunnen verlagen</b>
why-points =
    { $points ->
        [one] { $points } punt
       *[other] { $points } punten
    }
why-line = • { $points }: { $what }
why-sum = { $answers } ({ $weight } × { $level })
why-none = Geen van je antwoorden gaf punten.
why-intake = <b>Voeding</b>
why-intake-known = Geschat: { $shown } mg per dag uit eten en drinken. De richtlijn is { $reference } mg.
why-intake-already = Uit producten neem je daarnaast { $mg } mg per dag.
why-intake-level = Je eten en drinken telt mee als: { $level }.
why-intake-unknown = Over je eten is nog te weinig bekend om te tellen.

risk-diuretic = plaspil
risk-ppi = maagzuurremmer
risk-ppi-long = maagzuurremmer, een jaar of langer
risk-kidney = nieren die minder goed werken
risk-alcohol = veel alcohol
risk-alcohol-dependence = niet zonder alcohol kunnen
risk-gi-loss = verlies via maag of darmen
risk-diabetes = diabetes
risk-wasting-drug = een medicijn waardoor je magnesium verliest
risk-age-70 = 70 jaar of ouder

## Wat nog open staat

open-title = <b>Wat nog open staat</b>
open-intro = Niet weten telt nooit als nee. Met deze antwoorden wordt de uitslag vaster.
open-none = Er staat niets meer open.
open-more =
    { $count ->
        [one] nog één ding
       *[other] nog { $count } dingen
    }
open-age = je leeftijd
open-sex = vrouw of man
open-diuretic = of je een plaspil gebruikt
open-ppi = of en hoe lang je een maagzuurremmer gebruikt
open-kidney = hoe je nieren werken
open-alcohol = hoeveel alcohol je drinkt
open-gi-loss = ziekten van maag of darmen
open-diabetes = of je diabetes hebt
open-wasting-drug = medicijnen waardoor je magnesium verliest
open-food = wat je eet en drinkt
open-supplement = hoeveel magnesium je al neemt

## Andere oorzaken

causes-title = <b>Wat het nog meer kan zijn</b>
causes-intro = Bijna al deze klachten hebben vaker een andere oorzaak. Je huisarts bepaalt of onderzoek nodig is.
causes-complaint = <b>{ $name }</b>
causes-look-alikes = Kan ook komen door: { $names }.
causes-tests = Waar een huisarts naar kan kijken: { $names }.
causes-tests-seldom = Onderzoek is meestal niet nodig. Waar een huisarts soms naar kijkt: { $names }.
causes-none = Je noemde geen klachten.

## Eten

food-title = <b>Eten en drinken</b>
food-intake = Uit eten en drinken krijg je naar schatting { $shown } milligram (mg) magnesium per dag. Het kan { $low } tot { $high } mg zijn. De richtlijn is { $reference } mg.
food-basis = Het is een schatting, geen meting. Ze rust op jouw antwoorden, gewone porties en een voedingstabel.
food-near = Een beetje onder de richtlijn zegt nog niets over jou.
food-filled =
    { $count ->
        [one] Eén vraag sloeg je over. Daar rekende ik met een gewoon antwoord, dus de schatting is grover.
       *[other] { $count } vragen sloeg je over. Daar rekende ik met een gewoon antwoord, dus de schatting is grover.
    }
food-middle = Vrouw of man is niet bekend. Daarom is de richtlijn hier een waarde in het midden.
food-gap =
    Dat is ongeveer { $gap } mg onder de richtlijn. Kies hieruit elke dag { $span ->
        [0] { $fewest }
        [1] { $fewest } of { $most }
       *[other] { $fewest } tot { $most }
    }, naast wat je al eet:
food-gap-all = Dat is ongeveer { $gap } mg onder de richtlijn. Hiermee kom je dichterbij, naast wat je al eet:
food-enough = Dat is dicht bij de richtlijn, of erboven. In deze gewone producten zit veel magnesium:
food-not-asked = Ik weet nog niet wat je eet. Daarom reken ik niets uit. In deze gewone producten zit veel magnesium:
food-line = • { $name }, { $portion }: ongeveer { $mg } mg
food-sum = Samen is dat ongeveer { $sum } mg.
food-allergy-unknown = Naar allergieën heb ik nog niet gevraagd, of je sloeg die vraag over. Let daar zelf op.
food-kidney-unknown = Heb je een nierziekte? Vraag dan eerst je arts of diëtist of dit eten past.
food-no-plan = Jij hebt iets waarbij eten eigen regels heeft: { $because }. Algemene tips over magnesium kunnen dan verkeerd zijn.
food-no-plan-medicine = Je gebruikt { $because }. Dat hoort vaak bij een nierziekte of transplantatie, en dan heeft eten eigen regels. Algemene tips over magnesium kunnen dan verkeerd zijn.
food-no-plan-ask = Vraag je huisarts of een diëtist wat voor jou goed is. Bij nierziekte kan een nierdiëtist helpen.
food-ask = Wil je een schatting? Beantwoord dan de vragen over eten.
button-food-questions = Vragen over eten

### Dagplannen

food-plan-title = <b>Dagplan { $number } van { $count }</b>, naast wat je al eet:
food-plan-instead = (kan in plaats van { $name }, daarin zit ongeveer { $mg } mg)
food-plan-gap = Dat is ongeveer { $gap } mg onder de richtlijn.
food-plan-sum = Samen ongeveer { $sum } mg magnesium en { $kcal } kcal.
food-plan-closes = Daarmee kom je ongeveer op de richtlijn.
food-plan-open = Dan blijft er nog ongeveer { $open } mg open tot de richtlijn.
food-plan-capped = Ik plan hoogstens { $target } mg erbij. Meer in één keer veranderen is lastig vol te houden.
food-plan-step = Dat brengt je een flink stuk dichter bij de richtlijn.
food-plan-unknown = Ik mik op een derde van de richtlijn. Wat je verder eet, weet ik nog niet.
food-plan-unknown-open = Ik mik op een derde van de richtlijn, en dit is ongeveer { $open } mg minder. Wat je verder eet, weet ik nog niet.
food-plan-partial = Met wat jij mag en wilt eten, halen niet alle plannen het.
food-plan-none = <b>Een heel dagplan lukt niet met wat jij mag en wilt eten.</b>
food-plan-more-kcal = Met gewone calorieën kan er meer.
food-plan-fewer-dislikes = Schrap je iets van wat je niet lust? Dan kan er meer.
food-plan-dietitian = Een diëtist kan met je meedenken.
button-food-swap = Ruil { $name }
button-food-next = Ander plan
button-food-light = Minder calorieën
button-food-usual = Gewone calorieën
button-food-why = Waarom deze?
button-food-list = Kopieer lijstje
button-food-preferences = Voorkeuren
button-food-picture = Plaatje
button-food-plan = Dagplan
button-food-own = Eten dat bij mij past
button-food-check = Verder met de vragen
button-food-start = Vragen over mijn klachten
button-food-change = Wijzig: { $title }
food-change-answers = Klopt de schatting niet? Wijzig wat je over je eten zei.
button-food-answers = Antwoorden over eten
food-why-title = <b>Waarom deze?</b>
food-why-rule = Eerst valt weg wat jij niet mag of niet lust. Daarna zoek ik de minste porties die genoeg geven, met weinig calorieën. Gewone producten gaan voor.
food-why-rule-open = Eerst valt weg wat jij niet mag of niet lust. Daarna zoek ik weinig porties met veel magnesium en weinig calorieën. Gewone producten gaan voor.
food-why-line = • <b>{ $name }:</b> { $mg } mg per 100 g. { $trust }
food-trust-high = Andere tabellen zeggen bijna hetzelfde.
food-trust-medium = In andere tabellen staat een ander getal.
food-trust-low = In andere tabellen staat een heel ander getal.
food-trust-unchecked = Niet met andere tabellen vergeleken.
food-why-cooking = Stoom groente liever, of kook met weinig water. In veel kookwater gaat magnesium verloren. Hoeveel, verschilt.
food-why-cooking-source = Bron
food-why-instead = Eet je iets in plaats van iets anders? Trek dan af wat daarin zat.
food-why-label = Bij een allergie laat ik ook eten met sporen weg. Lees toch altijd het etiket.
food-why-sources = Getallen uit: { $names }.
food-preferences-title = <b>Wat ik van je eten weet</b>
food-preferences-intro = Daarmee maak ik je dagplan.
food-preferences-typed = Typen kan altijd: "ik lust geen spinazie" of "ik ben allergisch voor noten".
food-not-said = nog niet gezegd
food-change-title = Je wijzigt wat ik van je eten weet.
food-picture-title = <b>Magnesium op een dag</b>
food-picture-intake = Donker: uit eten en drinken naar schatting { $shown } mg. Het kan { $low } tot { $high } mg zijn.
food-picture-plan = Licht: het dagplan, ongeveer { $plan } mg.
food-picture-sum = Samen: ongeveer { $sum } mg.
food-picture-reference = Streep: de richtlijn, { $reference } mg per dag.

## Supplement

supplement-title = <b>Supplement</b>
supplement-blocked = <b>Neem geen magnesium zonder dat je arts het goed vindt.</b>
supplement-food-only = <b>Nu geen extra magnesium uit pillen. Eten gaat voor.</b>
supplement-ask-first = <b>Vraag het eerst aan je huisarts of apotheker.</b> Eten gaat voor.
supplement-may-consider = <b>Eten gaat voor. Daarna kun je een supplement overwegen.</b> Het hoeft niet.
supplement-reasons = <b>Waarom</b>
supplement-amount-title = <b>Hoeveel? Dit geldt voor iedereen</b>
supplement-amount = Lees het etiket: hoeveel mg magnesium zit er echt in? Uit alle producten samen is de bovengrens 250 mg per dag. Liefst verdeeld over twee keer, bij het eten. Twijfel je? Vraag je apotheker.
supplement-already = Je neemt nu al { $mg } mg per dag uit producten. Tel dat mee.
supplement-already-blocked = Je neemt nu al magnesium. Bel je huisarts of apotheker voordat je verder neemt.
supplement-side-title = <b>Bijwerkingen, en wanneer stoppen</b>
supplement-side =
    • Dunne ontlasting, twee keer achter elkaar: neem minder of stop.
    • Langer dan 3 dagen diarree, bloed bij de ontlasting of uitdroging: stop en bel vandaag je huisarts.
    • Misselijk, rood, heel slap of een trage hartslag: stop en bel direct je huisarts.
    • Erg suf, flauwvallen, moeite met ademen of klachten van je hart: stop en bel <b>112</b>.
supplement-medicines = <b>Met je medicijnen</b>
supplement-medicines-blocked = <b>Met je medicijnen, als je arts magnesium goedvindt</b>
supplement-medicine = • <b>{ $name }:</b> { $advice }
supplement-hours-ask = Vraag je apotheker hoeveel tijd ertussen moet.
supplement-medicine-unrecognised = Ik weet niet of magnesium hiermee samengaat. Vraag het je apotheker.
supplement-trials = <b>Wat onderzoek zegt over magnesium slikken</b>
supplement-trial = • <b>{ $name }:</b> { $evidence }
supplement-law = Ik noem geen merken en geef geen hoeveelheid voor jou persoonlijk.

reason-medicines = Je gebruikt { $names }: zie verderop.
reason-already-mg = Je gebruikt al magnesium. Neem er niets bij zonder arts of apotheker.
reason-medicine-unrecognised = Je gebruikt een medicijn dat ik niet ken. Vraag je apotheker of magnesium daarbij mag.
reason-no-intake-estimate = Wat je eet is nog niet bekend. Begin daarmee.
reason-intake-ok = Alles bij elkaar zit je naar schatting dicht bij de richtlijn of erboven.
reason-gap-with-complaint-or-risk = Alles bij elkaar krijg je naar schatting weinig magnesium binnen. Ook noemde je klachten, of dingen die magnesium kunnen verlagen.
reason-food-first = Wat je weinig binnenkrijgt, kun je met eten aanvullen.
reason-red-flag = Je noemde een teken waarvoor eerst een arts nodig is.
reason-under-18 = Je bent jonger dan 18 jaar.
reason-kidney-reduced = Je nieren werken minder goed. Dan kan magnesium zich ophopen.
reason-contraindication = Je hebt een ziekte of medicijn waarbij magnesium gevaarlijk kan zijn.
reason-wasting-drug = Je gebruikt een medicijn waardoor je magnesium verliest. Je arts hoort je bloed te controleren.
reason-safety-questions-open = Niet alle veiligheidsvragen zijn beantwoord.
reason-at-upper-level = Je zit al op of boven de bovengrens van 250 mg per dag uit producten. Neem er niets bij. Praat met je apotheker.
reason-kidney-unknown = Hoe je nieren werken, is niet bekend.
reason-kidney-mild = Je nieren werken iets minder goed.
reason-contraindication-unknown = Niet bekend is of je een ziekte hebt waarbij magnesium gevaarlijk kan zijn.
reason-interaction = Bij een van je medicijnen moet je opletten met magnesium.
reason-interaction-unknown = Welke medicijnen je precies gebruikt, is niet bekend.
reason-pregnancy = Je bent zwanger of geeft borstvoeding. Overleg met je verloskundige of huisarts.
reason-pregnancy-unknown = Niet bekend is of je zwanger bent of borstvoeding geeft.
reason-age-65 = Vanaf 65 jaar werken nieren vaak minder goed.
reason-age-unknown = Je leeftijd is niet bekend.
reason-diuretic = Je gebruikt een plaspil. Bij sommige verlies je magnesium, andere houden het vast.
reason-diuretic-unknown = Niet bekend is of je een plaspil gebruikt.
reason-ppi = Je gebruikt een maagzuurremmer. Die kan magnesium verlagen; je arts kan dat nakijken.
reason-ppi-unknown = Niet bekend is of je een maagzuurremmer gebruikt.
reason-alcohol = Je drinkt veel alcohol. Stop niet ineens alleen; je huisarts kan helpen en bloed nakijken.
reason-alcohol-unknown = Hoeveel alcohol je drinkt, is niet bekend.
reason-gi-loss = Je verliest misschien magnesium via je darmen. Pillen kunnen diarree erger maken.
reason-gi-loss-unknown = Niet bekend is of je een ziekte van maag of darmen hebt.
reason-diabetes = Bij diabetes werken de nieren soms minder goed. Je klachten kunnen ook van de diabetes komen.
reason-diabetes-unknown = Niet bekend is of je diabetes hebt.
reason-wasting-drug-unknown = Niet bekend is of je een medicijn gebruikt waardoor je magnesium verliest.
reason-supplement-unknown = Hoeveel magnesium je al neemt, is niet bekend.
reason-tremor = Je hebt vaker last van trillen of beven. Laat dat eerst nakijken.

forms-title = <b>Soorten magnesium vergeleken</b>
forms-intro = Welke soort het beste is, is niet zeker. Het percentage zegt hoeveel magnesium erin zit.
forms-blocked = Dit is alleen om te lezen: neem niets zonder je arts.
form-name = <b>{ $name }</b> ({ $percent }% magnesium)
form-name-open = <b>{ $name }</b> (hangt af van het product)
form-absorption = Opname: { $text }
form-gut = Darmen: { $text }

medicine-title = <b>Magnesium en medicijnen</b>
medicine-line = <b>{ $name }</b>
medicine-line-close = <b>Bedoel je { $name }?</b>
medicine-unclear = Dat woord kan meer dan één medicijn zijn: { $names }. Typ de naam van het doosje.
medicine-not-known = Eén naam ken ik niet. Vraag je apotheker of magnesium erbij mag.
medicine-group-ask = { $ask } Ken je de naam? Typ die dan.
medicine-settle = <i>{ $name }: { $ask } Weet je de naam niet? Dan kan dit zo blijven.</i>
medicine-held = <b>Neem geen magnesium, tenzij je arts het goedvindt.</b> Dat volgt uit wat je eerder zei.
medicine-source = Bron: { $names }.
medicine-general = Nierziekte, zwanger, een hartritmestoornis of 65 jaar of ouder? Vraag dan eerst je arts of apotheker.
medicine-never-stop = Blijf je medicijnen nemen zoals je arts het zei.

day-title = <b>Zo passen ze in één dag</b>
day-medicine = • { $name }: { $time } uur, { $moment }
day-magnesium = • Magnesium: { $times }
day-moments = Dat kan bij { $moments }.
day-between = tussen { $from } en { $to } uur
day-at = om { $from } uur
day-or = { $first } of { $last }
day-none = <b>Er is geen tijd die past.</b> Vraag je apotheker wat je kunt doen.
day-assumed = Ik ga uit van { $time } uur, als je het eenmaal per dag neemt. Neem je het anders? Vraag je apotheker naar de tijden.
day-ask-first = Dit geldt pas als je arts of apotheker magnesium goedvindt.
moment-fasting = nuchter
moment-breakfast = het ontbijt
moment-lunch = de lunch
moment-dinner = het avondeten
moment-bedtime = het slapengaan

span-hours =
    { $hours ->
        [0.5] een half uur
        [one] 1 uur
       *[other] { $hours } uur
    }
span-hours-range =
    { $from ->
        [0.5] een half uur tot { $to } uur
       *[other] { $from } tot { $to } uur
    }
supplement-hours = Laat { $span } tussen dit medicijn en magnesium.
supplement-hours-sides = Neem dit medicijn { $before } vóór magnesium, of { $after } erna.
supplement-hours-before = Neem dit medicijn { $before } vóór magnesium.
supplement-hours-after = Neem dit medicijn { $after } na magnesium.
supplement-hours-never = Tijd ertussen laten helpt hier niet genoeg.

label-title = <b>Wat er op het etiket staat</b>
label-amount = Dat is ongeveer <b>{ $mg } mg magnesium</b> zelf.
label-products = Opgeteld: { $sum }.
label-within = De bovengrens is { $upper } mg per dag, uit alle producten samen.
label-above = Dat is meer dan de bovengrens van { $upper } mg per dag. Bel je apotheker of huisarts.
label-held = Neem geen magnesium, tenzij je arts het goedvindt.
label-food = Magnesium uit eten telt hierbij niet mee.
label-check = Klopt het niet? Typ het zoals het op het etiket staat.
label-source = Bron: het aandeel magnesium volgt uit de formule van de stof. De bovengrens is van de EFSA.
label-ask-amount = Hoeveel mg magnesium staat er op het etiket? Typ bijvoorbeeld: 2 tabletten van 100 mg magnesium.
label-ask-salt = Is dat het gewicht van de stof, of van magnesium zelf? Kijk of er "waarvan magnesium" staat en typ dat getal.
label-ask-count = Hoeveel neem je per dag, en hoeveel mg magnesium zit er in één? Typ bijvoorbeeld: 2 tabletten van 100 mg magnesium.
label-ask-daily = Hoeveel neem je op één dag? Dat kan ik hier niet uit opmaken. Vraag anders je apotheker.

form-articles = Wat artikelen beweren: { $text }
form-permitted-yes = Europa: toegestaan in supplementen.
forms-overview = <b>Hoeveel magnesium zit er in 100 mg?</b>
forms-overview-line = • { $name }: { $percent } mg
forms-overview-open = • { $name }: staat op het etiket

chooser-title = <b>Soorten naast elkaar leggen</b>
chooser-want = Wat vind je het belangrijkst?
chooser-have = Wat heb je al in huis?
chooser-found = <b>Deze soorten passen bij: { $want }</b>
chooser-have-fits = Wat je al hebt, { $name }, hoort daarbij.
chooser-have-other = Je hebt al { $name }. Darmen: { $gut }
chooser-note = Welke soort beter werkt tegen een klacht, is niet aangetoond.
chooser-law = Dit is vergelijken, geen advies om iets te kopen. Ik noem geen merken.
chooser-price = Over prijzen heb ik geen onderzoek. Dit is algemene kennis, niet nagekeken.
chooser-held = <b>Eerst je arts.</b> Daarom vraag ik hier niet verder.
chooser-want-gut = rustige darmen
chooser-want-price = lage prijs
chooser-want-size = kleine of weinig tabletten
button-chooser-want-gut = Rustige darmen
button-chooser-want-price = Lage prijs
button-chooser-want-size = Kleine of weinig tabletten
button-chooser-have-none = Niets
button-chooser-again = Opnieuw kiezen

sources-title = <b>Bronnen bij deze uitslag</b>
sources-intro = De meeste bronnen zijn in het Engels. Tussen haakjes staat vaak wat ervan gelezen is.
sources-none = Bij deze uitslag horen geen bronnen.

## En nu

next-title = <b>En nu?</b>
next-doctor = • Begin met wat bovenaan je uitslag staat: bespreek dat met je huisarts.
next-food = • Kies elke dag iets uit je dagplan of de lijst bij Eten.
next-change = • Klopt een antwoord niet? Wijzig het, dan past de uitslag zich aan.
next-worse = • Na 4 weken niet beter, of erger? Maak een afspraak bij je huisarts.
button-restart = Opnieuw beginnen
button-export = Kopie van mijn antwoorden
button-delete = Alles wissen
button-language = Taal / Language
button-privacy = Privacy
button-help = Hulp
button-start = Beginnen
button-onward = Begin, of ga verder
button-resume = Verdergaan

change-list-title = <b>Je antwoorden</b>
change-intro = Tik op een antwoord om het te wijzigen. De uitslag past zich meteen aan.
change-line = • <b>{ $title }:</b> { $answer }

## Wat een bericht vertelde

heard-title = Dit begreep ik:
heard-told = • <b>{ $name }</b>: { $told }
heard-there = • <b>{ $name }</b>
heard-absent = • geen last van { $name }
heard-medicine = • je gebruikt { $name }
heard-condition = • je hebt te maken met { $name }
heard-ask = Klopt dat?
heard-ask-taken = Gebruik je nu zelf { $name }?
button-heard-yes = Ja, klopt
button-heard-no = Nee

## Andere talen

foreign-de = Ich spreche nur Niederländisch und Englisch. Im Notfall: Ruf <b>112</b> an.
foreign-fr = Je parle seulement le néerlandais et l’anglais. En cas d’urgence, appelez le <b>112</b>.
foreign-tr = Yalnızca Hollandaca ve İngilizce konuşuyorum. Acil durumda <b>112</b>’yi arayın.
foreign-ar = أتحدث الهولندية والإنجليزية فقط. في حالة الطوارئ اتصل بالرقم <b>112</b>.
foreign-pl = Mówię tylko po niderlandzku i angielsku. W nagłym wypadku zadzwoń pod <b>112</b>.
foreign-es = Solo hablo neerlandés e inglés. En caso de emergencia, llama al <b>112</b>.

## Ja of nee

confirm-delete = <b>Alles wissen?</b> Je antwoorden, je uitslag en je taal zijn dan weg. Terughalen kan niet.
confirm-restart = <b>Opnieuw beginnen?</b> Je antwoorden van deze check vervallen dan.
button-delete-yes = Ja, wis alles
button-delete-no = Nee, bewaar ze
button-restart-yes = Ja, begin opnieuw
button-restart-no = Nee, ga verder

paused-check = <b>Pauze.</b> Je antwoorden blijven staan. Ik vraag niets tot jij verdergaat. Spoed? Bel <b>112</b>. Denk je aan zelfdoding? Bel <b>113</b>, in België <b>1813</b>.
paused-none = <b>We staan stil.</b> Ik vraag niets tot jij verdergaat. Spoed? Bel <b>112</b>. Denk je aan zelfdoding? Bel <b>113</b>, in België <b>1813</b>.

language-card = <b>In welke taal gaan we verder?</b> Je antwoorden blijven staan.
button-dutch = Nederlands
button-english = English

## Privacy, hulp, kopie, groep

privacy =
    <b>Privacy</b>

    • <b>Wat ik bewaar:</b> je antwoorden, je taal en waar je gebleven bent. Alles is versleuteld; de sleutel ligt apart.
    • <b>Wat ik niet bewaar:</b> de tekst van je berichten, je naam, je telefoonnummer.
    • <b>Hoe lang:</b> tot 12 maanden na je laatste gebruik. Daarna wordt het vanzelf gewist.
    • <b>Wie het ziet:</b> niemand, alleen de server van de beheerder. Er is geen reclame, geen merk en geen winkel. Ik houd niet bij wat je doet.
    • <b>Telegram:</b> een chat met een bot is niet end-to-end versleuteld. Ook in Telegram zelf blijft deze chat staan tot jij hem verwijdert.

    Een kopie krijg je met /export. Alles wissen kan met /verwijderen.
privacy-stored = Van jou staan nu antwoorden of instellingen opgeslagen.
privacy-nothing = Van jou staat nu niets opgeslagen.

help =
    <b>Wat Magnesium Check doet</b>

    Ik loop klachten, medicijnen en eten met je na. Daarna lees je wat magnesium ermee te maken kan hebben, wat je kunt eten en wanneer je de huisarts belt. Ik ben een programma. Dit is informatie, geen diagnose.

    Tikken mag, typen mag ook: een antwoord, "terug", "weet ik niet" of "stop".

    /check de vragen beginnen of verdergaan
    /eten eten met magnesium dat bij je past; /eten amandelen zegt wat erin zit
    /vraag een vraag over magnesium; typen mag op elk moment
    /taal taal kiezen
    /privacy wat er bewaard wordt
    /export een kopie van je antwoorden
    /verwijderen alles wissen
    /stop stoppen

    Spoed? Bel <b>112</b>. Denk je aan zelfdoding? Bel <b>113</b> of gratis <b>0800-0113</b>, in België <b>1813</b>.

export-title = <b>Je antwoorden</b>
export-none = Er zijn nog geen antwoorden.
export-file = Dit bestand is voor programma's. De leesbare tekst staat hierboven.

group =
    <b>Laten we onder vier ogen praten.</b>

    Klachten en medicijnen horen niet in een groep. Ik lees en bewaar hier niets.
button-private-chat = Open een eigen chat

## Korte meldingen

notice-not-understood = Dat begreep ik niet. Kies een antwoord, of typ het anders.
notice-not-understood-result = Dat begreep ik niet. Tik hieronder op wat je wilt lezen.
notice-small-talk = Prima. Kies hieronder verder, of stel een vraag.
notice-old-button = Die knop hoort bij een ouder bericht. Ga onderaan verder, of typ /start.
notice-other-content =
    { $what ->
        [sticker] Met een sticker kan ik niets doen. Typ liever, of tik op een knop.
        [photo] Foto's kan ik niet bekijken. Typ liever, of tik op een knop.
        [voice] Spraak kan ik niet beluisteren. Typ liever, of tik op een knop. Spoed? Bel 112.
        [video] Video's kan ik niet bekijken. Typ liever, of tik op een knop.
        [file] Bestanden kan ik niet openen. Typ liever, of tik op een knop.
        [location] Met een locatie kan ik niets doen. Spoed? Bel 112.
        [contact] Met een contact kan ik niets doen. Typ liever, of tik op een knop.
       *[other] Daar kan ik niets mee doen. Typ liever, of tik op een knop.
    }
notice-edit = Een bewerkt bericht lees ik niet opnieuw. Stuur het als nieuw bericht. Spoed? Bel 112.
notice-too-long = Dat is te lang voor mij. Typ het in één of twee zinnen. Spoed? Bel 112.
notice-language-set = We gaan verder in het Nederlands.
notice-consent-first = Daarvoor heb ik eerst je ja nodig. Vertel het daarna nog een keer.
notice-declined = Goed. Ik bewaar niets over je gezondheid. Van gedachten veranderd? Typ /start. Spoed? Bel 112.
notice-stopped = Goed, we stoppen even.
notice-nothing-to-stop = Er liep niets om te stoppen.
notice-nothing-stored = Er is niets van jou opgeslagen.
notice-deleted = Alles van jou is gewist. De chat zelf kun je in Telegram verwijderen.
notice-delete-kept = Goed. Er is niets gewist.
notice-not-yet = Dat kan ik nog niet. Wel lopen we je klachten, medicijnen en eten na.
notice-food-disliked = Genoteerd: dat stel ik niet meer voor. Het gaat om { $names }.
notice-food-allergy = Genoteerd, dat laat ik weg: { $names }.
notice-food-welcome = Genoteerd: dat mag weer. Het gaat om { $names }.
notice-food-often = Genoteerd: dat eet je al vaak. Het gaat om { $names }.
notice-food-diet = Genoteerd, zo eet jij: { $names }.
notice-food-limit = Genoteerd, daar let ik op: { $names }.
notice-food-no-swap = Daarvoor heb ik niets anders dat past.
notice-food-swap-which = Dat staat niet in dit dagplan. Tik op de knop van wat je wilt ruilen.
notice-food-light-already = Minder calorieën: dat zijn deze dagplannen al.
notice-food-usual-already = Gewone calorieën: dat zijn deze dagplannen al.
notice-food-copy = Tik op "Kopieer lijstje". Plak het dan waar je het wilt hebben.
notice-food-pregnancy = Wat bij een zwangerschap niet mag, stel ik in een dagplan niet voor.
notice-food-coumarin = Wat niet past bij een bloedverdunner als acenocoumarol, stel ik in een dagplan niet voor.
notice-food-unknown = Dat staat niet in mijn tabel. Typ het anders, of met een los woord.
notice-taken-back = Goed, dat telt niet meer mee. Is het toch zo? Bel je huisarts of 112. Denk je aan zelfdoding? Bel 113, in België 1813.
notice-medicine-added =
    { $count ->
        [0] Toegevoegd.
       *[other] Toegevoegd: { $names }.
    }
notice-medicine-unknown = Dat medicijn ken ik niet. Ik noteer: vraag je apotheker. Ken je een andere naam? Typ die.
notice-amount-unclear = Hoeveel mg magnesium is dat per dag? Typ een getal, zoals 200.
notice-amount-high = Dat is ongewoon veel. Kijk nog eens op het etiket. Klopt het? Bel je huisarts of apotheker.
notice-amount-reckoned = Ik noteer { $mg } mg magnesium per dag: zoveel zit erin. Klopt dat niet? Tik op Terug.
notice-age-unclear = Typ je leeftijd in jaren, zoals 42.
notice-choose-one = Kies een van de knoppen.
notice-nothing-back = Dit is de eerste vraag.
notice-same-answer = Dat antwoord stond er al.
notice-heard-noted = Genoteerd. Wat ik al weet, vul ik vast in.
notice-heard-added = Genoteerd. Het staat nu bij je antwoorden.
notice-heard-dropped = Goed, dat telt niet mee.
notice-complaint-later = Je noemt { $names }. Daar vraag ik zo nog naar.
notice-not-counted = Verstopping telt hier niet mee. Dat is geen teken van te weinig magnesium.
notice-corrected = Aangepast: hoe vaak je het hebt.
notice-welcome-back = Fijn dat je er weer bent. We gaan verder waar je was.
notice-check-goes-on = Je was nog bezig. We gaan verder waar je was.
notice-damaged = Wat ik van je bewaarde, kan ik niet meer lezen. Het spijt me. We beginnen opnieuw.
notice-too-fast = Dat gaat mij te snel. Wacht even en stuur het dan nog een keer. Spoed? Bel 112.
notice-failed = Er ging iets mis bij mij. Stuur het nog een keer. Spoed? Bel 112.

## Menu en profiel in Telegram

command-start = Begin, of ga verder waar je was
command-check = De vragen over je klachten
command-food = Eten met magnesium dat bij je past
command-ask = Een vraag over magnesium stellen
command-diary = Dagboek (kan nog niet)
command-report = Verslag voor de huisarts (kan nog niet)
command-language = Nederlands of Engels
command-privacy = Wat er bewaard wordt
command-export = Een kopie van je antwoorden
command-delete = Alles wissen
command-stop = Stoppen
command-help = Wat kan ik hier?
bot-description =
    Loop klachten na die bij te weinig magnesium kunnen passen. Je leest wat je kunt eten, wat je over supplementen moet weten en wanneer je de huisarts belt.

    Dit is een programma en geeft informatie, geen diagnose. Spoed? Bel 112.
bot-short-description = Informatie over magnesium, klachten, eten en supplementen. Geen diagnose. Spoed? Bel 112.

## Eten opzoeken: de kaart van een product

card-title = <b>{ $name }</b>
card-title-close = Dit lijkt er het meest op: <b>{ $name }</b>
card-mg = { $mg } mg
card-little = minder dan 1 mg
card-portion = { $portion }: <b>{ $amount } magnesium</b>
card-100 = Per 100 g: { $amount }.
card-percent = { $percent }%
card-percent-little = minder dan 1%
card-share = Een portie is { $men } van de richtlijn voor een man ({ $male } mg per dag). Voor een vrouw is dat { $women } ({ $female } mg).
card-allergen = Je vertelde over een allergie. Die stof zit hierin, of kan erin zitten: neem het niet.
card-most = Neem er niet meer van dan { $gram } g per dag.
card-better = <b>Meer per portie</b> ({ $group }):
card-group = <b>{ $group }</b>: hier zit per portie het meeste magnesium in.
card-line = • { $name }, { $portion }: { $amount }
card-any = Eten en drinken
card-kidney = Heb je een nierziekte of een allergie? Kijk dan eerst wat voor jou mag.
card-source = Bron: { $names } ({ $record }). Afgerond op hele milligrammen.
card-usda = Dit komt uit de Amerikaanse voedingstabel, in het Engels. Hier kan het product anders zijn.
card-usda-source = Bron: USDA SR28 (NDB { $id }). Afgerond op hele milligrammen.
inline-food = { $amount } magnesium: { $portion }
inline-usda = { $amount } magnesium per 100 g, Amerikaanse tabel
inline-from = <i>Magnesium Check geeft informatie, geen medisch advies.</i>
inline-onwards = Meer over eten, in een eigen gesprek
inline-nothing = Niets gevonden. Vraag het in een eigen gesprek

## Vragen stellen

ask-home =
    <b>Stel je vraag</b>

    Typ je vraag in je eigen woorden, bijvoorbeeld “helpt magnesium tegen kramp?”. Of kies een onderwerp.
ask-choose = <b>{ $group }</b>
ask-unsure =
    <b>Dat weet ik niet zeker.</b>

    Ik antwoord liever niet dan verkeerd. Gaat het om je gezondheid? Vraag je huisarts of apotheker. Misschien bedoel je iets hieronder.
ask-held = Let op: uit je check kwam dat je eerst met je arts overlegt. Neem nu geen magnesium op eigen houtje.
ask-grade-known = Hoe zeker: dit is bekend en goed beschreven.
ask-grade-official = Hoe zeker: dit is een officiële norm of regel.
ask-grade-rule = Hoe zeker: dit is een veiligheidsregel.
ask-grade-works = Hoe zeker: goed onderzocht, er is een effect.
ask-grade-works-not = Hoe zeker: goed onderzocht, het werkt niet.
ask-grade-mixed = Hoe zeker: de onderzoeken spreken elkaar tegen.
ask-grade-little = Hoe zeker: er is weinig goed onderzoek.
ask-grade-not-shown = Hoe zeker: niet aangetoond bij mensen.
ask-sources = Waar dit vandaan komt:
ask-verified-partly = Een deel hiervan is nog niet bij de bron nagekeken.
ask-verified-no = Dit is algemene kennis en nog niet bij een bron nagekeken.
ask-claims-title = Wat artikelen zeggen, en wat onderzoek zegt:
ask-claims-none = De artikelen zeggen hier niets over.
ask-claims-next = Volgende ({ $page } van { $pages })
ask-claim-says = <b>Artikel { $article } zegt:</b> { $says }
ask-claim-supported = <b>Onderzoek: dit klopt.</b> { $finds }
ask-claim-partly = <b>Onderzoek: dit klopt deels.</b> { $finds }
ask-claim-unsupported = <b>Onderzoek: niet aangetoond.</b> { $finds }
ask-claim-wrong = <b>Onderzoek: dit klopt niet.</b> { $finds }
ask-claim-marketing = <b>Dit is reclame.</b> { $finds }
ask-claim-against = <b>Artikel { $article } zegt iets anders:</b> { $says }
ask-button-short = Het korte antwoord
ask-button-more = Meer
ask-button-sources = Bronnen
ask-button-claims = Wat zeggen artikelen?
ask-button-all = Alle onderwerpen
ask-group-amounts = Hoeveel
ask-group-forms = Vormen
ask-group-food = Eten
ask-group-body = Lichaam
ask-group-safety = Veiligheid
ask-group-use = Innemen
ask-group-evidence = Helpt het?
ask-group-bot = Over mij
