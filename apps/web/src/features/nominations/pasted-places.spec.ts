import { readPlaces } from './pasted-places';

const communes = [
  { communeId: 'a', communeName: 'Xã Hàm Yên' },
  { communeId: 'b', communeName: 'Phường Minh Xuân' },
  { communeId: 'c', communeName: 'Xã Tân Tiến' },
  { communeId: 'd', communeName: 'Phường Tân Tiến' },
];

describe('a pasted table of places', () => {
  it('is read by name with or without marks and type word', () => {
    const { places, unknown } = readPlaces('Xã Hàm Yên\t12\n\nminh xuan; 3\n', communes);
    expect([...places]).toEqual([
      ['a', 12],
      ['b', 3],
    ]);
    expect(unknown).toEqual([]);
  });

  it('says which lines name no commune, or several', () => {
    const { places, unknown } = readPlaces('Tân Tiến 4\nXã Tân Tiến 5\nXã Ở Đâu 2\nTổng', communes);
    expect([...places]).toEqual([['c', 5]]);
    expect(unknown).toEqual(['Tân Tiến 4', 'Xã Ở Đâu 2', 'Tổng']);
  });
});
