/** Concord's own accent, used until an organisation sets one, and instead of one that could not be read. */
export const defaultAccent = '#17505f'

/** WCAG 2.2, success criterion 1.4.3: the least contrast of ordinary text. */
const leastContrast = 4.5

/**
 * The organisation's stylesheet: its accent colour as custom properties. An accent (`#rgb` or `#rrggbb`) on which white
 * text would not have a contrast of 4.5 to 1, or that is no colour, is replaced by Concord's own.
 */
export function organisationCss(accent: string): string {
  const rgb = readableAccent(accent) ?? [23, 80, 95]
  return `:root{--concord-accent:${hex(rgb)};--concord-accent-dark:${hex(mix(rgb, 0, 0.3))};` +
    `--concord-accent-tint:${hex(mix(rgb, 255, 0.92))};--govuk-brand-colour:${hex(rgb)}}\n`
}

/** Whether white text can be read on this colour; asked by the settings page before it is saved. */
export function isReadableAccent(accent: string): boolean {
  return readableAccent(accent) !== undefined
}

type Rgb = readonly [number, number, number]

function readableAccent(accent: string): Rgb | undefined {
  const rgb = parseHex(accent)
  return rgb && 1.05 / (luminance(rgb) + 0.05) >= leastContrast ? rgb : undefined
}

function parseHex(colour: string): Rgb | undefined {
  const digits = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? colour.slice(1) : undefined
  if (digits === undefined) return undefined
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  const value = Number.parseInt(full, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(rgb: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])
}

function mix(rgb: Rgb, towards: number, share: number): Rgb {
  const channel = (value: number) => Math.round(value + (towards - value) * share)
  return [channel(rgb[0]), channel(rgb[1]), channel(rgb[2])]
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
