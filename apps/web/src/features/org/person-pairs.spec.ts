import { agreementWords, type PersonPair, PersonPairsState, viewOf, viewPaths } from './person-pairs.svelte';

const person = (memberId: string, fullName = 'Lù Seo Páo', birthYear = 1988): PersonPair['people'][number] => ({
  ...{ memberId, fullName, birthYear, phone: '0992100004', communeName: 'Xã Hàm Yên', unitName: 'Xã Hàm Yên' },
  ...{ isRestricted: false, createdAt: '2026-11-27T02:00:00.000Z', teamName: null, seatNumber: null, heldFrom: null },
  ...{ seatTermId: null, learnt: 0, papers: 0, account: 'none' as const },
});
const pair: PersonPair = {
  ...{ people: [person('a'), person('b')], isSamePhone: true, decidedAt: null, seen: 'như đã thấy' },
  ...{ endedMemberId: null, undoableActId: null },
};

describe('people who look like one in two communes', () => {
  const asked: string[] = [];
  let status = 204;
  beforeAll(() => Object.assign(globalThis, { document: { cookie: '' } }));
  beforeEach(() => {
    asked.length = 0;
    status = 204;
    globalThis.fetch = (address, options) => {
      const method = options?.method ?? 'GET';
      asked.push(`${method} ${String(address)} ${typeof options?.body === 'string' ? options.body : ''}`.trim());
      const isRead = method === 'GET';
      const answer = isRead ? { items: [pair], nextCursor: null } : { code: 'org.pair-has-changed', status };
      const isOk = isRead || status < 400;
      return Promise.resolve({
        ...{ ok: isOk, status: isRead ? 200 : status },
        headers: new Headers({ 'content-type': isOk ? 'application/json' : 'application/problem+json' }),
        text: () => Promise.resolve(status === 204 && !isRead ? '' : JSON.stringify(answer)),
      } as Response);
    };
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, 'fetch');
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('are told apart as they were seen, and the list is read anew', async () => {
    const state = new PersonPairsState(() => ({ view: 'phone' }));
    expect(await state.tellApart(pair)).toBe(true);
    expect(asked).toEqual([
      'PUT /api/person-pairs/a/b/difference {"seen":"như đã thấy"}',
      'GET /api/person-pairs?view=phone',
    ]);
    expect(await state.askAgain(pair)).toBe(true);
    expect(asked[2]).toBe('DELETE /api/person-pairs/a/b/difference');
  });

  it('are read anew also where somebody answered before, which is said', async () => {
    status = 409;
    const state = new PersonPairsState(() => ({ view: 'year', communeId: 'x' }));
    expect(await state.tellApart(pair)).toBe(false);
    expect([state.refusal?.code, asked[1]]).toEqual([
      'org.pair-has-changed',
      'GET /api/person-pairs?view=year&communeId=x',
    ]);
  });

  it('say in what they agree and in what they do not', () => {
    expect(agreementWords(pair)).toBe('Giống nhau: họ tên, số điện thoại, năm sinh.');
    const people = [person('a'), person('b', 'Lu Seo Pao', 1980)];
    expect(agreementWords({ ...pair, people, isSamePhone: false })).toBe(
      'Giống nhau: họ tên (khác dấu). Khác nhau: năm sinh.',
    );
  });

  it('have an address for each view', () => {
    for (const view of ['phone', 'year', 'two', 'one'] as const) expect(viewOf(viewPaths[view])).toBe(view);
    expect(viewOf('gì khác')).toBe('phone');
  });
});
