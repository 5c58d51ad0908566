import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { Api } from '#shared/contract.ts'
import type { Connection } from './api.ts'

/** Calls over a WebSocket to the loopback server this page came from. */
export function connectWeb(): Connection {
  const socket = new WebSocket(`ws://${window.location.host}/rpc`)
  socket.binaryType = 'arraybuffer'
  return {
    // The link carries any contract; ours is what stands behind it, checked at both ends by its schemas.
    api: createORPCClient(new RPCLink({ websocket: socket })) as unknown as Api,
    onGone(listener) {
      if (socket.readyState === WebSocket.CLOSED) queueMicrotask(listener)
      socket.addEventListener('close', listener, { once: true })
      return () => socket.removeEventListener('close', listener)
    },
  }
}
