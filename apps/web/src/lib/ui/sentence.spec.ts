import { nameParts, pieces } from './sentence';

describe('sentences with bold words', () => {
  it('sets what stands between two marks in bold', () => {
    expect(pieces('Đã ghi **Mỷ** có mặt')).toEqual([
      { text: 'Đã ghi ', strong: false },
      { text: 'Mỷ', strong: true },
      { text: ' có mặt', strong: false },
    ]);
  });

  it('leaves an unpaired mark as it was written', () => {
    expect(pieces('5 ** 2')).toEqual([{ text: '5 ** 2', strong: false }]);
  });
});

describe('names', () => {
  it('call a person by the last word', () => {
    expect(nameParts('Nguyễn Thị Thuỷ Ngẫu')).toEqual({ before: 'Nguyễn Thị Thuỷ', given: 'Ngẫu' });
    expect(nameParts(' Mỷ ')).toEqual({ before: '', given: 'Mỷ' });
  });
});
