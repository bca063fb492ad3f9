import type { Themes } from './theme.ts'

const asleep = ['Could not sleep until it stopped', 'Up for work at {5|6}am after {two|three|four} hours of sleep',
  'The children were woken and could not settle', 'Slept in the living room to get away from it']

/** Noise: about half of what is reported (reference figures of several landlords). */
export const noise: Themes = {
  'noise-loud-music': {
    weight: 190, hours: 'evening', harms: asleep,
    summaries: ['Loud music {at night|most evenings|at weekends|in the day and at night} from {the flat above|the flat below|next door|a neighbour across the landing}',
      '{Bass|Music and television} through the {wall|ceiling} {several nights a week|at weekends|day and night}',
      'Neighbour plays {music|drum and bass|dance music|karaoke} so loudly that {it shakes the windows|it is heard in the street}'],
    incidents: ['{Loud|Very loud} music {from|through} {the floor|the wall|the ceiling|the open windows}{, mostly the bass|, words could be made out|}. {Went on for {two|three|four|five} hours|Stopped at about {11pm|midnight|1am|2am}|Still going when the complainant rang}.',
      'Music started {after work|around tea time|when the pub closed|mid-afternoon} and got louder {as people arrived|when asked to turn it down|through the evening}. {Television could not be followed|The furniture was vibrating|The bass came through the pillow}.',
      'The same {three or four songs|playlist|bass line} again and again, {loud enough to hear in every room|heard from the car park|so loud that the glasses in the cupboard rattled}.',
      'Television {on full volume|turned up|left on} {all night|until past 2am|from early morning}. {Knocked and nobody answered|Asked politely and was told to move if it was a problem|Did not dare to knock}.'],
  },
  'noise-parties': {
    weight: 70, hours: 'night', harms: asleep,
    summaries: ['Parties {every weekend|two or three times a month|whenever the tenant is paid} with {up to twenty|a lot of|ten or more} people coming and going',
      'Gatherings {in the garden|on the balcony|in the flat} that go on until {3am|4am|the morning}'],
    incidents: ['Party with {about ten|fifteen to twenty|a crowd of} people, {shouting on the stairs|doors slamming|smoking on the landing|singing on the balcony}. Ended around {2am|3am|4am|half past four}.',
      'People {arriving by taxi|buzzing every flat to be let in|propping the main door open} from {10pm|11pm|midnight}. {Bottles left on the stairs|Cans thrown from the balcony|Somebody was sick in the lift}.',
      'Visitors {argued|sang|ran up and down the stairs} until {the early hours|it got light}. {The police were called by another neighbour|Nobody would turn the music down}.'],
  },
  'noise-shouting': {
    weight: 80, hours: 'evening',
    summaries: ['Shouting and arguments {through the wall|most nights|heard all over the block}',
      'Couple next door {shout and swear at each other|argue loudly} {day and night|late at night}'],
    incidents: ['{Shouting and swearing|A long argument|Screaming} {through the wall|on the landing|in the garden}, {doors slammed|something was thrown|a child was crying}. Lasted {about an hour|twenty minutes|on and off all evening}.',
      'Two people arguing {at the tops of their voices|so that every word was heard}. {It was not clear who they were|Same voices as the other times}. {No sign of violence was heard|Complainant was worried that somebody was hurt and rang 101}.',
      'Shouting {out of the window|up from the car park|from the balcony} at {somebody below|a delivery driver|people in the street}, {with a lot of swearing|for half an hour}.'],
  },
  'noise-night': {
    weight: 90, hours: 'night', harms: asleep,
    summaries: ['Banging and {loud voices|moving of furniture|music} between midnight and {4am|5am|dawn}',
      'Noise at night {from the flat above|through the party wall} {for {weeks|months}|several nights a week}'],
    incidents: ['Woken at {1am|2am|half past two|3am} by {banging|furniture being dragged|heavy footsteps and loud voices|hammering}. It {went on until about {4am|5am}|stopped and began again}.',
      '{Hoover|Washing machine|Power tool} used at {midnight|1am|2am}, {again|for the third night|for about an hour}.',
      'People {talking and laughing loudly|shouting|playing music from a phone} {under the bedroom window|on the landing|on the balcony} from {1am|2am} {to|until} {3am|4am}.'],
  },
  'noise-household': {
    weight: 45, hours: 'any',
    summaries: ['{Footsteps and doors|Washing machine and footsteps|Children running} from the flat above',
      'Everyday noise through thin {walls|floors}, {laminate laid|carpet taken up} upstairs'],
    incidents: ['{Children running|Heavy footsteps|Doors slamming} {up and down the hall|from room to room} {from 6am|until late|for most of the day}.',
      'Washing machine {on its spin cycle|banging against the wall} {late in the evening|early in the morning}. {Floor shook|Lasted forty minutes}.',
      'Doors {slammed|banged} {over and over|all evening}. Complainant thinks {the closers are missing|it is done on purpose|the neighbours do not know how far it carries}.'],
  },
  'noise-diy': {
    weight: 20, hours: 'day',
    summaries: ['{Drilling and hammering|DIY} {every day|at all hours|early and late} for {weeks|months}',
      'Neighbour {repairs furniture|runs a workshop} {in the flat|in the shed} with power tools'],
    incidents: ['Drilling {for about {two|three|four} hours|off and on all day}, {began at 7am|went on past 9pm|on a Sunday}.', '{Hammering|Sanding|An angle grinder} {in the garden|in the flat}, {dust came in at the windows|could not hear the telephone}.'],
  },
  'noise-alarm': {
    weight: 8, hours: 'any',
    summaries: ['{Burglar|Smoke|Car} alarm that goes off {again and again|for hours} and is not {mended|turned off}'],
    incidents: ['Alarm sounding {for {one|two|three} hours|all night|off and on}. {Nobody at home|Tenant said that it cannot be turned off}.', 'Low battery of a smoke alarm beeping {day and night|every minute}, heard {through the wall|on the landing}.'],
  },
}
