import { isPath, isUnitPath } from './unit-path';

describe('the path of a unit', () => {
  it('is only what the database can read as a path', () => {
    const texts = ['08.00691.v01', 'x', '', 'a..b', "a'b", undefined];
    expect(texts.map(isPath)).toEqual([true, true, false, false, false, false]);
  });

  it('lies below a province where it must be a commune or in one', () => {
    expect(['08', '08.00691', '08.'].map(isUnitPath)).toEqual([false, true, false]);
  });
});
