/** @jest-environment jsdom */
import { answerFrom, mountPage, Refusal, simulateLayout } from '../../lib/testing/mounted-page';
import DepartmentMemberPage from './pages/DepartmentMemberPage.svelte';
import MemberPage from './pages/MemberPage.svelte';

const member = {
  ...{ id: 'm1', fullName: 'Lý Thị Mai', givenName: 'Mai', birthYear: 1985, kind: 'resident', organisation: null },
  ...{ isRestricted: false, unitId: 'v', unitName: 'Thôn 1', communeId: 'c', communeName: 'Xã Hàm Yên' },
  ...{ teamId: null, teamName: null, teamKind: null, seatNumber: null, position: null, coming: null },
};
const record = {
  ...{ member, phone: null, isRestricted: false, isEnded: false, reminders: 'not-asked', account: 'none' },
  ...{ username: null, seatTerms: [], can: [] },
};
const cycles = [
  { cycleId: 'k2', roundTitle: 'Bồi dưỡng năm 2026', number: 2, state: 'ended', on: '2027-03-14' },
  { cycleId: 'k1', roundTitle: 'Bồi dưỡng năm 2026', number: 1, state: 'finished', on: '2026-11-01' },
];
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const whyHrefs = (): (string | null)[] =>
  [...document.querySelectorAll('a[aria-label^="Vì sao"]')].map((link) => link.getAttribute('href'));

function answers(found: readonly object[]): void {
  answerFrom((address) => {
    if (address.includes('/cycles')) return Promise.resolve([...found]);
    if (address.includes('/api/members/m1')) return Promise.resolve(record);
    return Promise.resolve(new Refusal({ status: 404, code: 'platform.not-found' }));
  });
}

describe('the record of somebody who left her seat', () => {
  beforeAll(simulateLayout);

  it('has every passage she went through with the way to its reasons, and does not say that there was none', async () => {
    answers(cycles);
    const page = await mountPage(MemberPage, { params: { memberId: 'm1' } });
    expect(words()).toContain('Bồi dưỡng năm 2026, lần 1 đã hoàn thành 01/11/2026');
    expect(words()).toContain('dừng khi thôi vị trí, 14/03/2027');
    expect(whyHrefs()).toEqual(['/xa/thanh-vien/m1/vi-sao/k2', '/xa/thanh-vien/m1/vi-sao/k1']);
    expect(words()).not.toContain('Chưa vào đợt bồi dưỡng nào');
    await page.leave();
  });

  it('says that she was in no round where she was in none', async () => {
    answers([]);
    const page = await mountPage(MemberPage, { params: { memberId: 'm1' } });
    expect(words()).toContain('Chưa vào đợt bồi dưỡng nào');
    await page.leave();
  });

  it('leads at the desk of the department to the reasons as the department reads them', async () => {
    answers(cycles);
    const page = await mountPage(DepartmentMemberPage, { params: { memberId: 'm1' } });
    expect(words()).toContain('Không giữ vị trí');
    expect(whyHrefs()).toEqual(['/so/nguoi/k2', '/so/nguoi/k1']);
    await page.leave();
  });
});
