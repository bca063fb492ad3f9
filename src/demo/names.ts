import type { Random } from './random.ts'

/** Names as a town in England has them, in groups that go together; the weight is how often a group is drawn. */
const groups = {
  british: {
    weight: 56,
    given: ('Alan Amy Andrew Angela Anthony Barry Beth Brenda Callum Carol Charlotte Chloe Craig Daniel Darren David ' +
      'Debbie Derek Donna Eileen Ella Emma Gareth Gary Gemma Geoffrey George Gillian Grace Harry Hayley Heather Holly Ian ' +
      'Jack Jade Janet Jason Jean Jodie Joanne Josh Julie Karen Kayleigh Keith Kelly Kevin Kirsty Laura Leanne Lee Lewis ' +
      'Linda Lorraine Louise Lucy Malcolm Margaret Mark Martin Maureen Megan Melanie Michelle Natalie Neil Nigel Olivia ' +
      'Pamela Patricia Paul Pauline Peter Rachel Raymond Rebecca Ricky Rita Robert Roger Rosie Ryan Sandra Scott Sharon ' +
      'Sheila Shirley Simon Sophie Stacey Stephen Stuart Susan Tara Terry Tina Tracey Trevor Vera Wayne Wendy').split(' '),
    family: ('Abbott Alder Ashworth Atkins Baines Barlow Barratt Baxter Beckett Birch Blackwell Bolton Booth Bradley Brooks ' +
      'Burrows Calder Carver Chadwick Clegg Coates Cooper Crane Croft Dawson Dixon Dobson Drake Dunn Eaton Ellison Fairley ' +
      'Farrow Fenton Fisher Fletcher Garner Gibbs Goodwin Greaves Hague Hardy Harker Hartley Haworth Heaton Holt Hopwood ' +
      'Hurst Ingram Jarvis Jessop Kemp Kirby Lacey Langley Lister Lowe Marsden Mellor Milner Moss Naylor Norris Oakes ' +
      'Osborne Parkin Peacock Pickering Platt Preston Quayle Radford Ramsden Rigby Rowley Sadler Sharples Shaw Skinner ' +
      'Slater Stott Sutcliffe Tanner Thorpe Tindall Turton Unsworth Varley Wadsworth Walton Wardle Whitaker Wilde Yates').split(' '),
  },
  celtic: {
    weight: 10,
    given: 'Aoife Bronwen Catrin Ciaran Dafydd Declan Dilys Eilidh Fergus Fiona Gwen Hamish Isla Mairi Niamh Owain Rhys Rory Sian Siobhan'.split(' '),
    family: 'Beaton Bevan Byrne Cairns Doherty Drummond Flanagan Gallacher Griffiths Hughes Keane Lloyd Maguire McAllister Nolan Parry Pritchard Quinn Rees Tierney'.split(' '),
  },
  southAsian: {
    weight: 12,
    given: 'Aisha Amir Anil Asma Bilal Deepa Farah Gurpreet Harjit Imran Jaspreet Kiran Meera Nadia Naveed Priya Rahul Rukhsana Sanjay Shabana Sunita Tariq Yasmin Zainab'.split(' '),
    family: 'Ahmed Akhtar Bains Begum Bhatti Chaudhry Desai Dhillon Gill Hussain Iqbal Joshi Kaur Khan Mahmood Malik Mistry Patel Rana Sandhu Shah Sharma Sidhu Siddiqui'.split(' '),
  },
  african: {
    weight: 8,
    given: 'Abena Adaeze Amara Chidi Emeka Fatou Hodan Kofi Kwame Lindiwe Mariama Ngozi Nkechi Ruvimbo Segun Tendai Temitope Yaw Yusuf Zawadi'.split(' '),
    family: 'Abdi Addo Adeyemi Asante Boateng Chikwanha Danso Diallo Eze Ibekwe Kamara Mensah Moyo Ncube Obi Okafor Okonkwo Osei Sesay Warsame'.split(' '),
  },
  caribbean: {
    weight: 5,
    given: 'Andre Carlton Curtis Delroy Desmond Elaine Jermaine Leroy Marcia Marlon Nadine Shanice Sonia Tyrone Winston Yvonne'.split(' '),
    family: 'Bennett Blake Campbell Francis Grant Henry Lewin Pinnock Reid Samuels Thomas Watkis'.split(' '),
  },
  easternEuropean: {
    weight: 6,
    given: 'Agnieszka Andrei Beata Darius Elena Grzegorz Ioana Jurgita Kasia Lukas Magda Marek Mihai Piotr Raluca Tomasz Vesna Zoltan'.split(' '),
    family: 'Balint Dumitru Grabowski Ionescu Jankowski Kazlauskas Kowalczyk Lewandowska Marinescu Nowak Petrov Popa Sikora Szabo Wojcik Zielinski'.split(' '),
  },
  elsewhere: {
    weight: 3,
    given: 'Arash Berivan Carlos Huda Ines Joao Layla Linh Luis Mei Minh Nasrin Omar Parisa Reza Rosa Samir Thanh Wei Xiu'.split(' '),
    family: 'Almeida Aziz Chan Ferreira Gomes Haddad Karimi Lam Mansour Nguyen Pereira Rahimi Santos Tran Wong Yilmaz'.split(' '),
  },
} as const

type Group = keyof typeof groups
const weights = Object.fromEntries(Object.entries(groups).map(([name, { weight }]) => [name, weight])) as Record<Group,
  number>

/** A made-up name. A second person of the household may be given the `family` name of the first. */
export function madeName(random: Random, family?: { group: string, family: string }): { given: string, family: string,
  group: string } {
  const group = (family?.group ?? random.weighted(weights)) as Group
  return { given: random.pick(groups[group].given), family: family?.family ?? random.pick<string>(groups[group].family),
    group }
}

/**
 * Which telephone numbers are kept for drama, so that none is anybody's (Ofcom): the part before the last three digits.
 */
const dramaRanges = ['01632 960', '0113 496 0', '0114 496 0', '0115 496 0', '0116 496 0', '0117 496 0', '0118 496 0',
  '0121 496 0',
  '0131 496 0', '0141 496 0', '0151 496 0', '0161 496 0', '0191 498 0', '020 7946 0', '028 9649 6', '029 2018 0']

/** The so-manieth telephone number that nobody has; undefined when there are no more. */
export function dramaNumber(place: number): string | undefined {
  const range = dramaRanges[Math.floor(place / 1000)]
  return range && `${range}${String(place % 1000).padStart(3, '0')}`
}

/** The so-manieth mobile number that nobody has; there are a thousand. */
export const dramaMobile = (place: number): string => `07700 900${String(place % 1000).padStart(3, '0')}`
