import { basisOf, type ProgrammeLevelled } from './programme-basis';

const programme = (id: string, more: Partial<ProgrammeLevelled> = {}): ProgrammeLevelled => ({
  ...{ id, level: 'basic', buildsOn: [], audience: ['village-team'] },
  ...more,
});

describe('what a programme goes on from', () => {
  const all = [programme('BD-1'), programme('BD-2'), programme('XA-1', { audience: ['commune-team'] })];

  it('is nothing of a basic one', () => {
    expect(basisOf(programme('BD-3'), all)).toEqual([]);
  });

  it('is what an in-depth one names, as far as that is a basic one that is there', () => {
    const deep = programme('NC-1', { level: 'in-depth', buildsOn: ['BD-2', 'NC-1', 'GONE-1'] });
    expect(basisOf(deep, [...all, deep])).toEqual(['BD-2']);
  });

  it('is every basic one for the same teams where it names none', () => {
    const deep = programme('NC-1', { level: 'in-depth' });
    expect(basisOf(deep, [...all, deep])).toEqual(['BD-1', 'BD-2']);
    expect(basisOf({ ...deep, audience: ['commune-team', 'village-team'] }, all)).toEqual(['BD-1', 'BD-2', 'XA-1']);
  });
});
