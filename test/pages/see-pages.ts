import { type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { Accounts } from '@lopso/identity';
import { Database, newId, XLSX_TYPE } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import {
  accessibilityFaults,
  type Device,
  keepPicture,
  openBrowser,
  openContext,
  type Theme,
} from '../support/browser';
import { uglySpreadsheet } from '../support/imports';
import { findPlaces, type Places } from '../support/places';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { PAGES, type PageToSee } from './page-list';

/** Pixels the page is wider than the window. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const DEVICES: readonly Device[] = ['phone', 'laptop'];

/** Milliseconds without an open request after which a page counts as at rest, and how long it may take to get there. */
const QUIET = 400;
const PATIENCE = 45_000;

/** Milliseconds after which somebody signs in again: before the access token has run out. */
const SIGNED_IN = 5 * 60_000;

/** Watches a page's requests; the answer waits until none is open, and names those that stay open. */
function unansweredRequests(page: Page): () => Promise<string[]> {
  const open = new Set<Request>();
  let changed = Date.now();
  const begins = (request: Request): void => {
    open.add(request);
    changed = Date.now();
  };
  const ends = (request: Request): void => {
    open.delete(request);
    changed = Date.now();
  };
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends);
  return async () => {
    const from = Date.now();
    while (open.size > 0 || Date.now() - changed < QUIET) {
      if (Date.now() - from > PATIENCE) return [...open].map((request) => `no answer to ${request.url()}`);
      await page.waitForTimeout(50);
    }
    return [];
  };
}

/** Opens every page of the list in one theme, on a system of its own: a file a theme, so that two workers share them. */
export function seePages(theme: Theme): void {
  describe(`every page in the ${theme} theme`, () => {
    let system: TestSystem;
    let browser: Browser;
    let places: Places;
    const contexts = new Map<string, { context: BrowserContext; until: number }>();

    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? name);

    beforeAll(async () => {
      system = await TestSystem.start({ members: 400, hasHistory: true });
      browser = await openBrowser();
      const found = await findPlaces(system.app.get(Database));
      const paper = await paperAttempt(found['memberId'] ?? '');
      const importId = await checkedImport(found['communeId'] ?? '');
      const own = { openAttempt: await openAttempt(), dataRequest: await dataRequest(), importId };
      places = { ...found, ...own, paperAttempt: paper, owesFactor: await owesFactor() };
    }, 180_000);

    afterAll(async () => {
      await browser.close();
      await system.stop();
    });

    /** Sends a form as somebody; gives the id in the answer. */
    async function idFrom(who: string, address: string, data: object): Promise<string> {
      const context = await contextFor(who, 'phone', 'light');
      const csrf = (await context.cookies()).find((cookie) => cookie.name === 'lopso_csrf')?.value ?? '';
      const made = await context.request.post(`${system.url}${address}`, { headers: { 'x-csrf-token': csrf }, data });
      return ((await made.json()) as { id: string }).id;
    }

    /** A spreadsheet of the printed commune that was checked: some rows are well, some want repair. */
    async function checkedImport(communeId: string): Promise<string> {
      const name = 'danh-sach-to-xa-ham-yen.xlsx';
      const context = await contextFor('xa.hamyen', 'phone', 'light');
      const csrf = (await context.cookies()).find((cookie) => cookie.name === 'lopso_csrf')?.value ?? '';
      const made = await context.request.post(`${system.url}/api/units/${communeId}/imports`, {
        headers: { 'x-csrf-token': csrf },
        multipart: {
          clientKey: newId(),
          kind: 'roster',
          file: { name, mimeType: XLSX_TYPE, buffer: uglySpreadsheet(name) },
        },
      });
      const { id } = (await made.json()) as { id: string };
      for (let turn = 0; turn < 200; turn += 1) {
        const seen = await context.request.get(`${system.url}/api/imports/${id}`);
        if (((await seen.json()) as { state: string }).state === 'checked') return id;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('The import was not checked');
    }

    /** An attempt of the printed member that is still open. */
    const openAttempt = (): Promise<string> => idFrom('thanhvien', '/api/quizzes/C05-QUIZ/attempts', {});

    /** A request of the printed member about the own data. */
    const dataRequest = (): Promise<string> =>
      idFrom('thanhvien', '/api/own-data/requests', {
        kind: 'correction',
        wish: 'Tên đệm của tôi là Thị, giấy ghi thiếu.',
        clientKey: newId(),
      });

    /** A sheet that was drawn for a member of the printed commune and waits for its answers. */
    const paperAttempt = (memberId: string): Promise<string> =>
      idFrom('xa.hamyen', `/api/members/${memberId}/paper-attempts`, { quizId: 'C08-QUIZ' });

    /** Somebody who set an authenticator up and has not typed its code yet. */
    async function owesFactor(): Promise<string> {
      const staff = { username: 'can-bo-hai-buoc', displayName: 'Nguyễn Thị Bước', password: DEMO_PASSWORD };
      const { accountId } = await system.app.get(Accounts).createStaff(staff);
      await system.app
        .get(Database)
        .execute(
          'insert into identity.totp (account_id, sealed_secret, created_at, confirmed_at) values ($1, $2, now(), now())',
          [accountId, Buffer.alloc(40)],
        );
      return staff.username;
    }

    /** One context per person, device and theme, for half the life of its token; signing in costs a password hash. */
    async function contextFor(as: string | null, device: Device, theme: Theme): Promise<BrowserContext> {
      const key = `${as ?? '-'} ${device} ${theme}`;
      const known = contexts.get(key);
      if (known !== undefined && known.until > Date.now()) return known.context;
      await known?.context.close();
      const context = await openContext(browser, system.url, device, theme);
      if (as !== null) await signInAs(context, system.url, fill(as));
      contexts.set(key, { context, until: Date.now() + SIGNED_IN });
      return context;
    }

    async function open(page: PageToSee, device: Device, theme: Theme): Promise<{ shown: Page; faults: string[] }> {
      const context = await contextFor(page.as, device, theme);
      const shown = await context.newPage();
      const faults: string[] = [];
      shown.on('pageerror', (error) => faults.push(error.message));
      shown.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      shown.on('request', (request) => {
        if (!request.url().startsWith(system.url) && !/^(data|blob):/.test(request.url()))
          faults.push(`foreign request ${request.url()}`);
      });
      const unanswered = unansweredRequests(shown);
      await shown.goto(fill(page.address));
      await shown.locator('h1').first().waitFor();
      faults.push(...(await unanswered()));
      return { shown, faults };
    }

    it.each(PAGES)('$pattern is reached without a fault or an accessibility violation', async (page) => {
      for (const device of DEVICES) {
        const { shown, faults } = await open(page, device, theme);
        const name = `${page.pattern.replace(/[/:]+/g, '-').replace(/^-/, '') || 'today'}-${device}-${theme}`;
        await keepPicture(shown, name);
        const overflow = Number(await shown.evaluate(SIDEWAYS));
        const violations = device === page.device ? await accessibilityFaults(shown) : [];
        await shown.close();
        expect({ faults, violations, overflow }).toEqual({ faults: [], violations: [], overflow: 0 });
      }
    });
  });
}
