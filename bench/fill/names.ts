// Words for the bench's made-up rows. What matters is how many there are and how often each comes, not how they read.

export const givenNames = ('Aaron Abena Aisha Alan Alice Amara Amir Amy Andrew Angela Anil Anna Anthony Asma Barry Beata Beth Bilal Brenda Callum ' +
  'Carol Catrin Chidi Chloe Craig Daniel Darius Darren David Deepa Derek Donna Eileen Elena Ella Emma Fatou Fiona Gareth Gary Gemma George Grace ' +
  'Gwen Harjit Harry Hayley Heather Hodan Holly Ian Imran Ioana Isla Jack Jade Janet Jason Jean Jermaine Joanne Josh Julie Karen Kasia Kayleigh ' +
  'Keith Kelly Kevin Kiran Kofi Laura Leroy Lewis Linda Louise Lucy Lukas Malcolm Marcia Marek Margaret Mark Martin Meera Megan Michelle Mihai ' +
  'Nadia Natalie Naveed Neil Ngozi Niamh Nigel Olivia Omar Pamela Patricia Paul Peter Piotr Priya Rachel Rahul Raluca Raymond Rhys Rita Robert Roger ' +
  'Rosie Ryan Sandra Scott Segun Shanice Sharon Siobhan Sonia Sophie Stephen Stuart Sunita Susan Tariq Temitope Terry Tina Tomasz Tracey Trevor Vera ' +
  'Wayne Wendy Winston Yasmin Yusuf Zainab').split(' ')

/** Family names are two of these put together: some sixteen hundred. */
export const familyStarts = ('Ash Bar Beck Birch Black Bram Brook Burn Cald Car Chad Clay Cran Dal Dun East Elm Fair Fen Glen Green Had Hart Hay ' +
  'Hol Kirk Lang Lin Mar Mill Nor Oak Pen Rad Ross Sand Stan Thorn Wad West').split(' ')
export const familyEnds = ('bank berry bourne bridge brook burn bury by cliffe combe cote dale den don field ford gate grove ham hill hurst land ley ' +
  'low man mere more ness over port ridge shaw side son stone ter ton well wick worth').split(' ')

export const streets = ('Acorn Alder Anchor Apple Ash Barley Beech Briar Cedar Clover Coral Cygnet Damson Elder Elm Falcon Fern Finch Gorse ' +
  'Harbour Hazel Heron Holly Ivy Kestrel Larch Laurel Linden Mallard Maple Meadow Nettle Oak Otter Pine Plover Poplar Primrose Reed Robin Rowan ' +
  'Sage Sedge Skylark Sorrel Swallow Swift Teal Tern Thorn Thrush Walnut Willow Wren Yew').split(' ')

export const summaries = ['Loud music at night from the flat above', 'Parties every weekend until the early hours', 'Shouting and arguments through the wall',
  'Dog barks for hours when it is left alone', 'Verbal abuse on the stairs by a neighbour', 'Smell of cannabis in the hall every evening',
  'Groups gathering in the stairwell after dark', 'Rubbish left on the landing every week', 'Threats of violence after a complaint',
  'Fly-tipping beside the bin store', 'Banging and voices between midnight and four', 'Garden overgrown and full of furniture']
