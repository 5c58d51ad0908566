const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine writes its variables and responsive rules into <style> elements and style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
]

const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
]

/** Content-Security-Policy of our page; `connect` names what it may reach besides its own origin. */
export const contentSecurityPolicy = (connect: readonly string[] = []): string =>
  [...DIRECTIVES, ["connect-src 'self'", ...connect].join(' ')].join('; ')

/** Headers of every answer of either host. */
export const commonHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    'microphone=(self)',
    // The page hears that the screen was locked.
    'idle-detection=(self)',
    'clipboard-read=(self)',
    'clipboard-write=(self)',
    ...DENIED_FEATURES.map((feature) => `${feature}=()`),
  ].join(', '),
  // `no-referrer` would turn the Origin of our own PUT requests into `null` (Fetch § 3.2).
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
} as const

/** A medium opened as a document of its own can run nothing and reach nothing. */
export const mediaPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
