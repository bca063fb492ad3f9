import { defineEvents } from '../audit/index.ts'

/** What the people module announces, in the stream of a person or of an address. */
export const peopleEvents = {
  ...defineEvents('people', {
    'person.added': 'Person added',
    'person.changed': 'Details changed',
    'person.alias-added': 'Alias added',
    'person.alias-removed': 'Alias removed',
    'person.contact-added': 'Phone or email added',
    'person.contact-changed': 'Phone or email changed',
    'person.address-added': 'Address added',
    'person.address-ended': 'No longer at the address',
    'person.need-added': 'Support need added',
    'person.need-changed': 'Support need changed',
    'person.need-ended': 'Support need ended',
    'person.member-added': 'Member added',
    'person.member-removed': 'Member removed',
    'person.merged': 'Records merged',
    'person.identified': 'Unknown person identified',
    'person.unmerged': 'Merge undone',
    'association.added': 'Association added',
    'association.ended': 'Association ended',
    'tenancy.added': 'Tenancy added',
    'tenancy.ended': 'Tenancy ended',
    'marker.set': 'Warning marker set',
    'marker.approved': 'Warning marker approved',
    'marker.reviewed': 'Warning marker reviewed',
    'marker.ended': 'Warning marker ended',
    'address.added': 'Address added to the register',
    'address.changed': 'Address changed',
  }),
}
