import type { Themes } from './theme.ts'

const afraid = ['Afraid to {go out|use the stairs|answer the door} alone',
  'Has begun to {stay with family at weekends|leave home by the back way|keep the curtains closed}',
  'Anxious and not sleeping; has {spoken to the GP|been signed off work}',
    'The children are frightened and {will not play out|ask when it will stop}']

/** What is done to people: abuse, threats, hate, violence, at home. */
export const againstPeople: Themes = {
  'abuse-verbal': {
    weight: 75, hours: 'any', harms: afraid,
    summaries: ['Verbal abuse {on the landing|over the garden fence|in the car park} {by a neighbour|by a neighbour and their visitors}', 'Sworn at and {called names|mocked} {whenever they meet|since they complained about {noise|bins|parking}}'],
    incidents: ['Neighbour {swore at|shouted insults at} the complainant {on the stairs|outside the block|over the fence|by the bins}. {Others heard it|There were children present|Nobody else was there}.',
      'Called {a grass|a liar|names that the complainant did not want to repeat} {in front of a visitor|in the street|from the balcony}.',
      'Complainant was {followed to the car|stopped at the main door|shouted at from a window} and {told to mind their own business|told to move out}.'],
  },
  'abuse-harassment': {
    weight: 40, hours: 'any', harms: afraid,
    summaries: ['{Repeated|Daily} {banging on the door|unwanted notes and messages|following} by a neighbour {since {an argument|a friendship ended}|}', 'Harassment {by a neighbour|by several members of one household} over {months|a parking space|a garden boundary}'],
    incidents: ['{Rubbish|Dog mess|Eggs|A dead bird} left {on the doorstep|on the car|through the letter box}.',
      'Neighbour {stood and stared|took photographs|filmed with a phone} {from the window|at the gate} as the complainant {came home|hung out washing|got into the car}.',
      'Door banged {five|six|a dozen} times and nobody there when it was opened. {Laughter was heard|A door shut upstairs}.', 'Note {through the door|under the windscreen wiper} saying {that the complainant would be sorry|"we know it was you"|that nobody wants them here}.'],
  },
  'abuse-intimidation': {
    weight: 35, hours: 'evening', harms: afraid,
    summaries: ['{Group|Neighbour} {blocks the way|stands in the way|glares and follows} {at the entrance|on the stairs} to {frighten|intimidate} {the complainant|residents}', 'Intimidated after {giving a statement|complaining about {noise|drug use}}'],
    incidents: ['{Two|Three|Several} people {stood in the doorway|sat on the stairs} and would not {move|let the complainant pass} {until asked twice|for some minutes}.', 'Neighbour {punched the wall|revved the engine|let the dog bark and strain at the lead} as the complainant walked past.',
      'Complainant was told that {people who talk to the housing get what they deserve|they had better keep quiet}.'],
  },
  'abuse-threats': {
    weight: 30, hours: 'any', harms: afraid,
    summaries: ['Threats {to hurt|of violence to} {the complainant|the complainant and family} by {a neighbour|a visitor of a neighbour}', 'Threatened {with being "burnt out"|with a beating} after {complaining|an argument about {noise|a fence|children}}'],
    incidents: ['{Neighbour|A visitor} threatened to {break the complainant\'s legs|put the windows through|come back with others} {in front of a witness|on the landing|through the letter box}. Police informed{, crime number given|}.',
      'Threat {by text message|shouted up from the car park|passed on by another resident} that the complainant would {be sorted out|not see Christmas|need eyes in the back of their head}.',
      'Raised a fist and {came towards the complainant|had to be held back by a friend}. Complainant {locked the door and rang the police|ran indoors}.'],
  },
  'abuse-online': {
    weight: 15, hours: 'evening', harms: afraid,
    summaries: ['{Insults|False accusations} about the complainant in {a residents\' group online|group messages}',
      '{Calls|Messages} at all hours from {a neighbour|unknown numbers}'],
    incidents: ['Post in the residents\' group {naming|clearly meaning} the complainant{, with a photograph of the front door|, with {twenty|thirty} comments|}. Screenshot kept.', '{Nine|Eleven|Seventeen} messages {in one evening|overnight}, {some with threats|all from the same number}.', 'Silent calls {every hour|at 3am|through the night}.'],
  },
  'abuse-staff': {
    weight: 8, hours: 'day',
    summaries: ['{Contractor|Caretaker|Member of staff} {abused|threatened} {at the door|while working in the block}'],
    incidents: ['{Gas engineer|Caretaker|Cleaner|Neighbourhood officer} was {sworn at|pushed|told not to come back} {at the door|on the stairs}. Left at once; work not done.', 'Threats on the telephone to {an adviser|the repairs team}. Call {ended|recorded}.'],
  },
  'abuse-stalking': {
    weight: 4, hours: 'any', harms: afraid,
    summaries: ['{Followed and watched|Watched at home and at work} by {a former friend|a neighbour}'],
    incidents: ['Same person {outside the home|at the bus stop|at the school gate} {again|for the fourth day}. Police informed.', 'Found {flowers|a letter|photographs} {at the door|on the car}; knows of {a new telephone number|plans told to nobody else}.'],
  },
  'hate-race': {
    weight: 11, hours: 'any', harms: afraid,
    summaries: ['Racist abuse {by a neighbour|by a group near the shops|by a visitor}',
      'Family targeted because of {their ethnicity|where they come from}'],
    incidents: ['Racist {words shouted|remarks made} {at the complainant|at the children} {on the stairs|in the street|from a car}. Complainant perceives it as a hate incident. {Police informed|Does not wish to involve the police yet}.', 'Racist graffiti {on the front door|on the garden wall}. Photographed; removal asked for the same day.'],
  },
  'hate-disability': {
    weight: 6, hours: 'any', harms: afraid,
    summaries: ['{Mocked|Abused} because of a disability',
      'Mobility scooter {damaged|blocked in} and remarks about disability'],
    incidents: ['Neighbour {imitated|mocked} the way the complainant {walks|speaks} {in front of others|and laughed}.',
      '{Scooter|Ramp} {blocked|tampered with} {again|overnight}, and a remark about {"people on benefits"|being a burden}.'],
  },
  'hate-religion': {
    weight: 3, hours: 'any', harms: afraid,
    summaries: ['Abuse about {the complainant\'s religion|religious dress}'],
    incidents: ['Insults about religion {shouted across the street|on the landing}{; headscarf pulled|}. Reported to the police as a hate incident.', 'Note about the complainant\'s faith put through the door.'],
  },
  'hate-sexual-orientation': {
    weight: 3, hours: 'evening', harms: afraid,
    summaries: ['Homophobic abuse by {a neighbour|young people near the block}'],
    incidents: ['Homophobic words {shouted from a balcony|written in the dust on the car|said as the couple came home}.', 'Eggs thrown at the window and homophobic shouting. {Two|Several} voices.'],
  },
  'hate-transgender': {
    weight: 2, hours: 'any', harms: afraid,
    summaries: ['Abuse about gender identity by a neighbour'],
    incidents: ['Transphobic remarks {on the stairs|at the bus stop}, {filmed on a phone|with laughter}.'],
  },
  'violence-assault': {
    weight: 12, hours: 'evening', harms: ['Bruised {arm|face|ribs}; seen at {the walk-in centre|hospital}', ...afraid],
    summaries: ['Assault {on the landing|in the car park|outside the shops} by {a neighbour|a visitor}',
      'Pushed and {hit|kicked} in a dispute between neighbours'],
    incidents: ['{Pushed against the wall|Punched in the arm|Hit with a bag|Kicked} {after an argument about {noise|a parking space|a dog}|without warning}. Police attended{; suspect spoken to|; no arrest|; arrested and bailed}.', 'Fight between {two households|visitors} {in the entrance|in the street}; {three|four} people involved. Police called.'],
  },
  'violence-weapon': {
    weight: 4, hours: 'evening', harms: afraid,
    summaries: ['Person seen with a {knife|bat|machete} in {the stairwell|the car park}'],
    incidents: ['{Neighbour|Young man} seen {with a kitchen knife|swinging a bat|with what looked like a blade} {on the landing|near the garages}. 999 called.'],
  },
  'da-physical': {
    weight: 8, hours: 'night', harms: ['Injured; safe at present with {family|a friend}',
      'Very frightened; safety plan talked through'],
    summaries: ['Domestic abuse: complainant needs safe contact only'],
    incidents: ['Violence by {a partner|a former partner} {at home|at the door}. Police attended. Safety planning begun.', 'Neighbour reported {screams and a crash|shouting and crying}. Concern for the person living there; police called.'],
  },
  'da-control': {
    weight: 8, hours: 'any', harms: ['Isolated from {family|friends}; says that every call is checked',
      'Frightened of what happens if it is found out that help was asked for'],
    summaries: ['Controlling behaviour by {a partner|a former partner}; safe contact only'],
    incidents: ['{Telephone taken away|Money withheld|Kept from leaving|Threatened through a relative}. Told at an appointment in private.', 'Former partner {waited outside|came to the door|rang thirty times} in breach of what was agreed.'],
  },
  'neighbour-cctv': {
    weight: 14, hours: 'day',
    summaries: ['Camera {pointing at|doorbell facing} the complainant\'s {door|garden|window}'],
    incidents: ['New camera {put up on the fence|above the door} that {takes in the complainant\'s garden|turns when people pass}.', 'Neighbour {played back a conversation|quoted what was said} recorded by a doorbell.'],
  },
  'neighbour-lifestyle': {
    weight: 18, hours: 'any',
    summaries: ['Clash of lifestyles between {shift workers and a family|neighbours on one landing}',
      'Falling out over {smoke|cooking smells|washing lines|visitors}'],
    incidents: ['{Smoke|Smell of cooking} {through the vents|on the landing} {all evening|again}. {Words were exchanged|Complainant asked for windows to be shut}.', 'Disagreement about {the shared path|the washing line|prams in the hall}. No threats; both upset.'],
  },
}
