import { Agent, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** An answer as it came over the wire. `bytes` are those of the body as sent, compressed. */
export interface Answer { status: number, location: string, bytes: number, text: () => string }

/** Somebody at a browser, on one connection that is kept. */
export interface Browser {
  get: (path: string) => Promise<Answer>
  /** Sends a form; the token of the last page is added. */
  post: (path: string, fields: Record<string, string>) => Promise<Answer>
  signIn: (email: string, password: string) => Promise<void>
  /** The cookies as a header, for other clients of the same person. */
  cookie: () => string
  close: () => void
}

/** A browser on a site. */
export function openBrowser(origin: string): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const cookies = new Map<string, string>()
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  let token = ''
  const send = (path: string, body?: string): Promise<Answer> => new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', accept: 'text/html', ...(cookies.size ? { cookie: cookie() } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body) }) }
    const sent = request(new URL(path, origin), { agent, method: body === undefined ? 'GET' : 'POST', headers },
      response => {
      for (const line of response.headers['set-cookie'] ?? []) {
        const [pair = ''] = line.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const raw = Buffer.concat(parts)
        const text = (): string => unpack(raw, response.headers['content-encoding']).toString()
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', bytes: raw.length,
          text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
  const get = (path: string): Promise<Answer> => send(path)
  const post = (path: string, fields: Record<string, string>): Promise<Answer> =>
    send(path, new URLSearchParams({ _csrf: token, ...fields }).toString())
  const remember = async (path: string): Promise<Answer> => {
    const answer = await get(path)
    token = /name="_csrf" value="([^"]+)"/.exec(answer.text())?.[1] ?? token
    return answer
  }
  return {
    get, post, cookie,
    signIn: async (email, password) => {
      await remember('/sign-in')
      const answer = await post('/sign-in', { email, password, next: '/' })
      if (answer.status !== 303) throw new Error(`Could not sign in: ${answer.status} ${answer.text().slice(0, 500)}`)
      await remember('/account')
    },
    close: () => agent.destroy(),
  }
}

function unpack(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body)
  return encoding === 'gzip' ? gunzipSync(body) : body
}
