import { currentTab, deskTabs, firstPage, insteadOfToday, phoneTabs, shownTabs } from './desks';

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
    shownTabs('department', (one) => may.includes(one)).map(({ href }) => href);

  it('are drawn only where the session has the permission they need', () => {
    expect(labels(['reporting.read-people'])).toEqual(expect.arrayContaining(['/so/nguoi', '/so/can-nhac']));
    expect(labels(['reporting.read-figures'])).not.toContain('/so/nguoi');
  });

  it('name what opens each page of a desk', () => {
    for (const desk of ['trainer', 'commune', 'department'] as const)
      expect(deskTabs[desk].filter(({ permission }) => permission === undefined)).toEqual([]);
    expect(shownTabs('trainer', (one) => one === 'classes.read').map(({ href }) => href)).toEqual([
      '/giang-vien',
      '/giang-vien/lop',
    ]);
  });
});

describe('somebody who leads people and learns nothing here', () => {
  const union = {
    memberId: null,
    leftOn: null,
    permissions: ['org.lead-people'],
    desks: [{ workspace: 'member', unitId: 'u', unitName: 'Xã Hàm Yên' }],
  } as const;

  it('begins with her people and has no tab that would refuse her', () => {
    expect(firstPage(union)).toBe('/to-cua-toi');
    expect(insteadOfToday(union)).toBe('/to-cua-toi');
    expect(phoneTabs(union).map(({ href }) => href)).toEqual(['/to-cua-toi', '/cua-toi']);
  });

  it('may have been a member before; a former member who leads nobody is told that she left', () => {
    const former = { ...union, memberId: 'm', leftOn: '2026-11-25' };
    expect([firstPage(former), insteadOfToday(former)]).toEqual(['/to-cua-toi', '/to-cua-toi']);
    expect(phoneTabs(former).map(({ href }) => href)).toEqual(['/to-cua-toi', '/cua-toi']);
    for (const permissions of [[], null]) expect(insteadOfToday({ ...former, permissions })).toBeNull();
  });

  it('is nobody who learns', () => {
    const member = { ...union, memberId: 'm' };
    expect([firstPage(member), insteadOfToday(member)]).toEqual(['/', null]);
    const officer = { ...union, desks: [{ workspace: 'commune', unitId: 'u', unitName: '' }] } as const;
    expect([insteadOfToday(officer), insteadOfToday({ ...union, desks: [] })]).toEqual(['/xa', null]);
    expect(phoneTabs(member).map(({ href }) => href)).toEqual(['/', '/hoc', '/lop', '/cua-toi']);
    expect(phoneTabs(null)).toBe(phoneTabs(member));
    expect(firstPage(null)).toBe('/');
  });
});
