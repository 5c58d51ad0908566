import type { Api } from '#shared/contract.ts'
import { isTestAddress } from './self-test.ts'

/** Tells the core whenever the browser held something back under the page's own policy. */
export function notePolicy(api: Api): () => void {
  const listen = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    const url = URL.parse(blockedURI)
    const target = (url?.host ? `${url.protocol}//${url.host}` : blockedURI).slice(0, 200)
    const directive = /^[a-z-]+/.exec(effectiveDirective)?.[0].slice(0, 60) ?? 'default-src'
    const call = api.guarantees.notePolicy({ directive, target, tested: isTestAddress(blockedURI) })
    // Locked or gone: the rule has held all the same.
    call.catch(() => {})
  }
  document.addEventListener('securitypolicyviolation', listen)
  return () => document.removeEventListener('securitypolicyviolation', listen)
}
