/** @jest-environment jsdom */
import { aClass } from '../../../../../test/support/sample-class';
import { aSession } from '../../../../../test/support/sample-session';
import { Problem } from '../../lib/api/problem';
import { dayOf } from '../../lib/i18n/format';
import { keepFor } from '../../lib/offline/kept';
import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import ClassPage from './pages/ClassPage.svelte';
import RollPage from './pages/RollPage.svelte';
import SchedulePage from './pages/SchedulePage.svelte';
import { RollState } from './roll.svelte';
import type { Roll, Session } from './types';

const hour = 3_600_000;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const cancelled = new Problem('problem', { status: 422, code: 'classes.session-cancelled' });

async function press(label: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  found.click();
  await settled();
}

const row = (memberId: string, fullName: string) => ({
  ...{ memberId, fullName, unitName: 'Thôn 3', communeName: 'Xã Hàm Yên', teamName: null, isWalkIn: false },
  ...{ isRestricted: false, mark: null, source: null, markedAt: null, cameAt: null, leftAt: null, minutes: null },
  ...{ excuse: null, countedMinutes: null, number: null, samePhoneAs: [], dispute: null },
});

describe('marks of a hall without network whose session was cancelled meanwhile', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let stand: Partial<Session>;
  let sent: QueuedWrite[];
  let queue: WriteQueue;

  beforeAll(simulateLayout);
  beforeEach(async () => {
    localStorage.clear();
    keepFor('a1');
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    stand = { state: 'open', startsAt: at(0), endsAt: at(hour) };
    sent = [];
    queue = new WriteQueue({
      send: (write) => {
        sent.push(write);
        return stand.state === 'cancelled' ? Promise.reject(cancelled) : Promise.resolve({});
      },
      ...{ alone: (work) => work(), later: () => undefined, now: () => Date.now() },
    });
    const nothing = (): Promise<void> => Promise.resolve();
    await queue.use({ list: () => Promise.resolve([]), put: nothing, remove: nothing });
    answerFrom((address) => {
      const { pathname } = new URL(address, 'http://here');
      const session = aSession({ id: 's', ...stand });
      // Cancelled it holds nobody.
      const rows = stand.state === 'cancelled' ? [] : [row('a', 'Hoàng Thị Ánh')];
      if (pathname.endsWith('/roll')) return Promise.resolve({ session, rows, asOf: at(0) } as unknown as Roll);
      return Promise.resolve({
        items: pathname.endsWith('/class-sessions') ? [session] : [],
        classes: [],
        sessions: [],
      });
    });
    const roll = new RollState(() => 's', queue);
    await roll.roll.load();
    stand = { ...stand, state: 'cancelled' };
    await roll.tap('a', 'present');
    await settled();
    sent = [];
  });
  afterEach(async () => {
    await leave();
    leave = () => Promise.resolve();
  });

  const open = async (): Promise<void> => {
    ({ leave } = await mountPage(RollPage, { params: { sessionId: 's' } }, '/giang-vien/buoi/s', queue));
    await settled();
  };

  it('stay on the phone, which says how they come to count', async () => {
    await open();
    expect(words()).toContain('Điểm danh của 1 người chưa được nhận');
    expect(words()).toContain('Buổi đã hủy. Có học thật thì khôi phục buổi: máy này tự gửi lại.');
    expect(document.querySelector('.refused a')?.getAttribute('href')).toBe('/giang-vien/lop/g');
  });

  it('go up by themselves once the session is restored: on its roll', async () => {
    stand = { ...stand, state: 'planned' };
    await open();
    expect(sent.map(({ body }) => (body as { memberId: string }).memberId)).toEqual(['a']);
    expect(queue.refusedCount).toBe(0);
  });

  it('go up from the schedule too', async () => {
    stand = { ...stand, state: 'planned' };
    ({ leave } = await mountPage(SchedulePage, {}, '/giang-vien', queue));
    await settled();
    expect([sent.length, queue.refusedCount]).toEqual([1, 0]);
  });

  it('do not go up for another day on which it is held instead', async () => {
    stand = { state: 'planned', startsAt: at(48 * hour), endsAt: at(50 * hour) };
    expect(dayOf(at(48 * hour))).not.toBe(dayOf(at(0)));
    await open();
    expect([sent.length, queue.refusedCount]).toEqual([0, 1]);
    expect(words()).toContain('Điểm danh của 1 người chưa được nhận');
    await press('Đã xem, bỏ qua');
    expect(queue.refusedCount).toBe(0);
  });
});

describe('cancelling a session', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let asked: string[] = [];
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  afterEach(() => leave());

  async function seen(more: Partial<Session>): Promise<void> {
    asked = [];
    account.account = { displayName: 'Lò Thị Mây', desks: [], permissions: [] } as unknown as Account;
    answerFrom((address) => {
      if (address.endsWith('/cancellation')) asked.push(address);
      if (!address.endsWith('/class-groups/g'))
        return Promise.resolve({ stopsAt: null, people: [], items: [], classes: [] });
      return Promise.resolve(
        aClass({ isOwn: false, can: ['cancel'], sessions: [aSession({ isOwn: false, ...more })] }),
      );
    });
    ({ leave } = await mountPage(ClassPage, { workspace: 'department' as const, classId: 'g' }));
    await settled();
  }

  it('is asked about once its hour has come: a phone in the hall may hold marks', async () => {
    await seen({ startsAt: at(hour / 4), endsAt: at(2 * hour) });
    await press('Hủy buổi');
    expect(asked).toEqual([]);
    expect(words()).toMatch(/Giảng viên Hà Minh Tuấn có thể đang điểm danh ở hội trường không có mạng/);
    expect(words()).toContain(
      'lượt ghi còn giữ trên máy giảng viên không được nhận. Khôi phục buổi thì máy tự gửi lại.',
    );
    const yes = document.querySelector<HTMLButtonElement>('dialog[open] button:last-of-type');
    yes?.click();
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('is one press before', async () => {
    await seen({ startsAt: at(2 * hour), endsAt: at(4 * hour) });
    await press('Hủy buổi');
    expect(asked).toHaveLength(1);
  });
});
