import { viewOf } from './import.svelte';
import type { Candidate, Import, ImportRow, ListedImport, ProblemGroup } from './types';
import {
  byRemedy,
  columnLetter,
  effectWords,
  fillWords,
  firstView,
  foldedLines,
  groupedKinds,
  headSentence,
  likelyHeaderRow,
  overtakenSentences,
  readFrom,
  isErased,
  rowTexts,
  writtenWords,
} from './words';

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

  it('says beside the number of an erased row why nothing stands there', () => {
    const problem = { code: 'erased', sentence: 'Đã xóa theo yêu cầu của người này. Không nhập lại.' };
    const row = { number: 3, cells: [], person: null, village: null, state: 'skipped', problems: [problem] };
    expect(rowTexts(row as unknown as ImportRow)).toEqual({ number: 3, name: 'Đã xóa theo yêu cầu' });
    expect(isErased({ problems: [] })).toBe(false);
  });

  it('lists obstacles by what can be done about them', () => {
    const one = (id: string, remedy: string) => ({ kind: 'member' as const, id, name: id, row: 1, words: '', remedy });
    const [first, second, third] = [one('a', 'Sửa lại.'), one('b', 'Giữ lại.'), one('c', 'Sửa lại.')];
    expect(byRemedy([first, second, third])).toEqual([
      { remedy: 'Sửa lại.', items: [first, third] },
      { remedy: 'Giữ lại.', items: [second] },
    ]);
  });

  it('folds a row into lines for a phone, with what the person is to be', () => {
    const person = { fullName: 'Lù Seo Páo', birthYear: 1988, phone: null, team: 'village-team', position: 'leader' };
    const problems = [{ code: 'shared-phone', sentence: 'Cùng số với dòng 4.' }];
    const row = { number: 9, cells: [], person, village: null, state: 'ready', problems } as unknown as ImportRow;
    expect(foldedLines(row)).toEqual(['Dòng 9 · 1988', 'Tổ của thôn · tổ trưởng', 'Cùng số với dòng 4.']);
    const seated = { ...row, person: { ...person, seatNumber: 4, position: 'member' } } as unknown as ImportRow;
    const placed = {
      ...row,
      person: { ...person, villageName: 'Thôn 2', communeName: 'Xã Yên Phú' },
    } as unknown as ImportRow;
    expect([foldedLines(placed)[1], foldedLines(placed, true)[1]]).toEqual(['Thôn 2', 'Thôn 2, Xã Yên Phú']);
    expect(foldedLines(seated)[1]).toBe('Tổ của thôn · vị trí 4, thành viên');
  });

  it('tells what was left unwritten for people who came in after the check, and of nobody where there were none', () => {
    const left = (likeness: number, repeated: number) => overtakenSentences({ overtaken: { likeness, repeated } });
    expect(left(0, 0)).toEqual([]);
    expect(left(3, 0)).toEqual([expect.stringMatching(/^\*\*3\*\* dòng chưa ghi: .* rồi ghi tiếp\.$/)]);
    expect(left(1, 2).map((text) => text.slice(0, 16))).toEqual(['**1** dòng chưa ', '**2** dòng không']);
  });

  it('says of an import taken back how many rows stood in the register', () => {
    const one = { state: 'undone', doneCount: 0, undoneCount: 9 } as ListedImport;
    expect(writtenWords(one)).toBe('Đã hoàn tác 9 dòng');
    expect(writtenWords({ ...one, state: 'committed', doneCount: 7 })).toBe('Đã ghi 7 dòng');
    expect(firstView(anImport({ undone: 9, skipped: 1 }, 'undone'))).toBe('undone');
  });

  it('shows the group the address names only while it has rows', () => {
    const query = new URLSearchParams('xem=ready');
    expect(viewOf(query, anImport({ ready: 1, problem: 1 }))).toBe('ready');
    expect(viewOf(query, anImport({ done: 3 }))).toBe('done');
  });

  it('takes a first row that says a year for a person, not for heads', () => {
    const startingWith = (...cells: string[]) => likelyHeaderRow({ firstRows: [{ number: 3, cells }] });
    expect(startingWith('Lù Seo Páo', '1988')).toBe(0);
    expect(startingWith('Ai', 'Khi nào')).toBe(3);
    expect(readFrom({ fileName: 'to.csv', sheetName: null, headerRow: 0 })).toBe('Không có dòng tiêu đề.');
  });

  it('says in a sentence what it came to', () => {
    expect(headSentence(anImport({ ready: 1200, problem: 3 }))).toBe('**1.200** dòng ghi được, **3** dòng cần sửa.');
    expect(headSentence(anImport({ done: 5 }, 'committed'))).toBe('Đã ghi **5** dòng vào danh sách.');
    expect(headSentence(anImport({ undone: 5 }, 'undone'))).toMatch(/^Đã hoàn tác \*\*5\*\* dòng/);
    expect(headSentence(anImport({}, 'matching'))).toBe('');
    expect(headSentence(anImport({ repeated: 2 }))).toMatch(/^Mọi dòng đã có/);
    expect(headSentence(anImport({ repeated: 2, skipped: 1 }))).toBe('Không còn dòng nào để ghi.');
    expect(headSentence(anImport({ passedOver: 3 }))).toMatch(/^Không thấy dòng nào có tên/);
    expect(headSentence(anImport({ ready: 1 }, 'cancelled'))).toMatch(/Danh sách giữ nguyên/);
  });

  it('names columns as Excel does', () => {
    expect([0, 25, 26, 59].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'BH']);
  });
});

