import { currentTab, deskTabs } from './desks';

describe('current tab', () => {
  it('is the one whose address begins the path, the longest first', () => {
    expect(currentTab(deskTabs.department, '/so/dot/7')?.href).toBe('/so/dot');
    expect(currentTab(deskTabs.department, '/so')?.href).toBe('/so');
    expect(currentTab(deskTabs.member, '/hoc/C05')?.href).toBe('/hoc');
  });

  it('is none for a page outside, and the first page is only itself', () => {
    expect(currentTab(deskTabs.member, '/khac')).toBeNull();
    expect(currentTab(deskTabs.member, '/')?.href).toBe('/');
  });
});
