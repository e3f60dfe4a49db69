/** @jest-environment jsdom */
import { GiveGrantState } from './give-grant.svelte';
import { dayAfter, lastDayOf } from '../../lib/i18n/format';
import { missingWords, periodWords, reminderOf, roundsOf } from './words';
import type { LedPerson, RoleGrant } from './types';

/** Stands for the server: answers what is asked in turn, and remembers what it was sent. */
function aServer(answers: { status: number; json: unknown }[]): { path: string; body: unknown }[] {
  const sent: { path: string; body: unknown }[] = [];
  globalThis.fetch = (address, options) => {
    const text = typeof options?.body === 'string' ? options.body : 'null';
    sent.push({ path: String(address), body: JSON.parse(text) as unknown });
    const next = answers.shift() ?? { status: 500, json: {} };
    return Promise.resolve({
      ok: next.status < 400,
      status: next.status,
      headers: new Headers({ 'content-type': 'application/problem+json' }),
      text: () => Promise.resolve(JSON.stringify(next.json)),
    } as Response);
  };
  return sent;
}

function filled(): GiveGrantState {
  const form = new GiveGrantState('u1');
  form.kind = 'guest-trainer';
  form.displayName = 'Hà Minh Tuấn';
  form.birthYear = '1985';
  form.lastDay = '2026-12-31';
  form.decisionNumber = ' 12/QĐ-UBND ';
  return form;
}

const grant = {
  ...{ id: 'g', from: '2026-11-25', until: null, endedAt: null, endedBy: null, state: 'current' },
} as unknown as RoleGrant;

describe('giving a right', () => {
  it('of an organisation warns of one that nobody of the unit belongs to, letter case and marks aside', async () => {
    const organisations = [{ name: 'Hội Phụ nữ', members: 12 }];
    aServer([{ status: 200, json: { kinds: ['union-officer'], organisations } }]);
    const form = new GiveGrantState('u1');
    await form.kinds.load();
    const warned = (text: string): boolean => {
      form.organisation = text;
      return form.isUnknownOrganisation;
    };
    expect([warned(''), warned('hoi phu nu'), warned('HỘI PHỤ NỮ'), warned('Hội Nông dân')]).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it('sends the day after the last one, and nothing that was left empty', async () => {
    const sent = aServer([{ status: 201, json: { accountId: 'a', grantId: 'g' } }]);
    expect(await filled().give()).toBe(true);
    expect(sent[0]).toEqual({
      path: '/api/staff-accounts',
      body: {
        ...{ kind: 'guest-trainer', unitId: 'u1', until: '2027-01-01', decisionNumber: '12/QĐ-UBND' },
        ...{ displayName: 'Hà Minh Tuấn', birthYear: 1985, clientKey: expect.any(String) as string },
      },
    });
  });

  it('sends one key for one form: at a second press nothing, after a lost answer the same again', async () => {
    const lost = { status: 503, json: { status: 503, code: 'platform.unavailable', title: 'Bận', errors: [] } };
    const sent = aServer([lost, { status: 201, json: { accountId: 'a', grantId: 'g' } }]);
    const form = filled();
    expect(await Promise.all([form.give(), form.give()])).toEqual([false, false]);
    expect(sent).toHaveLength(1);
    expect(await form.give()).toBe(true);
    const keys = sent.map(({ body }) => (body as { clientKey: string }).clientKey);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    const other = aServer([{ status: 201, json: { accountId: 'b', grantId: 'h' } }]);
    await filled().give();
    expect((other[0]?.body as { clientKey: string }).clientKey).not.toBe(keys[0]);
  });

  it('keeps everything typed when the giver’s own right was taken back meanwhile', async () => {
    aServer([{ status: 403, json: { status: 403, code: 'platform.forbidden', title: 'Không có quyền', errors: [] } }]);
    const form = filled();
    expect(await form.give()).toBe(false);
    expect(form.act.refusal?.body.code).toBe('platform.forbidden');
    expect([form.displayName, form.birthYear, form.lastDay]).toEqual(['Hà Minh Tuấn', '1985', '2026-12-31']);
  });

  it('finds the field that is wrong', async () => {
    const errors = [{ pointer: '#/until', code: 'org.grant-end-missing', detail: 'Quyền này phải có ngày kết thúc.' }];
    aServer([{ status: 400, json: { status: 400, code: 'platform.invalid-input', title: 'Ô chưa đúng', errors } }]);
    const form = filled();
    await form.give();
    expect(form.act.fault('/until')).toBe('Quyền này phải có ngày kết thúc.');
  });
});

describe('words of rights', () => {
  it('say the last day, not the first one after it', () => {
    expect([lastDayOf('2027-01-01'), dayAfter('2026-12-31')]).toEqual(['2026-12-31', '2027-01-01']);
    expect(periodWords({ ...grant, until: '2027-01-01' })).toBe('25/11/2026 đến 31/12/2026');
  });

  it('tell how a right ended: taken back, run out, or with the seat', () => {
    const ended = { ...grant, state: 'ended' as const };
    expect(periodWords({ ...ended, endedAt: '2026-11-25T03:00:00Z', endedBy: 'Lê Thu Hà' })).toContain('Lê Thu Hà');
    expect(periodWords({ ...ended, until: '2026-11-20' }, '2026-11-25')).toBe('hết hạn 19/11/2026');
    expect(periodWords(ended, '2026-11-25')).toBe('không còn ở trong tổ');
  });
});

describe('people who are led', () => {
  it('are told with their rounds where these are not one', () => {
    expect(roundsOf([{ roundTitle: 'Đợt 1' }, { roundTitle: null }, { roundTitle: 'Đợt 1' }])).toBe(1);
    expect(roundsOf([{ roundTitle: 'Đợt 1' }, { roundTitle: 'Đợt 2' }])).toBe(2);
  });
});

describe('a reminder', () => {
  const person = {
    ...{ fullName: 'Vàng Thị Mỷ', givenName: 'Mỷ', roundTitle: 'đợt 1', dueOn: '2026-12-31' },
    progress: {
      requirements: [
        {
          missing: [
            { kind: 'lesson', number: 4, course: 'C05' },
            { kind: 'quiz', course: 'C05' },
            { kind: 'task' },
            { kind: 'hours', minutes: 90 },
          ],
        },
      ],
    },
  } as unknown as LedPerson;

  it('names the first three things and counts the rest', () => {
    expect(missingWords(person)).toBe('bài 4 khóa C05, bài kiểm tra khóa C05, bài thực hành, và 1 việc nữa');
    expect(reminderOf(person, 'https://lopso.vn')).toContain('hạn đến 31/12/2026');
  });

  it('only invites somebody outside a round', () => {
    const text = reminderOf({ ...person, roundTitle: null }, 'https://lopso.vn');
    expect(text).toBe('Chào anh chị Mỷ. Mời anh chị vào học. Vướng chỗ nào cứ hỏi tôi. Vào học: https://lopso.vn');
  });
});
