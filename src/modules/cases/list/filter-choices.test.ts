import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addPatch, addTeam, addUser } from '../../identity/index.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { mostOffered, resolveFilter } from './filter-choices.ts'

let site: TestSite
let farOfficer = ''
let farPatch = ''

const offeredTo = (query: Record<string, string>) => resolveFilter(site.reading('teamLeader'), query)

before(async () => {
  site = await openTestSite()
  await site.perform('administrator', async work => {
    const teamId = await addTeam(work, { name: 'Far team' })
    for (let count = 0; count < mostOffered; count += 1) {
      farOfficer = await addUser(work, { email: `far${count}@test.example`, name: `Far officer ${String(count).padStart(3, '0')}`, roles: ['officer'],
        teamId, password: { hash: 'x' }, jobTitle: '', phone: '' })
      farPatch = await addPatch(work, { name: `Far patch ${String(count).padStart(3, '0')}`, teamId, leadOfficerId: farOfficer })
    }
  })
})
after(() => site.close())

test('of a large organisation the lead officers and patches of the asker\'s own team are offered', async () => {
  const { choices } = await offeredTo({})
  assert.equal(choices.ofOneTeam, true)
  assert.deepEqual(choices.leads.map(one => one.text), ['Me', 'legalOfficer', 'officer', 'otherOfficer', 'teamLeader'])
  assert.deepEqual(choices.patches.map(one => one.text), ['Quayside'])
})

test('with another team chosen, its own are offered', async () => {
  const { choices: { teams } } = await offeredTo({})
  const team = teams.find(one => one.text === 'Far team')?.value ?? ''
  const { choices } = await offeredTo({ team })
  assert.ok(choices.leads.some(one => one.value === farOfficer))
  assert.equal(choices.patches.length, mostOffered)
})

test('who or what is named in the URL is taken and shown by name, of whatever team', async () => {
  const { filter, problems, choices } = await offeredTo({ lead: farOfficer, patch: farPatch })
  assert.deepEqual([filter.lead, filter.patch, Object.keys(problems)], [farOfficer, farPatch, []])
  assert.ok(choices.leads.some(one => one.value === farOfficer && one.text.startsWith('Far officer')))
  assert.ok(choices.patches.some(one => one.value === farPatch))
})

test('somebody of another organisation is left out, and that is said', async () => {
  const { filter, problems } = await offeredTo({ lead: site.cast.actors.outsider.userId })
  assert.equal(filter.lead, '')
  assert.match(problems.lead ?? '', /not known here/)
})
