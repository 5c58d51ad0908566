import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Api } from '#shared/contract.ts'
import type { Connection } from './api.ts'

/** What the desktop host's preload puts on `window`; mirrors electron/preload.ts. */
export type Bridge = Readonly<{
  /** Asks for the port to the core; it arrives as a window message carrying `PORT_MESSAGE`. */
  connect: () => void
  /** The reply of the import, or null when the file is not on disk (a pasted image). */
  claimFile: (ticket: string, file: File) => Promise<unknown>
  /** The replies of a batch, or null when one of its files is not on disk. */
  claimFiles: (ticket: string, files: readonly File[]) => Promise<unknown>
}>

const PORT_MESSAGE = 'saksama:port'

/** Calls over a MessagePort to Electron's main process. */
export function connectDesktop(bridge: Bridge): Connection {
  const arrived = portFromPreload()
  bridge.connect()
  return {
    // The link carries any contract; ours is what stands behind it, checked at both ends by its schemas.
    api: createORPCClient(new RPCLink({ port: whenArrived(arrived) })) as unknown as Api,
    onGone(listener) {
      let wanted = true
      const tell = () => {
        if (wanted) listener()
        wanted = false
      }
      void arrived.then((port) => port.addEventListener('close', tell))
      return () => {
        wanted = false
      }
    },
  }
}

const portFromPreload = (): Promise<MessagePort> =>
  new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return
      window.removeEventListener('message', take)
      port.start()
      resolve(port)
    }
    window.addEventListener('message', take)
  })

/** A port that holds what is sent until the real one is here; promises keep the order. */
const whenArrived = (arrived: Promise<MessagePort>): Pick<MessagePort, 'addEventListener' | 'postMessage'> => ({
  addEventListener: (type: string, listener: EventListenerOrEventListenerObject) => {
    void arrived.then((port) => port.addEventListener(type, listener))
  },
  postMessage: (data: unknown) => {
    void arrived.then((port) => port.postMessage(data))
  },
})
