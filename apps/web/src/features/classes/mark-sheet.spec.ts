/** @jest-environment jsdom */
import { mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import MarkSheet from './components/MarkSheet.svelte';
import type { MarkWord } from './mark-state';
import type { RollLine } from './roll-view';
import type { Session } from './types';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('the sheet that notes how long somebody was there', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  afterEach(() => leave());

  /** A session of three hours from 08:00 that ended then, null: at its end; gives what is noted, and types minutes. */
  async function shown(wentUntil: string | null) {
    const noted: MarkWord[] = [];
    const hours = { startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T04:00:00.000Z', plannedMinutes: 180 };
    const session = { id: 's', ...hours, wentUntil } as unknown as Session;
    const line = { memberId: 'm', fullName: 'Lò Thị Ban', mark: 'present', isPresent: true } as unknown as RollLine;
    const onword = (_line: RollLine, word: MarkWord): Promise<void> => {
      noted.push(word);
      return Promise.resolve();
    };
    leave = (await mountPage(MarkSheet, { line, session, clockAhead: 0, onword })).leave;
    await settled();
    const minutes = async (count: number): Promise<void> => {
      const field = document.querySelector<HTMLInputElement>('input[inputmode="numeric"][maxlength="3"]');
      if (field === null) throw new Error('no field for minutes');
      field.value = String(count);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settled();
      [...document.querySelectorAll('button')]
        .find(({ textContent }) => textContent?.trim() === 'Ghi số phút')
        ?.click();
      await settled();
    };
    return { noted, minutes };
  }

  it('takes no more minutes than a session was held that ended early, and says how many', async () => {
    const { noted, minutes } = await shown('2026-12-01T02:00:00.000Z');
    await minutes(61);
    expect(words()).toContain('Ghi từ 1 đến 60 phút.');
    expect(noted).toEqual([]);
    await minutes(60);
    expect(noted).toEqual([{ mark: 'present', minutes: 60 }]);
  });

  it('takes those of the plan where it went to its end', async () => {
    const { noted, minutes } = await shown(null);
    await minutes(181);
    expect(words()).toContain('Ghi từ 1 đến 180 phút.');
    await minutes(61);
    expect(noted).toEqual([{ mark: 'present', minutes: 61 }]);
  });
});
