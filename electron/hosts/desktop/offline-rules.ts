import { app } from 'electron'
import { leaveNoTraces } from '#electron/platform/no-traces.ts'
import { contentSecurityPolicy } from '#electron/platform/page/policy.ts'
import { policyRules } from '#electron/platform/page/policy-rules.ts'
import type { OfflineRule } from '#shared/guarantees/model.ts'
import { networkRule } from './network-block.ts'
import { permissionsRule } from './permissions.ts'
import { webPreferences } from './window.ts'

/** Chromium's own habits of calling home and of writing to the disk. Without a value: only that it is set. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-breakpad'],
  ['disable-component-update'],
  ['disable-crash-reporter'],
  ['disable-domain-reliability'],
  ['disable-gpu-shader-disk-cache'],
  ['disable-http-cache'],
  ['disable-sync'],
  ['no-pings'],
  // A proxy that is not there: even a request that no filter saw would end here.
  ['proxy-server', 'http://127.0.0.1:9'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** Before `ready`. */
export function silence(): void {
  leaveNoTraces()
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
}

/** As Electron has them, not as they were asked for. */
export function desktopRules(development: boolean): OfflineRule[] {
  const preferences = Object.entries(webPreferences('', development)).filter(([name]) => name !== 'preload')
  return [
    ...policyRules(contentSecurityPolicy()),
    permissionsRule,
    networkRule(development),
    { id: 'window', values: preferences.map(([name, value]) => `${name}: ${value}`), holds: true },
    {
      id: 'browser_switches',
      values: SWITCHES.map(([name]) => `--${name}=${app.commandLine.getSwitchValue(name)}`.replace(/=$/, '')),
      holds: SWITCHES.every(([name]) => app.commandLine.hasSwitch(name)),
    },
  ]
}
