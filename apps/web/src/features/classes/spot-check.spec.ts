import { countFor, drawable, drawSome, lot } from './spot-check';

const line = (memberId: string, more: object = {}) => ({
  ...{ memberId, isPresent: true, isGone: false, source: 'scan' as const, leftAt: null },
  ...more,
});
const idsOf = (people: readonly { memberId: string }[]): string[] => people.map(({ memberId }) => memberId);
const none = new Set<string>();

describe('who is drawn for a spot check', () => {
  it('marked herself, is there as far as is known, and was not asked before', () => {
    const lines = [
      line('a'),
      line('b', { source: 'number' }),
      line('c', { source: 'roll' }),
      line('d', { isPresent: false }),
      line('e', { leftAt: '2026-12-01T13:00:00Z' }),
      line('f', { source: 'spot-check' }),
      line('g', { isGone: true }),
      line('h'),
    ];
    const { people, isSelf } = drawable(lines, new Set(['h']));
    expect([idsOf(people), isSelf]).toEqual([['a', 'b'], true]);
  });

  it('is anybody present where nobody marked herself: who has no phone is called by name', () => {
    const { people, isSelf } = drawable([line('a', { source: 'card' }), line('b', { source: 'roll' })], none);
    expect([idsOf(people), isSelf]).toEqual([['a', 'b'], false]);
  });

  it('is nobody in an empty hall', () => {
    expect(drawable([line('a', { isPresent: false })], none).people).toEqual([]);
  });
});

describe('the draw', () => {
  const people = ['a', 'b', 'c', 'd'].map((id) => line(id));

  it('names each at most once, and no more than there are', () => {
    expect(idsOf(drawSome(people, 3, () => 0))).toEqual(['a', 'b', 'c']);
    expect(idsOf(drawSome(people, 9, (limit) => limit - 1))).toEqual(['d', 'c', 'b', 'a']);
  });

  it('asks a few', () => {
    expect([countFor(5), countFor(30), countFor(80)]).toEqual([3, 3, 5]);
  });

  it('has a lot for everybody', () => {
    const found = new Set(Array.from({ length: 400 }, () => lot(4)));
    expect([...found].sort()).toEqual([0, 1, 2, 3]);
  });
});
