/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import PaperConsentSheet from './components/PaperConsentSheet.svelte';
import { MemberConsents } from './paper.svelte';

it('a paper consent tells that nothing is chosen also while the browser stops at an empty date', async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  const none = (): void => undefined;
  const consents = new MemberConsents(() => 'm1');
  const part = mount(PaperConsentSheet, {
    target: document.body,
    props: { consents, onclose: none, onwritten: none },
  });
  flushSync();
  expect(document.querySelector('[role=alert]')).toBeNull();
  document.querySelector('form')?.reportValidity();
  flushSync();
  expect(document.querySelector('[role=alert]')?.textContent).toContain('Chọn');
  await unmount(part);
});
