/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import QueuedClaim from './components/QueuedClaim.svelte';
import { ClaimDraft } from './outside.svelte';
import type { Queued } from './queue.svelte';

const nothing = (): void => undefined;
const acts = { onaccept: nothing, oncorrect: nothing, onrefuse: nothing, onwithdraw: nothing, onletstand: nothing };
const item = (mayAccept: boolean): Queued => ({
  mayAccept,
  member: {
    ...{ fullName: 'Vàng Thị Mỷ', givenName: 'Mỷ', unitName: 'Thôn 1', communeName: 'Xã Hàm Yên', teamName: null },
    isRestricted: false,
  },
  claim: {
    ...{ id: 'c1', name: 'One Touch', number: '142', issuer: 'Nền tảng', issuedOn: '2026-05-04', validUntil: null },
    ...{ lastOn: null, state: 'waiting', reason: null, sizeBytes: 9, badge: null, doubtedAt: null },
    ...{ mediaType: 'image/jpeg', sentAt: '2026-11-20T01:00:00Z', decidedAt: null, isEntered: true },
  },
});

function drawn(mayAccept: boolean): string {
  const part = mount(QueuedClaim, {
    target: document.body,
    props: { item: item(mayAccept), canAct: true, isBusy: false, ...acts },
  });
  flushSync();
  const words = document.body.textContent;
  void unmount(part);
  return words;
}

it('is accepted by another person than who sent it for the member, who may still put it away', () => {
  const [own, others] = [drawn(false), drawn(true)];
  expect(own).toContain('Chờ người khác nhận');
  expect(own).toContain('Không nhận');
  expect(own).not.toContain('Sửa hạn');
  expect(others).not.toContain('Chờ người khác nhận');
  expect(others).toContain('Cán bộ xã gửi giấy này thay thành viên.');
  expect(others).toContain('Sửa hạn');
});

it('keeps nothing of what an office types for a member on its machine, and says that it would be lost', () => {
  session.account = parseAccount({ accountId: 'a1', memberId: 'm1' });
  localStorage.clear();
  const asked = { certificate: 'one-touch', issuer: 'Nền tảng', claims: [] };
  const entered = new ClaimDraft(asked, undefined, () => Promise.resolve({ claimId: 'c1' }));
  expect(entered.isUnsaved).toBe(false);
  entered.number = '142';
  entered.keep();
  expect([entered.isUnsaved, localStorage.length]).toEqual([true, 0]);
  const own = new ClaimDraft(asked);
  own.number = '142';
  own.keep();
  expect([own.isUnsaved, localStorage.length]).toEqual([false, 1]);
  session.account = null;
});
