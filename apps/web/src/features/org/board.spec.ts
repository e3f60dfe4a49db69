import { Carrier, leaverOf } from './board.svelte';
import { MovePerson, ReplacePerson } from './replace.svelte';
import type { Holder } from './types';

const holder = {
  seatTermId: 'term',
  memberId: 'm1',
  fullName: 'Ma Thị Huệ',
  position: 'deputy',
} as unknown as Holder;
const seat = { number: 3, emptySince: null, next: null, holder };

describe('the board of a team', () => {
  it('lifts nobody off an empty place', () => {
    expect(leaverOf({ ...seat, holder: null })).toBeNull();
    expect(leaverOf(seat)).toMatchObject({ number: 3, fullName: 'Ma Thị Huệ' });
  });

  it('puts the lifted person down where the officer says, in another team as a whole, and nowhere when cancelled', () => {
    const carrier = new Carrier();
    const put: unknown[] = [];
    carrier.onput = (...place) => put.push(place);
    carrier.put('a', 1);
    const leaver = leaverOf(seat);
    if (leaver) carrier.lift(leaver, 'a');
    expect([carrier.mayEnter('a'), carrier.mayEnter('b')]).toEqual([false, true]);
    carrier.put('b', null);
    carrier.put('a', 7);
    carrier.cancel();
    carrier.put('a', 8);
    expect(put).toEqual([
      ['b', null],
      ['a', 7],
    ]);
  });

  it('offers the leaver’s role to the one who comes and to the one who moves', () => {
    const leaver = leaverOf(seat);
    if (!leaver) throw new Error('no leaver');
    expect(new ReplacePerson({ unitId: 'u', communeId: 'c' }, leaver).position).toBe('deputy');
    expect(new MovePerson('team', leaver).position).toBe('deputy');
  });
});
