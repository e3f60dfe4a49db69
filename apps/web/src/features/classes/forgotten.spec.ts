/** @jest-environment jsdom */
import type { Component } from 'svelte';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import DepartmentRollPage from './pages/DepartmentRollPage.svelte';
import PaperEntryPage from './pages/PaperEntryPage.svelte';
import RollPage from './pages/RollPage.svelte';

type Page = Component<{ params: { sessionId: string } }>;

const row = (memberId: string, fullName: string): object => ({
  ...{ memberId, fullName, unitName: 'Thôn 3', communeName: 'Xã Hàm Yên', teamName: null, isWalkIn: false, number: 1 },
  ...{ isRestricted: false, mark: null, source: null, markedAt: null, cameAt: null, leftAt: null, minutes: null },
  ...{ excuse: null, countedMinutes: null, samePhoneAs: [], dispute: null },
});
const found = { id: 'mui', fullName: 'Đặng Thị Mùi', unitName: 'Thôn 5', communeName: 'Xã Hàm Yên', communeId: 'hy' };
const rollOf = (more: { isOwn: boolean; canCorrect: boolean }): object => ({
  session: {
    ...{ id: 's', title: 'Ký số', number: 1, isOwn: more.isOwn, state: 'closed', trainerName: 'Hà Minh Tuấn' },
    ...{ startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z', plannedMinutes: 90 },
    ...{ communeId: 'hy', classGroupId: 'c', venueName: 'Nhà văn hóa Thôn 3', wentUntil: null },
  },
  rows: [row('a', 'Hoàng Thị Ánh')],
  corrections: { canCorrect: more.canCorrect, trainerUntil: '2026-12-31', departmentUntil: '2027-12-01' },
  asOf: '2026-12-01T14:00:00.000Z',
});
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const trainer = ['classes.book', 'classes.correct-attendance', 'org.read-members'];
const department = ['classes.correct-any', 'classes.correct-attendance', 'org.read-members'];

describe('who was forgotten when a session was closed', () => {
  let sent: { to: string; said: unknown }[];
  let leave: () => Promise<void> = () => Promise.resolve();

  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(() => (sent = []));
  afterEach(async () => {
    await leave();
    localStorage.clear();
  });

  async function open(page: Page, permissions: string[], more: { isOwn?: boolean; canCorrect?: boolean } = {}) {
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions } as unknown as Account;
    const roll = rollOf({ isOwn: true, canCorrect: true, ...more });
    answerFrom((address, said) => {
      if (said !== null) sent.push({ to: address.slice(address.lastIndexOf('/')), said });
      if (address.includes('/api/members')) return Promise.resolve({ items: [found], nextCursor: null });
      return Promise.resolve(/roll$|corrections$/.test(address) ? roll : { items: [], sheets: [] });
    });
    ({ leave } = await mountPage(page, { params: { sessionId: 's' } }));
    await settled();
  }

  const buttonOf = (text: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === text);

  async function add(button: string): Promise<void> {
    buttonOf(button)?.click();
    await settled();
    const field = document.querySelector<HTMLInputElement>('dialog[open] input[type="search"]');
    if (field === null) throw new Error('nobody can be looked for');
    field.value = 'mui';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settled();
    document.querySelector<HTMLElement>('[aria-label="Thêm Đặng Thị Mùi"]')?.click();
    await settled();
  }

  it.each([
    { who: 'by the trainer on the roll', page: RollPage as Page, button: 'Thêm người còn sót', source: 'correction' },
    { who: 'from the signed list', page: PaperEntryPage as Page, button: 'Thêm người chưa có tên', source: 'paper' },
  ])('is taken in $who as a correction', async ({ page, button, source }) => {
    await open(page, trainer);
    await add(button);
    expect(sent).toMatchObject([{ to: '/corrections', said: { memberId: 'mui', mark: 'present', source } }]);
  });

  it('is taken in by the department as a correction', async () => {
    await open(DepartmentRollPage as Page, department, { isOwn: false });
    await add('Thêm người còn sót');
    expect(sent).toMatchObject([{ to: '/corrections', said: { memberId: 'mui', mark: 'present' } }]);
  });

  it('is also taken in where the trainer looks for the name on the closed roll', async () => {
    await open(RollPage as Page, trainer);
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (field === null) throw new Error('no field to look for a name');
    field.value = 'mui';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    await add('Thêm người chưa đăng ký');
    expect(sent).toMatchObject([{ to: '/corrections', said: { memberId: 'mui', mark: 'present' } }]);
  });

  it.each([
    ['the roll', RollPage as Page],
    ['the signed list', PaperEntryPage as Page],
  ])('is told to the department by a guest, who books nobody: on %s', async (_where, page) => {
    await open(page, ['classes.correct-attendance']);
    expect(words()).toContain('Ai có học mà còn sót tên thì báo Sở tên người và xã');
    expect(words()).not.toContain('Thêm người');
  });

  it('is taken in by nobody whose days are over, and by no reader', async () => {
    await open(RollPage as Page, trainer, { canCorrect: false });
    expect(words()).not.toContain('Thêm người');
    expect(words()).toContain('Nay Sở sửa được');
    await leave();
    await open(RollPage as Page, ['org.read-members', 'classes.book'], { isOwn: false });
    expect(words()).not.toContain('Thêm người');
    expect(words()).not.toContain('còn sót tên');
  });
});
