const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]
const systems: [RegExp, string][] = [[/iPhone/, 'an iPhone'], [/iPad/, 'an iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'a Mac'], [/Linux/, 'Linux']]

/** What a browser calls itself, as people would: "Firefox on Windows"; "A browser" when it says nothing we know. */
export function browserName(userAgent: string): string {
  const called = (names: [RegExp, string][]): string | undefined => names.find(([pattern]) => pattern.test(userAgent))?.[1]
  const system = called(systems)
  return `${called(browsers) ?? 'A browser'}${system ? ` on ${system}` : ''}`
}
