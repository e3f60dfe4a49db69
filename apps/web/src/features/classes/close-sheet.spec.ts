/** @jest-environment jsdom */
import { mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import CloseSheet from './components/CloseSheet.svelte';
import type { RollState } from './roll.svelte';
import type { Session } from './types';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('the sheet that closes a session', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  afterEach(async () => {
    await leave();
    jest.restoreAllMocks();
  });

  /** 08:00–11:00 in Vietnam, closed at this time. */
  async function shown(time: string, isClosed = true, refusedCount = 0): Promise<(string | null)[]> {
    const closedAt: (string | null)[] = [];
    const present: never[] = [];
    const roll = { ...{ present, unkeptCount: 0, waitingCount: 0, refusedCount, clockAhead: 0 }, close: closing };
    function closing(wentUntil: string | null): Promise<boolean> {
      closedAt.push(wentUntil);
      return Promise.resolve(isClosed);
    }
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`2026-12-01T${time}:00+07:00`));
    const hours = { startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T04:00:00.000Z', plannedMinutes: 180 };
    const session = { id: 's', ...hours, wentUntil: null } as unknown as Session;
    leave = (await mountPage(CloseSheet, { open: true, roll: roll as unknown as RollState, session })).leave;
    await settled();
    return closedAt;
  }

  it('asks until when it went also where nobody is present yet: the signed list is typed in later', async () => {
    const closedAt = await shown('09:00');
    expect(words()).toContain('Buổi học đến lúc');
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent?.trim().startsWith('Kết thúc'))?.click();
    await settled();
    expect(closedAt).toEqual(['2026-12-01T02:00:00.000Z']);
  });

  it('says that something was refused, and stays where it was refused only now', async () => {
    await shown('10:55', false, 2);
    expect(words()).toContain('2 lần ghi không được nhận. Về danh sách xem là ai');
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Kết thúc')?.click();
    await settled();
    expect(document.querySelector('dialog[open]')).not.toBeNull();
  });

  it('asks nothing at the end of the plan', async () => {
    await shown('10:55');
    expect(words()).not.toContain('Buổi học đến lúc');
  });
});
