/** No script, style or connection but our own origin's. */
const policyOf = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policyOf("'self'"),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    'accelerometer=()',
    'autoplay=()',
    'browsing-topics=()',
    'camera=(self)',
    'display-capture=()',
    'geolocation=()',
    'gyroscope=()',
    'hid=()',
    'magnetometer=()',
    'microphone=()',
    'midi=()',
    'payment=()',
    'screen-wake-lock=(self)',
    'serial=()',
    'usb=()',
  ].join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * The headers of every reply of a listener. `overTls`: people reach it by https, so that browsers are to
 * use nothing else for a year; other hosts of the domain are not ours to decide about.
 */
export function headersOf(overTls: boolean): Readonly<Record<string, string>> {
  return overTls ? { ...securityHeaders, 'strict-transport-security': 'max-age=31536000' } : securityHeaders;
}

/** Nothing of the API may stay in a cache on the way or in the browser. */
export const neverStored = 'no-store';

/**
 * The policy of a file where it is not that of every reply: the stripper's worker, which has no page to change, may
 * compile WebAssembly. A worker obeys the policy of its own file.
 */
export function contentPolicyOf(path: string): string | null {
  return /^\/assets\/worker-[\w-]+\.js(?:\.\w+)?$/.test(path) ? policyOf("'self' 'wasm-unsafe-eval'") : null;
}

/** How long a file of the app may be kept: for ever when its name carries a hash of its content. */
export function cacheControlOf(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
