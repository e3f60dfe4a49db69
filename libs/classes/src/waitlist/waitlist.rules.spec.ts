import fc from 'fast-check';
import { orderWaiting, type Waiting } from './waitlist.rules';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 1, 8, minute));

const from = (communeId: string, memberId: string, minute: number): Waiting => ({
  communeId,
  memberId,
  joinedAt: at(minute),
});

describe('the order of the waiting', () => {
  it('serves a commune without a place before one with ten, whoever asked first', () => {
    const order = orderWaiting([from('rich', 'a', 1), from('poor', 'b', 9)], new Map([['rich', 10]]));
    expect(order.map(({ memberId }) => memberId)).toEqual(['b', 'a']);
  });

  it('counts a place just given', () => {
    const waiting = [from('poor', 'a', 1), from('poor', 'b', 2), from('poor', 'c', 3), from('rich', 'd', 9)];
    const order = orderWaiting(waiting, new Map([['rich', 1]]));
    expect(order.map(({ memberId }) => memberId)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('explains a position by its numbers', () => {
    const waiting = [from('x', 'a', 1), from('y', 'b', 2), from('y', 'c', 3), from('z', 'd', 4)];
    const [, , , last] = orderWaiting(
      waiting,
      new Map([
        ['x', 2],
        ['y', 1],
        ['z', 2],
      ]),
    );
    expect(last).toMatchObject({
      memberId: 'd',
      position: 4,
      turn: 2,
      communePlaces: 2,
      ahead: { own: 0, fewer: 1, earlier: 2 },
    });
  });

  const people = fc.uniqueArray(
    fc.record({ memberId: fc.uuid(), communeId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minute: fc.nat(20) }),
    { selector: ({ memberId }) => memberId, maxLength: 40 },
  );
  const held = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(12));
  const random = fc.record({ people, held }).map(({ people, held }) => ({
    waiting: people.map(({ memberId, communeId, minute }) => from(communeId, memberId, minute)),
    places: new Map(Object.entries(held)),
  }));

  it('gives each place to a commune that holds the fewest of those still waiting', () => {
    fc.assert(
      fc.property(random, ({ waiting, places }) => {
        const counts = new Map(places);
        const order = orderWaiting(waiting, places);
        order.forEach((served, index) => {
          const still = order.slice(index).map(({ communeId }) => counts.get(communeId) ?? 0);
          expect(counts.get(served.communeId) ?? 0).toBe(Math.min(...still));
          counts.set(served.communeId, (counts.get(served.communeId) ?? 0) + 1);
        });
      }),
    );
  });

  it('keeps the order of asking within a commune and names everybody once', () => {
    fc.assert(
      fc.property(random, ({ waiting, places }) => {
        const order = orderWaiting(waiting, places);
        expect(order.map(({ memberId }) => memberId).sort()).toEqual(waiting.map(({ memberId }) => memberId).sort());
        for (const commune of 'abcde') {
          const times = order
            .filter(({ communeId }) => communeId === commune)
            .map(({ joinedAt }) => joinedAt.getTime());
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(random, ({ waiting, places }) => {
        expect(orderWaiting([...waiting].reverse(), places)).toEqual(orderWaiting(waiting, places));
      }),
    );
  });

  it('accounts for everybody ahead', () => {
    fc.assert(
      fc.property(random, ({ waiting, places }) => {
        for (const { position, ahead } of orderWaiting(waiting, places)) {
          expect(Math.min(ahead.own, ahead.fewer, ahead.earlier)).toBeGreaterThanOrEqual(0);
          expect(ahead.own + ahead.fewer + ahead.earlier).toBe(position - 1);
        }
      }),
    );
  });

  it('moves nobody back when somebody leaves', () => {
    fc.assert(
      fc.property(random, fc.nat(), ({ waiting, places }, at) => {
        fc.pre(waiting.length > 0);
        const gone = waiting[at % waiting.length];
        const before = new Map(orderWaiting(waiting, places).map((turn) => [turn.memberId, turn.position]));
        for (const { memberId, position } of orderWaiting(
          waiting.filter((entry) => entry !== gone),
          places,
        ))
          expect(position).toBeLessThanOrEqual(before.get(memberId) ?? 0);
      }),
    );
  });
});
