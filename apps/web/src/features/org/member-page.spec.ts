/** @jest-environment jsdom */
import { type Component, type ComponentProps, flushSync, mount, unmount } from 'svelte';
import { setQueue, WriteQueue } from '../../lib/offline/queue.svelte';
import { Router, setRouter } from '../../lib/router/router.svelte';
import { setToaster, Toaster } from '../../lib/ui/toaster.svelte';
import { t as changes } from './messages/changes';
import MemberPage from './pages/MemberPage.svelte';

type Props = ComponentProps<typeof MemberPage>;

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeAll(() => {
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
  window.matchMedia = (media) =>
    ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never;
});

it('the record of a member that cannot be read says under a heading what it would be', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('offline'));
  const nothing = () => Promise.resolve();
  const WithPage: Component<Props> = (anchor, props) => {
    setRouter(new Router([], () => Promise.resolve(null)));
    setQueue(new WriteQueue({ send: nothing, alone: (work) => work(), later: () => undefined, now: () => 1 }));
    setToaster(new Toaster());
    return MemberPage(anchor, props);
  };
  const props: Props = { params: { memberId: 'm1' } };
  const part = mount(WithPage, { target: document.body, props, context: new Map() });
  for (let turn = 0; turn < 5; turn += 1) await settled();
  flushSync();
  expect(document.querySelector('main h1')?.textContent).toBe('Hồ sơ thành viên');
  await unmount(part);
});

it('what replaces a person begins with the words that are seen, so that who speaks to the screen finds it', () => {
  const name = changes('replacePerson', { name: 'Ma Thị Huệ', number: 3 });
  expect(name.startsWith(changes('replace'))).toBe(true);
});
