/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateLayout } from '../../lib/testing/mounted-page';
import ChasePage from './pages/ChasePage.svelte';

const HAM_YEN = '01930000-0000-7000-8000-000000000001';
const TEAM_A = '01930000-0000-7000-8000-00000000000a';
const TEAM_B = '01930000-0000-7000-8000-00000000000b';
const ROUND = '01930000-0000-7000-8000-0000000000ff';

const round = { id: ROUND, title: 'Đợt 1', state: 'open', dueOn: '2026-12-31', endedOn: null };
const aPerson = (fullName: string, phone: string): object => ({
  ...{ cycleId: fullName, memberId: fullName, fullName, givenName: fullName, isRestricted: false, teamId: TEAM_A },
  ...{ teamName: 'Tổ', villageName: null, stage: 'doing', doneSteps: 1, totalSteps: 2, dueOn: '2026-12-31' },
  ...{
    lastOn: '2026-12-31',
    isExtended: false,
    missing: 'bài 4',
    way: '',
    wayMinutes: 0,
    isOnlyWaiting: false,
    classes: [],
  },
  ...{ reminders: 'allowed', phone },
});
const definition = { sentence: 'Tính theo đợt.', rules: [] };
const aList = (fullName: string): object => ({
  ...{ head: { round, today: '2026-11-27', asOf: '2026-11-27T01:00:00.000Z', definition }, total: 1, nextCursor: null },
  people: [aPerson(fullName, '+84992100004')],
});
const teams = [
  { id: TEAM_A, name: 'Tổ Bản Pắng' },
  { id: TEAM_B, name: 'Tổ Làng Bát' },
];

let page: Awaited<ReturnType<typeof mountPage>> | null = null;
let listed: () => Promise<object>;
let teamsRead = 0;

const server = (address: string): Promise<object> => {
  if (address.includes('/chase')) return listed();
  if (address.includes('/communes/')) {
    teamsRead += 1;
    return Promise.resolve({ teams });
  }
  return Promise.resolve([round]);
};

async function aPage(address: string): Promise<void> {
  answerFrom(server);
  const desks = [{ workspace: 'commune', unitId: HAM_YEN, unitName: 'Xã Hàm Yên' }];
  session.account = { displayName: 'Lò Thị Dín', desks, permissions: [] } as unknown as Account;
  page = await mountPage(ChasePage, { workspace: 'commune' }, address);
}
const calls = (): number => document.querySelectorAll('a[href^="tel:"]').length;
const reminds = (): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Chép lời nhắc cho cả tổ');

describe('who is to be reminded', () => {
  beforeAll(simulateLayout);
  afterEach(async () => {
    await page?.leave();
    page = null;
  });

  it('is not shown as the people of another team, while those are awaited or can’t be read', async () => {
    listed = () => Promise.resolve(aList('Ma Văn Bình'));
    await aPage(`/?to=${TEAM_A}`);
    expect(document.body.textContent).toContain('Ma Văn Bình');
    expect([calls(), reminds() !== undefined]).toEqual([1, true]);

    listed = () => new Promise(() => undefined);
    page?.router.setQuery({ to: TEAM_B });
    await settled();
    expect(document.body.textContent).not.toMatch(/Ma Văn Bình|người chưa hoàn thành/);
    expect([calls(), reminds()]).toEqual([0, undefined]);

    listed = () => Promise.reject(new TypeError('offline'));
    page?.router.setQuery({ 'tinh-trang': 'dang-hoc' });
    await settled();
    expect(document.body.textContent).not.toMatch(/Ma Văn Bình|người chưa hoàn thành/);
    // What it is picked by stays, so that something else can be chosen.
    expect([calls(), document.querySelectorAll('[role=group] select').length]).toEqual([0, 2]);

    listed = () => Promise.resolve(aList('Triệu Minh Hùng'));
    page?.router.setQuery({ 'tinh-trang': null });
    await settled();
    expect(document.body.textContent).toContain('Triệu Minh Hùng');
  });

  it('reads the teams once while people are filtered', async () => {
    listed = () => Promise.resolve(aList('Ma Văn Bình'));
    teamsRead = 0;
    await aPage('/');
    page?.router.setQuery({ 'tinh-trang': 'dang-hoc' });
    await settled();
    expect(teamsRead).toBe(1);
  });

  it('is nobody in a round that was ended', async () => {
    const ended = { ...aList('Ma Văn Bình'), total: 0, people: [] };
    const head = (ended as unknown as { head: object }).head;
    listed = () => Promise.resolve({ ...ended, head: { ...head, round: { ...round, endedOn: '2026-12-31' } } });
    await aPage('/');
    expect(document.body.textContent).toContain('Đợt đã kết thúc ngày 31/12/2026');
    expect(document.body.textContent).not.toContain('Mọi người đã hoàn thành');
  });

  it('is counted as what the filter finds, and not filtered where nobody is left', async () => {
    listed = () => Promise.resolve({ ...aList('Ma Văn Bình'), total: 0, people: [] });
    await aPage('/?tinh-trang=cho-cham');
    expect(document.body.textContent).toContain('0 người khớp với bộ lọc · Xã Hàm Yên');
    page?.router.setQuery({ 'tinh-trang': null });
    await settled();
    expect(document.body.textContent).toContain('Mọi người đã hoàn thành');
    expect(document.body.textContent).not.toContain('0 người');
    expect(document.querySelectorAll('[role=group] select')).toHaveLength(0);
  });
});
