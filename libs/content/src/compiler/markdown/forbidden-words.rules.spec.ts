import { findForbiddenWords } from './forbidden-words.rules';

const found = (text: string) => findForbiddenWords(text).map(({ word, instead }) => `${word} → ${instead}`);

describe('forbidden words', () => {
  it('finds each of them, in any case, in the order of the text', () => {
    expect(found('Bạn nhận chứng  chỉ, user xem.')).toEqual([
      'Bạn → anh chị',
      'chứng  chỉ → giấy chứng nhận',
      'user → thành viên',
    ]);
  });

  it('says where the word stands', () => {
    expect(findForbiddenWords('Mời bạn.')).toEqual([{ word: 'bạn', instead: 'anh chị', index: 4 }]);
  });

  it.each([
    'bạn bè của bác',
    'người bạn cũ',
    'lời mời kết bạn',
    'minh chứng chỉnh sửa',
    'superuser',
    'giấy chứng nhận',
  ])('leaves "%s" alone', (text) => {
    expect(found(text)).toEqual([]);
  });
});
