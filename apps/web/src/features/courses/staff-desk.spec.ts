import { courseDesk } from './staff-desk';

describe('a page of the courses at a desk', () => {
  it('leads to its neighbours at the same desk', () => {
    const commune = courseDesk('/xa/khoa-hoc/C05/to-in');
    expect([commune.workspace, commune.list]).toEqual(['commune', '/xa/khoa-hoc']);
    expect(commune.lesson('C05', 'C05-01')).toBe('/xa/khoa-hoc/C05/bai/C05-01');
    expect(courseDesk('/giang-vien/khoa-hoc').sheet('C01')).toBe('/giang-vien/khoa-hoc/C01/to-in');
    expect(courseDesk('/so/khoa-hoc').workspace).toBe('department');
  });
});
