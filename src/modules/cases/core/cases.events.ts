import { defineEvents } from '../../audit/index.ts'

/** What the cases module announces. */
export const caseEvents = {
  ...defineEvents('report', {
    'report.taken': 'Report taken',
    'report.changed': 'Report changed',
    'report.owner-changed': 'Report given to somebody else',
    'report.attached': 'Report attached',
    'report.became-case': 'Report became a case',
    'report.signposted': 'Not ASB: signposted',
  }),
  ...defineEvents('case', {
    'case.opened': 'Case opened',
    'case.changed': 'Case details changed',
    'case.reassigned': 'Lead officer changed',
    'case.manager-changed': 'Manager changed',
    'case.put-on-hold': 'Put on hold',
    'case.taken-off-hold': 'Taken off hold',
    'case.closure-asked': 'Closure asked for',
    'case.closure-refused': 'Closure refused',
    'case.closure-approved': 'Closure approved',
    'case.closure-withdrawn': 'Closure no longer asked for',
    'case.closed': 'Case closed',
    'case.cancelled': 'Case cancelled',
    'case.reopened': 'Case reopened',
    'case.linked': 'Linked to another case',
    'case.unlinked': 'Link removed',
    'case.step-entered': 'Moved along the pathway',
  }),
  ...defineEvents('priority', {
    'case.priority-changed': 'Priority changed',
    'case.priority-overridden': 'Priority set by hand',
    'case.override-lifted': 'Priority no longer set by hand',
  }),
  ...defineEvents('incident', {
    'incident.recorded': 'Incident',
    'incident.changed': 'Incident details changed',
  }),
  ...defineEvents('category', {
    'category.added': 'Category added',
    'category.reprioritised': 'Category priority changed',
    'category.completed': 'Category completed',
    'category.cancelled': 'Category cancelled',
    'category.resumed': 'Category made live again',
  }),
  ...defineEvents('people', {
    'party.added': 'Person added',
    'party.changed': 'Person\'s part changed',
    'party.ended': 'Person no longer involved',
  }),
  ...defineEvents('contact', { 'contact.recorded': 'Contact' }),
  ...defineEvents('note', { 'note.added': 'Note', 'entry.corrected': 'Correction' }),
  ...defineEvents('cost', { 'cost.added': 'Cost', 'cost.struck-out': 'Cost struck out' }),
  ...defineEvents('access', {
    'case.restricted': 'Access restricted',
    'case.unrestricted': 'Restriction lifted',
    'case.person-named': 'Member of staff given access',
    'case.person-removed': 'Member of staff no longer has access',
    'case.person-locked-out': 'Member of staff locked out',
    'case.lock-out-lifted': 'Lock-out lifted',
    'case.glass-broken': 'Opened in an emergency',
  }),
}
