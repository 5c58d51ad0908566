import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6']
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F)$/
const NOWHERE = /^0+$/

export type OwnConnections = Readonly<{
  /** Sockets of this process that are bound or connected to anything but this computer itself. */
  outside: readonly string[]
  loopback: number
}>

/** Sockets of this process as the kernel lists them (proc(5)); null where there is no such list. */
export function ownConnections(proc = '/proc/self'): OwnConnections | null {
  try {
    const inodes = socketInodes(proc)
    const own = TABLES.flatMap((table) => rowsOf(`${proc}/net/${table}`)).filter(({ inode }) => inodes.has(inode))
    const outside = own.filter(({ local, remote }) => !isInside(local, remote))
    return {
      outside: outside.map(({ remote, local }) => `${local} → ${remote}`),
      loopback: own.length - outside.length,
    }
  } catch {
    return null
  }
}

const isInside = (local: string, remote: string) =>
  LOOPBACK.test(local) && (LOOPBACK.test(remote) || NOWHERE.test(remote))

function socketInodes(proc: string): Set<string> {
  const links = readdirSync(`${proc}/fd`).map((fd) => {
    try {
      return readlinkSync(`${proc}/fd/${fd}`)
    } catch {
      // Closed meanwhile.
      return ''
    }
  })
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []))
}

/** `sl local_address rem_address st … inode`, addresses in hex. */
function rowsOf(table: string): { local: string; remote: string; inode: string }[] {
  const lines = readTable(table).split('\n').slice(1)
  return lines.flatMap((line) => {
    const fields = line.trim().split(/\s+/)
    const [local = '', remote = ''] = [fields[1], fields[2]].map((address) => address?.split(':')[0] ?? '')
    return fields[9] === undefined ? [] : [{ local, remote, inode: fields[9] }]
  })
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // No IPv6 in this kernel.
    return ''
  }
}
