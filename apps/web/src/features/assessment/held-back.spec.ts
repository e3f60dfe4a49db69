/** @jest-environment jsdom */
import { type Component, type ComponentProps, flushSync, mount, unmount } from 'svelte';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { setQueue, WriteQueue } from '../../lib/offline/queue.svelte';
import HeldBack from './components/HeldBack.svelte';
import type { Attempt } from './types';

type Props = ComponentProps<typeof HeldBack>;

const write = {
  key: 'answer/a1/q1',
  kind: 'answer',
  method: 'put',
  address: '/api/attempts/a1/answers/q1',
  body: {},
} as const;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it('says that answers wait on the device only as long as they do', async () => {
  let isOnline = false;
  const queue = new WriteQueue({
    send: () => (isOnline ? Promise.resolve({}) : Promise.reject(new Problem('network'))),
    alone: (work) => work(),
    later: () => undefined,
    now: () => 1,
  });
  const nothing = () => Promise.resolve();
  await queue.use({ list: () => Promise.resolve([]), put: nothing, remove: nothing });
  await queue.add(write);
  await settled();
  const attempt = new Resource(() => Promise.resolve({ id: 'a1' } as Attempt));
  await attempt.load();
  const WithQueue: Component<Props> = (anchor, props) => {
    setQueue(queue);
    return HeldBack(anchor, props);
  };
  const props: Props = { taking: { submitState: 'waiting', attempt } };
  const part = mount(WithQueue, { target: document.body, props, context: new Map() });
  flushSync();
  expect(document.body.textContent).toContain('Còn câu trả lời chưa gửi được.');
  isOnline = true;
  await queue.flush();
  flushSync();
  expect(document.body.textContent).toContain('Câu trả lời đã gửi xong.');
  await unmount(part);
});

it('says that answers live with the page only of this attempt’s', async () => {
  const queue = new WriteQueue({
    send: () => Promise.reject(new Problem('network')),
    alone: (work) => work(),
    later: () => undefined,
    now: () => 1,
  });
  // The phone has no room for what is of another attempt, and has it for this one's.
  const put = ({ key }: { key: string }) => (key === write.key ? Promise.resolve() : Promise.reject(new Error('full')));
  await queue.use({ list: () => Promise.resolve([]), put, remove: () => Promise.resolve() });
  await queue.add(write);
  await queue.add({ ...write, key: 'answer/a2/q1' });
  await settled();
  const text = async (id: string): Promise<string> => {
    const attempt = new Resource(() => Promise.resolve({ id } as Attempt));
    await attempt.load();
    const WithQueue: Component<Props> = (anchor, props) => {
      setQueue(queue);
      return HeldBack(anchor, props);
    };
    const props: Props = { taking: { submitState: 'waiting', attempt } };
    const part = mount(WithQueue, { target: document.body, props, context: new Map() });
    flushSync();
    const said = document.body.textContent ?? '';
    await unmount(part);
    return said;
  };
  expect(queue.unkeptCount).toBe(1);
  expect(await text('a1')).toContain('bài vẫn còn trên máy');
  expect(await text('a2')).toContain('máy chưa giữ được');
});
