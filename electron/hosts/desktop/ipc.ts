import { RPCHandler } from '@orpc/server/message-port'
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron'
import type { Core } from '#electron/core/core.ts'
import type { Logger } from '#electron/core/kernel/ports.ts'
import { isWellFormedFrame, rpcOptions } from '#electron/core/kernel/rpc-options.ts'
import { BATCH_CHANNEL, IMPORT_CHANNEL, isOurs, PORT_CHANNEL } from './channels.ts'

type Options = Readonly<{ core: Core; logger: Logger; ourContents(): WebContents | null }>

/** The two channels of the preload, each open to the main frame of our own window and to nothing else. */
export function listenToPage({ core, logger, ourContents }: Options): void {
  // Built from our contract; oRPC's own type would need the router's whole shape here.
  const router = core.router as ConstructorParameters<typeof RPCHandler>[0]
  const handler = new RPCHandler(router, rpcOptions(core.guard, logger))

  ipcMain.on(PORT_CHANNEL, (event) => {
    const [port, ...others] = event.ports
    if (!port || others.length > 0 || !isOurFrame(event, ourContents())) {
      logger.info('port.refused')
      for (const each of event.ports) each.close()
      return
    }
    handler.upgrade(wellFormedOnly(port, logger))
    port.start()
  })

  ipcMain.handle(IMPORT_CHANNEL, (event, ticket: unknown, path: unknown) => {
    if (!isOurFrame(event, ourContents()) || typeof ticket !== 'string' || typeof path !== 'string') {
      logger.info('import.refused')
      throw new Error('refused')
    }
    return core.arrivals.has(ticket) ? core.arrivals.takePath(ticket, path) : core.importPath(ticket, path)
  })

  ipcMain.handle(BATCH_CHANNEL, (event, ticket: unknown, paths: unknown) => {
    if (!isOurFrame(event, ourContents()) || typeof ticket !== 'string' || !isTexts(paths)) {
      logger.info('import.refused')
      throw new Error('refused')
    }
    return core.importPaths(ticket, paths)
  })
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

function isOurFrame(event: IpcMainEvent | IpcMainInvokeEvent, contents: WebContents | null): boolean {
  const frame = event.senderFrame
  return contents !== null && event.sender === contents && frame === contents.mainFrame && isOurs(frame.url)
}

type PortLike = Readonly<{
  on(event: string, listener: (event?: { data: unknown }) => void): void
  postMessage(data: unknown): void
}>

/** The port as the handler sees it: a message that is not a call is logged and ends the connection. */
const wellFormedOnly = (port: MessagePortMain, logger: Logger): PortLike => ({
  on(event, listener) {
    if (event !== 'message') {
      port.on('close', () => listener())
      return
    }
    port.on('message', ({ data }) => {
      if (isWellFormedFrame(data)) return listener({ data })
      logger.info('frame.refused', { reason: 'malformed' })
      port.close()
    })
  },
  postMessage: (data) => port.postMessage(data),
})
