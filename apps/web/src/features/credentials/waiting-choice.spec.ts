/** @jest-environment jsdom */
import { type ComponentProps } from 'svelte';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateLayout } from '../../lib/testing/mounted-page';
import WaitingFilters from './components/WaitingFilters.svelte';
import WaitingList from './components/WaitingList.svelte';
import { ReleaseState } from './release.svelte';
import { waitingQuery } from './waiting-query';

type Props = ComponentProps<typeof WaitingList>;

const ROUND = '01930000-0000-7000-8000-0000000000ff';
const HAM_YEN = '01930000-0000-7000-8000-000000000001';
const people = (from: number, count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ cycleId: `c${from + index}`, fullName: `Lò Văn ${from + index}`, birthYear: 1987, teamName: null },
    ...{ communeName: 'Xã Hàm Yên', finishedAt: '2026-11-24T03:00:00.000Z' },
  }));
const communes = [{ id: HAM_YEN, name: 'Xã Hàm Yên', count: 40 }];

let page: Awaited<ReturnType<typeof mountPage>> | null = null;
let desk: ReleaseState;
let asked: URL[];
let ofCommune: number;

const server = (address: string): Promise<object> => {
  const url = new URL(address, 'http://lopso.test');
  asked.push(url);
  const query = url.searchParams;
  if (query.get('text') === 'khong-ai') return Promise.resolve({ people: [], total: 0, communes, nextCursor: null });
  if (query.get('limit') === '1000')
    return Promise.resolve({
      people: people(5000, Math.min(ofCommune, 1000)),
      ...{ total: ofCommune, communes, nextCursor: null },
    });
  if (query.has('communeId'))
    return Promise.resolve({ people: people(5000, 2), total: ofCommune, communes, nextCursor: 'n' });
  if (query.has('cursor')) return Promise.resolve({ people: people(2, 2), total: 3000, communes, nextCursor: null });
  return Promise.resolve({ people: people(0, 2), total: 3000, communes, nextCursor: 'hai' });
};

async function aList(address = '/'): Promise<void> {
  asked = [];
  ofCommune = 40;
  answerFrom(server);
  desk = new ReleaseState(ROUND, () => waitingQuery(new URL(location.href).searchParams));
  page = await mountPage<Props>(WaitingList, { state: desk, roundId: ROUND }, address);
}
const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const button = (words: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words);
async function press(words: string): Promise<void> {
  button(words)?.click();
  await settled();
}
async function show(changes: Record<string, string | null>): Promise<void> {
  page?.router.setQuery(changes);
  await settled();
}
const text = (): string => document.body.textContent;

describe('choosing among those who wait', () => {
  beforeAll(() => {
    simulateLayout();
    session.account = parseAccount({ accountId: 'o', username: 'o', permissions: ['credentials.manage'] });
  });
  afterEach(async () => {
    await page?.leave();
    page = null;
  });
  afterAll(() => {
    session.account = null;
  });

  it('keeps the choice over pages and filters, says how many, and lets it go at once', async () => {
    await aList();
    expect(button('Xem danh sách 3.000 giấy')).toBeDefined();
    boxes()[1]?.click();
    await settled();
    await show({ sau: 'hai' });
    expect(boxes().map(({ checked }) => checked)).toEqual([false, false]);
    boxes()[0]?.click();
    await show({ ten: 'khong-ai', sau: null });
    expect(text()).toContain('Không có ai khớp');
    expect(text()).toContain('Đã chọn 2 người');
    await show({ ten: null });
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true]);
    expect([...desk.chosen]).toEqual(['c1', 'c2']);
    expect(button('Xem danh sách 2 giấy đã chọn')).toBeDefined();
    // What would list everybody is not beside it.
    expect(button('Xem danh sách 3.000 giấy')).toBeUndefined();
    button('Bỏ chọn tất cả')?.focus();
    await press('Bỏ chọn tất cả');
    // The button is gone; the focus is beside where it was, not at the top of the page.
    expect(document.activeElement).not.toBe(document.body);
    expect(text()).not.toContain('Đã chọn');
    expect(boxes().some(({ checked }) => checked)).toBe(false);
  });

  it('takes everybody of a commune, on whatever page, beside those chosen before', async () => {
    await aList();
    boxes()[0]?.click();
    await show({ xa: HAM_YEN });
    // A list of all who wait is not offered under a filter that shows some of them.
    expect(button('Xem danh sách 40 giấy')).toBeUndefined();
    await press('Chọn tất cả 40 người theo bộ lọc này');
    expect(Object.fromEntries(asked.at(-1)?.searchParams ?? [])).toEqual({ communeId: HAM_YEN, limit: '1000' });
    expect(text()).toContain('Đã chọn 41 người');
    expect(boxes().every(({ checked }) => checked)).toBe(true);
  });

  it('says so when a filter has more people than one list takes, and chooses nobody more', async () => {
    await aList(`/?xa=${HAM_YEN}`);
    ofCommune = 1200;
    await press('Chọn tất cả 40 người theo bộ lọc này');
    expect(text()).toContain('Đã chọn 1.000 người');
    expect(text()).toContain('nhiều nhất 1.000 người, nên còn 200 người của bộ lọc chưa được chọn');
    await show({ xa: null });
    expect(boxes().map(({ disabled }) => disabled)).toEqual([true, true]);
  });

  it('offers nothing to choose to whoever only reads', async () => {
    session.account = parseAccount({ accountId: 'k', username: 'k', permissions: ['credentials.read-waiting'] });
    await aList();
    expect(boxes()).toEqual([]);
    expect(button('Xem danh sách 3.000 giấy')).toBeUndefined();
    expect(document.querySelectorAll('select')).toHaveLength(1);
    session.account = parseAccount({ accountId: 'o', username: 'o', permissions: ['credentials.manage'] });
  });
});

it('the commune of the address is shown as chosen also before the list came', async () => {
  page = await mountPage(WaitingFilters, { communes: [] }, `/?xa=${HAM_YEN}`);
  const select = document.querySelector('select');
  expect([select?.value, select?.selectedOptions[0]?.textContent?.trim()]).toEqual([HAM_YEN, 'Xã, phường đang chọn']);
  await page.leave();
  page = null;
});
