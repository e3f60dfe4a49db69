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

/**
 * Bytes and requests of a member who opens a lesson on a phone that has never been here: the session's cookies are there
 * (the slip was just used), nothing else is. Without the service worker, whose own fetches come after the first paint.
 */
export async function firstVisit(url, password) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  try {
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
      totalKb: kb(all),
      scriptKb: kb(all.filter((one) => one.type === 'script')),
      files: all,
    };
  } finally {
    await browser.close();
  }
}
