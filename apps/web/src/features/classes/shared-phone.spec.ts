import { samePhoneWords } from './shared-phone';

const line = (samePhoneAs: string[], more: object = {}) => ({
  ...{ samePhoneAs, isPresent: true, isOnDevice: false },
  ...more,
});

describe('one phone from which several marked themselves', () => {
  it('is said with the first of the others and how many more', () => {
    expect(samePhoneWords(line([]))).toBe('');
    expect(samePhoneWords(line(['Vàng Thị Mỷ']))).toBe('cùng máy với Vàng Thị Mỷ');
    expect(samePhoneWords(line(['Lò Văn An', 'Vàng Thị Mỷ', 'Hà Thị Ơn']))).toBe(
      'cùng máy với Lò Văn An và 2 người nữa',
    );
  });

  it('is not said of who was marked otherwise on this device, is absent, or stands on a roll of before', () => {
    expect(samePhoneWords(line(['Vàng Thị Mỷ'], { isOnDevice: true }))).toBe('');
    expect(samePhoneWords(line(['Vàng Thị Mỷ'], { isPresent: false }))).toBe('');
    expect(samePhoneWords({ isPresent: true, isOnDevice: false } as Parameters<typeof samePhoneWords>[0])).toBe('');
  });
});
