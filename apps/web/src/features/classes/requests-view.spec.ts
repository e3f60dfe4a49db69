/** @jest-environment jsdom */
import { type Component, flushSync, mount, unmount } from 'svelte';
import { setQueue, WriteQueue } from '../../lib/offline/queue.svelte';
import { Router, setRouter } from '../../lib/router/router.svelte';
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import { setToaster, Toaster } from '../../lib/ui/toaster.svelte';
import RequestsPage from './pages/RequestsPage.svelte';

interface Sent {
  method: string;
  address: string;
  body: unknown;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
};
const person = (requestId: string, fullName: string, more: object = {}): object => ({
  ...{ requestId, memberId: requestId, fullName, unitName: 'Thôn Pắng', communeName: 'Xã Hàm Yên' },
  ...{ teamName: 'Tổ thôn Pắng', isRestricted: false, stage: 'commune', approval: 'commune', canAnswer: true },
  ...{ askedAt: '2026-11-30T10:00:00.000Z', expiresAt: '2026-12-03T10:00:00.000Z' },
  ...more,
});
const list = (people: object[]): object => ({
  classes:
    people.length === 0
      ? []
      : [
          {
            ...{ classGroupId: 'c', title: 'Ký số', communeName: 'Xã Hàm Yên', startsAt: '2026-12-08T12:00:00.000Z' },
            ...{ capacity: 10, freePlaces: 1, waitingCount: 0, people },
          },
        ],
  total: people.length,
  isCut: false,
});
const outcome = { placed: 1, waiting: 1, passedOn: 0, declined: 0, notAdmitted: [] };
const officer = { displayName: 'Lò Thị Dín', desks: [], permissions: [] } as unknown as Account;

let part: Record<string, unknown> | null = null;
let toaster: Toaster;
let sent: Sent[] = [];
let answers: { status: number; body: object }[] = [];

