/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import { aClass } from '../../../../../test/support/sample-class';
import { aSession } from '../../../../../test/support/sample-session';
import ClassPage from './pages/ClassPage.svelte';
import type { ClassGroup } from './types';

const teachers = [
  { accountId: 't1', name: 'Hà Minh Tuấn' },
  { accountId: 't2', name: 'Lò Thị Mây' },
];
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('the form of one session', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let refusal: Refusal | null = null;
  let leftOutNames: string[] = [];
  let sent: { address: string; body: Record<string, unknown> }[] = [];
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(() => {
    sent = [];
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
  });
  afterEach(() => leave());

  async function open(group: ClassGroup | (() => ClassGroup), button: string): Promise<void> {
    answerFrom((address, body) => {
      if (body !== null) sent.push({ address, body: body as Record<string, unknown> });
      if (body !== null && refusal !== null) return Promise.resolve(refusal).finally(() => (refusal = null));
      if (address.includes('/class-groups/g') && !address.includes('waiting'))
        return Promise.resolve(typeof group === 'function' ? group() : group);
      if (address.includes('/trainers')) return Promise.resolve({ items: teachers });
      const hall = { id: 'v1', name: 'Nhà văn hóa', capacity: 40, communeId: 'c', closedOn: null, isClosed: false };
      if (address.includes('/venues')) return Promise.resolve({ items: [hall] });
      return Promise.resolve({ stopsAt: null, people: [], items: [], classes: [], leftOutNames, ...aSession() });
    });
    ({ leave } = await mountPage(ClassPage, { workspace: 'trainer' as const, classId: 'g' }));
    await press(button);
  }
  async function press(label: string): Promise<void> {
    const found = [...document.querySelectorAll('button')].filter((one) => one.textContent?.trim() === label).at(-1);
    if (found === undefined) throw new Error(`no button ${label}`);
    found.click();
    await settled();
  }
  const field = (label: string): HTMLSelectElement | null => {
    const named = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
    return document.querySelector<HTMLSelectElement>(`[id="${named?.htmlFor ?? ''}"]`);
  };
  async function choose(label: string, value: string): Promise<void> {
    const select = field(label);
    if (select === null) throw new Error(`no field ${label}`);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
  }
  const save = async (): Promise<void> => {
    document.querySelector('dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };

  it('names all who have a place and are busy at the new hours of one that was over, until that was seen', async () => {
    leftOutNames = ['Hoàng Thị Ánh', 'Ma Văn Bằng', 'Lò Văn An', 'Vàng Thị Mỷ'];
    await open(aClass({ sessions: [aSession({ isOverdue: true })] }), 'Đổi buổi');
    await save();
    leftOutNames = [];
    expect(words()).toContain('4 người bận giờ mới, không có tên ở buổi dời');
    expect(words()).toContain('Hoàng Thị Ánh, Ma Văn Bằng, Lò Văn An, Vàng Thị Mỷ. Lớp Số báo cho từng người.');
    await press('Đã xem');
    expect(words()).not.toContain('Hoàng Thị Ánh');
  });

  it('names another trainer, who assists it no longer', async () => {
    const assisted = aSession({ assistants: [{ accountId: 't2', name: 'Lò Thị Mây' }] });
    await open(aClass({ sessions: [assisted] }), 'Đổi buổi');
    await choose('Người dạy buổi này', 't2');
    await save();
    expect(sent).toMatchObject([
      { address: expect.stringContaining('/class-sessions/a') as string, body: { trainerId: 't2', assistantIds: [] } },
    ]);
  });

  it('says nothing of the trainer where none was chosen, and gives the session back where the one of the class was', async () => {
    const given = aSession({ trainerId: 't2', trainerName: 'Lò Thị Mây' });
    await open(aClass({ sessions: [given] }), 'Đổi buổi');
    expect(words()).toContain('Người dạy: Lò Thị Mây');
    expect(field('Người dạy buổi này')?.value).toBe('t2');
    await save();
    await press('Đổi buổi');
    await choose('Người dạy buổi này', 't1');
    await save();
    expect(sent.map(({ body }) => body['trainerId'])).toEqual([undefined, 't1']);
  });

  it('adds a session for the trainer of the class, whoever has the last one, or for somebody else', async () => {
    const given = aSession({ trainerId: 't2', trainerName: 'Lò Thị Mây' });
    const helped = { ...given, assistants: [{ accountId: 't1', name: 'Hà Minh Tuấn' }] };
    await open(aClass({ sessions: [helped] }), 'Thêm buổi');
    expect(field('Người dạy buổi này')?.value).toBe('t1');
    await save();
    await press('Thêm buổi');
    await choose('Người dạy buổi này', 't2');
    await save();
    expect(sent.map(({ body }) => [body['trainerId'], body['assistantIds']])).toEqual([
      [undefined, []],
      ['t2', ['t1']],
    ]);
  });

  it('shows a session that others changed meanwhile as it is, with the sentence, and sends what she makes of that', async () => {
    const theirs = aSession({ revision: 4, startsAt: '2026-12-01T07:00:00Z', endsAt: '2026-12-01T08:30:00Z' });
    let group = aClass({});
    await open(() => group, 'Đổi buổi');
    const problem = { status: 409, code: 'classes.session-changed-since', title: 'Vừa được người khác sửa' };
    refusal = new Refusal(problem);
    group = aClass({ sessions: [{ ...theirs, assistants: [{ accountId: 't2', name: 'Lò Thị Mây' }] }] });
    await save();
    expect(words()).toContain('Vừa được người khác sửa');
    await save();
    expect(sent.map(({ body }) => [body['revision'], body['from'], body['assistantIds']])).toEqual([
      [3, '19:00', []],
      [4, '14:00', ['t2']],
    ]);
  });

  it('leaves a guest of the class to her own sessions', async () => {
    await open(aClass({ can: ['change'] }), 'Đổi buổi');
    expect(field('Người dạy buổi này')).toBeNull();
  });
});
