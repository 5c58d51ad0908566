import type { Api } from '#shared/contract.ts'

export type TestId =
  | 'fetch'
  | 'socket'
  | 'image'
  | 'script'
  | 'frame'
  | 'beacon'
  | 'webrtc'
  | 'camera'
  | 'location'
  | 'core'
/** `blocked` only when the rule itself was seen at work: a request that merely failed proves nothing. */
export type Verdict = 'blocked' | 'open' | 'unknown'
export type Outcome = Readonly<{ id: TestId; verdict: Verdict }>

/** Reserved for names that never exist (RFC 6761) and for documentation (RFC 5737): nobody is reached even if a rule fails. */
const OUTSIDE = 'https://uji.saksama.invalid'
const NOBODY = '192.0.2.1'
const PATIENCE_MS = 2_000

/** True for an address only the self-test asks for. */
export const isTestAddress = (address: string): boolean => address.includes('uji.saksama.invalid')

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Does it and waits for the policy to say that it was held back. */
async function underPolicy(directive: string, attempt: (url: string) => unknown): Promise<Verdict> {
  const url = `${OUTSIDE}/${directive}-${crypto.randomUUID()}`
  const seen = new Promise<Verdict>((resolve) => {
    const listen = (event: SecurityPolicyViolationEvent) => {
      if (event.effectiveDirective.startsWith(directive) && isTestAddress(event.blockedURI)) resolve('blocked')
    }
    document.addEventListener('securitypolicyviolation', listen)
    void wait(PATIENCE_MS).then(() => {
      document.removeEventListener('securitypolicyviolation', listen)
      resolve('open')
    })
  })
  try {
    await attempt(url)
  } catch {
    // Refused at once; the policy tells in its event.
  }
  return seen
}

function attached(element: HTMLElement) {
  element.hidden = true
  document.body.append(element)
  void wait(PATIENCE_MS).then(() => element.remove())
}

const embed = (tag: 'script' | 'iframe') => (url: string) => {
  const element = document.createElement(tag)
  element.src = url
  attached(element)
}

/** Candidates over UDP would mean that WebRTC speaks past the proxy; STUN is asked of nobody. */
async function tryWebRtc(): Promise<Verdict> {
  if (typeof RTCPeerConnection === 'undefined') return 'blocked'
  const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${NOBODY}:3478` }] })
  try {
    const udp: string[] = []
    peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.protocol === 'udp') udp.push(candidate.candidate)
    })
    peer.createDataChannel('uji')
    await peer.setLocalDescription(await peer.createOffer())
    await wait(PATIENCE_MS)
    return udp.length > 0 ? 'open' : 'blocked'
  } finally {
    peer.close()
  }
}

async function tryCamera(): Promise<Verdict> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true })
    for (const track of stream.getTracks()) track.stop()
    return 'open'
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'unknown' : 'blocked'
  }
}

const tryLocation = () =>
  new Promise<Verdict>((resolve) => {
    navigator.geolocation.getCurrentPosition(
      () => resolve('open'),
      (error) => resolve(error.code === error.PERMISSION_DENIED ? 'blocked' : 'open'),
      { timeout: PATIENCE_MS },
    )
  })

async function tryCore(api: Api): Promise<Verdict> {
  const rule = (await api.guarantees.rules()).find(({ id }) => id === 'core_connections')
  if (!rule || rule.holds === null) return 'unknown'
  return rule.holds ? 'blocked' : 'open'
}

const ATTEMPTS: Readonly<Record<TestId, (api: Api) => Promise<Verdict>>> = {
  fetch: () => underPolicy('connect-src', (url) => fetch(url, { mode: 'no-cors' })),
  socket: () => underPolicy('connect-src', (url) => new WebSocket(url.replace('https', 'wss'))),
  image: () =>
    underPolicy('img-src', (url) => {
      new Image().src = url
    }),
  script: () => underPolicy('script-src', embed('script')),
  frame: () => underPolicy('frame-src', embed('iframe')),
  beacon: () => underPolicy('connect-src', (url) => navigator.sendBeacon(url, 'uji')),
  webrtc: tryWebRtc,
  camera: tryCamera,
  location: tryLocation,
  core: tryCore,
}

/** One after the other, so that each sees only its own violation. */
export async function* runSelfTest(api: Api): AsyncGenerator<Outcome, void> {
  for (const id of Object.keys(ATTEMPTS) as TestId[]) yield { id, verdict: await ATTEMPTS[id](api) }
}
