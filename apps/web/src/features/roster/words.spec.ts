import { viewOf } from './import.svelte';
import type { Import } from './types';
import { columnLetter, firstView, headSentence } from './words';

const counts = {
  ready: 0,
  problem: 0,
  likeness: 0,
  repeated: 0,
  skipped: 0,
  queued: 0,
  done: 0,
  undone: 0,
  passedOver: 0,
};
const anImport = (some: Partial<Import['counts']>, state: Import['state'] = 'checked'): Import =>
  ({ state, counts: { ...counts, ...some } }) as Import;

describe('the page of an import', () => {
  it('opens with what needs an answer before what is well', () => {
    expect(firstView(anImport({ ready: 9, problem: 1 }))).toBe('problem');
    expect(firstView(anImport({ ready: 9, likeness: 2 }))).toBe('likeness');
    expect(firstView(anImport({ done: 4 }))).toBe('done');
  });

  it('shows the group the address names only while it has rows', () => {
    const query = new URLSearchParams('xem=ready');
    expect(viewOf(query, anImport({ ready: 1, problem: 1 }))).toBe('ready');
    expect(viewOf(query, anImport({ done: 3 }))).toBe('done');
  });

  it('says in a sentence what it came to', () => {
    expect(headSentence(anImport({ ready: 1200, problem: 3 }))).toBe(
      '**1.200** dòng ghi được, **3** dòng cần sửa, **0** dòng có thể trùng.',
    );
    expect(headSentence(anImport({ done: 5 }, 'committed'))).toBe('Đã ghi **5** dòng vào danh sách.');
    expect(headSentence(anImport({ undone: 5 }, 'undone'))).toMatch(/^Đã hoàn tác \*\*5\*\* dòng/);
    expect(headSentence(anImport({}, 'matching'))).toBe('');
  });

  it('names columns as Excel does', () => {
    expect([0, 25, 26, 59].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'BH']);
  });
});
