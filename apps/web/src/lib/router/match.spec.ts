import { findRoute, hrefTo, matchPath, withQuery } from './match';

describe('paths', () => {
  it('gives the named parts, decoded', () => {
    expect(matchPath('/khoa/:courseId/bai/:lessonId', '/khoa/C05/bai/t%C3%ACm')).toEqual({
      courseId: 'C05',
      lessonId: 'tìm',
    });
  });

  it('does not fit shorter, longer or other paths', () => {
    expect(matchPath('/khoa/:id', '/khoa')).toBeNull();
    expect(matchPath('/khoa/:id', '/khoa/C05/bai')).toBeNull();
    expect(matchPath('/khoa/:id', '/lop/C05')).toBeNull();
  });

  it('overlooks a slash at the end and survives a broken escape', () => {
    expect(matchPath('/hoc', '/hoc/')).toEqual({});
    expect(matchPath('/hoc/:id', '/hoc/%E1')).toEqual({ id: '%E1' });
  });

  it('takes the first route that fits', () => {
    const routes = [{ path: '/lop/moi' }, { path: '/lop/:id' }];
    expect(findRoute(routes, '/lop/moi')?.route.path).toBe('/lop/moi');
    expect(findRoute(routes, '/lop/7')?.params).toEqual({ id: '7' });
    expect(findRoute(routes, '/khac')).toBeNull();
  });
});

describe('addresses', () => {
  it('escape what they carry', () => {
    expect(hrefTo('/lop/:id', { id: 'a/b' }, { trang: '2', loc: null })).toBe('/lop/a%2Fb?trang=2');
  });

  it('set some values of the query and leave the others', () => {
    expect(withQuery('?xa=12&trang=3', { trang: null, sap: 'ten' })).toBe('?xa=12&sap=ten');
    expect(withQuery('?xa=12', { xa: '' })).toBe('');
  });
});
