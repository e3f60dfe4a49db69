/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { simulateLayout } from '../../lib/testing/mounted-page';
import TodayCloth from './components/TodayCloth.svelte';
import type { Home, HomeRound } from './today-words';

const row = {
  ...{ key: 'khoa', label: 'Khóa C05', kind: 'course', motif: 'song', done: 3, total: 4, parts: [] },
  ...{ isMet: false, isNext: true, waivedBy: null, minutes: null },
};
const round = { finishedAt: null, requirements: [row] } as unknown as HomeRound;

/** Whether the strip is drawn as what is to be done next. */
async function isNext(kind: string): Promise<boolean> {
  const step = { kind, key: 'khoa', quizId: 'C05-QUIZ', title: 'Kiểm tra' } as unknown as Home['nextStep'];
  const props = { round, step, isIntroOpen: false, onhide: () => undefined };
  const part = mount(TodayCloth, { target: document.body, props });
  flushSync();
  const found = document.querySelector('.words.next') !== null;
  await unmount(part);
  return found;
}

describe('the strip whose turn it is', () => {
  beforeAll(() => simulateLayout());

  it('is drawn as to be done next where she can do it', async () => {
    expect(await isNext('quiz')).toBe(true);
  });

  it.each(['grading', 'checking', 'attempts'])('is not while somebody else has the turn: %s', async (kind) => {
    expect(await isNext(kind)).toBe(false);
  });
});
