/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import AskedCertificate from './components/AskedCertificate.svelte';
import type { Asked } from './outside.svelte';

const asked: Asked = {
  ...{ certificate: 'one-touch', name: 'One Touch', issuer: 'Nền tảng One Touch', validMonths: null },
  ...{ roundTitle: 'Đợt 1', isAsked: true, maySend: true, claims: [] },
};
const refused: Asked['claims'][number] = {
  ...{ id: 'c1', name: 'One Touch', number: '142', issuer: 'Nền tảng One Touch', issuedOn: '2026-05-04' },
  ...{
    validUntil: null,
    lastOn: null,
    state: 'refused',
    reason: 'Ảnh mờ',
    sizeBytes: 9,
    badge: null,
    doubtedAt: null,
    isEntered: false,
    mediaType: 'image/jpeg',
  },
  ...{ sentAt: '2026-11-20T01:00:00Z', decidedAt: '2026-11-21T01:00:00Z' },
};

it('the form is another one once a claim is there that it did not know: the same again is another claim', async () => {
  let now = asked;
  let changed = (): void => undefined;
  const follow = createSubscriber((update) => void (changed = update));
  const props = {
    get asked(): Asked {
      return (follow(), now);
    },
    now: '2026-11-27T01:00:00Z',
    onsent: () => undefined,
  };
  const part = mount(AskedCertificate, { target: document.body, props });
  flushSync();
  const field = document.querySelector('input');
  changed();
  flushSync();
  expect(document.querySelector('input')).toBe(field);
  now = { ...asked, claims: [refused] };
  changed();
  flushSync();
  expect(document.body.textContent).toContain('Ảnh mờ');
  expect(document.querySelector('input')).not.toBe(field);
  await unmount(part);
});

it('of a round that was ended says so, with the answer and no call to send another', async () => {
  const over = { ...asked, isAsked: false, maySend: false, claims: [refused] };
  const props = { asked: over, now: '2027-01-05T01:00:00Z', onsent: () => undefined };
  const part = mount(AskedCertificate, { target: document.body, props });
  flushSync();
  const text = document.body.textContent;
  expect(text).toContain('Ảnh mờ');
  expect(text).toContain('Đợt 1 đã kết thúc, không nhận thêm giấy này.');
  expect(text).not.toContain('gửi lần nữa');
  expect(document.querySelector('input')).toBeNull();
  await unmount(part);
});
