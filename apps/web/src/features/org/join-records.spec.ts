import { JoinForm, weightier } from './join-records.svelte';
import type { PairedPerson, PersonPair } from './person-pairs.svelte';

const person = (memberId: string, changes: Partial<PairedPerson> = {}): PairedPerson => ({
  ...{ memberId, fullName: 'Lù Seo Páo', birthYear: 1988, phone: '0992100004', isRestricted: false },
  ...{ communeName: memberId === 'a' ? 'Xã Hàm Yên' : 'Xã Thái Sơn', unitName: 'Thôn 1' },
  ...{ createdAt: '2026-11-27T02:00:00.000Z', teamName: null, seatNumber: null, heldFrom: null, seatTermId: null },
  ...{ learnt: 0, papers: 0, account: 'none' as const },
  ...changes,
});
const seated = (memberId: string, changes: Partial<PairedPerson> = {}): PairedPerson =>
  person(memberId, { seatTermId: `chỗ ${memberId}`, seatNumber: 3, teamName: `Tổ ${memberId}`, ...changes });
const pairOf = (...people: PairedPerson[]): PersonPair => ({
  ...{ people, isSamePhone: true, decidedAt: null, endedMemberId: null, undoableActId: null, seen: 'như đã thấy' },
});
const wordsOf = (form: JoinForm): string[] => form.effects.map(({ text }) => text.replaceAll('**', ''));

describe('two records that are one person’s', () => {
  const asked: string[] = [];
  beforeAll(() => Object.assign(globalThis, { document: { cookie: '' } }));
  beforeEach(() => {
    asked.length = 0;
    globalThis.fetch = (address, options) => {
      asked.push(`${options?.method ?? 'GET'} ${String(address)} ${String(options?.body)}`);
      return Promise.resolve({
        ...{ ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }) },
        text: () => Promise.resolve(JSON.stringify({ actId: 'việc' })),
      } as Response);
    };
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, 'fetch');
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('keep the one on which more hangs, unless the officer says otherwise', () => {
    const plain = person('a');
    expect(weightier(plain, person('b', { learnt: 2 })).memberId).toBe('b');
    expect(weightier(person('a', { papers: 1 }), person('b', { learnt: 9 })).memberId).toBe('a');
    expect(weightier(plain, seated('b')).memberId).toBe('b');
    expect(weightier(plain, person('b', { account: 'active' })).memberId).toBe('b');
    expect(weightier(plain, person('b', { createdAt: '2026-11-01T02:00:00.000Z' })).memberId).toBe('b');
    expect(weightier(plain, person('b')).memberId).toBe('a');
  });

  it('ask which place stays where both hold one, and are not sent without', async () => {
    const form = new JoinForm(pairOf(seated('a', { learnt: 3 }), seated('b')));
    expect([form.keptId, form.mustChooseSeat, form.isSeatMissing]).toEqual(['a', true, false]);
    expect(await form.join()).toBeNull();
    expect([form.isSeatMissing, asked]).toEqual([true, []]);
    form.seatTermId = 'chỗ b';
    expect(wordsOf(form)).toEqual([
      'Danh sách các tổ: −1 người.',
      'Vị trí 3 của Tổ a ở Xã Hàm Yên trống.',
      expect.stringContaining('nhận vị trí 3 của Tổ b và thuộc Xã Thái Sơn. Cán bộ Xã Hàm Yên'),
      'Hồ sơ ở Xã Thái Sơn dừng: không xếp vào vị trí nào nữa.',
    ]);
    expect(await form.join()).toBe('việc');
    expect(asked).toEqual([
      'PUT /api/person-pairs/a/b/joining {"seen":"như đã thấy","keptMemberId":"a","seatTermId":"chỗ b"}',
    ]);
  });

  it('say what is lost with the record that ends: its place, its account, what was learnt in it', () => {
    const form = new JoinForm(pairOf(seated('a', { papers: 1 }), seated('b', { learnt: 5, account: 'active' })));
    form.seatTermId = 'chỗ a';
    expect(wordsOf(form)).toEqual([
      'Danh sách các tổ: −1 người.',
      'Vị trí 3 của Tổ b ở Xã Thái Sơn trống.',
      'Hồ sơ ở Xã Thái Sơn dừng: không xếp vào vị trí nào nữa.',
      expect.stringContaining('Tài khoản của hồ sơ dừng'),
      expect.stringContaining('5 kết quả học'),
    ]);
    form.keptId = 'b';
    expect(wordsOf(form)[2]).toContain('thuộc Xã Hàm Yên');
  });

  it('keep the one place there is, and nobody leaves a team by it', async () => {
    const form = new JoinForm(pairOf(person('a', { learnt: 1 }), seated('b')));
    expect(wordsOf(form)).toEqual([
      expect.stringContaining('nhận vị trí 3 của Tổ b'),
      expect.stringContaining('Hồ sơ ở Xã Thái Sơn dừng'),
    ]);
    await form.join();
    expect(asked).toEqual(['PUT /api/person-pairs/a/b/joining {"seen":"như đã thấy","keptMemberId":"a"}']);
  });
});
