import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A fault of shape, as somebody who edits the file without being a programmer would want to be told. */
export function plainMessage(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'this is missing'
        : `this must be ${typeWords[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')} is not a field that belongs here; check the spelling`
    case 'invalid_value':
      return issue.input === undefined
        ? `this is missing; it must be one of ${issue.values.join(', ')}`
        : `"${String(issue.input)}" is not one of ${issue.values.join(', ')}`
    case 'invalid_format':
      return `"${String(issue.input)}" is not written in the way this field needs${formatWords(issue)}`
    case 'too_small':
      return issue.origin === 'number' ? `this must be ${issue.minimum} or more` : 'this must not be empty'
    case 'too_big':
      return issue.origin === 'number' ? `this must be ${issue.maximum} or less` : 'this is too long'
    case 'invalid_key':
      return 'this name is not known here; check the spelling'
    default:
      return 'this is not valid'
  }
}

const typeWords: Record<string, string> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list',
  object: 'a set of fields', record: 'a set of fields',
}

function formatWords(issue: Issue): string {
  const pattern = 'pattern' in issue ? String(issue.pattern) : ''
  if (pattern.includes('[a-z0-9]+')) return ': small letters, numbers and hyphens'
  if (pattern.includes('[A-O]')) return ': one letter from A to O'
  if (pattern.includes('[01]\\d')) return ': a time such as 09:00'
  if (pattern.includes('\\d{4}')) return ': a date such as 2026-03-31'
  if (pattern.includes('\\.')) return ': a version such as 1.0.0'
  return ''
}
