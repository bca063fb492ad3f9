/** What officers write: what they did, what was said, by the kind of work. With choices, see `writeOut`. */
export const officerNotes = {
  investigation: [
    'Checked the history of the address: {nothing in the last year|two earlier reports, both about noise|an earlier case, closed {last year|in the spring}}.',
    'Visited {place}. {Quiet at the time|Could hear the bass on the landing|Spoke to two neighbours, who had {heard it too|noticed nothing}|Left cards with four flats}.',
    'Diary sheets {sent|handed over|came back with {nine|fourteen|six} entries}. {They fit what was said|Mostly weekends|Two fit the door entry log}.',
    'Noise recording app {set up with the complainant|recordings listened to: {clearly excessive|everyday noise|bass for over an hour}}.',
    'Asked the police for what they know. {One call to the address this month|Nothing held|Answer awaited}.',
    'Door entry log and camera footage asked for. {Footage shows {two people at the door|a group of five}|Already overwritten}.',
    'Explained confidentiality: nobody is told who reported it, but the other side may guess.',
    'Talked through what would be a good outcome. {Wants it to stop, nothing more|Would like to move if it goes on|Would try mediation|Wants action to be seen}.',
  ],
  intervention: [
    'Spoke to the alleged perpetrator {at home|by telephone|at the office}. {Denied it|Accepted part of it|Had not known how far it carries|Said that it is the other way round}. {Was civil|Was upset|Agreed to keep it down after 10pm}.',
    'Warning letter {sent|delivered by hand}, with what was reported, what has to change, and what follows if it does not.',
    'Acceptable behaviour contract {offered|signed today for six months|refused}.',
    'Mediation offered to both. {Both willing: referred|Complainant willing, other side not|Declined by both for now}.',
    'Asked about support needs. {None named|Referred to tenancy support|Is waiting for a mental health appointment|Would like help with drinking: referral agreed}.',
    'Joint visit with {the neighbourhood police officer|tenancy support|the council\'s noise team}. {Went well|Nobody at home|Advice taken}.',
    'Case talked over with the team leader. {Carry on as planned|Consider a formal warning|Proportionate so far; keep support in place}.',
    'Letter to all homes of {place} about {noise|the main door|rubbish}, without naming anybody.',
  ],
  review: [
    'No new reports for {two|three|four} weeks. {To be watched for another month|Complainant agrees that it is better}.',
    'Looked through the case with the team leader. {Risk unchanged|Risk lower|Contact a little late: put right}.',
    '{Two|Three} more diary entries, {less serious than before|much as before}.',
    'Checked with {the caretaker|two neighbours|the police}: {nothing further|one more incident, less serious}.',
  ],
} as const

/** Contact with the complainant: what it was about. */
export const contactNotes = [
  'Rang to {hear how things are|give an update|go through the action plan}. {Quieter this week|No change|One more incident, taken down|Worse since the weekend}.',
  'Told what has been done and what comes next. {Content with that|Would like it to go faster|Asked for the next call {on a Friday|after 5pm}}.',
  'Visited at home. {Talked through the diary|Checked how safe they feel: {six out of ten|better than before}|Gave the out-of-hours number}.',
  'Update by {e-mail|text}: {letter sent to the other side|waiting for the police|mediation date set}.',
  'First contact. Agreed how often we will be in touch ({weekly|every two weeks}) and how. Gave my name and number.',
] as const

export const missedContacts = ['No answer; left a message to ring back.', 'Rang twice, no answer. Text sent.',
  'Called at the door; card left.'] as const

/** Contact with the other side. */
export const otherSideContacts = [
  'Spoke about what was reported. {Denied it|Will keep it down|Said sorry|Made complaints of their own, to be reported separately}.',
  'Asked for their side. {Heard and written down|Did not want to talk today|Wants to bring a friend next time}.',
] as const

/** What a complainant would like to come of it. */
export const wishes = ['For it to stop', 'A good night\'s sleep', 'For somebody to speak to them',
  'To be left in peace', 'To feel safe at home',
  'To move if it goes on', 'For the landlord to take it seriously', 'For the door to be mended and the group moved on',
    'To talk it through with a mediator',
  'To know what is being done', ''] as const

export const commonHarms = ['Annoyed, but sleeping', 'Tired and worn down', 'Stays in another room',
  'Says that it is making them ill', 'Upset', 'No harm reported', ''] as const

/** Work by hand: what officers write on their lists. */
export const taskTitles = ['Ring the complainant', 'Visit the alleged perpetrator', 'Collect the diary sheets',
  'Chase the police for an answer', 'Send the warning letter',
  'Listen to the recordings', 'Ask the caretaker for the door entry log', 'Book a room for mediation',
    'Update the action plan', 'Check for new reports',
  'Refer to tenancy support', 'Letter to all homes in the block', 'Talk to the team leader about next steps',
    'Write up the visit', 'Take a statement from the witness',
  'Ask environmental health about monitoring', 'Arrange an interpreter', 'Order new locks'] as const

export const closingWords = [
  'No reports for {six|eight|ten} weeks, and the complainant agrees that it has stopped.',
    'The behaviour stopped after {the warning|the visit|mediation|support was put in place}.',
  'Both sides have signed what mediation agreed, and it has held for {a month|six weeks}.',
    'What was reported could not be borne out by {the diaries|the recordings|visits and neighbours}; explained in full.',
  'It was everyday living noise. Floor coverings are being {looked at|replaced}.',
    'The household has moved out. The home will be let sensitively.',
] as const

export const comesBack = ['It starts again: ring or report online, any time.',
  'Another incident of the same kind within three months.', 'Anything that makes the complainant feel unsafe.'] as const

export const lessons = ['', '', '', 'Mediation sooner would have saved time.',
  'Door closers should be part of the first visit.', 'The recording app settled it within a week.',
  'Tenancy support made the difference.'] as const
