/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import QueuedClaim from './components/QueuedClaim.svelte';
import type { Queued } from './queue.svelte';

const item = {
  mayAccept: true,
  claim: {
    ...{ id: 'c1', name: 'Chứng nhận an toàn thông tin', issuer: 'Sở TT&TT', number: '12', issuedOn: '2026-05-01' },
    ...{
      state: 'waiting',
      mediaType: 'image/jpeg',
      sentAt: '2026-11-20T01:00:00Z',
      validUntil: null,
      lastOn: null,
      reason: null,
      badge: null,
      doubtedAt: null,
    },
  },
  member: { id: 'm1', fullName: 'Ma Thị Huệ', communeName: 'Xã Hàm Yên', teamName: null, isRestricted: false },
} as unknown as Queued;

/** The words of the buttons of a claim, for who may decide and for who reads. */
const buttons = async (canAct: boolean, more: object = {}): Promise<string[]> => (await shownOf(canAct, more)).buttons;

async function shownOf(canAct: boolean, more: object = {}): Promise<{ buttons: string[]; text: string }> {
  const of = { ...item, claim: { ...item.claim, ...more } } as Queued;
  const none = (): void => undefined;
  const acts = { onaccept: none, oncorrect: none, onrefuse: none, onwithdraw: none, onletstand: none };
  const part = mount(QueuedClaim, { target: document.body, props: { item: of, canAct, isBusy: false, ...acts } });
  flushSync();
  const words = [...document.querySelectorAll('button')].map((button) => button.textContent?.trim() ?? '');
  const text = document.body.textContent ?? '';
  await unmount(part);
  return { buttons: words, text };
}

it('a claim is opened by an auditor and decided by an officer', async () => {
  expect(await buttons(false)).toHaveLength(1);
  expect(await buttons(true)).toHaveLength(4);
});

it('an accepted badge that became doubtful is let stand or taken back', async () => {
  const accepted = { state: 'accepted' };
  expect(await buttons(true, accepted)).toEqual(['Mở tệp', 'Rút việc nhận']);
  const doubtful = { ...accepted, doubtedAt: '2026-11-27T03:00:00Z' };
  expect(await buttons(true, doubtful)).toEqual(['Mở tệp', 'Vẫn tính', 'Rút việc nhận']);
  expect(await buttons(false, doubtful)).toEqual(['Mở tệp']);
});

it.each([
  ['status-unknown', 'Kiểm lại rồi nhận', 'Sở chưa có danh sách thu hồi mà huy hiệu ghi'],
  ['status-stale', 'Kiểm lại rồi nhận', 'danh sách thu hồi đã cũ'],
  ['status-unread', null, 'gửi ảnh hoặc tệp PDF của giấy'],
] as const)('a badge whose standing isn’t known (%s) isn’t simply accepted, and says why', async (code, act, why) => {
  const lines = [{ check: 'status', outcome: 'open', code, about: null }];
  const badge = {
    ...{ lines, maySend: true, title: 'Kỹ năng số', issuerId: 'did:web:x.vn' },
    checkedAt: '2026-11-26T03:00:00Z',
  };
  const shown = await shownOf(true, { badge, mediaType: 'application/json' });
  expect(shown.buttons).not.toContain('Nhận');
  expect(shown.buttons.includes('Kiểm lại rồi nhận')).toBe(act !== null);
  expect(shown.buttons).toContain('Không nhận');
  expect(shown.text).toContain(why);
  expect((await shownOf(false, { badge, mediaType: 'application/json' })).text).not.toContain('nhận được:');
});
