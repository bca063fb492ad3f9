import type { FastifyInstance, FastifyReply } from 'fastify'
import { freshForm, storable } from '../../../web/forms/index.ts'
import type { Html } from '../../../web/html.ts'
import { addressesForPicker, addressPickerResults } from './address-picker.ts'
import { newKinds } from './person-choice.ts'
import { peopleForPicker, personPickerResults } from './person-picker.ts'

type Query = Record<string, string | string[] | undefined>

/** The fragments that the pickers fetch while somebody types. */
export function pickerRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/people/picker', { config: { access: 'person:read' } }, async (request, reply) => {
    const { name, values, allow } = asked(request.query)
    const found = await peopleForPicker(request.reading(), values, name)
    return fragment(reply, personPickerResults({
      name, label: '', state: freshForm(values), found, allow: newKinds.filter(kind => allow.includes(kind)) }))
  })

  app.get<{ Querystring: Query }>('/addresses/picker', { config: { access: 'person:read' } },
    async (request, reply) => {
    const { name, values, allow } = asked(request.query)
    const found = await addressesForPicker(request.reading(), values, name)
    return fragment(reply, addressPickerResults({
      name, label: '', state: freshForm(values), found, allowNew: allow.includes('new') }))
  })
}

function asked(query: Query): { name: string, values: Record<string, string>, allow: string[] } {
  const text = (name: string): string => storable([query[name] ?? ''].flat().at(-1) ?? '').slice(0, 200)
  const name = /^[\w-]{1,60}$/.test(text('name')) ? text('name') : 'person'
  const values = { [`${name}-q`]: text(`${name}-q`) || text('q'), [name]: text('chosen') }
  return { name, values, allow: text('allow').split(' ') }
}

const fragment = (reply: FastifyReply, content: Html): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(content.toString())
