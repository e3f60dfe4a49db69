import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { AccountService } from '@lopso/identity';
import { Database, newId, XLSX_TYPE } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import {
  accessibilityFaults,
  colourFaults,
  type Device,
  keepPicture,
  openBrowser,
  openContext,
  type Theme,
} from '../support/browser';
import { uglySpreadsheet } from '../support/imports';
import { findPlaces, type Places } from '../support/places';
import { wish } from '../support/planning';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { PAGES, type PageToSee } from './page-list';
import { Watch } from './watch';

/** Pixels the page is wider than the window. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const THEMES: readonly Theme[] = ['light', 'dark'];

/** Milliseconds after which somebody signs in again: before the access token has run out. */
const SIGNED_IN = 5 * 60_000;

/** A person's browser with its tabs that show no page under test; a tab that is used again starts a page for half the price. */
interface Desk {
  readonly context: BrowserContext;
  readonly tabs: Page[];
}

const isOfTarget = (fault: string): boolean => fault.startsWith('target-size');

/**
 * Opens every page of the list on one device, on a system of its own: a file a device, so that two workers share them.
 * A visit serves both themes, since nothing but values of tokens depends on the theme (themes.page-spec.ts); what asks for no colour is
 * therefore looked at once.
 */
export function seePages(device: Device): void {
  describe(`every page on a ${device}`, () => {
    let system: TestSystem;
    let browser: Browser;
    let places: Places;
    const desks = new Map<string | null, { readonly desk: Promise<Desk>; readonly until: number }>();

    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? name);

    beforeAll(async () => {
      system = await TestSystem.start({ members: 400, hasHistory: true });
      browser = await openBrowser();
      const found = await findPlaces(system.app.get(Database));
      const paper = await paperAttempt(found['memberId'] ?? '');
      const importId = await checkedImport(found['communeId'] ?? '');
      const planId = await proposedPlan();
      const callId = await filledCall(found['communeId'] ?? '', found['teamId'] ?? '');
      const sharedClass = await sharedCode(found['communeClassId'] ?? '');
      const own = {
        callId,
        planId,
        planPaperId: await planPaper(planId),
        sharedClass,
        openAttempt: await openAttempt(),
        dataRequest: await dataRequest(),
        importId,
      };
      places = { ...found, ...own, paperAttempt: paper, owesFactor: await owesFactor() };
    }, 180_000);

    afterAll(async () => {
      await browser.close();
      await system.stop();
    });

    /** Sends a form as somebody; gives the id in the answer. */
    async function idFrom(who: string, address: string, data: object): Promise<string> {
      const { context } = await deskOf(who);
      const csrf = (await context.cookies()).find((cookie) => cookie.name === 'lopso_csrf')?.value ?? '';
      const made = await context.request.post(`${system.url}${address}`, { headers: { 'x-csrf-token': csrf }, data });
      return ((await made.json()) as { id: string }).id;
    }

    /** The public address of a class, made by a member. */
    async function sharedCode(classGroupId: string): Promise<string> {
      const { context } = await deskOf('thanhvien');
      const csrf = (await context.cookies()).find((cookie) => cookie.name === 'lopso_csrf')?.value ?? '';
      const address = `${system.url}/api/me/class-groups/${classGroupId}/link`;
      const made = await context.request.put(address, { headers: { 'x-csrf-token': csrf } });
      return ((await made.json()) as { code: string }).code;
    }

    /** A call for names that the commune answered with a whole team. */
    async function filledCall(communeId: string, teamId: string): Promise<string> {
      const form = { clientKey: newId(), title: 'An toàn thông tin', level: 'basic', requiredCourseIds: [] };
      const quotas = [{ communeId, places: 6 }];
      const callId = await idFrom('sokhcn', '/api/class-calls', { ...form, closesOn: '2099-12-31', quotas });
      await idFrom('xa.hamyen', `/api/class-calls/${callId}/communes/${communeId}/names`, { teamIds: [teamId] });
      return callId;
    }

    /** A spreadsheet of the printed commune that was checked: some rows are well, some want repair. */
    async function checkedImport(communeId: string): Promise<string> {
      const name = 'danh-sach-to-xa-ham-yen.xlsx';
      const { context } = await deskOf('xa.hamyen');
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

    /** A plan of classes for the sample round that was worked out: some classes, some people without one. */
    async function proposedPlan(): Promise<string> {
      const { context } = await deskOf('sokhcn');
      const read = async <T>(address: string): Promise<T> => {
        const answer = await context.request.get(`${system.url}${address}`);
        return (await answer.json()) as T;
      };
      const { rounds } = await read<{ rounds: { id: string }[] }>('/api/rounds');
      const { items } = await read<{ items: { accountId: string }[] }>('/api/planning/trainers');
      const ids = items.map(({ accountId }) => accountId);
      const body = wish(rounds[0]?.id ?? '', ids, new Date());
      const id = await idFrom('sokhcn', '/api/class-plans', body);
      for (let turn = 0; turn < 600; turn += 1) {
        if ((await read<{ state: string }>(`/api/class-plans/${id}`)).state === 'proposed') return id;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error('The plan was not worked out');
    }

    /** A draft of the paper of a plan. */
    const planPaper = (planId: string): Promise<string> =>
      idFrom('sokhcn', '/api/papers', { clientKey: newId(), kind: 'opening-plan', planId });

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
      const { accountId } = await system.app.get(AccountService).createStaffAccount(staff);
      await system.app
        .get(Database)
        .execute(
          'insert into identity.totp (account_id, sealed_secret, created_at, confirmed_at) values ($1, $2, now(), now())',
          [accountId, Buffer.alloc(40)],
        );
      return staff.username;
    }

    async function sitDown(as: string | null): Promise<Desk> {
      const context = await openContext(browser, system.url, device);
      if (as !== null) await signInAs(context, system.url, fill(as));
      return { context, tabs: [] };
    }

    /** One desk a person, for half the life of its token; signing in costs a password hash. */
    function deskOf(as: string | null): Promise<Desk> {
      const known = desks.get(as);
      if (known !== undefined && known.until > Date.now()) return known.desk;
      const desk = sitDown(as);
      desks.set(as, { desk, until: Date.now() + SIGNED_IN });
      return desk;
    }

    /** What lies half under the bar at the foot is reached by scrolling: a target that is whole at the end of the page is no fault. */
    async function faultsWherever(shown: Page): Promise<string[]> {
      const atTop = await accessibilityFaults(shown);
      if (!atTop.some(isOfTarget)) return atTop;
      await shown.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      const atEnd = await accessibilityFaults(shown);
      await shown.evaluate('scrollTo(0, 0)');
      return atTop.filter((fault) => !isOfTarget(fault) || atEnd.includes(fault));
    }

    /** What is wrong with the page in one theme. */
    async function look(shown: Page, page: PageToSee, theme: Theme): Promise<string[]> {
      await shown.emulateMedia({ colorScheme: theme });
      const name = page.pattern.replace(/[/:]+/g, '-').replace(/^-/, '') || 'today';
      await keepPicture(shown, `${name}-${device}-${theme}`);
      const overflow = Number(await shown.evaluate(SIDEWAYS));
      const violations = await (theme === 'light' ? faultsWherever(shown) : colourFaults(shown));
      return overflow === 0 ? violations : [...violations, `${overflow} px wider than the window`];
    }

    /** Opens the page and looks at it in both themes; gives all that is wrong, with theme and width. */
    async function visit(page: PageToSee): Promise<string[]> {
      const { context, tabs } = await deskOf(page.as);
      const shown = tabs.pop() ?? (await context.newPage());
      const all: string[] = [];
      let theme: Theme = 'light';
      const tell = (fault: string): void => void all.push(`${page.pattern}, ${device}, ${theme}: ${fault}`);
      const watch = new Watch(shown, system.url, tell);
      await shown.emulateMedia({ colorScheme: theme });
      await shown.goto(fill(page.address));
      await shown.locator('h1').first().waitFor();
      await watch.rest();
      for (theme of THEMES) (await look(shown, page, theme)).forEach(tell);
      watch.stop();
      tabs.push(shown);
      return all;
    }

    it.concurrent.each(PAGES)('$pattern is reached without a fault or an accessibility violation', async (page) => {
      await expect(visit(page)).resolves.toEqual([]);
    });
  });
}
