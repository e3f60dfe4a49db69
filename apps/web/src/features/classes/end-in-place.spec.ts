/** @jest-environment jsdom */
import { aClass } from '../../../../../test/support/sample-class';
import { aSession } from '../../../../../test/support/sample-session';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import ClassPage from './pages/ClassPage.svelte';
import type { ClassGroup, Session } from './types';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const buttons = (): string[] =>
  [...document.querySelectorAll('li button')].map(({ textContent }) => textContent?.trim() ?? '');

describe('a session that is over and that its trainer opened never', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let closings: string[] = [];
  let departmentUntil: string | null = null;
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  afterEach(() => leave());

  async function seen(can: ClassGroup['can'], more: Partial<Session> = {}): Promise<void> {
    closings = [];
    account.account = { displayName: 'Lò Thị Mây', desks: [], permissions: [] } as unknown as Account;
    answerFrom((address) => {
      if (address.endsWith('/closing')) {
        closings.push(address);
        return Promise.resolve({ closedAt: '2026-12-02T01:00:00Z', minutes: 90, presentCount: 0, partialCount: 0 });
      }
      if (address.endsWith('/roll'))
        return Promise.resolve({ rows: [], corrections: { departmentUntil }, asOf: '2026-12-02T01:00:00Z' });
      if (!address.endsWith('/class-groups/g'))
        return Promise.resolve({ stopsAt: null, people: [], items: [], classes: [] });
      const session = aSession({
        isOwn: false,
        state: 'planned',
        isOverdue: true,
        trainerName: 'Hà Minh Tuấn',
        ...more,
      });
      return Promise.resolve(aClass({ isOwn: false, can, sessions: [session] }));
    });
    ({ leave } = await mountPage(ClassPage, { workspace: 'commune' as const, classId: 'g' }));
    await settled();
  }

  async function press(label: string): Promise<void> {
    const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
    if (found === undefined) throw new Error(`no button ${label}`);
    found.click();
    await settled();
  }

  it('is ended by the officer, who reads that it counts nobody until the department has typed the list in', async () => {
    await seen(['cancel', 'end']);
    expect(words()).toContain('Giảng viên không ghi được nữa thì cán bộ xã kết thúc thay');
    expect(buttons()).toEqual(expect.arrayContaining(['Kết thúc thay', 'Hủy buổi']));
    await press('Kết thúc thay');
    expect(words()).toContain('Giảng viên Hà Minh Tuấn chưa mở buổi này. Kết thúc thì chưa ai được tính giờ');
    await press('Kết thúc');
    expect(closings).toHaveLength(1);
  });

  it('is ended with the last day on which the list can be typed in, and without that promise after it', async () => {
    departmentUntil = '2027-12-01';
    await seen(['cancel', 'end']);
    await press('Kết thúc thay');
    expect(words()).toContain('Sở nhập danh sách giấy đến hết 01/12/2027');
    await leave();
    departmentUntil = '2026-12-01';
    await seen(['cancel', 'end']);
    await press('Kết thúc thay');
    expect(words()).toContain(
      'Hạn để Sở nhập danh sách giấy là 01/12/2026, đã qua: kết thúc thì không ai được tính giờ',
    );
    expect(words()).not.toContain('Sở nhập danh sách giấy sau');
    departmentUntil = null;
  });

  it('is ended neither before its hours are over nor by who may not', async () => {
    await seen(['cancel', 'end'], { isOverdue: false });
    expect(buttons()).not.toContain('Kết thúc thay');
    await leave();
    await seen(['cancel', 'change']);
    expect(buttons()).not.toContain('Kết thúc thay');
  });

  it('keeps its words where it was opened', async () => {
    await seen(['cancel', 'end'], { state: 'open', presentCount: 0 });
    await press('Kết thúc buổi');
    expect(words()).toContain('Chưa ai được ghi có mặt. Kết thúc thì không ai được tính giờ.');
  });
});
