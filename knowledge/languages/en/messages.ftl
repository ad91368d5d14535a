# The sentences of the chat (Fluent). Telegram's HTML may be used: b, i, a. What stands in braces is filled in.
# Messages that begin with button-, command-, bot- or notice- are plain text without HTML.

## Start

welcome =
    <b>Hello, this is Magnesium Check.</b> I am a program, not a person.

    Together we go through complaints that can go with too little magnesium. They often have another cause. Then you can read what to eat, what to know about supplements, and when to call your GP.

    This is information, not a diagnosis. I do not replace your GP.

    Emergency, or danger to life? Call <b>112</b>.

consent =
    <b>May I keep your answers?</b>

    • <b>What:</b> only your answers, stored encrypted. Not your name, not your messages.
    • <b>How long:</b> until 12 months after you were last here. Then they are deleted by themselves. Getting a copy or deleting everything takes two taps.
    • <b>Who:</b> nobody, only the operator's server. On Telegram a chat with a bot is not end-to-end encrypted.

    I keep nothing about your health until you say yes.

button-consent-yes = Yes, you may
button-consent-no = No
button-other-language = Nederlands

## Questions

progress = Question { $number } of about { $about }
progress-food = Food: question { $number } of { $about }
change-title = You are changing an answer. After that you see the result again.
question-meant = Do you mean { $name }?
question-meaning = What the buttons mean

button-yes = Yes
button-no = No
button-back = Back
button-unknown = Don't know
button-skip = Skip
button-stop = Stop
button-none = None of these
button-none-medicines = I take no medicines
button-done = Done
button-ticked = ✓ { $label }
button-mg = { $mg } mg

answer-none = none of these
answer-unknown = don't know
answer-mg = { $mg } mg a day

## Danger

alarm-why = <b>You mentioned:</b> { $signs }.
alarm-more = and { $count } more { $count ->
        [one] sign
       *[other] signs
    }
alarm-calm = I am stopping the questions here. This comes first.
alarm-with-someone = Ask someone to stay with you, if you can.
alarm-emergency-instead = Call <b>112</b> if it suddenly gets worse, if you are short of breath, if you faint or your chest hurts.
alarm-take-back = Not right? Tap the button.
button-take-back = That is not what I meant
alarm-action-missing = Call your GP or the out-of-hours GP now. Is it serious? Call 112.
medicine-unrecognised = a medicine I do not know

out-of-scope =
    <b>Magnesium Check is for people of 18 and over.</b>

    It is good that you want to do something about your complaints. Talk about it with your parents or somebody else you trust. Your GP can help you think it through. You can call the practice yourself.

    Take no magnesium pills unless a doctor agrees. I give you no result and keep none.

    Emergency? Call <b>112</b>. Thinking about suicide? Netherlands: call <b>113</b> or free <b>0800-0113</b>. Belgium: call <b>1813</b>.
button-fix-age = My age is not right

## Short names of the questions

title-age = Age
title-sex = Woman or man
title-safety-now = Serious complaints now
title-safety-body = Other serious complaints
title-safety-mind = Not wanting to live
title-frequency = { $complaint }: how often
title-bother = { $complaint }: how much bother
title-other-complaints = Other complaints
title-signs-head = Signs with headache
title-signs-muscles = Signs of muscles and heart
title-signs-tired = Signs with tiredness and sleep
title-signs-mood = Signs of mood and belly
title-signs-medicines = Signs with medicines
title-medicines = Medicines
title-acid-blocker-time = How long an acid blocker
title-conditions-body = Kidney, heart and muscle illness
title-conditions-other = Other illnesses and situations
title-magnesium-now = Magnesium you already take
title-food-offer = Questions about food
title-bread-slices = Slices of bread
title-bread-type = Kind of bread
title-whole-grains = Whole grains and oats
title-starch = Potatoes, pasta and rice
title-vegetables = Vegetables
title-leafy = Leafy greens
title-legumes = Beans and lentils
title-nuts = Nuts and seeds
title-dairy = Milk, yoghurt and cheese
title-coffee = Coffee
title-meat-fish = Meat, fish and eggs
title-fruit = Fruit
title-extras = Snacks and dark chocolate
title-mineral-water = Mineral water
title-diet = What you do and do not eat
title-allergies = Allergies
title-food-diet = What you eat and do not eat
title-food-allergies = Allergies
title-food-limits = What you mind about
title-food-dislikes = Not liked or never eaten
title-food-often = What you eat often already

## Result

result-title = <b>Your result</b>
result-footer =
    <i>This is information, not a diagnosis.</i>
    Emergency: call <b>112</b>. Worried or worse? Call your GP. Evening or weekend: the out-of-hours GP post, in Belgium <b>1733</b>. Thinking about suicide? Call <b>113</b> or free <b>0800-0113</b>, in Belgium <b>1813</b>.
