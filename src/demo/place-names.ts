/** Made-up towns, each with its areas. "HV" is no postcode area of the Royal Mail. */
export const towns = [
  { name: 'Saltmere', district: 1, areas: ['Quayside', 'Netherby', 'Lantern Hill', 'Ropewalk', 'Sandpiper', 'Old Dock',
    'Fairwater'] },
  { name: 'Valebridge', district: 4, areas: ['Millfold', 'Orchard Bank', 'Weavers', 'Castle Side', 'Brackenhurst',
    'Priory Fields', 'Long Acre'] },
  { name: 'Kingsmoor', district: 7, areas: ['Heather Rise', 'Quarry Top', 'Beacon', 'Coldwell', 'Curlew Moor',
    'Summer Lane'] },
] as const

/** Where the areas lie: out at sea, so that no real home is pointed at on a map. */
export const seaPoint = { latitude: 53.62, longitude: 1.18 }

export const streetNames = ('Acorn Alder Almond Anchor Apple Ash Avocet Barley Beech Bluebell Bramble Briar Bunting Campion Cedar Chandler ' +
  'Clover Compass Coral Cowslip Cygnet Damson Elder Elm Falcon Fern Finch Foxglove Gannet Gorse Grebe Harbour Hawthorn Hazel Heron Holly ' +
  'Hornbeam Ivy Jasmine Juniper Kestrel Kite Lapwing Larch Laurel Lavender Lichen Linden Linnet Lupin Mallard Maple Martlet Meadow Merlin ' +
  'Nettle Nuthatch Oak Olive Osier Otter Pebble Petrel Pine Plover Poplar Primrose Puffin Quince Redwing Reed Robin Rosemary Rowan Saffron ' +
  'Sage Sandbar Sedge Shearwater Skylark Sloe Sorrel Sparrow Spindle Starling Stonechat Swallow Swift Sycamore Teal Tern Thistle Thorn ' +
  'Thrush Tiller Turnstone Wagtail Walnut Warbler Whimbrel Willow Wren Yarrow Yew').split(' ')

export const streetKinds = ['Road', 'Street', 'Close', 'Avenue', 'Lane', 'Drive', 'Way', 'Crescent', 'Walk',
  'Grove'] as const

export const blockNames = ('Admiral Bosun Capstan Clipper Coxswain Cutter Dory Fathom Galleon Halyard Helm Keel Ketch Lantern Lugger Mainsail ' +
  'Mariner Mizzen Navigator Pilot Pinnace Rigger Schooner Sextant Shipwright Sloop Spinnaker Staysail Tideway Topsail Trawler Wherry ' +
  'Baker Carder Cooper Dyer Farrier Fuller Glover Mercer Potter Saddler Spinner Tanner Thatcher Turner Weaver Wheelwright').split(' ')

export const blockKinds = ['Court', 'House', 'Tower', 'Lodge'] as const
