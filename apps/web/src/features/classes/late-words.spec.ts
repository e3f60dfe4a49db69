/** @jest-environment jsdom */
import { mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import DisputeSheet from './components/DisputeSheet.svelte';
import LateWords from './components/LateWords.svelte';
import { disputeNote, disputeReason } from './hall-words';
import type { MarkWord } from './mark-state';
import type { RollLine } from './roll-view';
import type { RollState } from './roll.svelte';

const nothing = { cameAt: null, leftAt: null, minutes: null, excuse: null };
const saidAt = { markedAt: '2026-12-01T12:40:00.000Z', madeAt: '2026-12-01T12:20:00.000Z' };
const line = (memberId: string, mark: 'present' | null, dispute: object | null): RollLine =>
  ({
    ...{ memberId, fullName: `Vàng Thị ${memberId}`, mark, source: mark && 'card', markedAt: mark && saidAt.markedAt },
    ...{ ...nothing, dispute: dispute && { source: 'roll', ...saidAt, ...nothing, ...dispute } },
  }) as unknown as RollLine;
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('what a phone said late of people whom nobody else marked', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let decided: [string, MarkWord][] = [];
  let refusedOn = '';
  beforeEach(() => {
    simulateLayout();
    simulateDialogs();
    [decided, refusedOn] = [[], ''];
  });
  afterEach(async () => {
    await leave();
    leave = () => Promise.resolve();
  });

  const shown = async (...lines: RollLine[]): Promise<void> => {
    const decide = (memberId: string, word: MarkWord): Promise<void> => {
      if (memberId === refusedOn) return Promise.reject(new Error('refused'));
      decided.push([memberId, word]);
      return Promise.resolve();
    };
    ({ leave } = await mountPage(LateWords, { roll: { lines, decide } as unknown as RollState }));
  };
  const press = async (): Promise<void> => {
    document.querySelector('button')?.click();
    await settled();
  };
  const cameAt = '2026-12-01T12:25:00.000Z';

  it('is taken at once, each as the phone said it; what two phones say otherwise is decided one by one', async () => {
    await shown(
      line('a', null, { mark: 'present' }),
      line('b', null, { mark: 'present', cameAt }),
      line('c', 'present', { mark: 'absent' }),
      line('d', null, null),
      line('e', null, { mark: 'present', source: 'scan' }),
    );
    expect(words()).toContain('2 người máy đã ghi, gửi lên trễ nên chưa tính');
    expect(document.querySelector('button')?.textContent?.trim()).toBe('Nhận 2 người máy đã ghi');
    await press();
    expect(decided).toEqual([
      ['a', { mark: 'present', cameAt: null, leftAt: null, minutes: null }],
      ['b', { mark: 'present', cameAt: '19:25', leftAt: null, minutes: null }],
    ]);
  });

  it('is said to be whose it is, and what somebody said who stands there no more is decided one by one', async () => {
    const [byName, gone] = ['Hà Thị Mời', line('d', null, { mark: 'present', byName: null })];
    await shown(
      line('a', null, { mark: 'present', byName }),
      line('b', null, { mark: 'present', byName: 'Lý Văn Chấn' }),
      line('c', null, { mark: 'present', byName }),
      gone,
    );
    expect(words()).toContain('Người ghi: Hà Thị Mời, Lý Văn Chấn.');
    await press();
    expect(decided.map(([memberId]) => memberId)).toEqual(['a', 'b', 'c']);
    expect(disputeReason(gone, 'Mỷ')).toContain('nay không còn đứng lớp buổi này');
    expect(disputeReason(line('a', null, { mark: 'present', byName }), 'Mỷ')).toContain('Người ghi: Hà Thị Mời.');
  });

  it('is not offered for one, whose row is pressed', async () => {
    await shown(line('a', null, { mark: 'present' }), line('c', 'present', { mark: 'absent' }));
    expect(words().trim()).toBe('');
  });

  it('is said as what it is, on the row and where it is decided', () => {
    const late = line('a', null, { mark: 'present', cameAt });
    expect(disputeNote(late)).toBe('máy ghi có mặt, đến 19:25, gửi lên trễ nên chưa tính; bấm để chọn');
    expect(disputeReason(late, 'Mỷ')).toContain('Chưa ai ghi người này');
    const two = line('c', 'present', { mark: 'absent' });
    expect([disputeNote(two), disputeReason(two, 'Mỷ')]).toEqual([
      'hai máy ghi khác nhau, bấm để chọn',
      expect.stringContaining('Hai máy ghi khác nhau'),
    ]);
  });

  it('that is the same to the minute is one choice, and the sheet that decides opens', async () => {
    const here = { ...line('a', 'present', { mark: 'present', cameAt: '2026-12-01T12:12:40.000Z' }) };
    Object.assign(here, { cameAt: '2026-12-01T12:12:05.000Z' });
    const roll = { decide: () => Promise.resolve() } as unknown as RollState;
    ({ leave } = await mountPage(DisputeSheet, { line: here, roll }));
    const labels = [...document.querySelectorAll('button')].map((one) => one.textContent?.trim());
    expect(labels.filter((label) => label === 'Có mặt, đến 19:12')).toHaveLength(1);
  });
});
