import { homedir } from 'node:os'
import { join, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where a person's data lives unless they say otherwise; the same for either host. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return win32.join(environment.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'Saksama')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Saksama')
  // XDG Base Directory Specification: an empty or relative value counts as not set.
  const xdg = environment.XDG_DATA_HOME
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'saksama')
}
