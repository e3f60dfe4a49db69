import { GradingState } from './grading.svelte';
import type { QueueItem } from './types';

let requests: { url: string; body: unknown }[] = [];
let answer: () => Response = () => new Response('{"state":"passed"}', { status: 200 });

const anItem = (id: string): QueueItem => ({
  submission: {
    id,
    memberId: 'm',
    taskId: 'C08-TASK',
    taskTitle: 'Kể chuyện',
    courseTitle: 'Khóa',
    number: 1,
    words: '',
    photos: [],
    handedInAt: '2026-11-25T13:00:00Z',
    state: 'handed-in',
    gradedAt: null,
    rubric: ['r-a', 'r-b', 'r-c'].map((one) => ({ id: one, title: one, metHtml: '', notMetHtml: '' })),
    passCriteria: 2,
    criteria: null,
    comment: null,
  },
  author: { fullName: 'Vàng Thị Mỷ', unitName: 'Thôn 1', teamName: null, isRestricted: false, examples: 'refused' },
  previousComment: null,
  isOfEarlierEdition: false,
  olderVersion: null,
});

beforeAll(() => {
  Object.assign(globalThis, {
    document: { cookie: '' },
    fetch: (url: RequestInfo | URL, init?: RequestInit) => {
      requests.push({ url: String(url), body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
      return Promise.resolve(answer());
    },
  });
});
beforeEach(() => {
  requests = [];
  answer = () => new Response('{"state":"passed"}', { status: 200 });
});

function aState(...ids: string[]): GradingState {
  const state = new GradingState();
  state.queue.set({ items: ids.map(anItem), waiting: ids.length, nextCursor: null });
  return state;
}

describe('grading by the keyboard', () => {
  it('counts the criteria that are met against those needed', () => {
    const state = aState('a');
    expect([state.outcome, state.notJudged]).toEqual([null, [1, 2, 3]]);
    state.toggle(1);
    state.toggle(2);
    state.toggle(3);
    expect(state.outcome).toBe('passed');
    state.toggle(1);
    state.toggle(2);
    expect(state.outcome).toBe('returned');
    state.toggle(9);
    expect(Object.keys(state.verdicts).length).toBe(3);
  });

  it('sends nothing before every criterion is judged, nor a return without a comment', async () => {
    const state = aState('a');
    state.toggle(1);
    expect(await state.save()).toBeNull();
    state.judge('r-b', false);
    state.judge('r-c', false);
    expect(await state.save()).toBeNull();
    expect(state.isCommentMissing).toBe(true);
    expect(requests).toEqual([]);
  });

  it('writes the grade and goes on with the next one, clean', async () => {
    const state = aState('a', 'b');
    for (const number of [1, 2, 3]) state.toggle(number);
    state.comment = ' Tốt. ';
    expect(await state.save()).toMatchObject({ outcome: 'passed', item: { submission: { id: 'a' } } });
    expect(requests[0]).toMatchObject({ url: '/api/submissions/a/grade', body: { comment: 'Tốt.' } });
    expect([state.item?.submission.id, state.queue.value?.waiting, state.comment, state.notJudged.length]).toEqual([
      'b',
      1,
      '',
      3,
    ]);
  });

  it('takes a try away that another grader was faster with', async () => {
    answer = () => new Response('{"code":"assessment.submission-graded","status":409}', { status: 409 });
    const state = aState('a', 'b');
    for (const number of [1, 2, 3]) state.toggle(number);
    expect(await state.save()).toMatchObject({ outcome: 'elsewhere' });
    expect(state.items.length).toBe(1);
  });

  it('keeps what was judged when the network fails', async () => {
    answer = () => {
      throw new TypeError('no network');
    };
    const state = aState('a');
    for (const number of [1, 2, 3]) state.toggle(number);
    expect(await state.save()).toBeNull();
    expect([state.problem?.kind, state.notJudged.length]).toEqual(['network', 0]);
  });

  it('moves within the queue and no further', () => {
    const state = aState('a', 'b');
    state.open(5);
    state.open(-1);
    expect(state.index).toBe(0);
    state.toggle(1);
    state.open(1);
    expect([state.item?.submission.id, Object.keys(state.verdicts).length]).toEqual(['b', 0]);
  });

  it('keeps what was begun on a try while another one is looked at', () => {
    const state = aState('a', 'b');
    expect(state.hasBegun).toBe(false);
    state.toggle(1);
    state.comment = 'Chụp lại ảnh';
    state.open(1);
    expect([state.verdicts, state.comment, state.hasBegun]).toEqual([{}, '', true]);
    state.open(0);
    expect([state.verdicts, state.comment]).toEqual([{ 'r-a': true }, 'Chụp lại ảnh']);
  });

  it('does not bring back what was graded while the next page was on its way', async () => {
    const state = aState('a', 'b');
    state.queue.set({ items: ['a', 'b'].map(anItem), waiting: 3, nextCursor: 'c' });
    let arrive: (page: Response) => void = () => undefined;
    const page = new Promise<Response>((resolve) => (arrive = resolve));
    const usual = globalThis.fetch;
    globalThis.fetch = (url, init) => (String(url).includes('cursor') ? page : usual(url, init));
    const more = state.more();
    for (const number of [1, 2, 3]) state.toggle(number);
    await state.save();
    arrive(new Response(JSON.stringify({ items: [anItem('b'), anItem('d')], waiting: 3, nextCursor: null })));
    await more;
    globalThis.fetch = usual;
    expect(state.items.map(({ submission }) => submission.id)).toEqual(['b', 'd']);
  });

  it('says why the next page did not come', async () => {
    const state = aState('a');
    state.queue.set({ items: [anItem('a')], waiting: 2, nextCursor: 'c' });
    answer = () => new Response('', { status: 503 });
    await state.more();
    expect(state.moreProblem?.status).toBe(503);
    expect(state.items).toHaveLength(1);
  });
});
