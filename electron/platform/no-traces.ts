import { spawnSync } from 'node:child_process'

/**
 * Keys must not lie in a dump of this process: no diagnostic reports of Node, and no core files where the system lets a
 * process ask for that (Linux, prlimit(1) of util-linux). What could not be had is told by `guarantees.rules`.
 */
export function leaveNoTraces(pid: number = process.pid): void {
  Object.assign(process.report, { reportOnFatalError: false, reportOnSignal: false, reportOnUncaughtException: false })
  if (process.platform === 'linux') spawnSync('prlimit', ['--pid', String(pid), '--core=0:0'], { stdio: 'ignore' })
}
