import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { type MessageEvent, type WebSocket, WebSocketServer } from 'ws'
import type { Core } from '#electron/core/core.ts'
import type { Logger } from '#electron/core/kernel/ports.ts'
import { isWellFormedFrame, MAX_FRAME_BYTES, rpcOptions } from '#electron/core/kernel/rpc-options.ts'

const POLICY_VIOLATION = 1008

export type RpcSocket = Readonly<{
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}>

/** The contract over a WebSocket. The caller has checked who is asking. */
export function createRpcSocket(core: Core, logger: Logger): RpcSocket {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false })
  // Built from our contract; oRPC's own type would need the router's whole shape here.
  const handler = new RPCHandler(
    core.router as ConstructorParameters<typeof RPCHandler>[0],
    rpcOptions(core.guard, logger),
  )
  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => logger.info('frame.refused', { reason: 'protocol' }))
        void handler.upgrade(wellFormedOnly(client, logger))
      })
    },
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

/** The socket as the handler sees it: a frame that is not a call is logged and ends the connection. */
function wellFormedOnly(client: WebSocket, logger: Logger): Pick<WebSocket, 'addEventListener' | 'send'> {
  const addEventListener = (type: string, listener: (event: MessageEvent) => void) => {
    if (type !== 'message') return client.addEventListener(type as 'close', listener as () => void)
    client.addEventListener('message', (event) => {
      if (isWellFormedFrame(event.data)) return listener(event)
      logger.info('frame.refused', { reason: 'malformed' })
      client.close(POLICY_VIOLATION)
    })
  }
  return {
    // The overloads of `ws` cannot be matched one by one here; the handler listens to `message` and `close` only.
    addEventListener: addEventListener as WebSocket['addEventListener'],
    send: client.send.bind(client) as WebSocket['send'],
  }
}
