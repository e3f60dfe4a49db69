import { movingVillages } from './reform-moves';

const a = { id: 'a', path: '08.00001' };
const b = { id: 'b', path: '08.00002' };
const [v1, v2, v3] = [
  { id: 'v1', path: '08.00001.v01' },
  { id: 'v2', path: '08.00001.v02' },
  { id: 'v3', path: '08.00002.v01' },
];
const born = { code: '00009', word: 'Xã', name: 'Mới' };
const ids = (villages: readonly { id: string }[]): string[] => villages.map(({ id }) => id);

describe('villages that move by a reform of communes', () => {
  it('are all of them when a new commune is made', () => {
    expect(ids(movingVillages({ sources: [a, b], villages: [v1, v2, v3] }, { to: [born], villages: [] }))).toEqual([
      'v1',
      'v2',
      'v3',
    ]);
  });

  it('are not those of a commune that goes on under its name', () => {
    const merged = { to: [{ unitId: 'a' }], villages: [] };
    expect(ids(movingVillages({ sources: [a, b], villages: [v1, v2, v3] }, merged))).toEqual(['v3']);
    const split = { to: [{ unitId: 'a' }, born], villages: [{ villageId: 'v2', to: 1 }] };
    expect(ids(movingVillages({ sources: [a], villages: [v1, v2] }, split))).toEqual(['v2']);
  });
});