async function open(people: object[]): Promise<void> {
  sent = [];
  globalThis.fetch = async (asked, init) => {
    const method = init?.method ?? 'GET';
    const isRead = method === 'GET';
    if (!isRead) sent.push({ method, address: String(asked), body: JSON.parse(String(init?.body)) });
    const { status, body } = (isRead ? undefined : answers.shift()) ?? { status: 200, body: list(people) };
    const headers = new Headers({ 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    const text = () => Promise.resolve(JSON.stringify(body));
    return { ok: status < 400, status, headers, text, json: () => Promise.resolve(body) } as Response;
  };
  const nothing = () => Promise.resolve();
  const WithPage: Component = (anchor) => {
    setRouter(new Router([], () => Promise.resolve(null)));
    setQueue(new WriteQueue({ send: nothing, alone: (work) => work(), later: () => undefined, now: () => 1 }));
    toaster = new Toaster();
    setToaster(toaster);
    return RequestsPage(anchor, { workspace: 'commune' });
  };
  part = mount(WithPage, { target: document.body, context: new Map() });
  await settled();
}
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const press = async (label: string): Promise<void> => {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  found.click();
  await settled();
};

describe('who asks for places', () => {
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
    session.account = officer;
  });
  afterEach(async () => {
    if (part) await unmount(part);
    part = null;
  });

  it('is told with places and hours, and nothing is answered before somebody is chosen', async () => {
    await open([person('a', 'Ma Văn Bằng')]);
    expect(words()).toContain('1 người xin vào lớp đang chờ anh chị trả lời.');
    expect(words()).toContain('Còn 1 trên 10 chỗ');
    expect(words()).toContain('hết hạn 17:00 ngày 03/12/2026');
    expect(words()).not.toContain('Duyệt 1 người');
  });

  it('are approved together, with what it will do said before, and taken back', async () => {
    await open([person('a', 'Ma Văn Bằng'), person('b', 'Vàng Thị Mỷ'), person('c', 'Lù A', { canAnswer: false })]);
    await press('Chọn cả 2 người');
    expect(words()).toContain('Nếu duyệt: 1 người có chỗ ngay, 1 người vào danh sách chờ.');
    answers = [{ status: 200, body: outcome }];
    await press('Duyệt 2 người');
    expect(sent).toEqual([
      {
        ...{ method: 'POST', address: '/api/place-requests/commune-answers' },
        body: { requestIds: ['a', 'b'], isApproved: true },
      },
    ]);
    expect(toaster.current?.text).toBe('Đã duyệt: 1 người có chỗ, 1 người chờ chỗ');
    toaster.undo();
    await settled();
    expect(sent.at(-1)).toMatchObject({
      ...{ address: '/api/place-requests/commune-answers/undo', body: { requestIds: ['a', 'b'] } },
    });
  });

  it('are declined with a reason', async () => {
    await open([person('a', 'Ma Văn Bằng', { stage: 'class', approval: 'two-stage' })]);
    document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    await settled();
    await press('Không duyệt');
    const sheet = document.querySelector('dialog, [role="dialog"]');
    const field = sheet?.querySelector<HTMLInputElement>('input, textarea');
    const decline = [...(sheet?.querySelectorAll('button') ?? [])].find(
      (button) => button.textContent?.trim() === 'Không duyệt',
    );
    decline?.click();
    await settled();
    expect([sent, words().includes('Ghi lý do, ít nhất 5 chữ cái')]).toEqual([[], true]);
    if (field) field.value = 'Lớp đã đủ người';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    answers = [{ status: 200, body: { ...outcome, placed: 0, waiting: 0, declined: 1 } }];
    decline?.click();
    await settled();
    expect(sent).toMatchObject([
      {
        address: '/api/place-requests/class-answers',
        body: { requestIds: ['a'], isApproved: false, reason: 'Lớp đã đủ người' },
      },
    ]);
  });

  it('say it once when nobody waits', async () => {
    await open([]);
    expect(words().split('Không ai chờ anh chị trả lời.')).toHaveLength(2);
  });

  it('are told and undone as far as they went, where the word for the class is refused behind that for the commune', async () => {
    await open([person('a', 'Ma Văn Bằng'), person('b', 'Vàng Thị Mỷ', { stage: 'class', approval: 'two-stage' })]);
    await press('Chọn cả 2 người');
    const refusal = { code: 'classes.request-answered', title: 'Đề nghị đã có người trả lời', detail: 'Xem lại.' };
    answers = [
      { status: 200, body: { ...outcome, placed: 1, waiting: 0 } },
      { status: 409, body: { ...refusal, status: 409, type: 'about:blank' } },
    ];
    await press('Duyệt 2 người');
    expect(words()).toContain('Đề nghị đã có người trả lời');
    expect(toaster.current?.text).toBe('Đã duyệt: 1 người có chỗ');
    toaster.undo();
    await settled();
    expect(sent.slice(2)).toMatchObject([
      { address: '/api/place-requests/commune-answers/undo', body: { requestIds: ['a'] } },
    ]);
  });

  it('are told of every refusal, also of what has no field', async () => {
    await open([person('a', 'Ma Văn Bằng')]);
    document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    await settled();
    const errors = [{ pointer: '/requestIds/0', code: 'is-uuid', detail: 'Mã không đúng' }];
    const invalid = { type: 'about:blank', code: 'request.invalid', title: 'Dữ liệu gửi lên chưa đúng', errors };
    answers = [{ status: 400, body: { ...invalid, status: 400 } }];
    await press('Duyệt 1 người');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Dữ liệu gửi lên chưa đúng');
  });

  it('are told when somebody else was quicker, and who could not be admitted', async () => {
    await open([person('a', 'Ma Văn Bằng')]);
    await press('Duyệt 1 người').catch(() => undefined);
    document.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    await settled();
    const refusal = { code: 'classes.request-answered', title: 'Đề nghị đã có người trả lời', detail: 'Xem lại.' };
    answers = [{ status: 409, body: { ...refusal, status: 409, type: 'about:blank' } }];
    await press('Duyệt 1 người');
    expect(words()).toContain('Đề nghị đã có người trả lời');
    const clash = { title: 'Chống lừa đảo', on: '08/12/2026', from: '19:00', to: '20:30' };
    const busy = { memberId: 'a', fullName: 'Ma Văn Bằng', reason: 'clash', clash, travelMinutes: null, others: null };
    answers = [{ status: 200, body: { ...outcome, placed: 0, waiting: 0, notAdmitted: [busy] } }];
    await press('Duyệt 1 người');
    expect(words()).toContain('Chưa duyệt được 1 người');
    expect(words()).toContain('Chống lừa đảo');
  });
});
