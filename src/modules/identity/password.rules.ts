import { shortestPassword } from './passwords.ts'

// what people put into a password so as to remember it; what is left beside these must still be something
const common = ['password', 'passwort', 'passw', 'qwerty', 'qwertz', 'asdfgh', 'zxcvbn', 'welcome', 'letmein', 'iloveyou',
  'administrator', 'admin', 'concord', 'housing', 'football', 'liverpool', 'chelsea', 'arsenal', 'monkey', 'dragon',
  'sunshine', 'princess', 'superman', 'batman', 'master', 'hello', 'secret', 'changeme', 'trustno', 'login', 'spring',
  'summer', 'autumn', 'winter', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october',
  'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'abc', 'test']

const lookalikes: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

/** Whose password it is to be: what others know of them does not make it stronger. */
export interface PasswordOwner { name: string, email: string }

/**
 * Why a password is not taken: too short, too long, or too easily guessed (common words, the user's own name, runs of one
 * character or of the alphabet). Nothing when it is. Length is what counts; no kinds of characters are asked for (NCSC).
 */
export function whyPasswordRefused(password: string, owner: PasswordOwner): string | undefined {
  const length = Array.from(password).length
  if (length < shortestPassword) return `The password must be ${shortestPassword} characters or more`
  if (length > 200) return 'The password must be 200 characters or fewer'
  return isEasilyGuessed(password, owner) ? 'This password is too easy to guess. Try three or more words that do not belong together' : undefined
}

function isEasilyGuessed(password: string, { name, email }: PasswordOwner): boolean {
  const own = `${name} ${email.split('@')[0] ?? ''}`.toLowerCase().split(/[^\p{L}]+/u).filter(word => word.length > 2)
  const plain = password.toLowerCase()
  // both as typed and with figures read as the letters they stand for, so that p4ssw0rd is seen for what it is
  return [plain, plain.replace(/[013457@$!]/g, one => lookalikes[one] ?? one)].some(text => {
    let rest = text
    for (const word of [...own, ...common].toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
    const letters = rest.replace(/[^\p{L}]/gu, '')
    const signs = rest.replace(/\p{L}/gu, '')
    return new Set(rest).size < 5 || isRun(text) || (letters.length < 4 && new Set(signs).size < 8)
  })
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm']

/** One row of the keyboard, the alphabet or the numbers, forwards or backwards, once or again and again. */
const isRun = (text: string): boolean => rows.some(row => [row, [...row].reverse().join('')].some(line =>
  line.repeat(1 + Math.ceil(text.length / line.length)).includes(text)))
