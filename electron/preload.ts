import { contextBridge, ipcRenderer, webUtils } from 'electron'

// Mirrors electron/hosts/desktop/channels.ts and renderer/rpc/transport-desktop.ts: a sandboxed preload loads no file.
const PORT = 'saksama:port'
const IMPORT = 'saksama:import'
const BATCH = 'saksama:import-batch'

// The one file of this layer that runs in a page; DOM types for the whole layer would let the core use them.
declare const window: {
  readonly location: { readonly origin: string }
  postMessage(message: string, origin: string, ports: readonly unknown[]): void
}

contextBridge.exposeInMainWorld('saksama', {
  connect: () => {
    const { port1, port2 } = new MessageChannel()
    ipcRenderer.postMessage(PORT, null, [port2])
    window.postMessage(PORT, window.location.origin, [port1])
  },
  // The page holds a File it was given by the user; only here does it become a path.
  claimFile: (ticket: string, file: File): Promise<unknown> => {
    const path = webUtils.getPathForFile(file)
    return path === '' ? Promise.resolve(null) : ipcRenderer.invoke(IMPORT, ticket, path)
  },
  claimFiles: (ticket: string, files: readonly File[]): Promise<unknown> => {
    const paths = files.map((file) => webUtils.getPathForFile(file))
    return paths.includes('') ? Promise.resolve(null) : ipcRenderer.invoke(BATCH, ticket, paths)
  },
})
