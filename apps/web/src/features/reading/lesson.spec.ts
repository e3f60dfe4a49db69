import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
import { LessonState } from './lesson.svelte';

const known = { lessonId: 'C01-01', percent: 0, isRead: true, readAt: '2026-11-01T02:00:00Z' };

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a lesson that is opened', () => {
  const { fetch } = globalThis;
  const sent: QueuedWrite[] = [];
  afterEach(() => {
    globalThis.fetch = fetch;
    sent.length = 0;
  });

  async function opened(progress: object, isMember = true): Promise<LessonState> {
    globalThis.fetch = (request) => {
      const url = request instanceof Request ? request.url : String(request);
      const body = url.includes('/me/progress') ? { quizzes: [], tasks: [], ...progress } : { id: 'C01-01', html: '' };
      return Promise.resolve(Response.json(body));
    };
    const queue = new WriteQueue({
      send: (write) => Promise.resolve(void sent.push(write)),
      alone: (work) => work(),
      later: () => undefined,
      now: () => 1,
    });
    await queue.use({
      list: () => Promise.resolve([]),
      put: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    });
    const state = new LessonState(() => 'C01-01', queue, isMember);
    await state.lesson.load();
    await settled();
    return state;
  }

  it('is no news any more, also where all of it fits the screen', async () => {
    const state = await opened({ lessons: [known], news: [{ lessonId: 'C01-01', kind: 'changed' }] });
    state.reach(100);
    expect(sent.map(({ method, address, body }) => [method, address, body])).toEqual([
      ['put', '/api/me/lessons/C01-01/progress', { percent: 0 }],
    ]);
  });

  it('is written down for nobody else, and not where it is as she read it', async () => {
    await opened({ lessons: [known], news: [{ lessonId: 'C01-02', kind: 'changed' }] });
    await opened({ lessons: [known], news: [{ lessonId: 'C01-01', kind: 'changed' }] }, false);
    expect(sent).toEqual([]);
  });

  it('that was never read is begun by reading, not by opening it', async () => {
    const state = await opened({ lessons: [], news: [{ lessonId: 'C01-01', kind: 'added' }] });
    expect(sent).toEqual([]);
    state.reach(40);
    await settled();
    expect(sent.map(({ body }) => body)).toEqual([{ percent: 40 }]);
  });
});
