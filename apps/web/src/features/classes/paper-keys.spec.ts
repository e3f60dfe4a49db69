/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { preferences } from '../../lib/session/preferences.svelte';
import { session } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import PaperEntryPage from './pages/PaperEntryPage.svelte';
import type { Roll } from './types';

const row = (memberId: string, fullName: string, number: number): object => ({
  number,
  ...{ memberId, fullName, unitName: 'Thôn 3', communeName: 'Xã Hàm Yên', teamName: null, isWalkIn: false },
  ...{ isRestricted: false, mark: null, source: null, markedAt: null, cameAt: null, leftAt: null, minutes: null },
  ...{ excuse: null, countedMinutes: null, samePhoneAs: [], dispute: null },
});
const roll = {
  session: {
    ...{ id: 's', title: 'Ký số', number: 1, isOwn: true, state: 'closed', trainerName: 'Hà Minh Tuấn' },
    ...{ startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z', plannedMinutes: 90 },
  },
  rows: [
    row('a', 'Hoàng Thị Ánh', 1),
    row('b', 'Ma Văn Bằng', 2),
    row('c', 'Sùng Mí Sò', 3),
    row('d', 'Lò Thị Dín', 4),
  ],
  corrections: { canCorrect: true, trainerUntil: '2026-12-08', departmentUntil: '2026-12-31' },
  asOf: '2026-12-01T14:00:00.000Z',
} as unknown as Roll;

describe('the keys of a signed list', () => {
  let said: object[];
  let leave: () => Promise<void>;

  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(async () => {
    said = [];
    session.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    answerFrom(async (address, sent) => {
      if (address.endsWith('/corrections')) said.push(sent as object);
      return address.includes('/roll') || address.endsWith('/corrections') ? roll : { items: [], sheets: [] };
    });
    ({ leave } = await mountPage(PaperEntryPage, { params: { sessionId: 's' } }));
  });
  afterEach(() => leave());

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await settled();
    }
  }
  const marks = (): unknown[] =>
    said.map((one) => {
      const { memberId, mark, excuse, source } = one as Record<string, unknown>;
      return [memberId, mark, ...(excuse ? [excuse] : []), source];
    });

  it('mark line after line: C and Enter present, V absent, P excused', async () => {
    await press('c', 'v', 'p', 'Enter');
    expect(marks()).toEqual([
      ['a', 'present', 'paper'],
      ['b', 'absent', 'paper'],
      ['c', 'excused', 'personal', 'paper'],
      ['d', 'present', 'paper'],
    ]);
  });

  it('go to a number and by arrows, take back by Z, and T asks for hours', async () => {
    await press('3', 'c', 'ArrowUp', 'ArrowUp', 'v', 'z');
    expect(marks().slice(0, 2)).toEqual([
      ['c', 'present', 'paper'],
      ['b', 'absent', 'paper'],
    ]);
    expect(marks()).toHaveLength(3);
    await press('t');
    expect(document.querySelector('dialog[open]')?.textContent).toContain('Bằng đến, về lúc nào?');
  });

  it('leave letters alone for who has put them off', async () => {
    preferences.set({ letterKeys: false });
    await press('c', 'v');
    expect(marks()).toEqual([]);
    await press('Enter');
    preferences.set({ letterKeys: true });
    expect(marks()).toEqual([['a', 'present', 'paper']]);
  });
});
