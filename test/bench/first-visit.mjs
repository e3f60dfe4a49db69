import { chromium } from 'playwright-core';
import { findChromium } from '../../apps/cli/bin/chromium.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A slow 3G as WebPageTest has it: round trip in milliseconds, bytes per second both ways. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** A phone that has never been here but for the session's cookies: the slip was just used, nothing else is known. */
async function newPhone(browser, url, password) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    deviceScaleFactor: 2,
    isMobile: true,
    serviceWorkers: 'block',
    locale: 'vi-VN',
  });
  const csrf = 'bench-first-visit-csrf';
  await context.addCookies([{ name: 'lopso_csrf', value: csrf, url }]);
  const answer = await context.request.post(`${url}/api/auth/sign-in`, {
    headers: { 'x-csrf-token': csrf },
    data: { username: 'thanhvien', password },
  });
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`);
  return context;
}

/** Milliseconds until a lesson's text stands on the screen of such a phone on slow 3G; the median of three. */
async function usableOnSlow3g(browser, url, password) {
  const times = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const context = await newPhone(browser, url, password);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW_3G);
    const from = performance.now();
    await page.goto(`${url}/bai/C05-04`, { waitUntil: 'commit' });
    await page.locator('h1').first().waitFor();
    times.push(performance.now() - from);
    await context.close();
  }
  return Math.round(times.sort((a, b) => a - b)[1]);
}

/**
 * Bytes and requests of a member who opens a lesson on such a phone, and when she can read. Without the service worker, whose
 * own fetches come after the first paint.
 */
export async function firstVisit(url, password) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  try {
    const context = await newPhone(browser, url, password);
    const page = await context.newPage();
    const sizes = [];
    page.on('requestfinished', (request) =>
      sizes.push(
        request.sizes().then((size) => ({
          type: request.resourceType(),
          path: new URL(request.url()).pathname,
          bytes: size.responseHeadersSize + size.responseBodySize,
        })),
      ),
    );
    await page.goto(`${url}/bai/C05-04`, { waitUntil: 'networkidle' });
    await page.locator('h1').first().waitFor();
    const all = await Promise.all(sizes);
    const kb = (list) => list.reduce((sum, one) => sum + one.bytes, 0) / 1000;
    return {
      requests: all.length,
      usableMs: await usableOnSlow3g(browser, url, password),
      totalKb: kb(all),
      scriptKb: kb(all.filter((one) => one.type === 'script')),
      files: all,
    };
  } finally {
    await browser.close();
  }
}
