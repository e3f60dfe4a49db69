import { currentTab, deskTabs, shownTabs } from './desks';

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

describe('tabs', () => {
  const labels = (may: readonly string[]): string[] =>
    shownTabs('department', { hasPage: (href) => href !== '/so/bao-cao', can: (one) => may.includes(one) }).map(
      ({ href }) => href,
    );

  it('are drawn for pages there are, and only where the session has the permission they need', () => {
    expect(labels(['reporting.read-people'])).toEqual(expect.arrayContaining(['/so/nguoi', '/so/can-nhac']));
    expect(labels(['reporting.read-figures'])).not.toContain('/so/nguoi');
    expect(labels(['reporting.read-people'])).not.toContain('/so/bao-cao');
  });
});
