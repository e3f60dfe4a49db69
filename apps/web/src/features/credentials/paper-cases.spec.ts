import { keepingSentence, keepingWords } from './keeping-words';
import { type PaperCase, PaperCasesState } from './paper-cases.svelte';

const aCase = (more: Partial<PaperCase> = {}): PaperCase => ({
  ...{ id: 'v1', openedAt: '2026-11-26T03:00:00.000Z', certificateId: 'g1', number: '0001/2026', cycleId: 'c1' },
  ...{ roundId: 'd1', roundTitle: 'Đợt 1', fullName: 'Ma Thị An', unit: 'Xã Hàm Yên', issuedOn: '2026-11-20' },
  ...{ canDecide: true, isOwn: false },
  ...more,
});

describe('papers to look at again', () => {
  const [an, binh, other, own] = [
    aCase(),
    aCase({ id: 'v2', certificateId: 'g2' }),
    aCase({ id: 'v3', certificateId: 'g3', roundId: 'd2' }),
    aCase({ id: 'v4', certificateId: 'g4', canDecide: false }),
  ];

  it('are chosen together within one round, never one that is for another officer', () => {
    const state = new PaperCasesState(() => null);
    expect([an, other, own].map((one) => state.mayChoose(one))).toEqual([true, true, false]);
    for (const one of [an, other, own]) state.choose(one, true);
    expect([state.chosen?.roundId, state.chosen?.idsFor('keep'), state.chosen?.idsFor('withdraw')]).toEqual([
      ...['d1', ['g1'], ['g1']],
    ]);
    expect([state.mayChoose(binh), state.mayChoose(other)]).toEqual([true, false]);
    state.choose(an, false);
    state.choose(other, true);
    expect([state.chosen?.roundId, state.has(other), state.has(an)]).toEqual(['d2', true, false]);
  });

  it('are chosen all at once, of the round of the first', () => {
    const state = new PaperCasesState(() => null);
    state.page.set({ items: [own, binh, other, an], nextCursor: null });
    state.chooseAll();
    expect(state.chosen?.idsFor('keep')).toEqual(['g2', 'g1']);
    state.clear();
    expect(state.has(an)).toBe(false);
  });

  it('say why they were kept, in one sentence', () => {
    for (const reason of ['our-fault', 'learnt-otherwise', 'decided'] as const)
      expect(keepingSentence(reason).toLowerCase()).toContain(keepingWords[reason].toLowerCase());
  });
});
