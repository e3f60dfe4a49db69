/** @jest-environment jsdom */
import { type ComponentProps } from 'svelte';
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateLayout } from '../../lib/testing/mounted-page';
import OpinionsPage from './pages/OpinionsPage.svelte';

type Props = ComponentProps<typeof OpinionsPage>;

const aList = (classCount: number): object => ({
  items: [
    {
      ...{ classGroupId: 'c', title: 'Ký số', trainers: [{ id: 't', name: 'Hà Minh Tú' }], communeName: 'Xã Hàm Yên' },
      ...{ endedAt: '2026-12-01T13:30:00.000Z', askedCount: 9, answerCount: 3, isSealed: false, counts: null },
      ...{ opinionsUntil: '2026-12-15T13:30:00.000Z', householdsFrom: '2026-12-31T13:30:00.000Z' },
      ...{ householdsUntil: '2027-01-30T13:30:00.000Z', householdAnswerCount: 0, isHouseholdsSealed: false },
      ...{ households: null, byTask: null },
    },
  ],
  sum: {
    ...{ classCount, shownCount: 0, askedCount: 9, answerCount: 0, counts: null },
    ...{ householdClassCount: 0, householdAnswerCount: 0, households: null, byTask: null },
  },
  nextCursor: null,
  isCut: false,
});

const aTrainer = { displayName: 'Lò Thị Dín', desks: [], permissions: [] } as unknown as Account;

let page: Awaited<ReturnType<typeof mountPage>> | null = null;
let server: (address: string) => Promise<object>;

/** The page of a desk, with what the server says of it. */
async function aPage(workspace: Props['workspace'] = 'department', address = '/'): Promise<void> {
  answerFrom((asked) => server(asked));
  page = await mountPage<Props>(OpinionsPage, { workspace }, address);
}
async function leave(): Promise<void> {
  await page?.leave();
  page = null;
}
const sums = (): string[] => [...document.querySelectorAll('h2')].map((head) => head.textContent ?? '');

describe('opinions of some days', () => {
  beforeAll(simulateLayout);
  afterEach(leave);

  it('are not shown as those of other days, while these are awaited or can’t be read', async () => {
    server = () => Promise.resolve(aList(7));
    await aPage();
    expect(sums()).toContain('7 lớp đã kết thúc');
    server = () => new Promise(() => undefined);
    page?.router.setQuery({ tu: '2026-10-01', den: '2026-10-31' });
    await settled();
    expect(sums()).toEqual([]);
    expect(document.querySelector('[role=tabpanel] table')).toBeNull();
    server = () => Promise.reject(new TypeError('offline'));
    page?.router.setQuery({ den: '2026-10-30' });
    await settled();
    expect(sums().join()).not.toMatch(/lớp đã kết thúc/);
    server = () => Promise.resolve(aList(2));
    page?.router.setQuery({ den: '2026-10-29' });
    await settled();
    expect(sums()).toContain('2 lớp đã kết thúc');
  });

  it('are printed with their days, whose they are and how much of them is on the page', async () => {
    const paper = (): string =>
      [...document.querySelectorAll('.print-only')].map((one) => one.textContent?.replace(/\s+/g, ' ')).join(' ');
    server = () => Promise.resolve(aList(7));
    await aPage('department', '/?tu=2026-10-01&den=2026-10-31&nguoi=t');
    expect(paper()).toMatch(/Hà Minh Tú.*từ ngày 01\/10\/2026 đến hết ngày 31\/10\/2026.*có 1 trên 7 lớp/);
    await leave();
    session.account = aTrainer;
    await aPage('trainer', '/?tu=2026-10-01&den=2026-10-31');
    expect(paper()).toMatch(/Lớp của giảng viên Lò Thị Dín/);
    session.account = null;
    const back = document.querySelector('a[href="/giang-vien/lop"]');
    for (const place of [document.querySelector('.days'), back?.parentElement])
      expect(place?.className).toMatch(/screen-only/);
  });

  it('stay where only the view of them changes', async () => {
    server = () => Promise.resolve(aList(7));
    await aPage();
    server = () => new Promise(() => undefined);
    page?.router.setQuery({ xem: 'giang-vien' });
    await settled();
    expect(sums()).toContain('7 lớp đã kết thúc');
  });
});
