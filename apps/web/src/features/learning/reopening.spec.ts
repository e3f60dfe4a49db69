/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import ReopeningEntries from './components/ReopeningEntries.svelte';
import ReopeningPreview from './components/ReopeningPreview.svelte';
import { doneWords, namedWords, partWords, type Reopening, type ReopeningOffer } from './reopening-words';
import { ReopeningForm } from './reopening.svelte';

const lesson = { kind: 'lesson', id: 'C05-03', number: 3, title: 'Nộp hồ sơ', change: 'changed' } as const;
const quiz = { kind: 'quiz', id: 'C05-QUIZ', number: null, title: 'Bài kiểm tra', change: 'added' } as const;
const offer = (more: Partial<ReopeningOffer> = {}): ReopeningOffer => ({
  ...{ courseId: 'C05', courseTitle: 'Dịch vụ công', edition: 'h2', version: '2.0.0', beforeVersion: '1.4.0' },
  ...{ publishedAt: '2026-11-20T03:00:00Z', parts: [lesson, quiz] },
  ...more,
});
const person = {
  ...{ memberId: 'm1', fullName: 'Vàng Thị Mỷ', givenName: 'Mỷ', isRestricted: false, position: 'leader' },
  ...{ teamName: 'Tổ thôn Nà Tang', communeName: 'Xã Hàm Yên', words: '', minutes: 0 },
};
const view = {
  ...{ people: 37, askedBefore: 0, parts: [lesson], totalSteps: 1, words: 'Khoảng 7 phút: đọc bài 3.', minutes: 7 },
  ...{ countsFrom: '2026-11-20T03:00:00Z', listed: [person], nextCursor: null },
};
const reopening: Reopening = {
  ...{
    roundId: 'r2',
    reopens: 'r1',
    title: 'Học lại',
    courseTitle: 'Dịch vụ công',
    version: '2.0.0',
    isTakenBack: false,
  },
  ...{ beforeVersion: '1.4.0', edition: 'h2', parts: [lesson], named: 'finished', finishedBefore: null },
  ...{ dueOn: '2027-01-31', openedAt: '2026-12-01T02:00:00Z', people: 37 },
};

interface Sent {
  readonly address: string;
  readonly body: { readonly people?: number; readonly parts?: string[]; readonly limit?: number } | null;
}

let part: Record<string, unknown> | null = null;
afterEach(async () => {
  if (part) await unmount(part);
  part = null;
  document.body.innerHTML = '';
});
beforeAll(() => {
  globalThis.matchMedia = (query: string) =>
    ({
      ...{ matches: false, media: query },
      ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
    }) as unknown as MediaQueryList;
});
const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');

function aForm(saving: { status: number; body: object } = { status: 201, body: { roundId: 'r2' } }) {
  const sent: Sent[] = [];
  globalThis.fetch = (address, init) => {
    const path = String(address);
    sent.push({ address: path, body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : null });
    const isSaving = init?.method === 'POST' && path.endsWith('/reopenings');
    const answer = isSaving
      ? saving
      : { status: 200, body: path.endsWith('-preview') ? view : { offers: [offer()], reopenings: [] } };
    return Promise.resolve({
      ...{ ok: answer.status < 400, status: answer.status },
      headers: new Headers({ 'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json' }),
      text: () => Promise.resolve(JSON.stringify(answer.body)),
    } as Response);
  };
  return { form: new ReopeningForm(() => 'r1', 'h2'), sent };
}

describe('words of a reopening', () => {
  it('say what became of a part, whom it names and how many, where that may be told', () => {
    expect([partWords(lesson), partWords(quiz)]).toEqual(['Bài 3: Nộp hồ sơ (đã đổi)', 'Bài kiểm tra (mới)']);
    expect(namedWords(reopening)).toBe('Người đã hoàn thành, còn hiệu lực: 37 người');
    const before = { ...reopening, named: 'finished-before' as const, finishedBefore: '2026-06-01', people: null };
    expect(namedWords(before)).toBe('Người đã hoàn thành trước ngày 01/06/2026, còn hiệu lực');
    expect([doneWords(reopening), doneWords(before)]).toEqual([
      'Học lại: 37 người, hạn 31/01/2027',
      'Học lại: hạn 31/01/2027',
    ]);
  });
});

