import { addressKeys, addressWords } from '../modules/people/index.ts'
import { blockKinds, blockNames, seaPoint, streetKinds, streetNames, towns } from './place-names.ts'
import type { Random } from './random.ts'
import type { SearchRows } from './search-rows.ts'
import type { Home, Patch, World } from './world.ts'

/** Homes in each of the twenty areas; the organisation has twelve thousand. */
const homesInArea = 600
const homesInPostcode = 24

interface Spot { line1: string, line2: string, cluster: number, latitude: number, longitude: number }

/** The homes of all areas: four in ten in blocks of flats, the others along streets. */
export function makeHomes(world: Omit<World, 'homes' | 'residents'>, search: SearchRows): Home[] {
  const random = world.random.branch('homes')
  const names = nameGiver(random)
  const homes: Home[] = []
  const clusters = { last: 0 }
  for (const [place, patch] of world.patches.entries()) {
    const spots = spotsOfArea(random, { names, clusters, place })
    for (const spot of spots) homes.push(addHome(world, { patch, spot, place: homes.length, search, random }))
  }
  return homes
}

function addHome(
  world: Omit<World, 'homes' | 'residents'>,
  { patch, spot, place, search, random }: { patch: Patch, spot: Spot, place: number, search: SearchRows,
    random: Random },
): Home {
  const town = towns.find(({ areas }) => (areas as readonly string[]).includes(patch.name)) ?? towns[0]
  const postcode = postcodeOf(town.district, Math.floor(place / homesInPostcode))
  const line = { line1: spot.line1, line2: spot.line2, town: town.name, postcode }
  const keys = addressKeys(line)
  const home: Home = { ...line, id: world.newId(world.began), uprn: String(990_000_000_000 + place * 7), keys,
    cluster: spot.cluster, patch }
  world.rows.add('addresses', {
    id: home.id, organisation_id: world.organisationId, uprn: home.uprn, line_1: home.line1, line_2: home.line2,
      town: home.town,
    postcode, postcode_key: keys.postcodeKey, block_key: keys.blockKey, street_key: keys.streetKey,
    ownership: random.weighted({ owned: 94, managed: 5, other: 1 }), patch_id: patch.id, latitude: spot.latitude,
    longitude: spot.longitude, version: 1, created_at: world.began,
  })
  search.add('address', home.id, addressWords(home))
  return home
}

/** "HV4 7QB": the area of no real place. Without the letters that the Royal Mail keeps out of the second half. */
function postcodeOf(district: number, place: number): string {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'
  const letter = (digit: number): string => letters.charAt(digit % letters.length)
  return `HV${district + Math.floor(place / 4000)} ${1 + Math.floor(place / 400) % 9}${letter(Math.floor(place / 20))}${letter(place)}`
}

interface AreaParts { names: ReturnType<typeof nameGiver>, clusters: { last: number }, place: number }

function spotsOfArea(random: Random, { names, clusters, place }: AreaParts): Spot[] {
  const spots: Spot[] = []
  while (spots.length < homesInArea) {
    clusters.last += 1
    const left = homesInArea - spots.length
    const where = {
      cluster: clusters.last,
      latitude: seaPoint.latitude + Math.floor(place / 5) * 0.016 + random.next() * 0.011,
      longitude: seaPoint.longitude + (place % 5) * 0.026 + random.next() * 0.018,
    }
    spots.push(...random.chance(0.45) ? block(random, names.block(), { where, left }) : street(random, names.street(),
      { where, left }))
  }
  return spots
}

interface Where { where: Pick<Spot, 'cluster' | 'latitude' | 'longitude'>, left: number }

function block(random: Random, name: string, { where, left }: Where): Spot[] {
  const flats = Math.min(random.pick([12, 18, 24, 24, 36, 48, 60]), left)
  return Array.from({ length: flats }, (_, flat) => ({ ...where, line1: `Flat ${flat + 1}`, line2: name }))
}

function street(random: Random, name: string, { where, left }: Where): Spot[] {
  const houses = Math.min(random.between(14, 56), left)
  return Array.from({ length: houses }, (_, house) => ({
    cluster: where.cluster, line1: `${house + 1} ${name}`, line2: '',
    latitude: where.latitude + house * 0.00006, longitude: where.longitude + (house % 2) * 0.0002,
  }))
}

/** Every street and block has a name of its own. */
function nameGiver(random: Random): { street: () => string, block: () => string } {
  const shuffled = (names: readonly string[], kinds: readonly string[]): string[] =>
    kinds.flatMap(kind => names.map(name => ({ name: `${name} ${kind}`, order: random.next() })))
      .toSorted((a, b) => a.order - b.order).map(({ name }) => name)
  const streets = shuffled(streetNames, streetKinds)
  const blocks = shuffled(blockNames, blockKinds)
  return { street: () => streets.pop() ?? 'New Street', block: () => blocks.pop() ?? 'New House' }
}
