import { kindWords, PROBLEM_CODES, problemSentence } from './template.rules';

/** Codes that keep no row from being written, or that a row's state tells by itself. */
const NEVER_BLOCKING = new Set([
  ...[
    'name-cleaned',
    'date-to-year',
    'position-at-work',
    'year-as-date',
    'lost-nought',
    'first-phone',
    'shared-phone',
    'known-phone',
    'commune-from-old',
    'village-new',
    'set-aside',
    'set-aside-over',
  ],
  ...[
    'village-near',
    'village-near-row',
    'village-known',
    'kind-missing',
    'team-new',
    'already-there',
    'likeness',
    'repeated',
  ],
]);

describe('the words of problems', () => {
  it('name every kind that keeps a row, in a few words', () => {
    const kinds = PROBLEM_CODES.filter((code) => !NEVER_BLOCKING.has(code)).map((code) => kindWords(code));
    expect(kinds).not.toContain(kindWords('no such code'));
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.filter((words) => words.split(' ').length > 8)).toEqual([]);
  });

  it('cut a value that has no end, and keep none that turns the text around', () => {
    const sentence = problemSentence('birth-year', { typed: `\u202e${'9'.repeat(300)}` });
    expect(sentence).toBe(`Không đọc được năm sinh từ “${'9'.repeat(80)}…”.`);
  });

  it('put the values where the sentence wants them, and leave no brace', () => {
    expect(problemSentence('team-full', { team: 'Thôn 3', limit: 5 })).toBe(
      'Tổ của Thôn 3 có 5 vị trí, đến dòng này đã đủ người.',
    );
    expect(PROBLEM_CODES.filter((code) => /[{}]/.test(problemSentence(code, {})))).toEqual([]);
  });
});
