import { type Browser, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

const LESSON = '/bai/C05-04';
/** What a first visit may load (DESIGN 8), in bytes on the wire. */
const SCRIPT_BYTES = 75_000;
const ALL_BYTES = 130_000;
const READS = ['/api/lessons/C05-04', '/api/me/progress'];

/** Paths of the API that a page asks for, in their order. Without the service worker, which asks once more for what it keeps. */
function readsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (READS.includes(pathname)) asked.push(pathname);
  });
  return asked;
}

describe('a lesson opened on a device that knows nothing yet', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 60, hasHistory: false });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  async function arrive(): Promise<Person> {
    const person = await Person.arrive(browser, system.url, 'member', 'phone');
    await person.context.route('**/sw.js', (route) => route.abort());
    return person;
  }

  it('is asked for once, beside its page: no script has to be there first', async () => {
    const member = await arrive();
    await signInAs(member.context, system.url, 'thanhvien');
    const asked = readsOf(member.page);
    await member.context.route('**/assets/*.js', async (route) => {
      while (asked.length < READS.length) await member.page.waitForTimeout(20);
      await route.continue();
    });
    await member.goTo(LESSON);
    await member.sees('Đọc tiếp');
    expect([...asked].sort()).toEqual(READS);
    expect(member.faults).toEqual([]);
    await member.context.close();
  });

  it('loads no more than its budget', async () => {
    const member = await arrive();
    await signInAs(member.context, system.url, 'thanhvien');
    const cdp = await member.context.newCDPSession(member.page);
    await cdp.send('Network.enable');
    const kinds = new Map<string, string>();
    const bytes = { script: 0, all: 0 };
    cdp.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes.all += encodedDataLength;
      if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength;
    });
    await member.goTo(LESSON);
    await member.sees('Đọc tiếp');
    await member.page.waitForLoadState('networkidle');
    expect(bytes.script).toBeGreaterThan(20_000);
    expect(bytes.script).toBeLessThanOrEqual(SCRIPT_BYTES);
    expect(bytes.all).toBeLessThanOrEqual(ALL_BYTES);
    await member.context.close();
  });

  it('is asked for anew after a sign-in: the refusal from before it is not what the member is given', async () => {
    const member = await arrive();
    await member.context.addCookies([{ name: 'lopso_access', value: 'no.longer.good', url: system.url }]);
    const asked = readsOf(member.page);
    await member.goTo(LESSON);
    await member.fill('Tên đăng nhập hoặc số điện thoại', 'thanhvien');
    await member.fill('Mật khẩu', DEMO_PASSWORD);
    expect([...asked].sort()).toEqual(READS);
    await member.press('Đăng nhập');
    await member.page.waitForURL(`${system.url}${LESSON}`);
    await member.sees('Đọc tiếp');
    expect([...asked].sort()).toEqual([...READS, ...READS].sort());
    await member.context.close();
  });
});