describe('what an act will do', () => {
  const nothing = { people: 0, known: 0, phones: 0, seats: 0, teams: 0, villages: 0 };
  it('is counted with its sign, nothing that is none', () => {
    expect(effectWords({ ...nothing, people: 1037, seats: 30, villages: 2 }, '+')).toBe(
      '+1.037 người, +30 vị trí, +2 thôn',
    );
    expect(effectWords({ ...nothing, people: 4, phones: 1 }, '–')).toBe('–4 người, –1 số điện thoại');
  });

  it('is told even when nobody new comes, and of villages without people', () => {
    expect(effectWords({ ...nothing, known: 3 }, '+')).toBe('+0 người');
    expect(effectWords({ ...nothing, villages: 12 }, '+')).toBe('+12 thôn');
  });

  const row = (phone: string | null) => ({ person: { phone } }) as unknown as ImportRow;
  const candidate = (phone: string | null, kind: Candidate['kind'] = 'member', takesPhone = false) =>
    ({ kind, phone, takesPhone }) as Candidate;
  it('says which telephone a record gets or keeps', () => {
    expect(fillWords(row('0992100001'), candidate(null))).toMatch(/bổ sung số 0992100001/);
    expect(fillWords(row('0992100001'), candidate('0992100009'))).toMatch(/giữ số 0992100009/);
    expect(fillWords(row(null), candidate(null))).toMatch(/giữ nguyên/);
    expect(fillWords(row('0992100001'), candidate(null, 'row', true))).toMatch(/bỏ dòng này.*ghi số 0992100001 vào/);
    // Of one whose number cannot be read, or was emptied, nothing is filled in.
    expect(fillWords(row('0992100001'), candidate(null, 'row'))).toMatch(/bỏ dòng này cùng số 0992100001/);
    expect(fillWords(row('0992100001'), candidate('0992100009', 'row'))).toMatch(/bỏ dòng này cùng số 0992100001/);
    for (const phone of [null, '0992100001'])
      expect(fillWords(row(phone), candidate('0992100001', 'row'))).not.toMatch(/số 0/);
  });
});

describe('problems by kind', () => {
  it('leave kinds of one row to the row, and put groups of several under their kind', () => {
    const kinds = ['a', 'b'].map((code, index) => ({ code, words: code, count: index * 4 + 1, offered: 1 }));
    const groups = [
      { code: 'b', count: 3 },
      { code: 'b', count: 1 },
    ] as ProblemGroup[];
    const found = groupedKinds(kinds, groups);
    expect(found.map(({ kind, groups: own }) => [kind.code, own.length])).toEqual([['b', 1]]);
  });
});
