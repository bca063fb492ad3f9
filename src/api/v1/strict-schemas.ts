import { z } from 'zod'

/** The schema with unknown keys refused, where it is an object; any other as it is. */
export const strictly = (schema: z.ZodType | undefined): z.ZodType | undefined =>
  schema instanceof z.ZodObject && !schema.def.catchall ? schema.strict() : schema

/**
 * Refuses a schema with an object inside it that would take unknown keys and drop them without a word.
 * @param where the route, for the message
 * @throws Error naming the place
 */
export function refuseOpenObjects(schema: z.ZodType, where: string): void {
  const open = openObject(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), 'body')
  if (open) throw new Error(`${where}: ${open} takes unknown keys. Make it a z.strictObject, or z.record for free keys.`)
}

function openObject(node: unknown, path: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  if ('properties' in node && !('additionalProperties' in node)) return path
  for (const [key, value] of Object.entries(node)) {
    const inside = openObject(value, `${path}.${key}`)
    if (inside) return inside
  }
  return undefined
}
