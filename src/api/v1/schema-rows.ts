/** One field of a schema, as a table shows it. */
export interface SchemaRow { path: string, kind: string, required: boolean, about: string }

interface Node {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  description?: string
  maxLength?: number
  properties?: Record<string, Node>
  required?: string[]
  items?: Node
  anyOf?: Node[]
  additionalProperties?: Node | boolean
}

/** The fields of a JSON schema, one row each; those of objects in lists as `incidents[].startedAt`. */
export function schemaRows(schema: unknown): SchemaRow[] {
  const node = schema as Node
  const rows = inside(node, '')
  return rows.length ? rows : [{ path: '', kind: kindOf(node), required: true, about: node.description ?? '' }]
}

function inside(node: Node, prefix: string): SchemaRow[] {
  if (node.items) return inside(node.items, `${prefix}[]`)
  const objects = node.anyOf?.filter(one => one.properties ?? one.items) ?? []
  if (objects.length) return objects.flatMap(one => inside(one, prefix))
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix ? `${prefix}.${name}` : name
    return [{ path, kind: kindOf(field), required: node.required?.includes(name) ?? false, about: field.description ?? '' }, ...inside(field, path)]
  })
}

/** What a field holds, in words: "text, up to 200 characters", "date and time or nothing". */
function kindOf(node: Node): string {
  if (node.anyOf) return [...new Set(node.anyOf.map(kindOf))].join(' or ')
  if (node.enum) return node.enum.map(String).join(', ')
  if (node.const !== undefined) return String(node.const)
  if (node.items) return `list of ${kindOf(node.items)}`
  const types = [node.type ?? 'anything'].flat()
  return types.map(type => nameOfType(type, node)).join(' or ')
}

const formats: Record<string, string> = { uuid: 'id', date: 'date', 'date-time': 'date and time', email: 'e-mail address' }
const plain: Record<string, string> = { integer: 'whole number', number: 'number', boolean: 'true or false', object: 'object', null: 'nothing', anything: 'anything' }

function nameOfType(type: string, { format = '', maxLength }: Node): string {
  if (type !== 'string') return plain[type] ?? type
  return formats[format] ?? (maxLength ? `text, up to ${maxLength.toLocaleString('en-GB')} characters` : 'text')
}
