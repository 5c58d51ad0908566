import type { Readable, Writable } from 'node:stream'

type Reply = { id?: number; method?: string; params?: unknown; sessionId?: string; result?: unknown; error?: unknown }
type Pending = { resolve(value: never): void; reject(error: Error): void }

/** Chromium's debugger over two pipes: JSON messages, each ended by a zero byte. No port is opened. */
export type DebugPipe = Readonly<{
  call<T>(method: string, parameters?: object, sessionId?: string): Promise<T>
  on(method: string, listener: (parameters: never, sessionId?: string) => void): void
}>

export function createDebugPipe(input: Writable, output: Readable): DebugPipe {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, ((parameters: never, sessionId?: string) => void)[]>()
  let lastId = 0
  let rest = ''
  let open = true

  const deliver = (message: Reply) => {
    if (message.id === undefined) {
      for (const listener of listeners.get(message.method ?? '') ?? [])
        listener(message.params as never, message.sessionId)
      return
    }
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result as never)
    else waiting?.reject(new Error('debugger call failed'))
  }
  const giveUp = () => {
    open = false
    for (const { reject } of pending.values()) reject(new Error('debugger pipe closed'))
    pending.clear()
  }

  output.setEncoding('utf8')
  output.on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) deliver(JSON.parse(message) as Reply)
  })
  output.on('close', giveUp)
  output.on('error', giveUp)
  input.on('error', giveUp)

  return {
    call: (method, parameters = {}, sessionId = undefined) =>
      new Promise((resolve, reject) => {
        if (!open) {
          reject(new Error('debugger pipe closed'))
          return
        }
        lastId += 1
        pending.set(lastId, { resolve, reject })
        input.write(`${JSON.stringify({ id: lastId, method, params: parameters, sessionId })}\0`)
      }),
    on: (method, listener) => void listeners.set(method, [...(listeners.get(method) ?? []), listener]),
  }
}
