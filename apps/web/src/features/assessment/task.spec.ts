import { sayOpened } from '../../lib/offline/opened';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { fitted } from '../../lib/ui/small-photo';
import { countWords, TaskState } from './task.svelte';
import { earlierWords } from './task-words';
import type { Submission, Task } from './types';

const [FIRST, SECOND] = ['a'.repeat(64), 'b'.repeat(64)];

const storage = new Map<string, string>();
const sent: FormData[] = [];
let answerWith: () => Promise<Response> = () => Promise.resolve(new Response('{"submissionId":"s1"}', { status: 201 }));

const aTask = (submissions: Submission[] = []): Task => ({
  id: 'C08-TASK',
  title: 'Kể chuyện',
  course: { id: 'C08', title: 'Khóa', motif: 'song' },
  minutes: 40,
  html: '',
  minPhotos: 1,
  maxPhotos: 3,
  minWords: 3,
  maxWords: 5,
  passCriteria: 1,
  rubric: [],
  submissions,
  earlier: null,
  courseHash: FIRST,
});

/** As the server has it. */
let known = aTask();

const aSubmission = (state: Submission['state']): Submission => ({
  id: 's',
  memberId: 'm',
  taskId: 'C08-TASK',
  taskTitle: '',
  courseTitle: '',
  number: 1,
  words: '',
  photos: [],
  handedInAt: '2026-11-25T13:00:00Z',
  state,
  gradedAt: null,
  rubric: [],
  passCriteria: 1,
  criteria: null,
  comment: null,
});

beforeAll(() => {
  Object.assign(globalThis, {
    document: { cookie: '' },
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => storage.set(name, value),
      removeItem: (name: string) => storage.delete(name),
    },
    fetch: (_: RequestInfo | URL, init?: RequestInit) => {
      if (!(init?.body instanceof FormData))
        return Promise.resolve(new Response(JSON.stringify(known), { status: 200 }));
      sent.push(init.body);
      return answerWith();
    },
  });
});
beforeEach(() => {
  storage.clear();
  sent.length = 0;
  known = aTask();
  answerWith = () => Promise.resolve(new Response('{"submissionId":"s1"}', { status: 201 }));
});

const photo = new Blob(['x'], { type: 'image/jpeg' });

function aState(): TaskState {
  const state = new TaskState(
    () => 'C08-TASK',
    () => Promise.resolve(photo),
  );
  state.task.set(aTask());
  return state;
}