result-page = Page { $page } of { $pages }

doctor-title = <b>First: raise this with your GP</b>
doctor-none = Your answers give no reason to see your GP sooner.
doctor-sign = • { $sign }. { $action }
doctor-band-worth-checking = Your answers together are worth having checked.
doctor-red-flag-routine = You mentioned a sign for which an appointment within days is wise.
doctor-severe-complaint = You have a complaint that is frequent and very bothersome.
doctor-tremor-check = You often tremble or shake. Have that looked at.
doctor-high-depletion-risk = Several things in your answers can lower magnesium. Ask whether a blood test is useful.
doctor-kidney-and-supplement = Your kidneys work less well and you take magnesium. Call your GP or pharmacist before you go on with it.
doctor-blocked-and-supplement = You take magnesium, and that can be dangerous for you. Call your GP or pharmacist before you go on with it.
doctor-above-upper-level = You take more than 250 mg of magnesium a day from products. That is above the upper limit.
doctor-medicine-and-complaint = You take a water tablet, or an acid blocker for long, and have complaints of muscles or nerves. Ask whether a blood test is useful.

band-asks = Does this fit too little magnesium?
band-low = Few signs
band-possible = Possible
band-worth-checking = Worth having checked
band-inconclusive = Too early to say
band-safety-questions-open = The safety questions first
band-override-emergency = Call 112 now
band-override-same-day = Call your GP today
band-out-of-scope = From 18 years
explain-low = A questionnaire cannot know this for certain.
explain-possible = Some of your answers can go with it. There are many other causes too.
explain-worth-checking = Several answers together can go with it. There are other causes too.
explain-inconclusive = Too much is still open to say anything. Still open: { $items }.
explain-safety-questions-open = First I want to know whether something needs a doctor. Still open: { $items }.
explain-override-emergency = Your answers name a dangerous sign. Do not wait.
explain-override-same-day = Your answers name a sign that needs attention today.
explain-out-of-scope = I give no result to young people.

certainty-complete = You answered everything. It remains a rough estimate.
certainty-firm = What is still open does not change this.
certainty-fair = What is still open can move this one step.
certainty-weak = What is still open can change this a lot.

signals-title = <b>Three separate signals</b>
signal-complaints = • <b>Pattern of complaints:</b> { $level }
signal-depletion = • <b>Things that can lower magnesium:</b> { $level }
signal-intake = • <b>Food:</b> { $level }
signal-intake-with-products = • <b>Food, with magnesium from products:</b> { $level }
signal-may-be-more = { $level }, perhaps more
signal-may-be-lower = { $level }, perhaps lower
level-complaints-0 = little fits
level-complaints-1 = a few can fit
level-complaints-2 = several can fit
level-depletion-0 = little or nothing
level-depletion-1 = something
level-depletion-2 = several
level-intake-0 = close to the official value or above
level-intake-1 = below the official value
level-intake-2 = far below the official value
level-intake-unknown = not known yet

button-part-summary = Back to the result
button-part-why = Why?
button-part-open = What is open?
button-part-causes = Other causes
button-part-food = Food
button-part-supplement = Supplement
button-part-forms = Kinds of magnesium
button-part-chooser = Compare kinds
button-part-sources = Sources
button-part-next = What now?
button-part-change = Change answers
button-previous-page = Previous
button-next-page = Next
button-change = Change: { $title }
button-change-frequency = How often: { $complaint }
button-change-bother = Bother: { $complaint }
button-answer = Answer: { $title }

## Why

