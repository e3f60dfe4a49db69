/** @jest-environment jsdom */
import { answerFrom, mountPage, Refusal, settled, simulateLayout } from '../../lib/testing/mounted-page';
import RoundRegisterPage from './pages/RoundRegisterPage.svelte';

const register = {
  ...{ roundId: 'r', title: 'Đợt 1', decisionNumber: '145/QĐ', decidedOn: '2026-09-01', release: 'manual' },
  ...{ valid: 0, expired: 0, withdrawn: 0, replaced: 0, waiting: 0, hindrance: null },
  ...{ overstated: 0, reworded: 0, redated: 0 },
};
const list = {
  ...{ id: 'l', roundId: 'r', roundTitle: 'Đợt 1', state: 'proposed', needsSecond: true, undoMinutes: 15 },
  ...{ count: 3000, remarked: 0, issued: 0, leftOut: 0, listedBy: 'Nguyễn Thị An', listedAt: '2026-11-26T03:00:00Z' },
  ...{ issuesAt: null, secondsLeft: 0, can: ['confirm'], isSamePerson: false },
};
const rule = { provinceId: 'p', undoMinutes: 15, needsSecond: true, changeDays: 14, canSet: false, loosening: null };

/** The lists above the tabs, and which tab is open. */
async function opened(address: string, items: object[]): Promise<{ above: string[]; tab: string }> {
  answerFrom((asked) => {
    if (asked.includes('/certificate-releases')) return Promise.resolve({ rule, items });
    if (asked.includes('/waiting-certificates')) return Promise.resolve({ people: [], total: 0 });
    if (asked.includes('/register')) return Promise.resolve(register);
    return Promise.resolve({ certificates: [], nextCursor: null, items: [] });
  });
  const page = await mountPage(RoundRegisterPage, { params: { roundId: 'r' } }, address);
  await settled();
  const tabs = document.querySelector('[role="tablist"]');
  const before = (one: Element): boolean =>
    tabs !== null && (one.compareDocumentPosition(tabs) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const links = [...document.querySelectorAll('a[href*="/cap-giay/"]')].filter(before);
  const said = {
    above: links.map((one) => one.getAttribute('href') ?? ''),
    tab: document.querySelector('[role="tab"][aria-selected="true"]')?.textContent.trim() ?? '',
  };
  await page.leave();
  return said;
}

/** What the page says where the lists did not come. */
async function withoutLists(more: Partial<typeof register> = {}): Promise<string> {
  answerFrom((asked) => {
    if (asked.includes('/certificate-releases')) return Promise.resolve(new Refusal({ status: 503, code: 'unknown' }));
    if (asked.includes('/register')) return Promise.resolve({ ...register, valid: 12, ...more });
    return Promise.resolve({ certificates: [], nextCursor: null, items: [], people: [], total: 0 });
  });
  const page = await mountPage(RoundRegisterPage, { params: { roundId: 'r' } }, '/so/dot/r/giay');
  await settled();
  const text = (document.body.textContent ?? '').replace(/\s+/g, ' ');
  const shown = [...document.querySelectorAll('a[href*="tt="]')].map((one) => one.getAttribute('href') ?? '');
  await page.leave();
  return [text, ...shown].join(' ');
}

describe('the register of a round whose people all wait by a list that nobody confirmed', () => {
  beforeAll(simulateLayout);

  it('shows the list above its tabs, whichever is open', async () => {
    expect((await opened('/so/dot/r/giay', [list])).above).toEqual(['/so/dot/r/cap-giay/l']);
    expect((await opened('/so/dot/r/giay?ds=da-cap', [list])).above).toEqual(['/so/dot/r/cap-giay/l']);
    expect((await opened('/so/dot/r/giay', [{ ...list, state: 'issued' }])).above).toEqual([]);
  });

  it('says of nobody that she waits no more where the lists did not come', async () => {
    const text = await withoutLists();
    expect(text).toContain('Đã cấp 12 giấy');
    expect(text).toContain('chưa tải được');
    expect(text).not.toContain('không còn ai chờ cấp');
  });

  it('says of papers that differ from what is so now how many they are, and leads to them', async () => {
    expect(await withoutLists()).not.toContain('tt=');
    const text = await withoutLists({ redated: 2, reworded: 5 });
    expect(text).toContain('2 giấy đã cấp in ngày học hoặc ngày hết giá trị khác với kết quả học hiện nay');
    expect(text).toMatch(/\?ds=da-cap&tt=in-khac \?ds=da-cap&tt=khac-ngay$/);
  });

  it('opens with who waits, not with the issued ones, of which there are none', async () => {
    expect((await opened('/so/dot/r/giay', [list])).tab).toBe('Chờ cấp (0)');
    expect((await opened('/so/dot/r/giay', [])).tab).toBe('Đã cấp (0)');
  });
});
