/** @jest-environment jsdom */
import { aSession } from '../../../../../test/support/sample-session';
import { keepFor } from '../../lib/offline/kept';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, Refusal, settled, simulateLayout } from '../../lib/testing/mounted-page';
import { Router } from '../../lib/router/router.svelte';
import { hallStanding, nearSessions } from './hall-standing';
import { keptKit } from './kept-kit';
import { keepRoll, keptRoll } from './kept-roll';
import type { Tap } from './roll-view';
import SchedulePage from './pages/SchedulePage.svelte';
import type { Roll, Session } from './types';

const hour = 3_600_000;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
const later = (id: string, hours: number, more: Partial<Session> = {}): Session =>
  aSession({ id, startsAt: at(hours * hour), endsAt: at((hours + 2) * hour), ...more });
const aRoll = (session: Session): Roll => ({ asOf: at(0), session, rows: [] }) as unknown as Roll;
const aKit = (hasCodes: boolean): object => ({
  ...{ asOf: at(0), keys: [], cards: [] },
  codes: hasCodes ? { from: at(0), tokens: ['a'], numbersFrom: at(0), numbers: ['111111'] } : null,
});
const text = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
/** The line of each session, as it is said. */
const lines = (): string[] =>
  [...document.querySelectorAll('.near .chip')].map((chip) => chip.textContent?.trim() ?? '');

/** A browser whose worker keeps every file, or one without any. */
function simulateWorker(isThere: boolean): void {
  Object.defineProperty(navigator, 'serviceWorker', {
    ...{ configurable: true, value: isThere ? { controller: {} } : undefined },
  });
  globalThis.caches = { match: () => Promise.resolve({}) } as unknown as CacheStorage;
  performance.getEntriesByType = () => [];
}

const spareData = (isOn: boolean): void =>
  void Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: isOn } });

describe('a phone made ready for the halls of the next 24 hours', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let asked: string[] = [];
  let running = 0;
  let most = 0;
  let failing = false;
  const { fetchPage } = Router.prototype;

  beforeAll(simulateLayout);
  beforeEach(() => {
    localStorage.clear();
    keepFor('a1');
    [asked, running, most, failing] = [[], 0, 0, false];
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    simulateWorker(true);
    spareData(false);
    Router.prototype.fetchPage = () => Promise.resolve(true);
  });
  afterEach(() => leave());
  afterAll(() => void (Router.prototype.fetchPage = fetchPage));

  /** A server with these sessions; `shown`: those of the week on the screen. */
  function serve(sessions: readonly Session[], shown: readonly Session[] = []): void {
    answerFrom(async (address) => {
      const { pathname, searchParams } = new URL(address, 'http://here');
      const [, id = '', what] = /class-sessions\/([^/]+)\/(roll|hall-kit)/.exec(pathname) ?? [];
      if (pathname.endsWith('/class-sessions')) {
        const days =
          (Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '')) / (24 * hour);
        return { items: days > 1 ? shown : sessions };
      }
      if (what === undefined) return { items: [], classes: [], sessions: [] };
      if (failing) return new Refusal({ status: 503, code: 'unknown' });
      asked.push(`${what} ${id}`);
      [running, most] = [running + 1, Math.max(most, running + 1)];
      await new Promise((resolve) => setTimeout(resolve, 0));
      running -= 1;
      const session = sessions.find((one) => one.id === id) ?? aSession();
      return what === 'roll' ? aRoll(session) : aKit(Date.parse(session.endsAt) - Date.now() < 11 * hour);
    });
  }

  async function look(): Promise<void> {
    ({ leave } = await mountPage(SchedulePage, {}, '/giang-vien'));
    for (let turn = 0; turn < 6; turn += 1) await settled();
  }

  it('holds roll and kit of each, fetched one after another, and says so with a line each', async () => {
    serve([later('one', 1), later('two', 5), later('far', 30), later('foreign', 2, { isOwn: false })]);
    await look();
    expect(asked).toEqual(['roll one', 'hall-kit one', 'roll two', 'hall-kit two']);
    expect(most).toBe(1);
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng', 'Máy đã sẵn sàng khi mất mạng']);
    expect([keptRoll('two')?.roll.session.id, keptKit('two') !== null]).toEqual(['two', true]);
  });

  it('does not fetch again what is there, and leaves the taps that wait on it', async () => {
    const session = later('one', 1);
    const tap = { key: 'k', mark: 'present' } as unknown as Tap;
    keepRoll('one', { roll: aRoll(session), taps: { m: tap } });
    serve([session]);
    await look();
    expect(asked).toEqual(['roll one', 'hall-kit one']);
    expect(keptRoll('one')?.taps).toEqual({ m: tap });
    await leave();
    asked = [];
    await look();
    expect(asked).toEqual([]);
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng']);
  });

  it('says that the codes of a session far off are not there yet, and when to fetch them', async () => {
    serve([later('morning', 14)]);
    await look();
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng, chưa có mã trên màn hình']);
    expect(text()).toMatch(/Mở lại trang này từ \d\d:\d\d ngày/);
  });

  it('fetches nothing by itself where data is spared, but at a press', async () => {
    spareData(true);
    serve([later('one', 1)]);
    await look();
    expect([asked, lines()]).toEqual([[], ['Chưa giữ trên máy']]);
    [...document.querySelectorAll<HTMLElement>('.near button')]
      .find((one) => one.textContent?.includes('Giữ trên máy'))
      ?.click();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng']);
  });

  it('says that it did not come, until it does', async () => {
    serve([later('one', 1)]);
    failing = true;
    await look();
    expect(lines()).toEqual(['Chưa giữ trên máy']);
    expect(text()).toContain('Chưa tải được, mạng yếu hoặc hệ thống đang bận.');
    failing = false;
    document.querySelector<HTMLElement>('.near button')?.click();
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng']);
    expect(text()).not.toContain('Chưa tải được');
  });

  it('is not called ready where no page opens without network, until one does', async () => {
    simulateWorker(false);
    serve([later('one', 1)]);
    await look();
    expect(lines()).toEqual(['Đã giữ danh sách, chưa giữ được trang điểm danh']);
    simulateWorker(true);
    window.dispatchEvent(new Event('online'));
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng']);
  });

  it('is told the one that is chosen in the week like the others', async () => {
    const session = later('one', 1);
    serve([session], [session]);
    await look();
    expect(document.querySelectorAll('.near li')).toHaveLength(1);
    expect(lines()).toEqual(['Máy đã sẵn sàng khi mất mạng']);
  });
});

