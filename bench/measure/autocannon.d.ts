// What the bench uses of a package that brings no types.
declare module 'autocannon' {
  interface Options {
    url: string
    connections: number
    duration: number
    headers: Record<string, string>
    requests: { method: 'GET', path: string }[]
  }
  interface Result { requests: { average: number }, non2xx: number, errors: number }
  export default function autocannon(options: Options): Promise<Result>
}
