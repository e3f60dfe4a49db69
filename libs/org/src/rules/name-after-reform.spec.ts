import { nameBeforeReform, namesAfterReform } from './name-after-reform';

describe('names of what comes from communes that end', () => {
  const unitNames = new Map([
    ['a', 'Xã Tân Tiến'],
    ['b', 'Phường Minh Xuân'],
  ]);
  const hall = (unitId: string, name: string | null) => ({ unitId, name });

  it('stay where nothing else is called so', () => {
    const coming = [hall('a', 'Nhà văn hóa thôn 3'), hall('b', null)];
    expect(namesAfterReform(coming, { unitNames, taken: ['Hội trường'] })).toEqual(['Nhà văn hóa thôn 3', null]);
  });

  it('say where each stood, of two that are called the same and of one that is there already', () => {
    const coming = [hall('a', 'Hội trường'), hall('b', 'Hội trường'), hall('a', 'Chợ Cũ')];
    expect(namesAfterReform(coming, { unitNames, taken: ['Chợ Cũ'] })).toEqual([
      'Hội trường (xã Tân Tiến cũ)',
      'Hội trường (phường Minh Xuân cũ)',
      'Chợ Cũ (xã Tân Tiến cũ)',
    ]);
  });

  it('are as before when it is taken back, but those that were given since', () => {
    const back = (name: string | null): string | null => nameBeforeReform(name, 'Xã Tân Tiến');
    expect(back('Hội trường (xã Tân Tiến cũ)')).toBe('Hội trường');
    expect(back('Hội trường (tầng 2) (xã Tân Tiến cũ, 12)')).toBe('Hội trường (tầng 2)');
    for (const other of ['Hội trường lớn', 'Nhà (xã Tân Tiến cũ) mới', 'Nhà (xã Tân cũ)', '(xã Tân Tiến cũ)', null])
      expect(back(other)).toBe(other);
  });

  it('are counted on where the place of before is taken too, also by one that comes under its own name, and stay within 120 characters', () => {
    const coming = [hall('a', 'Chợ'), hall('b', 'Chợ (xã Tân Tiến cũ)')];
    expect(namesAfterReform(coming, { unitNames, taken: ['Chợ'] })).toEqual([
      'Chợ (xã Tân Tiến cũ, 2)',
      'Chợ (xã Tân Tiến cũ)',
    ]);
    const long = 'a'.repeat(120);
    const [name] = namesAfterReform([hall('a', long)], { unitNames, taken: [long] });
    expect(name).toHaveLength(120);
    expect(name).toMatch(/a \(xã Tân Tiến cũ\)$/);
  });
});
