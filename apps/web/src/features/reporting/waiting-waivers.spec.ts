/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import type { Toaster } from '../../lib/ui/toaster.svelte';
import WaiverPanel from './components/WaiverPanel.svelte';
import WaiversPage from './pages/WaiversPage.svelte';
import type { Explanation } from './types';
import type { Waiver } from './waivers.svelte';

const CYCLE = '01930000-0000-7000-8000-0000000000c1';
const waiver: Waiver = {
  ...{ id: 'w', cycleId: CYCLE, roundTitle: 'Bồi dưỡng chuyên sâu 2026', requirementKey: 'gio-lop', label: 'Lớp' },
  ...{ memberName: 'Vàng Thị Mỷ', communeName: 'Xã Hàm Yên', paperNumber: '12/SKHCN', reason: 'Nằm viện.' },
  ...{ state: 'proposed', proposedBy: 'Nguyễn Thị An', proposedAt: '2026-12-20T01:00:00Z', mayConfirm: true },
  ...{ confirmedBy: null, confirmedAt: null, endReason: null, endProposedBy: null, closedBy: null, closedAt: null },
};

let sent: string[] = [];
let leave: () => Promise<void> = () => Promise.resolve();
let toaster: Toaster;
let listed: Waiver[] = [];
let refusal: Refusal | null = null;

function serve(): void {
  answerFrom((address, body) => {
    if (body !== null) {
      sent.push(`${address} ${JSON.stringify(body)}`);
      listed = [];
      return Promise.resolve(refusal ?? waiver);
    }
    if (address.includes(`/cycles/${CYCLE}/waivers`)) return Promise.resolve({ waivers: listed, can: ['waive'] });
    return Promise.resolve({ items: listed, nextCursor: null });
  });
}

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
async function press(label: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  found.click();
  await settled();
}

beforeAll(() => {
  simulateLayout();
  simulateDialogs();
});
beforeEach(() => {
  [sent, refusal] = [[], null];
  const permissions = ['learning.waive', 'learning.read-waiting-waivers'];
  session.account = { displayName: 'Trần Thị Bình', desks: [], permissions } as unknown as Account;
});
afterEach(() => leave());

describe('the list of waivers that wait for a second person', () => {
  async function aList(more: Partial<Waiver> = {}): Promise<void> {
    listed = [{ ...waiver, ...more }];
    serve();
    ({ leave, toaster } = await mountPage(WaiversPage, {}, '/so/mien'));
  }

  it('names the round of each, and leads to what the person has done', async () => {
    await aList();
    expect(words()).toContain('Vàng Thị Mỷ, Xã Hàm Yên');
    expect(words()).toContain('Bồi dưỡng chuyên sâu 2026');
    const link = [...document.querySelectorAll('a')].find((one) => one.textContent === 'Vàng Thị Mỷ');
    expect(link?.getAttribute('href')).toBe(`/so/nguoi/${CYCLE}`);
  });

  it.each([
    ['proposed', 'Xác nhận miễn', 'Đã xác nhận miễn.'],
    ['proposed', 'Bỏ đề nghị', 'Đã bỏ đề nghị miễn.'],
    ['ending', 'Xác nhận thôi miễn', 'Đã xác nhận thôi miễn.'],
    ['ending', 'Giữ việc miễn', 'Việc miễn vẫn giữ.'],
  ])('of one that is %s says after “%s” what was done', async (state, label, said) => {
    await aList({ state, endProposedBy: 'Nguyễn Thị An', endReason: 'Đã khỏe' });
    await press(label);
    expect(toaster.current?.text).toBe(said);
    expect(words()).toContain('Không có gì chờ xác nhận');
  });

  it('is read anew where somebody else answered before, and says so', async () => {
    await aList();
    refusal = new Refusal({ status: 409, code: 'learning.waiver-answered', title: 'Việc này đã có người trả lời.' });
    await press('Xác nhận miễn');
    expect(sent).toHaveLength(1);
    expect(toaster.current).toBeNull();
    expect(words()).not.toContain('Vàng Thị Mỷ');
    expect(document.querySelector('[role=alert]')).not.toBeNull();
  });

  it('is read without buttons by who may not decide', async () => {
    session.account = { displayName: 'Ma Văn Đọc', desks: [], permissions: [] } as unknown as Account;
    await aList();
    expect(words()).toContain('Bồi dưỡng chuyên sâu 2026');
    expect([...document.querySelectorAll('li button')]).toEqual([]);
  });
});

describe('the waivers on the page of a person', () => {
  it('say after a refusal that the proposal was dropped', async () => {
    listed = [waiver];
    serve();
    const explanation = { cycleId: CYCLE, requirements: [] } as unknown as Explanation;
    const changed: string[] = [];
    const props = { explanation, onchange: () => void changed.push('read anew') };
    ({ leave, toaster } = await mountPage(WaiverPanel, props, `/so/nguoi/${CYCLE}`));
    expect(words()).not.toContain('Xã Hàm Yên');
    await press('Bỏ đề nghị');
    expect(sent).toEqual([expect.stringContaining('/waivers/w/refusal {"answered":"proposal"}')]);
    expect(toaster.current?.text).toBe('Đã bỏ đề nghị miễn.');
    expect(changed).toEqual(['read anew']);
  });
});
