import { correctionSentence, mayCorrect } from './correction-words';

const term = { trainerUntil: '2026-12-31', departmentUntil: '2027-12-01' };
const said = (more: object, asOf = '2026-12-02T01:00:00Z', isDepartment = false): string =>
  correctionSentence({ ...term, canCorrect: true, ...more }, { isDepartment, asOf });

describe('what a roll says of its corrections', () => {
  it('is the last day of who looks', () => {
    expect(said({})).toContain('Sửa được đến hết ngày 31/12/2026.');
    expect(said({}, undefined, true)).toContain('Sửa được đến hết ngày 01/12/2027.');
    expect(said({ trainerUntil: null, departmentUntil: null })).not.toContain('đến hết ngày');
  });

  it('is who still may, once it is over', () => {
    expect(said({ canCorrect: false }, '2027-01-01T01:00:00Z')).toContain('Nay Sở sửa được, đến hết ngày 01/12/2027');
    expect(said({ canCorrect: false, departmentUntil: null }, '2027-01-01T01:00:00Z')).toContain('Nay Sở vẫn sửa được');
    expect(said({ canCorrect: false }, '2027-12-01T16:59:00Z')).toContain('Nay Sở sửa được');
    expect(said({ canCorrect: false }, '2027-12-01T17:01:00Z')).toContain('Nay không ai sửa được nữa');
  });

  it('leaves it to the server where an earlier version kept the roll', () => {
    expect(mayCorrect(undefined)).toBe(true);
    expect(correctionSentence(undefined, { isDepartment: false, asOf: '' })).toBe(
      'Buổi đã kết thúc. Bấm vào một người để sửa.',
    );
  });
});
