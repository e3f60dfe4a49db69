import { nameHash } from './name-hash';

const key = 'a-key-of-more-than-thirty-two-signs-x';

const hash = (name: string, code = 'AB2C3D4E5F'): string => nameHash(key, code, name).toString('hex');

describe('the hash of a printed name', () => {
  it('is the same however the name is typed', () => {
    const printed = hash('Vàng Thị Mỷ');
    expect(hash('vang thi my')).toBe(printed);
    expect(hash('  VÀNG  THỊ MỶ '.normalize('NFD'))).toBe(printed);
  });

  it('is another for another name, another paper and another key', () => {
    const printed = hash('Vàng Thị Mỷ');
    expect(hash('Vàng Thị May')).not.toBe(printed);
    expect(hash('Vàng Thị Mỷ', 'AB2C3D4E5G')).not.toBe(printed);
    expect(nameHash(`${key}2`, 'AB2C3D4E5F', 'Vàng Thị Mỷ').toString('hex')).not.toBe(printed);
  });
});
