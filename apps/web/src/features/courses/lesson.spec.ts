import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
import { LessonState } from './lesson.svelte';

const known = {
  ...{ lessonId: 'C01-01', percent: 0, isRead: true, readAt: '2026-11-01T02:00:00Z', earlierReadAt: null },
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a lesson that is opened', () => {
  const { fetch } = globalThis;
  const sent: QueuedWrite[] = [];
  afterEach(() => {
    globalThis.fetch = fetch;
    sent.length = 0;
  });

  let courseHash: string | undefined = 'ban-mot';
  let answer: unknown = { isOfEarlierEdition: false };
  beforeEach(() => {
    courseHash = 'ban-mot';
    answer = { isOfEarlierEdition: false };
  });

  async function opened(progress: object, isMember = true): Promise<LessonState> {
    globalThis.fetch = (request) => {
      const url = request instanceof Request ? request.url : String(request);
      const body = url.includes('/me/progress')
        ? { quizzes: [], tasks: [], ...progress }
        : { id: 'C01-01', html: '', courseHash };
      return Promise.resolve(Response.json(body));
    };
    const queue = new WriteQueue({
      send: (write) => {
        sent.push(write);
        return Promise.resolve(answer);
      },
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

  it('is told as read in the edition on the page, and by an older page in none', async () => {
    const state = await opened({ lessons: [], news: [] });
    await state.markRead();
    await settled();
    courseHash = undefined;
    const older = await opened({ lessons: [], news: [] });
    await older.markRead();
    await settled();
    expect([state.finish, older.finish, state.isEarlier]).toEqual(['sent', 'sent', false]);
    expect(sent.map(({ key, body }) => [key, JSON.stringify(body)])).toEqual([
      ['read/C01-01/ban-mot', '{"courseHash":"ban-mot"}'],
      ['read/C01-01', '{}'],
    ]);
  });

  it('says where the text was another one by then, and is read anew from its beginning', async () => {
    const state = await opened({ lessons: [], news: [] });
    answer = { isOfEarlierEdition: true };
    await state.markRead();
    await settled();
    expect([state.finish, state.isEarlier]).toEqual(['sent', true]);
    courseHash = 'ban-hai';
    answer = { isOfEarlierEdition: false };
    await state.renew();
    expect([state.finish, state.isEarlier, state.percent]).toEqual(['none', false, 0]);
    await state.markRead();
    await settled();
    expect([state.finish, sent.at(-1)?.body]).toEqual(['sent', { courseHash: 'ban-hai' }]);
  });

  it('tells when she read an earlier edition of it', async () => {
    const earlierReadAt = '2026-10-01T02:00:00Z';
    const state = await opened({ lessons: [{ ...known, isRead: false, readAt: null, earlierReadAt }], news: [] });
    expect(state.lesson.value).toMatchObject({ isRead: false, earlierReadAt });
    expect((await opened({ lessons: [known], news: [] })).lesson.value?.earlierReadAt).toBeNull();
  });
});