describe('the form that reopens a course', () => {
  it('begins with the edition that was chosen, all its parts, and a title that follows it', async () => {
    const { form } = aForm();
    await form.offers.load();
    expect([form.edition, form.parts, form.entries.title]).toEqual([
      'h2',
      ['C05-03', 'C05-QUIZ'],
      'Học lại: Dịch vụ công, bản 2.0',
    ]);
    form.offers.set({ offers: [offer(), offer({ edition: 'h3', version: '3.0.0' })], reopenings: [] });
    form.choose(offer({ edition: 'h3', version: '3.0.0' }));
    expect(form.entries.title).toBe('Học lại: Dịch vụ công, bản 3.0');
  });

  it('asks for nothing while no part is picked, or the day is missing', async () => {
    const { form } = aForm();
    await form.offers.load();
    form.pick('C05-03', false);
    form.pick('C05-QUIZ', false);
    expect(form.key).toBeNull();
    form.pick('C05-03', true);
    expect(form.key).not.toBeNull();
    form.name('finished-before');
    expect(form.key).toBeNull();
  });

  it('sends as many people as were looked at, and nothing while an entry is empty', async () => {
    const { form, sent } = aForm();
    await form.offers.load();
    form.pick('C05-QUIZ', false);
    await form.preview.load();
    expect(await form.save()).toBeNull();
    expect([form.faultOf('decisionNumber'), form.faultOf('title')]).toEqual(['', null]);
    Object.assign(form.entries, { decisionNumber: '210', decidedOn: '2026-11-30', dueOn: '2027-01-31' });
    expect(form.isUnsaved).toBe(true);
    expect(await form.save()).toBe('r2');
    expect(sent.at(-1)?.body).toMatchObject({ people: 37, parts: ['C05-03'] });
    expect(form.isUnsaved).toBe(false);
  });

  it('looks again when others would be named by now, and keeps what was entered', async () => {
    const stale = { status: 409, code: 'learning.reopening-stale', title: 'x', params: { people: 36 }, errors: [] };
    const { form, sent } = aForm({ status: 409, body: stale });
    await form.offers.load();
    await form.preview.load();
    Object.assign(form.entries, { decisionNumber: '210', decidedOn: '2026-11-30', dueOn: '2027-01-31' });
    expect(await form.save()).toBeNull();
    expect([form.refusal?.status, form.entries.decisionNumber]).toEqual([409, '210']);
    expect(sent.at(-1)?.address).toMatch(/-preview$/);
  });

  it('shows how many it names and what each has to do, and names only on request', async () => {
    const { form } = aForm();
    await form.offers.load();
    await form.preview.load();
    part = mount(ReopeningPreview, { target: document.body, props: { form, onsave: () => undefined } });
    flushSync();
    expect(text()).toContain('Thêm 37 người học lại.');
    expect(text()).toContain('Mỗi người: Khoảng 7 phút: đọc bài 3.');
    expect(text()).not.toContain('Vàng Thị Mỷ');
    expect(text()).not.toContain('Không tính');
    form.preview.set({ ...view, askedBefore: 4 });
    flushSync();
    expect(text()).toContain('Không tính 4 người đã được yêu cầu học lại phần đang chọn.');
    form.isNaming = true;
    flushSync();
    expect(text()).toContain('Vàng Thị Mỷ');
    expect(text()).toContain('Đã học bản mới, không phải làm gì thêm.');
  });

  it('leaves a part out by its box', async () => {
    const { form } = aForm();
    await form.offers.load();
    part = mount(ReopeningEntries, { target: document.body, props: { form, offers: [offer()], offer: offer() } });
    flushSync();
    const box = [...document.querySelectorAll<HTMLInputElement>('input[name="parts"]')].find(
      ({ value }) => value === 'C05-QUIZ',
    );
    box?.click();
    flushSync();
    expect(form.parts).toEqual(['C05-03']);
    expect(text()).toContain('Tính việc làm từ 20/11/2026');
  });
});
