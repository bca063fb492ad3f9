import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { controlPath } from './control-path.ts'

/** Something that the running server does when whoever runs the system asks; `say` tells how far it has come. */
export type Command = (args: Record<string, string>, say: (progress: string) => void) => Promise<unknown>

type Message = { progress: string } | { result: unknown } | { error: string }

/**
 * Takes commands from this machine, and from nobody but the user who runs the server: one line of JSON each, answered by
 * lines of JSON. When another living server of the same folder takes them already, this one does not.
 * @returns a function that stops taking commands
 */
export async function takeCommands(dataFolder: string, commands: Record<string, Command>): Promise<() => Promise<void>> {
  const path = controlPath(dataFolder)
  if (await isAnswered(path)) return async () => {}
  // left behind by a server that was killed
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    createInterface(socket).once('line', line => { void answer(socket, line, commands) })
  })
  await listen(server, path)
  return () => new Promise(done => {
    server.close(() => done())
    for (const socket of open) socket.destroy()
  })
}

/**
 * Asks the running server of a data folder.
 * @returns what the command gave; nothing when no server takes commands there
 * @throws Error with what the server says when the command fails, or when it stops in the middle
 */
export async function askServer(
  dataFolder: string, command: string, args: Record<string, string>, say: (progress: string) => void = () => {},
): Promise<{ result: unknown } | undefined> {
  const socket = await reach(controlPath(dataFolder))
  if (!socket) return undefined
  socket.write(`${JSON.stringify({ command, args })}\n`)
  for await (const line of createInterface(socket)) {
    const message = JSON.parse(line) as Message
    if ('error' in message) throw new Error(message.error)
    if ('result' in message) return message
    say(message.progress)
  }
  throw new Error('Concord stopped before it had answered.')
}

async function answer(socket: Socket, line: string, commands: Record<string, Command>): Promise<void> {
  const send = (message: Message): void => { if (socket.writable) socket.write(`${JSON.stringify(message)}\n`) }
  try {
    const { command, args } = JSON.parse(line) as { command: string, args: Record<string, string> }
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (!run) throw new Error(`The running Concord does not know the command ${command}.`)
    send({ result: await run(args, progress => send({ progress })) ?? null })
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) })
  }
  socket.end()
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    // the socket is bound within this call: nobody else can reach it, not even before its mode is set
    const mask = process.umask(0o177)
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600)
      server.unref()
      done()
    })
    process.umask(mask)
  })
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = await reach(path)
  socket?.destroy()
  return socket !== undefined
}

function reach(path: string): Promise<Socket | undefined> {
  return new Promise(done => {
    const socket = connect(path, () => done(socket))
    socket.once('error', () => done(undefined))
  })
}
