/** @jest-environment jsdom */
import { aSession } from '../../../../../test/support/sample-session';
import { answerFrom, mountPage, settled, simulateLayout } from '../../lib/testing/mounted-page';
import { keepFor } from '../../lib/offline/kept';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { keepRoll, keptSessions } from './kept-roll';
import SchedulePage from './pages/SchedulePage.svelte';
import type { Roll, Session } from './types';

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
