/** @jest-environment jsdom */
import { aSession } from '../../../../../test/support/sample-session';
import { answerFrom, mountPage, settled, simulateLayout } from '../../lib/testing/mounted-page';
import { dayOf } from '../../lib/i18n/format';
import { keepFor } from '../../lib/offline/kept';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { agreeKept, keepRoll, keptRoll, keptSessions } from './kept-roll';
import SchedulePage from './pages/SchedulePage.svelte';
import type { Tap } from './roll-view';
import type { Roll, Session } from './types';
import { addDays, today } from './week';

const hour = 3_600_000;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
const aRoll = (session: Session): Roll => ({ asOf: at(0), session, rows: [] }) as unknown as Roll;
const keepRollOf = (more: Partial<Session>): void => {
  const session = aSession({ startsAt: at(-hour), endsAt: at(hour), ...more });
  keepRoll(session.id, { roll: aRoll(session), taps: {} });
};
const away = (): Promise<object> => Promise.reject(new TypeError('no network'));
const text = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const rollLinks = (): (string | null)[] =>
  [...document.querySelectorAll('.kept a')].map((link) => link.getAttribute('href'));

describe('the schedule of a trainer without network', () => {
  let leave: () => Promise<void> = () => Promise.resolve();

  beforeAll(simulateLayout);
  beforeEach(() => {
    localStorage.clear();
    keepFor('a1');
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    answerFrom(away);
  });
  afterEach(async () => {
    await leave();
    leave = () => Promise.resolve();
  });

  it('leads to the rolls that this phone keeps: what is to come first, what is over last, her own alone', async () => {
    keepRollOf({ id: 'yesterday', startsAt: at(-26 * hour), endsAt: at(-24 * hour) });
    keepRollOf({ id: 'tomorrow', startsAt: at(24 * hour), endsAt: at(26 * hour) });
    keepRollOf({ id: 'now', title: 'Ký số', venueName: 'Nhà văn hóa thôn Thọ' });
    keepRollOf({ id: 'foreign', isOwn: false });
    ({ leave } = await mountPage(SchedulePage, {}, '/giang-vien'));
    expect(text()).toContain('Mất mạng: các buổi đã giữ trên máy này');
    expect(rollLinks()).toEqual(['now', 'tomorrow', 'yesterday'].map((id) => `/giang-vien/buoi/${id}`));
    expect(document.querySelector('.kept a')?.textContent).toMatch(/Ký số, buổi\s1.*Nhà văn hóa thôn Thọ/);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
  });

  it('says that it keeps none, and what to do about it', async () => {
    ({ leave } = await mountPage(SchedulePage, {}, '/giang-vien?buoi=gone'));
    expect(text()).toContain('Mất mạng: máy này chưa giữ buổi nào');
    expect(text()).toContain('Có mạng, mở trang này một lần');
  });

  it('shows the week again once there is an answer', async () => {
    keepRollOf({ id: 'now' });
    ({ leave } = await mountPage(SchedulePage, {}, '/giang-vien'));
    expect(rollLinks()).toHaveLength(1);
    answerFrom(() => Promise.resolve({ items: [], classes: [], sessions: [] }));
    [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('Thử lại'))?.click();
    await settled();
    expect(text()).not.toContain('các buổi đã giữ trên máy này');
    expect(text()).toContain('Tuần này chưa có buổi nào');
  });

  it('keeps nothing of one whose phone it is no longer, and no session longer than three days', () => {
    keepRollOf({ id: 'old', startsAt: at(-75 * hour), endsAt: at(-73 * hour) });
    keepRollOf({ id: 'now' });
    expect(keptSessions(Date.now()).map(({ id }) => id)).toEqual(['now']);
    localStorage.setItem('lopso.kept-for', 'a2');
    expect(keptSessions(Date.now())).toEqual([]);
  });
});

