import { countFor, drawable, drawSome, leftWord, lot } from './spot-check';

const line = (memberId: string, more: object = {}) => ({
  ...{ memberId, isPresent: true, isGone: false, source: 'scan' as const, leftAt: null, dispute: null },
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
      line('i', { dispute: { mark: 'absent' } }),
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

describe('the word for who left', () => {
  const session = { startsAt: '2026-12-01T12:00:00.000Z' };
  const at = (time: string): string => `2026-12-01T${time}:00.000Z`;

  it('is the time beside what is known of her', () => {
    const late = { mark: 'present', cameAt: at('12:25') } as const;
    expect(leftWord(late, at('13:10'), session)).toEqual({ mark: 'present', cameAt: '19:25', leftAt: '20:10' });
  });

  it('is no more minutes than were noted before', () => {
    const some = { mark: 'present', minutes: 40 } as const;
    expect(leftWord(some, at('13:10'), session)).toEqual({ mark: 'present', minutes: 40 });
    expect(leftWord(some, at('12:20'), session)).toEqual({ mark: 'present', minutes: 20 });
  });
});
