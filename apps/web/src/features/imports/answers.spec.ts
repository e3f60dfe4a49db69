import { ImportAnswers } from './answers.svelte';
import type { ProblemGroup } from './types';

const answers = (isTaken = true): ImportAnswers =>
  new ImportAnswers(
    () => 'i',
    () => Promise.resolve(isTaken),
  );
const group = { field: 'village', code: 'village-unknown', typed: 'Thôn 4', communeId: null } as ProblemGroup;

describe('an answer that was not good enough', () => {
  it('is told at its row and field in the words the officer saw', async () => {
    const given = answers();
    await given.repairRow(7, 'commune', { field: 'communeId', value: 'id', words: 'Chọn Xã Hàm Yên' });
    expect(given.refusedOf({ number: 7 }, 'commune')).toBe('Chọn Xã Hàm Yên');
    expect([given.refusedOf({ number: 8 }, 'commune'), given.refusedOf({ number: 7 }, 'village')]).toEqual([
      null,
      null,
    ]);
  });

  it('is told at the rows that read alike, before and after the value stands in them', async () => {
    const given = answers();
    await given.repairAlike(group, { field: 'village', value: 'Thôn 5' });
    expect(given.refusedOfAlike({ field: 'village', typed: 'Thôn 4' })).toBe('Thôn 5');
    expect(given.refusedOfAlike({ field: 'village', typed: 'Thôn 5' })).toBe('Thôn 5');
    expect(given.refusedOfAlike({ field: 'village', typed: 'Thôn 6' })).toBeNull();
  });

  it('is forgotten when it did not reach the server', async () => {
    const given = answers(false);
    await given.repairRow(7, 'phone', { field: 'phone', value: '0' });
    expect(given.refusedOf({ number: 7 }, 'phone')).toBeNull();
  });
});
