import type { Themes } from './theme.ts'

const uneasy = ['Does not feel safe {coming home after dark|in the entrance}',
  'Avoids {the stairs|the courtyard|the lift} when people are there', 'Worried for {the children|elderly neighbours}']

/** What is done to places: damage, animals, vehicles, drugs, drink, rubbish, shared areas, crime. */
export const aboutPlaces: Themes = {
  'damage-home': {
    weight: 18, hours: 'night', harms: ['Cost of {a new window|a wing mirror|plants and pots}',
      'Expects it to happen again'],
    summaries: ['{Window broken|Car scratched|Fence kicked in} and complainant believes they are targeted',
      'Repeated damage to {the complainant\'s car|the garden|the front door}'],
    incidents: ['{Wing mirror kicked off|Tyre let down|Paint thrown on the car|Scratch along both doors} overnight. Not seen by anybody.', '{Stone through the kitchen window|Fence panel broken|Plant pots smashed}. {Voices heard|Somebody ran off} {towards the garages|down the alley}.'],
  },
  'damage-communal': {
    weight: 22, hours: 'evening', harms: uneasy,
    summaries: ['{Main door|Lift|Lighting} {damaged|forced} again at {place}',
      'Damage in the shared {hall|stairwell|bin store} of {place}'],
    incidents: ['{Door closer torn off|Door entry panel smashed|Lights broken on two landings|Lift buttons burnt}. Repair ordered.', 'Young people {kicking the main door|throwing stones at the lights|climbing on the bin store roof}. Left when {a resident came out|the caretaker arrived}.'],
  },
  'damage-graffiti': {
    weight: 10, hours: 'night',
    summaries: ['Graffiti {in the stairwell|on garage doors|on the gable end} of {place}'],
    incidents: ['New {tags|writing} {on the garage doors|along the walkway|inside the lift}. Photographed and cleaned.',
      'Same tag as {last month|on the next block}; {orange|silver|black} paint.'],
  },
  'damage-fire': {
    weight: 5, hours: 'night', harms: uneasy,
    summaries: ['{Bins|A mattress|Rubbish} set alight near {place}'],
    incidents: ['{Bin|Mattress|Sofa} {on fire|alight} {behind the block|in the bin store}. Fire service attended{; no one hurt|}.'],
  },
  'pets-barking': {
    weight: 48, hours: 'any', harms: ['Cannot work from home', 'Cannot sleep after a night shift',
      'Headaches; has to wear ear plugs'],
    summaries: ['Dog {barks|howls} {for hours|whenever it is left alone|all day}',
      '{Two|Three} dogs barking {in the flat above|in the yard|on the balcony}'],
    incidents: ['Barking {from 8am to 5pm|for {two|three|four} hours|on and off all day} while nobody was at home.',
      'Howling {from about 6am|late in the evening} {again|for the {third|fourth} day}. {Owner spoken to and apologised|Nobody answered the door}.', 'Dog {shut out on the balcony|left in the yard}, barking {at everyone who passed|without a break}.'],
  },
  'pets-fouling': {
    weight: 14, hours: 'day',
    summaries: ['Dog mess {in the shared garden|on the stairs|not cleared from the yard}',
      'Smell of {cats|dogs} in the {stairwell|hall}'],
    incidents: ['Dog {fouled the grass|was let out alone and fouled the path}. Not picked up.',
      'Strong smell {in the hall|through the vents}, {worse in the heat|cleaner refused to go in}.'],
  },
  'pets-dangerous': {
    weight: 5, hours: 'day', harms: uneasy,
    summaries: ['Large dog off the lead {jumped at|bit|frightened} {a child|a resident}'],
    incidents: ['Dog off the lead {ran at a child|jumped up and scratched an arm|killed a cat}. {Owner called it back|Owner laughed}. {Dog warden|Police} informed.'],
  },
  'vehicles-racing': {
    weight: 12, hours: 'evening', harms: uneasy,
    summaries: ['{Off-road bikes|Scooters|Cars} raced {round the estate|over the green}'],
    incidents: ['{Two|Three} {off-road bikes|electric bikes|scooters} ridden {on the footpath|across the green|through the car park} at speed{, riders in balaclavas|}.', 'Cars {racing|doing handbrake turns} {by the garages|at the end of the road} for {half an hour|an hour}.'],
  },
  'vehicles-repairs': {
    weight: 8, hours: 'day',
    summaries: ['Cars repaired {in the street|in residents\' bays} {as a business|at all hours}'],
    incidents: ['{Four|Five|Six} vehicles worked on {in the parking bays|on the verge}; oil {on the ground|running to the drain}.', 'Car without {plates|wheels} left in a bay for {three weeks|two months}.'],
  },
  'vehicles-parking': {
    weight: 14, hours: 'any',
    summaries: ['{Access|Disabled bay|Drive} blocked by parked cars'],
    incidents: ['Car left across {the drive|the disabled bay|the bin store}. {Refused to move it|Moved after an hour}.'],
  },
  'drugs-use': {
    weight: 45, hours: 'evening', harms: ['Smell gets into {the child\'s bedroom|every room}', ...uneasy],
    summaries: ['Smell of cannabis {from the flat below|on the stairs|through the vents} {day and night|every evening}',
      'People using drugs {in the stairwell|in the bin store|behind the garages}'],
    incidents: ['Strong smell of cannabis {in the hall|coming up through the floor|through the bathroom vent} {from about 6pm|all evening|since the morning}.', '{Three|Four|Two} people {smoking cannabis|using drugs} {on the stairs|in the bin store}; {did not move when asked|left when the door opened}.', 'Visitors {every few minutes|at all hours} and the smell on the landing after each.'],
  },
  'drugs-dealing': {
    weight: 20, hours: 'evening', harms: uneasy,
    summaries: ['Suspected dealing from a {flat|house}: short visits {at all hours|day and night}',
      'People buzz other flats to reach one where drugs are thought to be sold'],
    incidents: ['{Eight|Ten|Twelve|Fifteen} visitors between {6pm and 10pm|8pm and midnight}, each staying {a minute or two|less than five minutes}.', 'Small {packets|bags} passed {through the window|by the garages}; {car waited with the engine on|paid in cash}. Passed to the police as intelligence.', 'Buzzer pressed {at 2am|eleven times in one night} by people looking for another flat.'],
  },
  'drugs-litter': {
    weight: 6, hours: 'day',
    summaries: ['{Needles|Foil and bags} found {in the stairwell|in the play area}'],
    incidents: ['{Two|Three|Several} needles {under the stairs|by the swings}. Collected within the hour.'],
  },
  'alcohol-street': {
    weight: 10, hours: 'day', harms: uneasy,
    summaries: ['Street drinkers {on the benches|by the entrance} of {place}'],
    incidents: ['{Four|Five|Six} people drinking {by the entrance|on the wall} from {noon|the morning}; {urinating against the wall|shouting at passers-by|cans left}.'],
  },
  'alcohol-rowdy': {
    weight: 12, hours: 'night', harms: uneasy,
    summaries: ['Drunken {shouting|behaviour} {in the street|on the landing} at night'],
    incidents: ['Neighbour came home drunk, {banged on the wrong door|fell on the stairs|shouted for half an hour}. {Helped in by a friend|Police attended}.'],
  },
  'rubbish-litter': {
    weight: 22, hours: 'day',
    summaries: ['Rubbish {left on the landing|thrown from the balcony|piled up in the garden}',
      'Bin bags {outside the door|by the lift} {for days|every week}'],
    incidents: ['{Three|Four|Half a dozen} bags {left on the landing|torn open by gulls}. {Rats seen|Smell in the hall}.', '{Nappies|Food|Cigarette ends} thrown {from the balcony|out of the window} on to {the garden below|washing}.'],
  },
  'rubbish-fly-tipping': {
    weight: 14, hours: 'night',
    summaries: ['Fly-tipping {beside the bin store|in the alley} at {place}'],
    incidents: ['{Sofa|Mattress and carpet|Builder\'s rubble|Fridge} dumped {by the bin store|behind the garages}. {Van seen, part of the number taken|Nobody seen}.'],
  },
  'rubbish-hoarding': {
    weight: 6, hours: 'day',
    summaries: ['Hoarding that {blocks the exit|attracts rats|is a fire risk to others}'],
    incidents: ['{Hall|Balcony} full to the {window|ceiling}; {smell|rats} reported by neighbours. Fire service asked for a home visit.'],
  },
  'garden-overgrown': {
    weight: 14, hours: 'day',
    summaries: ['Garden {overgrown|full of rubbish} and {spreading next door|attracting rats}'],
    incidents: ['Garden {waist high|full of furniture}; {brambles through the fence|rats seen}.'],
  },
  'garden-bonfire': {
    weight: 6, hours: 'evening',
    summaries: ['Bonfires {several times a week|of household rubbish}'],
    incidents: ['Bonfire with {plastic|treated wood|garden waste}; smoke {in the bedrooms|over the washing} for {two|three} hours.'],
  },
  'communal-loitering': {
    weight: 38, hours: 'evening', harms: uneasy,
    summaries: ['Groups gathering {in the stairwell|at the entrance|by the garages} of {place} {in the evenings|after dark}', '{Young people|A group of about ten} {in the stairwell|on the green} {smoking and shouting|leaving litter}'],
    incidents: ['{Six|Eight|About ten|Four or five} people {in the stairwell|by the entrance|at the garages} from {5pm|7pm|8pm}; {shouting and music from a phone|smoking, litter left|kicking a ball against the wall}.', 'Group {would not let a resident pass|ran off when the caretaker came|asked to leave and moved to the next block}.', 'Main door {wedged open|forced} and group sitting on the stairs {until about 11pm|all evening}.'],
  },
  'communal-obstruction': {
    weight: 12, hours: 'day',
    summaries: ['{Bikes and prams|Furniture|Motorbike} left in the {hall|fire escape} of {place}'],
    incidents: ['{Motorbike|Three bikes|A wardrobe} in the {hall|escape route}. {Notice put on it|Fire safety team told}.'],
  },
  'communal-ball-games': {
    weight: 14, hours: 'day',
    summaries: ['Ball games {against the wall|near cars and windows} at {place}'],
    incidents: ['Football against {the garage doors|the wall of the house} for {two hours|most of the afternoon}; {car hit|ball in the garden four times}.'],
  },
  'communal-serious': {
    weight: 3, hours: 'night', harms: uneasy,
    summaries: ['Serious misuse of the {courtyard|roof|basement} of {place}'],
    incidents: ['People {sleeping and lighting fires|climbing} {in the basement|on the roof}. Police and fire service attended.'],
  },
  'sexual-exploitation': {
    weight: 3, hours: 'night',
    summaries: ['Flat thought to be used for {paid sex|a brothel}; concern for those inside'],
    incidents: ['{Six|Seven|Nine} men in one evening, each {half an hour|twenty minutes}. {Two|Three} different women seen, who did not speak. Passed to the police; concern about exploitation.'],
  },
  'crime-theft': {
    weight: 6, hours: 'any',
    summaries: ['{Parcels|Bikes} stolen from {the hall|the bike store} of {place}'],
    incidents: ['{Parcel|Bike|Pram} taken from {the hall|the store}. {Seen on the door camera|Lock cut}. Crime number noted.'],
  },
  'crime-gang': {
    weight: 4, hours: 'evening', harms: uneasy,
    summaries: ['Gang activity around {place}'],
    incidents: ['Two groups {met|fought} {by the shops|at the garages}; {one with a covered face|a car window smashed}. Police on scene.'],
  },
  'cuckooing-home': {
    weight: 6, hours: 'any', harms: ['Tenant is afraid to ask them to leave',
      'Tenant sleeps at {a sister\'s|a friend\'s} and has no key of their own'],
    summaries: ['Tenant\'s home thought to be taken over by others: likely victim'],
    incidents: ['Tenant {not seen for a week|seen with bruises|came to the office and could not speak freely}; {three|four} unknown people in the flat.', 'Neighbours report {strangers with keys|people coming and going at night}; tenant {vulnerable|has a support worker, who was told}.'],
  },
  'county-lines': {
    weight: 2, hours: 'evening',
    summaries: ['Young people from outside the area at one address: exploitation feared'],
    incidents: ['{Two|Three} teenagers, not local, {in and out of the flat|dropped by car}. Referral to children\'s services and the police.'],
  },
}
