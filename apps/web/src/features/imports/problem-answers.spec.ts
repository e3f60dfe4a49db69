import { otherWay, seenCells } from './problem-answers';
import type { Import, ImportRow, RowProblem } from './types';

const problem = (some: Partial<RowProblem>): RowProblem => ({
  field: 'fullName',
  fieldWords: 'Họ và tên',
  code: 'x',
  typed: '',
  sentence: '',
  isBlocking: true,
  communeId: null,
  repairs: [],
  ...some,
});
const repair = { field: 'position' as const, value: 'Thành viên', words: 'Ghi là thành viên' };
const anImport = (some: Partial<Import> = {}): Import => ({ kind: 'roster', isOfProvince: false, ...some }) as Import;

describe('what can be answered to a problem of a row', () => {
  it('is a village of the commune, never a text that may be none', () => {
    expect(otherWay(problem({ field: 'village', communeId: 'c' }), anImport())).toBe('village');
    expect(otherWay(problem({ field: 'village', communeId: 'c' }), anImport({ kind: 'villages' }))).toBe('typed');
  });

  it('is a commune only where rows may belong to several', () => {
    const proposed = { field: 'commune' as const, repairs: [repair] };
    expect(otherWay(problem(proposed), anImport({ isOfProvince: true }))).toBe('commune');
    expect(otherWay(problem(proposed), anImport())).toBeNull();
    expect(otherWay(problem({ field: 'commune' }), anImport())).toBe('typed');
  });

  it('is nothing but the proposals where all values are proposed', () => {
    expect(otherWay(problem({ field: 'position', repairs: [repair] }), anImport())).toBeNull();
    expect(otherWay(problem({ field: 'position' }), anImport())).toBe('typed');
    expect(otherWay(problem({ field: 'birthYear', repairs: [repair] }), anImport())).toBe('typed');
  });
});

describe('the cells of a row', () => {
  const fields = [
    { field: 'fullName', words: '', isNeeded: true, columns: [1] },
    { field: 'birthYear', words: '', isNeeded: true, columns: [2, 3] },
  ] as Import['fields'];
  const headers = ['TT', 'Họ tên ', 'Nam', 'Nữ'];
  const seen = (cells: string[]) =>
    seenCells({ cells, problems: [problem({ field: 'birthYear' })] } as unknown as ImportRow, { headers, fields }).map(
      ({ head, text, isFaulty }) => [head, text, isFaulty],
    );

  it('stand under their heads, the one the problem is about is marked', () => {
    expect(seen(['1', 'Lù Seo Páo', '', '88'])).toEqual([
      ['TT', '1', false],
      ['Họ tên', 'Lù Seo Páo', false],
      ['Nữ', '88', true],
    ]);
  });

  it('show what a heading above says where the cell is empty', () => {
    const row = { cells: ['1'], problems: [problem({ typed: 'Thôn 4' })] } as unknown as ImportRow;
    expect(seenCells(row, { headers, fields })[1]).toMatchObject({ text: '', above: 'Thôn 4', isFaulty: true });
  });

  it('show the empty one that should say something, also beyond the end of a short row', () => {
    expect(seen(['1', 'Lù Seo Páo'])).toEqual([
      ['TT', '1', false],
      ['Họ tên', 'Lù Seo Páo', false],
      ['Nam', '', true],
    ]);
  });
});