describe('what lies on a phone of a session', () => {
  const now = Date.parse('2026-12-01T08:00:00Z');
  const session = aSession({ startsAt: '2026-12-01T12:00:00Z', endsAt: '2026-12-01T14:00:00Z', revision: 3 });
  const hold = (asOf: string, codes: object | null, revision = 3): void => {
    keepRoll('a', { roll: { asOf, session: { ...session, revision }, rows: [] } as unknown as Roll, taps: {} });
    const kit = { asOf, keys: [], cards: [], codes };
    localStorage.setItem('lopso.kept.kit.a', JSON.stringify({ kit, aheadMs: 0 }));
  };
  beforeEach(() => {
    localStorage.clear();
    keepFor('a1');
  });

  it.each([
    { what: 'is fresh for three hours', asOf: '2026-12-01T05:30:00Z', codes: {}, revision: 3, isStale: false },
    { what: 'is old after three', asOf: '2026-12-01T04:30:00Z', codes: {}, revision: 3, isStale: true },
    { what: 'is old once the session was moved', asOf: '2026-12-01T07:30:00Z', codes: {}, revision: 2, isStale: true },
    { what: 'lacks codes within reach', asOf: '2026-12-01T07:30:00Z', codes: null, revision: 3, isStale: true },
  ])('$what', ({ asOf, codes, revision, isStale }) => {
    hold(asOf, codes, revision);
    expect(hallStanding(session, now)).toMatchObject({ isStale, holds: codes === null ? 'no-codes' : 'all' });
  });

  it('lacks nothing that could be fetched while the codes are too far off', () => {
    hold('2026-12-01T01:30:00Z', null);
    expect(hallStanding(session, Date.parse('2026-12-01T02:00:00Z')).isStale).toBe(false);
  });

  it('counts a session that runs, and none that is over, cancelled, closed or after a day', () => {
    const hours = (startsAt: string, endsAt: string, more: Partial<Session> = {}) =>
      aSession({ startsAt, endsAt, ...more });
    const runs = hours('2026-12-01T07:00:00Z', '2026-12-01T09:00:00Z', { state: 'open' });
    const others = [
      hours('2026-12-01T05:00:00Z', '2026-12-01T07:00:00Z'),
      hours('2026-12-02T08:30:00Z', '2026-12-02T09:00:00Z'),
      hours('2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z', { state: 'cancelled' }),
      hours('2026-12-01T07:00:00Z', '2026-12-01T09:00:00Z', { state: 'closed' }),
    ];
    expect(nearSessions([...others, runs], now)).toEqual([runs]);
  });
});
