import type { Random } from './random.ts'

/**
 * Writes out a text with choices in it: "Music {until late|until about {2am|3am}}". Choices may stand inside choices.
 * `{name}` alone is filled in from `names`.
 */
export function writeOut(random: Random, text: string, names: Readonly<Record<string, string>> = {}): string {
  let written = text
  for (;;) {
    const next = written.replace(/\{([^{}]*)\}/g, (_, inside: string) =>
      names[inside] ?? random.pick(inside.split('|')))
    if (next === written) return next
    written = next
  }
}
