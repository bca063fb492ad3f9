/** What people known by their looks only are like; with choices. */
export const descriptions = [
  '{White|Black|Asian|Mixed-heritage} {man|woman|youth}, {late teens|about 20|about 30|in the forties}, {tall|of middle height|short}, {shaved head|dark curly hair|long fair hair|grey beard}, {black puffer jacket|grey tracksuit|red cap|blue work jacket}',
  '{Man|Woman|Youth} {on a black electric bike|with a white bull terrier|with a small brown dog}, {scar over one eye|gold tooth|limp|tattoo on the neck}, {about 25|about 35|in the fifties}',
  '{Young man|Young woman}, {slim|heavily built}, {ginger hair|bleached hair|hood up}, {local accent|spoke with a northern accent|did not speak}, {white trainers|army jacket|carrier bags}',
] as const

export const groupNames = ['Ropewalk garage group', 'Bench group at Fairwater shops', 'Bike riders from Quarry Top',
  'Young people at Beacon green', 'Stairwell group, Millfold', 'Summer Lane bonfire group',
  'Old Dock scooter riders', 'Priory Fields drinkers', 'Lantern Hill ball court group',
    'Weavers courtyard group'] as const

export const nicknames = ['Ginge', 'Bex', 'Tiny', 'Spud', 'Kez', 'Moz', 'Jonno', 'Dee', 'Smudge', 'Big Al', 'Lil T',
  'Shaz', 'Fitz', 'Mack', 'Jay', 'Zee', 'Nan', 'Robbo'] as const
