import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { source } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the system's Chromium is, as `npm test` found it. */
export function executablePath(): string {
  const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(path)) throw new Error(`No Chromium at ${path}; set CHROMIUM`);
  return path;
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath(), args: FLAGS });
}

export type Device = 'phone' | 'laptop';
export type Theme = 'light' | 'dark';

const DEVICES = {
  phone: { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
} as const;

/** A person's browser: its own cookies and storage. */
export async function openContext(
  browser: Browser,
  baseURL: string,
  device: Device,
  theme: Theme = 'light',
): Promise<BrowserContext> {
  return browser.newContext({
    ...DEVICES[device],
    baseURL,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const OPTIONS = { runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] };

/** The only rules of these that ask for a colour. */
const COLOURS = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/** Looks at the page it runs in; gives only what is wrong, since the whole report is long. */
const violations = (options: object): string => `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => ({ id, help, places: nodes.map((node) => node.target.join(' ')) })))`;

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly places: readonly string[];
}

async function faults(page: Page, options: object): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, which are not looked at`);
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(source);
  const found = await page.evaluate<Violation[]>(violations(options));
  return found.map(({ id, help, places }) => `${id}: ${help} — ${places.slice(0, 3).join(' | ')}`);
}

/** WCAG 2.2 AA violations of the page as it is now, one line each: rule, help, places. */
export const accessibilityFaults = (page: Page): Promise<string[]> => faults(page, OPTIONS);

/** Those of them that another theme can make of a page that was looked at. */
export const colourFaults = (page: Page): Promise<string[]> => faults(page, COLOURS);

const SHOTS = join(__dirname, '../pages/shots');

/**
 * Keeps a picture of the page for a person to look at, where somebody wants to look (`LOPSO_TEST_PICTURES=1`): pictures of whole pages take
 * longer than all that is checked of them. The folder is not committed.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['LOPSO_TEST_PICTURES'] !== '1') return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}