describe('the sessions that a phone keeps, after the server was asked', () => {
  const on = today();
  const hours = (from: string, until: string, day = on): Pick<Session, 'startsAt' | 'endsAt'> => ({
    startsAt: `${day}T${from}:00+07:00`,
    endsAt: `${day}T${until}:00+07:00`,
  });
  const noon = hours('12:00', '14:00');
  const listed = (): string[] => keptSessions(Date.now()).map(({ id }) => id);

  beforeAll(simulateLayout);
  beforeEach(() => {
    localStorage.clear();
    keepFor('a1');
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
  });

  /** Looks at the schedule while the network carries the lists alone; these are all her sessions, of whatever day. */
  async function lookWith(sessions: readonly Session[], address: string): Promise<void> {
    answerFrom((asked) => {
      const { pathname, searchParams } = new URL(asked, 'http://here');
      if (pathname.includes('/class-sessions/')) return away();
      const [from = '', to = ''] = ['from', 'to'].map((name) => searchParams.get(name) ?? '');
      const items = sessions.filter(({ startsAt }) => from <= dayOf(startsAt) && dayOf(startsAt) <= to);
      return Promise.resolve({ items: pathname.endsWith('/class-sessions') ? items : [], classes: [], sessions: [] });
    });
    const { leave } = await mountPage(SchedulePage, {}, address);
    await settled();
    await leave();
    answerFrom(away);
  }

  it('are without network those of the last answer: none cancelled, moved away or given to another', async () => {
    for (const id of ['held', 'cancelled', 'moved', 'far', 'given']) keepRollOf({ id, ...noon });
    await lookWith(
      [
        aSession({ id: 'held', ...noon }),
        aSession({ id: 'cancelled', ...noon, state: 'cancelled' }),
        aSession({ id: 'moved', ...hours('15:15', '17:00') }),
        aSession({ id: 'far', ...hours('12:00', '14:00', addDays(on, 8)) }),
      ],
      '/giang-vien',
    );
    const { leave } = await mountPage(SchedulePage, {}, '/giang-vien');
    expect(rollLinks().sort()).toEqual(['held', 'moved'].map((id) => `/giang-vien/buoi/${id}`));
    expect(document.querySelector('.kept a[href$="moved"]')?.textContent).toContain('15:15');
    await leave();
  });

  it('are those of the next 24 hours as they are now, whatever week is looked at', async () => {
    for (const id of ['held', 'cancelled', 'given']) keepRollOf({ id, ...noon });
    await lookWith(
      [aSession({ id: 'held', ...noon }), aSession({ id: 'cancelled', ...noon, state: 'cancelled' })],
      '/giang-vien?tuan=2020-01-06',
    );
    expect(listed()).toEqual(['held']);
  });

  it('keep the taps, and the number by which the list of people is known to be old', () => {
    const taps = { m: { key: 'k', mark: 'present' } as unknown as Tap };
    const session = aSession({ ...noon, revision: 3 });
    keepRoll('a', { roll: aRoll(session), taps });
    agreeKept([{ ...session, state: 'cancelled', revision: 4 }], on, on);
    expect(keptRoll('a')).toMatchObject({ taps, roll: { session: { state: 'cancelled', revision: 3 } } });
    expect(listed()).toEqual([]);
    agreeKept([{ ...session, revision: 5 }], on, on);
    expect(listed()).toEqual(['a']);
  });

  it('stay away at the hours they were given away, though their roll is read again, until they are hers or moved', () => {
    keepRollOf({ ...noon });
    agreeKept([], addDays(on, 1), addDays(on, 7));
    expect(listed()).toEqual(['a']);
    agreeKept([], on, on);
    expect(listed()).toEqual([]);
    keepRollOf({ ...noon });
    expect(listed()).toEqual([]);
    keepRollOf(hours('08:00', '10:00', addDays(on, 8)));
    expect(listed()).toEqual(['a']);
    keepRollOf({ ...noon });
    agreeKept([aSession({ ...noon })], on, on);
    expect(listed()).toEqual(['a']);
  });
});