why-title = <b>Why this result</b>
why-intro = This is a count of your answers, not a diagnosis and not a probability. The buttons let you change an answer.
why-version = <i>Rules: version { $version }</i>
why-sum-meaning = In brackets: how much a complaint counts × how often and how bad.
why-complaints = <b>Pattern of complaints</b>
why-depletion = <b>Things that can lower magnesium</b>
why-points =
    { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
why-line = • { $points }: { $what }
why-sum = { $answers } ({ $weight } × { $level })
why-none = None of your answers gave points.
why-intake = <b>Food</b>
why-intake-known = Estimate: { $shown } mg a day from food and drink. The official value is { $reference } mg.
why-intake-already = From products you take another { $mg } mg a day.
why-intake-level = What you eat and drink counts as: { $level }.
why-intake-unknown = Too little is known of what you eat to count it.

risk-diuretic = water tablet
risk-ppi = acid blocker
risk-ppi-long = acid blocker for a year or longer
risk-kidney = kidneys that work less well
risk-alcohol = a lot of alcohol
risk-alcohol-dependence = not being able to do without alcohol
risk-gi-loss = loss through stomach or bowel
risk-diabetes = diabetes
risk-wasting-drug = a medicine that makes you lose magnesium
risk-age-70 = 70 years or older

## What is still open

open-title = <b>What is still open</b>
open-intro = Not knowing never counts as no. These answers make the result firmer.
open-none = Nothing is left open.
open-more =
    { $count ->
        [one] one more thing
       *[other] { $count } more things
    }
open-age = your age
open-sex = woman or man
open-diuretic = whether you take a water tablet
open-ppi = whether and how long you take an acid blocker
open-kidney = how your kidneys work
open-alcohol = how much alcohol you drink
open-gi-loss = illness of stomach or bowel
open-diabetes = whether you have diabetes
open-wasting-drug = medicines that make you lose magnesium
open-food = what you eat and drink
open-supplement = how much magnesium you already take

## Other causes

causes-title = <b>What else it could be</b>
causes-intro = Nearly all these complaints more often have another cause. Your GP decides whether tests are needed.
causes-complaint = <b>{ $name }</b>
causes-look-alikes = Can also come from: { $names }.
causes-tests = What a GP may look at: { $names }.
causes-tests-seldom = Tests are mostly not needed. What a GP sometimes looks at: { $names }.
causes-none = You mentioned no complaints.

## Food

food-title = <b>Food and drink</b>
food-intake = From food and drink you get an estimated { $shown } milligrams (mg) of magnesium a day. It can be { $low } to { $high } mg. The official value is { $reference } mg.
food-basis = It is an estimate, not a measurement. It rests on your answers, usual portions and a food table.
food-near = A little below the official value says nothing about you yet.
food-filled =
    { $count ->
        [one] You skipped one question. I used an ordinary answer there, so the estimate is rougher.
       *[other] You skipped { $count } questions. I used an ordinary answer there, so the estimate is rougher.
    }
food-middle = Woman or man is not known. So the official value here is one in the middle.
food-gap =
    That is about { $gap } mg below the official value. Choose { $span ->
        [0] { $fewest }
        [1] { $fewest } or { $most }
       *[other] { $fewest } to { $most }
    } of these each day, on top of what you eat:
food-gap-all = That is about { $gap } mg below the official value. These bring you closer, on top of what you eat:
food-enough = That is close to the official value, or above. These ordinary products hold a lot of magnesium:
food-not-asked = I do not know yet what you eat. So I calculate nothing. These ordinary products hold a lot of magnesium:
food-line = • { $name }, { $portion }: about { $mg } mg
food-sum = Together that is about { $sum } mg.
food-allergy-unknown = I have not asked about allergies yet, or you skipped that question. Please mind them yourself.
food-kidney-unknown = Do you have a kidney disease? Then first ask your doctor or dietitian whether this food is right.
food-ask = Would you like an estimate? Then answer the questions about food.
food-no-plan = You have something for which food has its own rules: { $because }. General tips about magnesium can be wrong then.
food-no-plan-medicine = You take { $because }. That often goes with a kidney disease or a transplant, and then food has its own rules. General tips about magnesium can be wrong then.
food-no-plan-ask = Ask your GP or a dietitian what is good for you. With a kidney disease a renal dietitian can help.
button-food-questions = Questions about food

### Day plans

food-plan-title = <b>Day plan { $number } of { $count }</b>, on top of what you eat:
food-plan-instead = (can replace { $name }, which holds about { $mg } mg)
food-plan-gap = That is about { $gap } mg below the official value.
food-plan-sum = Together about { $sum } mg of magnesium and { $kcal } kcal.
food-plan-closes = That brings you to about the official value.
food-plan-open = That still leaves about { $open } mg up to the official value.
food-plan-capped = I plan { $target } mg more at most. Changing more at once is hard to keep up.
food-plan-step = That brings you a good deal closer to the official value.
food-plan-unknown = I aim for a third of the official value. What else you eat, I do not know yet.
food-plan-unknown-open = I aim for a third of the official value, and this is about { $open } mg less. What else you eat, I do not know yet.
food-plan-partial = With what you can and want to eat, not every plan gets there.
food-plan-none = <b>A whole day plan does not work out with what you can and want to eat.</b>
food-plan-more-kcal = With the usual calories more is possible.
food-plan-fewer-dislikes = Is there something you could strike off your dislikes? Then more is possible.
food-plan-dietitian = A dietitian can think along with you.
button-food-swap = Swap { $name }
button-food-next = Another plan
button-food-light = Fewer calories
button-food-usual = Usual calories
button-food-why = Why these?
button-food-list = Copy list
button-food-preferences = Preferences
button-food-picture = Picture
button-food-plan = Day plan
button-food-own = Food that fits me
button-food-check = On with the questions
button-food-start = Questions about my complaints
button-food-change = Change: { $title }
food-change-answers = Is the estimate off? Change what you said of your food.
button-food-answers = Answers about food
food-why-title = <b>Why these?</b>
food-why-rule = First, what you cannot have or do not like is left out. Then I look for the fewest portions that bring enough, with few calories. Ordinary products come first.
food-why-rule-open = First, what you cannot have or do not like is left out. Then I look for few portions with much magnesium and few calories. Ordinary products come first.
food-why-line = • <b>{ $name }:</b> { $mg } mg per 100 g. { $trust }
food-trust-high = Other tables say nearly the same.
food-trust-medium = Other tables give another figure.
food-trust-low = Other tables give quite another figure.
food-trust-unchecked = Not compared with other tables.
food-why-cooking = Steam vegetables if you can, or boil them in little water. Magnesium is lost in a lot of cooking water. How much, differs.
food-why-cooking-source = Source
food-why-instead = Do you eat it instead of something? Then take off what that held.
food-why-label = With an allergy I leave out food with traces too. Still, always read the label.
food-why-sources = Numbers from: { $names }.
food-preferences-title = <b>What I know of how you eat</b>
food-preferences-intro = Your day plan is made with it.
food-preferences-typed = You can always type: "I don't like spinach" or "I am allergic to nuts".
food-not-said = not said yet
food-change-title = You are changing what I know of how you eat.
food-picture-title = <b>Magnesium in a day</b>
food-picture-intake = Dark: from food and drink, an estimated { $shown } mg. It can be { $low } to { $high } mg.
food-picture-plan = Light: the day plan, about { $plan } mg.
food-picture-sum = Together: about { $sum } mg.
food-picture-reference = Line: the official value, { $reference } mg a day.

## Supplement

supplement-title = <b>Supplement</b>
supplement-blocked = <b>Take no magnesium unless your doctor agrees.</b>
supplement-food-only = <b>No extra magnesium from pills now. Food comes first.</b>
supplement-ask-first = <b>Ask your GP or pharmacist first.</b> Food comes first.
supplement-may-consider = <b>Food comes first. After that you can consider a supplement.</b> You do not have to.
supplement-reasons = <b>Why</b>
supplement-amount-title = <b>How much? This is the same for everybody</b>
supplement-amount = Read the label: how many mg of magnesium itself does it hold? From all products together the upper limit is 250 mg a day. Preferably in two portions, with food. In doubt? Ask your pharmacist.
supplement-already = You already take { $mg } mg a day from products. Count that in.
supplement-already-blocked = You already take magnesium. Call your GP or pharmacist before you go on with it.
supplement-side-title = <b>Side effects, and when to stop</b>
supplement-side =
    • Loose stools twice in a row: take less or stop.
    • Diarrhoea for more than 3 days, blood in the stool or dehydration: stop and call your GP today.
    • Nausea, flushing, great weakness or a slow pulse: stop and call your GP at once.
    • Very drowsy, fainting, trouble breathing or heart complaints: stop and call <b>112</b>.
supplement-medicines = <b>With your medicines</b>
supplement-medicines-blocked = <b>With your medicines, if your doctor agrees to magnesium</b>
supplement-medicine = • <b>{ $name }:</b> { $advice }
supplement-hours-ask = Ask your pharmacist how much time to keep between them.
supplement-medicine-unrecognised = I do not know whether magnesium goes with it. Ask your pharmacist.
supplement-trials = <b>What studies say about taking magnesium</b>
supplement-trial = • <b>{ $name }:</b> { $evidence }
supplement-law = I name no brands and give no amount for you personally.

reason-medicines = You take { $names }: see further down.
reason-already-mg = You already take magnesium. Add nothing without a doctor or pharmacist.
reason-medicine-unrecognised = You take a medicine I do not know. Ask your pharmacist whether magnesium goes with it.
reason-no-intake-estimate = What you eat is not known yet. Begin there.
reason-intake-ok = I estimate that altogether you are close to the official value or above.
reason-gap-with-complaint-or-risk = I estimate that you get little magnesium altogether. You also mentioned complaints, or things that can lower magnesium.
reason-food-first = What you get too little of, you can add with food.
reason-red-flag = You mentioned a sign for which a doctor comes first.
reason-under-18 = You are younger than 18.
reason-kidney-reduced = Your kidneys work less well. Then magnesium can build up.
reason-contraindication = You have an illness or medicine with which magnesium can be dangerous.
reason-wasting-drug = You take a medicine that makes you lose magnesium. Your doctor should check your blood.
reason-safety-questions-open = Not all safety questions are answered.
reason-at-upper-level = You are at or above the upper limit of 250 mg a day from products. Add nothing. Talk to your pharmacist.
reason-kidney-unknown = How your kidneys work is not known.
reason-kidney-mild = Your kidneys work a little less well.
reason-contraindication-unknown = It is not known whether you have an illness with which magnesium can be dangerous.
reason-interaction = One of your medicines calls for care with magnesium.
reason-interaction-unknown = Exactly which medicines you take is not known.
reason-pregnancy = You are pregnant or breastfeeding. Talk it over with your midwife or GP.
reason-pregnancy-unknown = It is not known whether you are pregnant or breastfeeding.
reason-age-65 = From 65 on, kidneys often work less well.
reason-age-unknown = Your age is not known.
reason-diuretic = You take a water tablet. Some make you lose magnesium, others hold on to it.
reason-diuretic-unknown = It is not known whether you take a water tablet.
reason-ppi = You take an acid blocker. It can lower magnesium; your doctor can check that.
reason-ppi-unknown = It is not known whether you take an acid blocker.
reason-alcohol = You drink a lot of alcohol. Do not stop suddenly on your own; your GP can help and check your blood.
reason-alcohol-unknown = How much alcohol you drink is not known.
reason-gi-loss = You may lose magnesium through your bowel. Pills can make diarrhoea worse.
reason-gi-loss-unknown = It is not known whether you have an illness of stomach or bowel.
reason-diabetes = With diabetes the kidneys sometimes work less well. Your complaints can also come from the diabetes.
reason-diabetes-unknown = It is not known whether you have diabetes.
reason-wasting-drug-unknown = It is not known whether you take a medicine that makes you lose magnesium.
reason-supplement-unknown = How much magnesium you already take is not known.
reason-tremor = You often tremble or shake. Have that looked at first.

forms-title = <b>Kinds of magnesium compared</b>
forms-intro = Which kind is best is not certain. The percentage says how much magnesium is in it.
forms-blocked = This is only to read: take nothing without your doctor.
form-name = <b>{ $name }</b> ({ $percent }% magnesium)
form-name-open = <b>{ $name }</b> (depends on the product)
form-absorption = Absorption: { $text }
form-gut = Bowel: { $text }

medicine-title = <b>Magnesium and medicines</b>
medicine-line = <b>{ $name }</b>
medicine-line-close = <b>Do you mean { $name }?</b>
medicine-unclear = That word can be more than one medicine: { $names }. Type the name on the box.
medicine-not-known = One name I do not know. Ask your pharmacist whether magnesium goes with it.
medicine-group-ask = { $ask } Do you know the name? Then type it.
medicine-settle = <i>{ $name }: { $ask } If you do not know the name, leave it as it is.</i>
medicine-held = <b>Take no magnesium unless your doctor agrees.</b> That follows from what you said before.
medicine-source = Source: { $names }.
medicine-general = Kidney disease, pregnant, a heart rhythm problem, or 65 or older? Then ask your doctor or pharmacist first.
medicine-never-stop = Keep taking your medicines as your doctor said.

day-title = <b>How they fit in one day</b>
day-medicine = • { $name }: { $time }, { $moment }
day-magnesium = • Magnesium: { $times }
day-moments = That can be with { $moments }.
day-between = between { $from } and { $to }
day-at = at { $from }
day-or = { $first } or { $last }
day-none = <b>No time fits.</b> Ask your pharmacist what you can do.
day-assumed = I assume { $time }, if you take it once a day. Do you take it differently? Ask your pharmacist about the times.
day-ask-first = This only holds once your doctor or pharmacist agrees to magnesium.
moment-fasting = on an empty stomach
moment-breakfast = breakfast
moment-lunch = lunch
moment-dinner = dinner
moment-bedtime = going to bed

span-hours =
    { $hours ->
        [0.5] half an hour
        [one] 1 hour
       *[other] { $hours } hours
    }
span-hours-range =
    { $from ->
        [0.5] half an hour to { $to } hour
       *[other] { $from } to { $to } hours
    }
supplement-hours = Keep { $span } between this medicine and magnesium.
supplement-hours-sides = Take this medicine { $before } before magnesium, or { $after } after it.
supplement-hours-before = Take this medicine { $before } before magnesium.
supplement-hours-after = Take this medicine { $after } after magnesium.
supplement-hours-never = Leaving time between them does not help enough here.

label-title = <b>What the label says</b>
label-amount = That is about <b>{ $mg } mg of magnesium</b> itself.
label-products = Added up: { $sum }.
label-within = The upper limit is { $upper } mg a day, from all products together.
label-above = That is more than the upper limit of { $upper } mg a day. Call your pharmacist or GP.
label-held = Take no magnesium unless your doctor agrees.
label-food = Magnesium from food does not count here.
label-check = Not right? Type it as the label says it.
label-source = Source: the share of magnesium follows from the formula of the substance. The upper limit is from EFSA.
label-ask-amount = How many mg of magnesium does the label say? Type for example: 2 tablets of 100 mg magnesium.
label-ask-salt = Is that the weight of the substance, or of magnesium itself? Look for "of which magnesium" and type that number.
label-ask-count = How many a day, and how many mg of magnesium are in one? Type for example: 2 tablets of 100 mg magnesium.
label-ask-daily = How much do you take in one day? I cannot tell from this. Otherwise ask your pharmacist.

form-articles = What articles claim: { $text }
form-permitted-yes = Europe: permitted in supplements.
forms-overview = <b>How much magnesium is in 100 mg?</b>
forms-overview-line = • { $name }: { $percent } mg
forms-overview-open = • { $name }: read the label

chooser-title = <b>Kinds side by side</b>
chooser-want = What matters most to you?
chooser-have = What do you have already?
chooser-found = <b>These kinds go with: { $want }</b>
chooser-have-fits = What you have already, { $name }, is one of them.
chooser-have-other = You already have { $name }. Bowel: { $gut }
chooser-note = Which kind works better for a complaint has not been shown.
chooser-law = This compares; it is no advice to buy anything. I name no brands.
chooser-price = I have no studies on prices. This is general knowledge, unverified.
chooser-held = <b>Your doctor first.</b> So I do not ask further here.
chooser-want-gut = a calm bowel
chooser-want-price = a low price
chooser-want-size = small or few tablets
button-chooser-want-gut = A calm bowel
button-chooser-want-price = A low price
button-chooser-want-size = Small or few tablets
button-chooser-have-none = Nothing
button-chooser-again = Choose again

sources-title = <b>Sources behind this result</b>
sources-intro = The brackets often say how much of a source was read.
sources-none = No sources belong to this result.

## What now

next-title = <b>What now?</b>
next-doctor = • Begin with what stands at the top of your result: raise it with your GP.
next-food = • Choose something each day from your day plan or the list under Food.
next-change = • Is an answer not right? Change it and the result follows.
next-worse = • No better after 4 weeks, or worse? Make an appointment with your GP.
button-restart = Start again
button-export = Copy of my answers
button-delete = Delete everything
button-language = Language / Taal
button-privacy = Privacy
button-help = Help
button-start = Begin
button-onward = Begin, or go on
button-resume = Go on

change-list-title = <b>Your answers</b>
change-intro = Tap an answer to change it. The result follows at once.
change-line = • <b>{ $title }:</b> { $answer }

## What a message told

heard-title = This is what I understood:
heard-told = • <b>{ $name }</b>: { $told }
heard-there = • <b>{ $name }</b>
heard-absent = • no { $name }
heard-medicine = • you take { $name }
heard-condition = • you have { $name }
heard-ask = Is that right?
heard-ask-taken = Do you take { $name } yourself these days?
button-heard-yes = Yes, right
button-heard-no = No

## Other languages

foreign-de = Ich spreche nur Niederländisch und Englisch. Im Notfall: Ruf <b>112</b> an.
foreign-fr = Je parle seulement le néerlandais et l’anglais. En cas d’urgence, appelez le <b>112</b>.
foreign-tr = Yalnızca Hollandaca ve İngilizce konuşuyorum. Acil durumda <b>112</b>’yi arayın.
foreign-ar = أتحدث الهولندية والإنجليزية فقط. في حالة الطوارئ اتصل بالرقم <b>112</b>.
foreign-pl = Mówię tylko po niderlandzku i angielsku. W nagłym wypadku zadzwoń pod <b>112</b>.
foreign-es = Solo hablo neerlandés e inglés. En caso de emergencia, llama al <b>112</b>.

## Yes or no

confirm-delete = <b>Delete everything?</b> Your answers, your result and your language will be gone. They cannot be brought back.
confirm-restart = <b>Start again?</b> Your answers of this check will be dropped.
button-delete-yes = Yes, delete everything
button-delete-no = No, keep them
button-restart-yes = Yes, start again
button-restart-no = No, go on

paused-check = <b>Paused.</b> Your answers stay where they are. I ask nothing until you go on. Emergency? Call <b>112</b>. Thinking of suicide? Call <b>113</b>, in Belgium <b>1813</b>.
paused-none = <b>We are standing still.</b> I ask nothing until you go on. Emergency? Call <b>112</b>. Thinking of suicide? Call <b>113</b>, in Belgium <b>1813</b>.

language-card = <b>Which language shall we use?</b> Your answers stay where they are.
button-dutch = Nederlands
button-english = English

## Privacy, help, copy, group

privacy =
    <b>Privacy</b>

    • <b>What I keep:</b> your answers, your language and where you were. All of it is encrypted; the key is kept apart.
    • <b>What I do not keep:</b> the text of your messages, your name, your phone number.
    • <b>How long:</b> until 12 months after you last used it. Then it is deleted by itself.
    • <b>Who sees it:</b> nobody, only the operator's server. There are no adverts, no brand and no shop. I do not track what you do.
    • <b>Telegram:</b> a chat with a bot is not end-to-end encrypted. This chat also stays in Telegram itself until you delete it.

    You get a copy with /export. You delete everything with /delete.
privacy-stored = Answers or settings of yours are stored now.
privacy-nothing = Nothing of yours is stored now.

help =
    <b>What Magnesium Check does</b>

    I go through complaints, medicines and food with you. Then you read what magnesium may have to do with it, what you can eat, and when to call your GP. I am a program. This is information, not a diagnosis.

    You may tap, and you may type: an answer, "back", "don't know" or "stop".

    /check begin the questions, or go on
    /food food with magnesium that fits you; /food almonds says what is in them
    /ask a question about magnesium; you can type one at any moment
    /language choose a language
    /privacy what is kept
    /export a copy of your answers
    /delete delete everything
    /stop stop

    Emergency? Call <b>112</b>. Thinking about suicide? Call <b>113</b> or free <b>0800-0113</b>, in Belgium <b>1813</b>.

export-title = <b>Your answers</b>
export-none = There are no answers yet.
export-file = This file is for programs. The text to read stands above.

group =
    <b>Let us talk in private.</b>

    Complaints and medicines do not belong in a group. I read and keep nothing here.
button-private-chat = Open a chat of your own

## Short lines

notice-not-understood = I did not understand that. Choose an answer, or type it differently.
notice-not-understood-result = I did not understand that. Tap below on what you want to read.
notice-small-talk = All right. Choose below, or ask a question.
notice-old-button = That button belongs to an older message. Go on at the bottom, or type /start.
notice-other-content =
    { $what ->
        [sticker] I cannot do anything with a sticker. Please type, or tap a button.
        [photo] I cannot look at photos. Please type, or tap a button.
        [voice] I cannot listen to voice messages. Please type, or tap a button. Emergency? Call 112.
        [video] I cannot look at videos. Please type, or tap a button.
        [file] I cannot open files. Please type, or tap a button.
        [location] I cannot do anything with a location. Emergency? Call 112.
        [contact] I cannot do anything with a contact. Please type, or tap a button.
       *[other] I cannot do anything with that. Please type, or tap a button.
    }
notice-edit = I do not read edited messages again. Please send it as a new message. Emergency? Call 112.
notice-too-long = That is too long for me. Type it in one or two sentences. Emergency? Call 112.
notice-language-set = We go on in English.
notice-consent-first = For that I need your yes first. Please tell it again after that.
notice-declined = All right. I keep nothing about your health. Changed your mind? Type /start. Emergency? Call 112.
notice-stopped = All right, we stop for now.
notice-nothing-to-stop = There was nothing to stop.
notice-nothing-stored = Nothing of yours is stored.
notice-deleted = Everything of yours is deleted. You can delete the chat itself in Telegram.
notice-delete-kept = All right. Nothing is deleted.
notice-not-yet = I cannot do that yet. But we can go through your complaints, medicines and food.
notice-food-disliked = Noted: I will not suggest that again. It is about { $names }.
notice-food-allergy = Noted, I leave that out: { $names }.
notice-food-welcome = Noted: that may be suggested again. It is about { $names }.
notice-food-often = Noted: you eat that often already. It is about { $names }.
notice-food-diet = Noted, this is how you eat: { $names }.
notice-food-limit = Noted, I mind that: { $names }.
notice-food-no-swap = I have nothing else that fits in its place.
notice-food-swap-which = That is not in this day plan. Tap the button of what you want to swap.
notice-food-light-already = Fewer calories: these day plans are that already.
notice-food-usual-already = Usual calories: these day plans are that already.
notice-food-copy = Tap "Copy list". Then paste it where you want it.
notice-food-pregnancy = What does not go with a pregnancy, I leave out of a day plan.
notice-food-coumarin = What does not go with a blood thinner such as warfarin, I leave out of a day plan.
notice-food-unknown = That is not in my table. Type it another way, or as a single word.
notice-taken-back = All right, that no longer counts. Is it so after all? Call your GP or 112. Thinking of suicide? Call 113, in Belgium 1813.
notice-medicine-added =
    { $count ->
        [0] Added.
       *[other] Added: { $names }.
    }
notice-medicine-unknown = I do not know that medicine. I note: ask your pharmacist. Do you know another name? Type it.
notice-amount-unclear = How many mg of magnesium is that a day? Type a number, like 200.
notice-amount-high = That is unusually much. Look at the label again. Is it right? Call your GP or pharmacist.
notice-amount-reckoned = I note { $mg } mg of magnesium a day: that is how much it holds. Not right? Tap Back.
notice-age-unclear = Type your age in years, like 42.
notice-choose-one = Choose one of the buttons.
notice-nothing-back = This is the first question.
notice-same-answer = That answer was there already.
notice-heard-noted = Noted. What I know already I fill in.
notice-heard-added = Noted. It is now among your answers.
notice-heard-dropped = Fine, that does not count.
notice-complaint-later = You mention { $names }. I will ask about that shortly.
notice-not-counted = Constipation does not count here. It is no sign of too little magnesium.
notice-corrected = Changed: how often you have it.
notice-welcome-back = Good to see you again. We go on where you were.
notice-check-goes-on = You had already started. We go on where you were.
notice-damaged = I can no longer read what I kept of you. I am sorry. We start again.
notice-too-fast = That is too fast for me. Wait a moment, then send it again. Emergency? Call 112.
notice-failed = Something went wrong on my side. Please send it again. Emergency? Call 112.

## Menu and profile in Telegram

command-start = Begin, or go on where you were
command-check = The questions about your complaints
command-food = Food with magnesium that fits you
command-ask = Ask a question about magnesium
command-diary = Diary (not possible yet)
command-report = Report for the GP (not possible yet)
command-language = Dutch or English
command-privacy = What is kept
command-export = A copy of your answers
command-delete = Delete everything
command-stop = Stop
command-help = What can I do here?
bot-description =
    Go through complaints that can go with too little magnesium. Then read what you can eat, what to know about supplements and when to call your GP.

    This is a program and gives information, not a diagnosis. Emergency? Call 112.
bot-short-description = Information about magnesium, complaints, food and supplements. Not a diagnosis. Emergency? Call 112.

## Looking up food: the card of a product

card-title = <b>{ $name }</b>
card-title-close = The nearest I know: <b>{ $name }</b>
card-mg = { $mg } mg
card-little = less than 1 mg
card-portion = { $portion }: <b>{ $amount } of magnesium</b>
card-100 = Per 100 g: { $amount }.
card-percent = { $percent }%
card-percent-little = less than 1%
card-share = A portion is { $men } of the guideline for a man ({ $male } mg a day). For a woman it is { $women } ({ $female } mg).
card-allergen = You told me of an allergy. This food has that in it, or may have: do not eat it.
card-most = Have no more than { $gram } g of it a day.
card-better = <b>More in a portion</b> ({ $group }):
card-group = <b>{ $group }</b>: these have the most magnesium in a portion.
card-line = • { $name }, { $portion }: { $amount }
card-any = Food and drink
card-kidney = Do you have a kidney disease or an allergy? Check first what you may have.
card-source = Source: { $names } ({ $record }). Rounded to whole milligrams.
card-usda = This is from the American food table. Products elsewhere can differ.
card-usda-source = Source: USDA SR28 (NDB { $id }). Rounded to whole milligrams.
inline-food = { $amount } of magnesium: { $portion }
inline-usda = { $amount } of magnesium per 100 g, American table
inline-from = <i>Magnesium Check gives information, not medical advice.</i>
inline-onwards = More about food, in a private chat
inline-nothing = Nothing found. Ask in a private chat

## Asking questions

ask-home =
    <b>Ask your question</b>

    Type it in your own words, for example “does magnesium help with cramps?”. Or choose a topic.
ask-choose = <b>{ $group }</b>
ask-unsure =
    <b>I am not sure about that.</b>

    I would rather not answer than answer wrongly. Is it about your health? Ask your GP or pharmacist. Perhaps you mean something below.
ask-held = Note: your check said that you ask your doctor first. Take no magnesium on your own now.
ask-grade-known = How sure: this is known and well described.
ask-grade-official = How sure: this is an official norm or rule.
ask-grade-rule = How sure: this is a safety rule.
ask-grade-works = How sure: tested well, there is an effect.
ask-grade-works-not = How sure: tested well, it does not work.
ask-grade-mixed = How sure: the trials contradict each other.
ask-grade-little = How sure: there is little good research.
ask-grade-not-shown = How sure: not shown in people.
ask-sources = Where this comes from:
ask-verified-partly = Part of this has not been checked at the source yet.
ask-verified-no = This is general knowledge, and not yet checked at a source.
ask-claims-title = What articles say, and what research says:
ask-claims-none = The articles say nothing about this.
ask-claims-next = Next ({ $page } of { $pages })
ask-claim-says = <b>Article { $article } says:</b> { $says }
ask-claim-supported = <b>Research: this is right.</b> { $finds }
ask-claim-partly = <b>Research: this is partly right.</b> { $finds }
ask-claim-unsupported = <b>Research: not shown.</b> { $finds }
ask-claim-wrong = <b>Research: this is wrong.</b> { $finds }
ask-claim-marketing = <b>This is advertising.</b> { $finds }
ask-claim-against = <b>Article { $article } says otherwise:</b> { $says }
ask-button-short = The short answer
ask-button-more = More
ask-button-sources = Sources
ask-button-claims = What do articles say?
ask-button-all = All topics
ask-group-amounts = How much
ask-group-forms = Forms
ask-group-food = Food
ask-group-body = Body
ask-group-safety = Safety
ask-group-use = Taking it
ask-group-evidence = Does it help?
ask-group-bot = About me
