/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import AskedCertificate from './components/AskedCertificate.svelte';
import type { Asked } from './outside.svelte';

const asked: Asked = {
  ...{ certificate: 'one-touch', name: 'One Touch', issuer: 'Nền tảng One Touch', validMonths: null },
  ...{ roundTitle: 'Đợt 1', maySend: true, claims: [] },
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
