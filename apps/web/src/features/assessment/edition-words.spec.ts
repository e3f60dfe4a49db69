import { editionNote, editionWords } from './edition-words';

describe('the version a try was handed in for', () => {
  it('is said to the grader where another one is current, and what an earlier edition does not count for', () => {
    const current = { isOfEarlierEdition: false, olderVersion: null };
    expect([editionNote(current), editionWords(current)]).toEqual([null, null]);
    const older = { isOfEarlierEdition: false, olderVersion: '1.0.0' };
    expect(editionNote(older)).toBe('bản 1.0.0');
    expect(editionWords(older)).not.toContain('học lại');
    const earlier = { isOfEarlierEdition: true, olderVersion: '1.0.0' };
    expect(editionNote(earlier)).toBe('bản cũ 1.0.0');
    expect(editionWords(earlier)).toContain('không tính cho phần học lại');
  });
});
