import { otherOfficerWords } from './request-words';

const sentencesOf = (isOwn: boolean, isDepartment: boolean): string[] =>
  otherOfficerWords({ isOwn }, isDepartment).split(/(?<=\.) /);

describe('who leaves a request to another officer', () => {
  it('reads of the own one whom to ask second, an administrator of the department never herself', () => {
    expect(sentencesOf(true, false)[1]).toBe('Nhờ cán bộ khác của xã hoặc của Sở, hoặc người quản trị của Sở.');
    expect(sentencesOf(true, true)[1]).toBe('Nhờ cán bộ khác của xã hoặc của Sở, hoặc người quản trị khác của Sở.');
  });

  it('is not told to have written down a paper that somebody else of the same right or name did', () => {
    for (const isDepartment of [false, true])
      expect(sentencesOf(false, isDepartment)).toEqual([
        'Người ghi giấy này là anh chị, hoặc trùng họ tên hay số điện thoại với anh chị, hoặc anh chị với người đó làm thay nhau hay cùng làm thay một người.',
        'Nhờ cán bộ khác của xã hoặc của Sở xem giấy rồi chấp nhận.',
      ]);
  });
});
