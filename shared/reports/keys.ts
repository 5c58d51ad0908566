import type { z } from 'zod'
import { splitTitles } from '#shared/people/titles.ts'
import type { platformSchema, ReportData } from './model.ts'

type Platform = z.infer<typeof platformSchema>

const HOSTS: readonly (readonly [RegExp, Platform])[] = [
  [/(^|\.)(facebook\.com|fb\.com|fb\.watch|fb\.me)$/, 'facebook'],
  [/(^|\.)instagram\.com$/, 'instagram'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)(twitter\.com|x\.com)$/, 'x'],
  [/(^|\.)(youtube\.com|youtu\.be)$/, 'youtube'],
  [/(^|\.)(whatsapp\.com|wa\.me)$/, 'whatsapp'],
  [/(^|\.)(telegram\.(me|org)|t\.me)$/, 'telegram'],
]
/** First path segments that are places of the platform, not accounts. */
const NOT_ACCOUNTS =
  /^(p|reel|reels|stories|story|tv|explore|watch|groups|group|pages|posts|photo|photos|permalink|share|sharer|hashtag|search|status|i|s|c|channel|user|shorts|live|video|videos|events|media|profile|people)$|\.php$/
/** Parameters that say which thing is meant; all others only say where the visitor came from. */
const TELLING = /^(v|id|story_fbid|fbid|set|list|multi_permalinks|comment_id)$/

type Address = Readonly<{ hostname: string; path: string; query: readonly (readonly [string, string])[] }>

/** As much of RFC 3986 as an address of a post needs; null when the text is none. */
function toAddress(text: string): Address | null {
  const found = /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+)(?::\d+)?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i.exec(text.trim())
  if (!found) return null
  const [, hostname = '', path = '', query = ''] = found
  const pairs = query.split('&').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0
      ? ([decoded(pair), ''] as const)
      : ([decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))] as const)
  })
  return { hostname, path: decoded(path), query: pairs }
}

const hostOf = (url: Address) => url.hostname.toLowerCase().replace(/^(www|m|mobile|web|mbasic|id-id|vm|vt|l)\./, '')
const platformOf = (host: string): Platform | null => HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? null

/** An address without what differs between two copies of it; empty when it is none. */
export function urlKey(text: string): string {
  const url = toAddress(text)
  if (!url) return ''
  const host = hostOf(url)
    .replace(/^twitter\.com$/, 'x.com')
    .replace(/^fb\.com$/, 'facebook.com')
  const telling = url.query.filter(([name]) => TELLING.test(name)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const path = url.path.replace(/\/+/g, '/').replace(/\/$/, '')
  if (path === '' && telling.length === 0) return host
  const query = telling.map(([name, value]) => `${name}=${value}`).join('&')
  // Only YouTube and short links tell upper from lower case in the path; folding finds more than it confuses.
  return `${host}${path}${query ? `?${query}` : ''}`.toLowerCase()
}

/** `platform:handle` of what people write: @Akun, akun, the address of a profile; empty when there is none. */
export function accountKey(platform: Platform, text: string): string {
  const url = toAddress(text)
  if (url && (text.includes('/') || platformOf(hostOf(url)))) return accountOfUrl(platform, url)
  const handle = foldHandle(text)
  return handle === '' ? '' : `${platform}:${handle}`
}

function accountOfUrl(platform: Platform, url: Address): string {
  const host = hostOf(url)
  const own = platformOf(host) ?? platform
  const id = url.query.find(([name]) => name === 'id')?.[1]
  if (own === 'facebook' && url.path.endsWith('profile.php') && id) return `facebook:${id}`
  const [first = ''] = url.path.split('/').filter(Boolean)
  if (first === '' || NOT_ACCOUNTS.test(first.toLowerCase())) return ''
  return `${own}:${foldHandle(first)}`
}

/** The account an address belongs to, where the address shows it. */
export function accountKeyOfUrl(platform: Platform, text: string): string {
  const url = toAddress(text)
  return url && platformOf(hostOf(url)) ? accountOfUrl(platform, url) : ''
}

const foldHandle = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*@+/, '')
    .replace(/\s+/g, ' ')
    .trim()

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A name to compare reports by: without titles, marks and double spaces. */
export const personKey = (name: string): string =>
  splitTitles(name)
    .name.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export type ReportKey = Readonly<{ kind: 'url' | 'account' | 'person' | 'nip'; key: string }>

/** By what a report is found again. */
export function reportKeys(
  data: Pick<ReportData, 'platform' | 'account' | 'url' | 'suspectName' | 'suspectNip'>,
): ReportKey[] {
  const keys: ReportKey[] = [
    { kind: 'url', key: urlKey(data.url) },
    { kind: 'account', key: accountKey(data.platform, data.account) },
    { kind: 'account', key: accountKeyOfUrl(data.platform, data.url) },
    { kind: 'person', key: personKey(data.suspectName) },
    { kind: 'nip', key: data.suspectNip.replace(/[\s.]/g, '') },
  ]
  const kept = keys.filter(({ key }) => key !== '')
  return kept.filter((one, at) => kept.findIndex((other) => other.kind === one.kind && other.key === one.key) === at)
}
