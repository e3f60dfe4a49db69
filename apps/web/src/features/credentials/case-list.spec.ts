/** @jest-environment jsdom */
import { mountPage, settled, simulateLayout } from '../../lib/testing/mounted-page';
import CaseList from './components/CaseList.svelte';
import { type PaperCase, PaperCasesState } from './paper-cases.svelte';

beforeAll(simulateLayout);

it('a paper of another round than those chosen says beside its name why it can’t be chosen', async () => {
  const aCase = (id: string, roundId: string): PaperCase => ({
    ...{ id, openedAt: '2026-11-26T03:00:00.000Z', certificateId: `g${id}`, number: '0001/2026', cycleId: 'c1' },
    ...{ roundId, roundTitle: 'Đợt 1', fullName: `Ma Thị ${id}`, unit: 'Xã Hàm Yên', issuedOn: '2026-11-20' },
    ...{ canDecide: true, isOwn: false },
  });
  const items = [aCase('v1', 'd1'), aCase('v2', 'd2')];
  const page = await mountPage(CaseList, { items, cases: new PaperCasesState(() => null) });
  const boxes = [...document.querySelectorAll('input')];
  const reasons = () =>
    boxes.map((box) => document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent);
  expect(reasons()).toEqual([undefined, undefined]);
  boxes[0]?.click();
  await settled();
  expect(reasons()).toEqual([undefined, 'Mỗi lần chọn giấy của một đợt']);
  await page.leave();
});
