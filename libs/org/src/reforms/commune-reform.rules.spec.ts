import {
  earliestReformDay,
  type HeldDays,
  indistinct,
  leavesOut,
  missingDays,
  movingVillages,
  nameBeforeReform,
  namesAfterReform,
} from './commune-reform.rules';

describe('the earliest day of effect of a reform', () => {
  it('lies some days back', () => {
    expect(earliestReformDay('2026-11-26', 31)).toBe('2026-10-26');
    expect(earliestReformDay('2026-03-01', 1)).toBe('2026-02-28');
    expect(earliestReformDay('2026-11-26', 0)).toBe('2026-11-26');
  });

  it('lies after the beginning of every commune concerned', () => {
    expect(earliestReformDay('2026-11-26', 31, ['2025-07-01'])).toBe('2026-10-26');
    expect(earliestReformDay('2026-11-26', 31, ['2025-07-01', '2026-11-20'])).toBe('2026-11-21');
  });
});

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

const commune = (fullName: string, district: string | null, formerDistricts: string[] = []) => ({
  ...{ fullName, formerDistricts },
  distinguishedBy: district,
});

describe('the name of a new commune', () => {
  it('may be another’s when a former district tells them apart, or the word does', () => {
    const others = [commune('Xã Đồng Tâm', null, ['Huyện Hàm Yên']), commune('Phường Đồng Tâm', null)];
    expect(indistinct('Xã Đồng Tâm', ['Huyện Bắc Quang'], others)).toEqual([]);
  });

  it('is taken where nothing tells them apart: no former district, or the same', () => {
    const [plain, told] = [commune('Xã Đồng Tâm', null, ['Huyện Bắc Quang']), commune('Xã đồng tâm', 'Bắc Quang cũ')];
    expect(indistinct('Xã Đồng Tâm', [], [plain])).toEqual([plain]);
    expect(indistinct('Xã Đồng Tâm', ['Huyện Bắc Quang'], [plain, told])).toEqual([plain, told]);
  });
});

const days = (text: string): HeldDays => {
  const [from = '', until = ''] = text.split('..');
  return { from, until: until === '' ? null : until };
};

describe('the days of a right that are not held yet', () => {
  it.each([
    ['all, when nothing is held', '2026-02-01..', [], ['2026-02-01..']],
    ['none, when they are held without an end', '2026-02-01..2026-03-01', ['2026-01-01..'], []],
    ['none, when two together hold them', '2026-02-01..2026-04-01', ['2026-03-01..', '2026-01-01..2026-03-01'], []],
    ['those after a shorter one', '2026-02-01..', ['2026-01-01..2026-03-01'], ['2026-03-01..']],
    ['those before one that is still to come', '2026-02-01..2027-01-01', ['2026-03-01..'], ['2026-02-01..2026-03-01']],
    [
      'those on both sides',
      '2026-02-01..',
      ['2026-03-01..2026-04-01', '2026-03-10..2026-03-20'],
      ['2026-02-01..2026-03-01', '2026-04-01..'],
    ],
    [
      'all, when what is held lies before',
      '2026-02-01..2026-03-01',
      ['2026-01-01..2026-02-01'],
      ['2026-02-01..2026-03-01'],
    ],
    ['all, when what is held lies after', '2026-02-01..2026-03-01', ['2026-03-01..'], ['2026-02-01..2026-03-01']],
  ])('are %s', (_case, wanted, held, missing) => {
    expect(missingDays(days(wanted), held.map(days))).toEqual(missing.map(days));
  });
});
