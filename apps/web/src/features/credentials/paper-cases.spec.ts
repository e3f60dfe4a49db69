import { keepingSentence, keepingWords, PaperCasesState } from './paper-cases.svelte';

const one = {
  ...{ id: 'v1', openedAt: '2026-11-26T03:00:00.000Z', certificateId: 'g1', number: '0001/2026', cycleId: 'c1' },
  ...{ roundId: 'd1', roundTitle: 'Đợt 1', fullName: 'Ma Thị An', unit: 'Xã Hàm Yên', issuedOn: '2026-11-20' },
  ...{ canDecide: true, isOwn: false },
};

describe('papers to look at again', () => {
  const asked: string[] = [];
  beforeAll(() => Object.assign(globalThis, { document: { cookie: '' } }));
  beforeEach(() => {
    asked.length = 0;
    globalThis.fetch = (address, options) => {
      const method = options?.method ?? 'GET';
      asked.push(`${method} ${String(address)} ${typeof options?.body === 'string' ? options.body : ''}`.trim());
      const answer = method === 'GET' ? { items: [one], nextCursor: null } : {};
      return Promise.resolve({
        ...{ ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }) },
        text: () => Promise.resolve(JSON.stringify(answer)),
      } as Response);
    };
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, 'fetch');
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('are kept for a reason alone', async () => {
    const state = new PaperCasesState(() => null);
    state.choose(one);
    expect(await state.keep()).toBeNull();
    expect([state.isReasonMissing, asked]).toEqual([true, []]);
    state.reason = 'decided';
    const kept = await state.keep();
    expect(kept).toEqual(one);
    expect(asked).toEqual(['PUT /api/certificate-cases/v1/keeping {"reason":"decided"}', 'GET /api/certificate-cases']);
  });

  it('say why they were kept, in one sentence', () => {
    for (const reason of ['our-fault', 'learnt-otherwise', 'decided'] as const)
      expect(keepingSentence(reason).toLowerCase()).toContain(keepingWords[reason].toLowerCase());
  });
});
