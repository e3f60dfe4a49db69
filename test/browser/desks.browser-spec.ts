import { type Browser } from 'playwright-core';
import { AccountService } from '@lopso/identity';
import { Database, newId } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

/** Rights that nobody of the demo holds. `least` is how many pages there are to walk at least. */
const RIGHTS = [
  { who: 'a leader', role: 'leader', bound: null, device: 'laptop', home: '/so', least: 5 },
  { who: 'an auditor', role: 'auditor', bound: null, device: 'laptop', home: '/so', least: 15 },
  { who: 'a guest trainer', role: 'trainer', bound: 'own-classes', device: 'laptop', home: '/giang-vien', least: 4 },
  {
    who: 'a union’s officer',
    role: 'team-leader',
    bound: 'organisation',
    device: 'phone',
    home: '/to-cua-toi',
    least: 4,
  },
] as const;
const MOST = 30;

/** A control that is drawn leads somewhere: nobody's tabs and links end in a refusal. */
describe('the desk of', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 60, hasHistory: true });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  /** Somebody with this right over the province, or over the demo's commune where it is bound. */
  async function holderOf({ role, bound, who }: (typeof RIGHTS)[number]): Promise<string> {
    const username = `ban${RIGHTS.findIndex((one) => one.who === who) + 1}`;
    const staff = { username, displayName: `Người thử ${who}`, password: DEMO_PASSWORD };
    const organisation = bound === 'organisation' ? 'Đoàn Thanh niên' : null;
    const { accountId } = await system.app.get(AccountService).createStaffAccount(staff);
    await system.app.get(Database).execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, is_guest, organisation, decision_number)
       select $1, $2, $3, id, path, daterange((now() - interval '1 day')::date, (now() + interval '90 days')::date), $4, $5, '1/QĐ'
       from org.unit where code = $6 and kind <> 'village'`,
      [newId(), accountId, role, bound === 'own-classes', organisation, bound === null ? '08' : '02374'],
    );
    return username;
  }

  it.each(RIGHTS)('$who holds no link that refuses', async (right) => {
    const username = await holderOf(right);
    const person = await Person.arrive(browser, system.url, username, right.device);
    await signInAs(person.context, system.url, username);
    const refused: string[] = [];
    person.page.on('response', (response) => {
      if (response.status() === 403)
        refused.push(`${new URL(person.page.url()).pathname}: ${new URL(response.url()).pathname}`);
    });
    await person.goTo('/');
    await person.page.waitForURL((url) => url.pathname === right.home);
    const waiting: string[] = [right.home];
    const walked = new Set<string>();
    for (let path = waiting.shift(); path !== undefined && walked.size < MOST; path = waiting.shift()) {
      if (walked.has(path)) continue;
      walked.add(path);
      await person.goTo(path);
      await person.page.waitForLoadState('networkidle');
      const links = await person.page.evaluate<string[]>(
        `[...document.querySelectorAll('nav a[href^="/"], main a[href^="/"]')].map((a) => new URL(a.href).pathname)`,
      );
      // One page of each kind: ids and codes make many of one.
      waiting.push(...links.filter((link) => !/\d{3,}|[0-9a-f]{8}-/.test(link) && !link.startsWith('/api/')));
      if (await person.page.getByText('Không được phép').isVisible()) refused.push(path);
    }
    expect(refused).toEqual([]);
    expect(walked.size).toBeGreaterThanOrEqual(right.least);
    expect(person.faults).toEqual([]);
  });
});
