/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import QueueList from './components/QueueList.svelte';
import { GradingState } from './grading.svelte';
import type { QueueItem } from './types';

const anItem = (id: string): QueueItem =>
  ({
    submission: { id, number: 1, handedInAt: '2026-11-25T13:00:00Z', rubric: [], passCriteria: 1 },
    author: { fullName: 'Vàng Thị Mỷ', isRestricted: false },
  }) as unknown as QueueItem;

it('lets go of the focus when a name was pressed: Enter then belongs to the grade', () => {
  const grading = new GradingState();
  grading.queue.set({ items: ['a', 'b'].map(anItem), waiting: 2, nextCursor: null });
  const list = mount(QueueList, { target: document.body, props: { grading, hasMore: false } });
  const second = document.querySelectorAll<HTMLButtonElement>('li button')[1];
  second?.focus();
  second?.click();
  flushSync();
  expect(grading.index).toBe(1);
  expect(document.activeElement).toBe(document.body);
  void unmount(list);
});
