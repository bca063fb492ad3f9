import type { z } from 'zod'
import type { FieldErrors } from '../../platform/errors.ts'

/** What is wrong, by the path of the field: `incidents.0.startedAt`. Of several errors in one field the first is kept. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    for (const path of pathsOf(issue)) errors[path.join('.') || 'body'] ??= messageOf(issue)
  }
  return errors
}

/** An unknown key is wrong where it stands, not at the object around it. */
const pathsOf = (issue: z.core.$ZodIssue): string[][] => {
  const path = issue.path.map(String)
  return issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...path, key]) : [path]
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'There is no such field here'
  return issue.message.endsWith('received undefined') ? 'This must be given' : issue.message
}
