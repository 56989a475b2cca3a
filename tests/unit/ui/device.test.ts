import { expect, test } from 'vitest';
import { installWay, looksPrivate, type DeviceFacts } from '../../../src/app/device.ts';

const agents = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15',
  android: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile Safari/537.36',
  firefoxPhone: 'Mozilla/5.0 (Android 14; Mobile; rv:135.0) Gecko/135.0 Firefox/135.0',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0',
  windows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0.0.0 Safari/537.36',
};

function device(userAgent: string, more: Partial<DeviceFacts> = {}): DeviceFacts {
  return { userAgent, standalone: false, touchPoints: 0, ...more };
}

test('each device gets the steps that its browser has', () => {
  expect(installWay(device(agents.iphone))).toBe('ios');
  expect(installWay(device(agents.mac, { touchPoints: 5 }))).toBe('ios');
  expect(installWay(device(agents.mac))).toBe('desktop');
  expect(installWay(device(agents.android))).toBe('android');
  expect(installWay(device(agents.firefoxPhone))).toBe('firefox');
  expect(installWay(device(agents.firefox))).toBe('none');
  expect(installWay(device(agents.windows))).toBe('desktop');
});

test('once it is on the home screen, nothing is left to explain', () => {
  for (const agent of Object.values(agents))
    expect(installWay(device(agent, { standalone: true }))).toBe('installed');
});

test('a window that keeps little more than memory, or cannot keep the app, is taken for a private one', () => {
  const usual = { quota: 60e9, heapLimit: 4e9, hasServiceWorker: true, opensFileSystem: true };
  expect(looksPrivate(usual)).toBe(false);
  expect(looksPrivate({ ...usual, quota: 1.2e9 })).toBe(true);
  expect(looksPrivate({ ...usual, hasServiceWorker: false })).toBe(true);
  expect(looksPrivate({ ...usual, opensFileSystem: false })).toBe(true);
  expect(looksPrivate({ ...usual, quota: 10e9, heapLimit: null })).toBe(false);
  expect(looksPrivate({ ...usual, quota: null })).toBe(false);
});
