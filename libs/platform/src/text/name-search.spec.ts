import { holdsWords, nameWords, plainWords, textsNaming } from './name-search';

const name = nameWords('Lò Thị Hòa');
const isNamed = (...texts: string[]): boolean => textsNaming(texts, name).size > 0;

describe('a name in texts', () => {
  it('is found however its letters are composed, cased and toned', () => {
    expect(name).toEqual(['lo', 'thi', 'hoa']);
    for (const text of [
      'Lò Thị Hoà',
      'LÒ THỊ HÒA',
      'lo thi hoa',
      'Lò  Thị\u00a0Hoà'.normalize('NFD'),
      'Lò\u200b Thị Hòa',
    ])
      expect([text, isNamed(text)]).toEqual([text, true]);
  });

  it('is found after a number or a title, before a remark, and inside a formula', () => {
    const texts = ['1. Đ/c Lò Thị Hòa (tổ phó)', 'Bà Lò Thị Hòa', 'Lò Thị Hòa, sinh 1980', 'vợ anh Sử là Lò Thị Hòa'];
    for (const text of [...texts, '="Lò Thị Hòa"', '=CONCATENATE("Lò Thị ";"Hòa")'])
      expect([text, isNamed(text)]).toEqual([text, true]);
  });

  it('is found behind a word that only opens the sentence, not behind what may be a surname', () => {
    for (const text of [
      'Chờ Lò Thị Hòa gửi đơn',
      'Máy hỏng. Nhờ Lò Thị Hòa xem',
      ...['Vì', 'Do', 'Tại', 'Đang', 'Là', 'Giấy', 'Đơn', 'Bị', 'Cần', 'Ký', 'Đổi', 'Mất', 'Lỗi', 'Nộp', 'Kèm'].map(
        (word) => `${word} Lò Thị Hòa kê sai`,
      ),
      'GIẤY LÒ THỊ HÒA',
      'Vì'.normalize('NFD') + ' Lò Thị Hòa',
    ])
      expect([text, isNamed(text)]).toEqual([text, true]);
    for (const text of [
      'Đỗ Lò Thị Hòa',
      'Phí Lò Thị Hòa',
      'Máy hỏng. Vi Lò Thị Hòa xem',
      'Gửi Chờ Lò Thị Hòa',
      'La Lò Thị Hòa',
    ])
      expect([text, isNamed(text)]).toEqual([text, false]);
  });

  it('is not cut short behind a surname that looks like a title or an opener but for its diacritics', () => {
    const short = nameWords('Hồng Hà');
    const has = (text: string): boolean => textsNaming([text], short).size > 0;
    const surnames =
      'Chu Bạc Bá Châu Võ Cồ Bồ Mè Cấn Bì Kỷ Lỗ Chử Củng Tăng Đôn Mẫu Bàn Mông Tiền Lại Cứ Từ Thôi Mua Và Nay Mai Phó Hồ Quyền';
    for (const surname of surnames.split(' '))
      expect([surname, has(`${surname} Hồng Hà`), has(`Gửi ${surname} Hồng Hà`)]).toEqual([surname, false, false]);
    for (const title of ['Chú', 'Bác', 'Bà', 'Ông', 'Cháu', 'Vợ', 'Cô', 'Bố', 'Mẹ', 'Cụ', 'Đc', 'Đồng Chí', 'Gửi Bà'])
      expect([title, has(`${title} Hồng Hà`)]).toEqual([title, true]);
  });

  it('is found behind “from”, “and” or “now” where it has a surname of its own', () => {
    for (const word of ['Từ', 'Và', 'Nay', 'Lại', 'Cứ'])
      expect([word, isNamed(`${word} Lò Thị Hòa`)]).toEqual([word, true]);
  });

  it('is found behind a title in a text that has no diacritics at all, unless a surname is written like it', () => {
    for (const text of ['Ong Lo Thi Hoa', 'gui ba lo thi hoa', 'Gui chi Lo Thi Hoa'])
      expect([text, isNamed(text)]).toEqual([text, true]);
    for (const text of ['Chu Lo Thi Hoa', 'vo lo thi hoa', 'Ông Ma gọi Ba Lo Thi Hoa'])
      expect([text, isNamed(text)]).toEqual([text, false]);
  });

  it('is found split over neighbouring cells, each of which is told', () => {
    expect([...textsNaming(['3', 'Lò Thị', 'Hòa', '1980'], name)]).toEqual([1, 2]);
  });

  it('is not found in a longer name, in either direction, nor in small letters', () => {
    for (const text of [
      'Lò Thị Hòa Bình',
      'Vàng Lò Thị Hòa',
      'LÒ THỊ HÒA BÌNH',
      'lò thị hòa bình',
      'Lò Thị Hoan',
      'Hòa Lò Thị',
    ])
      expect([text, isNamed(text)]).toEqual([text, false]);
  });

  it('takes an apostrophe for a part of the word', () => {
    const words = nameWords("Ma H'Linh");
    expect(textsNaming(['Ma H’Linh'], words).size).toBe(1);
    expect(textsNaming(["Ma H'Linh Chi"], words).size).toBe(0);
  });

  it('of nobody is nowhere', () => {
    expect(textsNaming(['Lò Thị Hòa', ''], []).size).toBe(0);
  });

  it('of a place may stand beside other words', () => {
    expect(holdsWords(['Xã Hàm Yên, tỉnh Tuyên Quang'], nameWords('Hàm Yên'))).toBe(true);
    expect(holdsWords(['Hàm', 'Yên'], nameWords('Hàm Yên'))).toBe(false);
  });

  it('is sought by plain words, where letters of other tongues part them', () => {
    expect(plainWords(nameWords('Đỗ Thị Mỷ'))).toEqual(['do', 'thi', 'my']);
    expect(plainWords(nameWords('Bjørn'))).toEqual(['bj', 'rn']);
    expect(plainWords(nameWords(`Lò ${'u'.repeat(300)}`))).toEqual(['lo', 'u'.repeat(200)]);
  });
});