describe('a practical task on this phone', () => {
  it('says what is missing and sends nothing before', async () => {
    const state = aState();
    expect(await state.handIn()).toBe(false);
    expect(state.missing).toEqual(['photos', 'few-words']);
    state.write('một hai ba bốn năm sáu');
    expect(state.missing).toEqual(['photos', 'many-words']);
    expect(sent).toEqual([]);
  });

  it('keeps the words when the camera ends the page', () => {
    aState().write('Tôi đã kể chuyện');
    expect(aState().words).toBe('Tôi đã kể chuyện');
  });

  it('takes up words that open late where nothing was typed, and lays them over nothing', () => {
    session.account = parseAccount({ accountId: 'a1', memberId: 'm1' });
    aState().write('Tôi đã kể chuyện');
    const [name, kept] = [...storage.entries()][0] ?? ['', ''];
    storage.clear();
    const [untouched, typed] = [aState(), aState()];
    const ends = [untouched, typed].map((state) => state.hearOpened());
    typed.write('Chữ khác');
    storage.set(name, kept);
    sayOpened('a1');
    expect([untouched.words, typed.words]).toEqual(['Tôi đã kể chuyện', 'Chữ khác']);
    for (const end of ends) end();
    session.account = null;
  });

  it('sends the same key again after a lost answer, and another one after a change', async () => {
    const state = aState();
    await state.addPhoto(photo);
    state.write('Tôi đã kể');
    answerWith = () => Promise.reject(new TypeError('no network'));
    expect(await state.handIn()).toBe(false);
    expect(state.problem?.kind).toBe('network');
    await state.handIn();
    state.write('Tôi đã kể xong');
    answerWith = () => Promise.resolve(new Response('{"submissionId":"s1"}', { status: 201 }));
    expect(await state.handIn()).toBe(true);
    const keys = sent.map((form) => form.get('clientKey'));
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false]);
    expect([state.words, state.photos.length, storage.size]).toEqual(['', 0, 0]);
  });

  it('is another try, also unchanged, once the one whose answer was lost is returned', async () => {
    const state = aState();
    await state.addPhoto(photo);
    state.write('Tôi đã kể');
    answerWith = () => Promise.reject(new TypeError('no network'));
    await state.handIn();
    state.task.set(aTask([aSubmission('returned')]));
    await state.handIn();
    await state.handIn();
    const keys = sent.map((form) => form.get('clientKey'));
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([false, true]);
  });

  it('is not said to be handed in where it was before and is returned by now: words and photos stay', async () => {
    const state = aState();
    await state.addPhoto(photo);
    state.write('Tôi đã kể');
    answerWith = () => Promise.resolve(new Response('{"submissionId":"s"}', { status: 201 }));
    known = aTask([aSubmission('returned')]);
    expect([await state.handIn(), state.wasBefore, state.words, state.photos.length]).toEqual([
      false,
      true,
      'Tôi đã kể',
      1,
    ]);
    expect(aState().words).toBe('Tôi đã kể');
    answerWith = () => Promise.resolve(new Response('{"submissionId":"s2"}', { status: 201 }));
    known = aTask([{ ...aSubmission('handed-in'), id: 's2' }, aSubmission('returned')]);
    expect([await state.handIn(), state.wasBefore, state.words, storage.size]).toEqual([true, false, '', 0]);
    expect(sent[0]?.get('clientKey')).not.toBe(sent[1]?.get('clientKey'));
  });

  it('is handed in for the version on the page, and for another version it is another try', async () => {
    const state = aState();
    await state.addPhoto(photo);
    state.write('Tôi đã kể');
    answerWith = () => Promise.reject(new TypeError('no network'));
    await state.handIn();
    state.task.set({ ...aTask(), courseHash: SECOND });
    await state.handIn();
    expect(sent.map((form) => form.get('courseHash'))).toEqual([FIRST, SECOND]);
    expect(sent[0]?.get('clientKey')).not.toBe(sent[1]?.get('clientKey'));
  });

  it('keeps words and photos where the version is not taken any more, and sends them for the one it reads anew', async () => {
    const state = aState();
    await state.addPhoto(photo);
    state.write('Tôi đã kể');
    const refusal = { code: 'assessment.task-outdated', title: 'Bài thực hành đã có bản mới' };
    answerWith = () => Promise.resolve(new Response(JSON.stringify(refusal), { status: 400 }));
    expect([await state.handIn(), state.problem?.code]).toEqual([false, 'assessment.task-outdated']);
    known = { ...aTask(), courseHash: SECOND, minWords: 4 };
    await state.renew();
    expect([state.problem, state.words, state.photos.length, state.missing]).toEqual([
      null,
      'Tôi đã kể',
      1,
      ['few-words'],
    ]);
    state.write('Tôi đã kể xong');
    answerWith = () => Promise.resolve(new Response('{"submissionId":"s1"}', { status: 201 }));
    expect(await state.handIn()).toBe(true);
    expect(sent.map((form) => form.get('courseHash'))).toEqual([FIRST, SECOND]);
    expect(sent[0]?.get('clientKey')).not.toBe(sent[1]?.get('clientKey'));
  });

  it('says when what was handed in is for an earlier edition by now, and stays open for the new one', async () => {
    const state = aState();
    await state.addPhoto(photo);
    state.write('Tôi đã kể');
    known = { ...aTask(), courseHash: SECOND, earlier: { ...aSubmission('handed-in'), id: 's1' } };
    expect([await state.handIn(), state.wasEarlier, state.earlier?.id, state.isOpen]).toEqual([true, true, 's1', true]);
    state.task.set({ ...known, submissions: [{ ...aSubmission('handed-in'), number: 2 }] });
    expect(state.earlier).toBeNull();
  });

  it('tells a file that is no picture', async () => {
    const state = new TaskState(
      () => 'C08-TASK',
      () => Promise.resolve(null),
    );
    await state.addPhoto(photo);
    expect([state.isUnreadable, state.photos.length]).toEqual([true, 0]);
  });

  it('is open before the first try and after a returned one only', () => {
    const state = aState();
    const openFor = (...states: Submission['state'][]): boolean => {
      state.task.set(aTask(states.map(aSubmission)));
      return state.isOpen;
    };
    expect([openFor(), openFor('handed-in'), openFor('passed'), openFor('returned')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('counts words as the server does', () => {
    expect(countWords(' Tôi – đã kể\ncho 2 nhà. ')).toBe(6);
  });

  it('makes photos small, never larger', () => {
    expect([fitted(4000, 3000), fitted(3000, 4000), fitted(800, 600), fitted(20_000, 1)]).toEqual([
      { width: 1600, height: 1200 },
      { width: 1200, height: 1600 },
      { width: 800, height: 600 },
      { width: 1600, height: 1 },
    ]);
  });
});

describe('a try for an earlier edition', () => {
  it('is told with its day, and that it counts for the round before where it waits', () => {
    expect(earlierWords(aSubmission('passed'))).toBe(
      'Bài nộp ngày 25/11/2026 theo **bản cũ** của khóa; bản mới cần nộp lại.',
    );
    expect(earlierWords(aSubmission('handed-in'))).toContain('đang chờ chấm. Chấm đạt thì tính cho đợt trước');
  });
});
