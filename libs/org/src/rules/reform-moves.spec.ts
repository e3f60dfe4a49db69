import { leavesOut, movingVillages } from './reform-moves';

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
    const split = {
      to: [{ unitId: 'a' }, born],
      villages: [
        { villageId: 'v1', to: 0 },
        { villageId: 'v2', to: 1 },
      ],
    };
    expect(ids(movingVillages({ sources: [a], villages: [v1, v2] }, split))).toEqual(['v2']);
  });
});

describe('what a split leaves out', () => {
  const split = (named: string[], home: number | null) => ({
    ...{ to: [{ unitId: 'a' }, born], villages: named.map((villageId) => ({ villageId, to: 1 })), home },
  });

  it('is a village it does not name, and people without a village where there are any', () => {
    const all = { villages: [v1, v2], hasPeople: true };
    expect(leavesOut(all, split(['v1'], 0))).toBe(true);
    expect(leavesOut(all, split(['v1', 'v2'], null))).toBe(true);
    expect(leavesOut({ ...all, hasPeople: false }, split(['v1', 'v2'], null))).toBe(false);
    expect(leavesOut(all, split(['v1', 'v2'], 0))).toBe(false);
  });

  it('is nothing in a merger, which has one place for all', () => {
    expect(leavesOut({ villages: [v1], hasPeople: true }, { to: [born], villages: [], home: null })).toBe(false);
  });
});
