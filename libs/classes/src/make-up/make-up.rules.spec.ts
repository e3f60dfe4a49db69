import { isSameSubject, MAKE_UP_DAYS, makeUpExpiresAt, makeUpState } from './make-up.rules';

const NOW = new Date('2026-12-02T01:00:00Z');

const term = { expiresAt: makeUpExpiresAt(NOW), endedAs: null };

describe('an offer of a make-up', () => {
  it('is open for two months and then expires', () => {
    const last = new Date(NOW.getTime() + MAKE_UP_DAYS * 86_400_000 - 1);
    expect(makeUpState(term, NOW)).toBe('open');
    expect(makeUpState(term, last)).toBe('open');
    expect(makeUpState(term, new Date(last.getTime() + 1))).toBe('expired');
  });

  it('stays what it ended as, and is none where none was made', () => {
    const later = new Date(NOW.getTime() + 100 * 86_400_000);
    expect(makeUpState({ ...term, endedAs: 'taken' }, later)).toBe('taken');
    expect(makeUpState({ ...term, endedAs: 'declined' }, NOW)).toBe('declined');
    expect(makeUpState(null, NOW)).toBe('none');
  });

  it('is of the same course; without a course, of the same title', () => {
    const course = { topic: 'C05', title: 'Dịch vụ công' };
    expect(isSameSubject(course, { topic: 'C05', title: 'Nộp hồ sơ ở nhà' })).toBe(true);
    expect(isSameSubject(course, { topic: 'C08', title: 'Dịch vụ công' })).toBe(false);
    expect(isSameSubject(course, { topic: null, title: 'Dịch vụ công' })).toBe(false);
    expect(isSameSubject({ topic: null, title: ' Ký Số' }, { topic: null, title: 'ký số' })).toBe(true);
  });
});
