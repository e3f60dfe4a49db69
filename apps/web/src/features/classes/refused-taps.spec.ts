/** @jest-environment jsdom */
import { Problem } from '../../lib/api/problem';
import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, Refusal, settled, simulateLayout } from '../../lib/testing/mounted-page';
import { keepRoll } from './kept-roll';
import RollPage from './pages/RollPage.svelte';
import type { Roll } from './types';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const press = async (label: string): Promise<void> => {
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)?.click();
  await settled();
  while (words().includes('Đang gửi…')) await settled();
};
const row = (memberId: string, fullName: string): object => ({
  ...{ memberId, fullName, unitName: 'Thôn 1', mark: null, source: null, markedAt: null, dispute: null },
  ...{ cameAt: null, leftAt: null, minutes: null, excuse: null, countedMinutes: null, sharedPhoneWith: null },
});
const roll = {
  session: {
    ...{ id: 's', title: 'Dịch vụ công', number: 1, isOwn: true, state: 'open', trainerName: 'Hà' },
    ...{ startsAt: '2099-12-01T12:00:00.000Z', endsAt: '2099-12-01T13:30:00.000Z' },
  },
  rows: [row('a', 'Vàng Thị Mỷ'), row('b', 'Lò Văn An')],
} as unknown as Roll;
const tap = (memberId: string, sequence: number, mark: string): QueuedWrite => ({
  ...{ key: `attendance/s/${memberId}/${sequence}`, kind: 'attendance', method: 'post', state: 'refused' },
  ...{ address: '/api/class-sessions/s/attendance', refusal: 'platform.not-found', madeAt: sequence },
  body: { memberId, mark, source: 'roll', sequence, madeAt: `2099-12-01T12:${String(sequence + 10)}:00.000Z` },
  reason: 'Không tìm thấy. Có thể đã hết quyền xem.',
});

describe('marks that the server refused, where the roll does not come any more', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let fault: Problem | null = null;
  let sent: string[] = [];
  let queue: WriteQueue;
  beforeEach(async () => {
    simulateLayout();
    localStorage.clear();
    sent = [];
    account.account = { displayName: 'Hà Thị Mời', desks: [], permissions: [] } as unknown as Account;
    answerFrom(() => Promise.resolve(new Refusal({ status: 403, code: 'platform.forbidden' })));
    queue = new WriteQueue({
      send: ({ key }) => (fault === null ? (sent.push(key), Promise.resolve({})) : Promise.reject(fault)),
      ...{ alone: (work: () => Promise<void>) => work(), later: () => undefined, now: () => 1 },
    });
    keepRoll('s', { roll, taps: {} });
    const kept = [tap('a', 1, 'present'), tap('b', 2, 'present'), tap('a', 3, 'absent'), tap('z', 4, 'present')];
    const nothing = (): Promise<void> => Promise.resolve();
    await queue.use({ list: () => Promise.resolve(kept), put: nothing, remove: nothing });
    ({ leave } = await mountPage(RollPage, { params: { sessionId: 's' } }, '/giang-vien/buoi/s', queue));
  });
  afterEach(() => leave());

  it('are shown by the names this phone keeps, with hour and reason, and go up when they are sent again', async () => {
    fault = null;
    expect(words()).toContain('Điểm danh của 3 người chưa được nhận');
    expect(words()).toContain('Không tìm thấy. Có thể đã hết quyền xem.');
    expect(words()).toMatch(/Vàng Thị Mỷ Vắng, ghi lúc 19:13 .*Lò Văn An Có mặt, ghi lúc 19:12 /);
    expect(words()).toContain('Người không còn tên trên máy này');
    // Her desk is gone, and what leads there with it.
    expect(words()).not.toContain('In danh sách giấy');
    await press('Gửi lại');
    expect(sent.map((key) => key.slice('attendance/s/'.length))).toEqual(['a/1', 'b/2', 'a/3', 'z/4']);
    expect([queue.refusedCount, words().includes('chưa được nhận')]).toEqual([0, false]);
  });

  it('stay where they are refused again, and go when they were seen', async () => {
    fault = new Problem('problem', { status: 404, code: 'platform.not-found' });
    await press('Gửi lại');
    expect([queue.refusedCount, words().includes('Lò Văn An')]).toEqual([4, true]);
    await press('Đã xem, bỏ qua');
    expect([queue.refusedCount, words().includes('Lò Văn An')]).toEqual([0, false]);
  });
});
