/** @jest-environment jsdom */
import { answerFrom } from '../../lib/testing/mounted-page';
import { CommuneState, TeamState } from './team.svelte';
import type { Team } from './types';

const holder = (memberId: string) => ({
  seatTermId: `term-${memberId}`,
  memberId,
  fullName: 'Vàng Thị Mỷ',
  givenName: 'Mỷ',
  kind: 'resident' as const,
  organisation: null,
  isRestricted: false,
  position: 'member' as const,
  heldFrom: '2026-01-01',
  until: null,
  account: 'none' as const,
});

const aTeam = (heldNumbers: readonly number[]): Team => ({
  id: 'team',
  kind: 'village-team',
  name: 'Tổ',
  unitId: 'unit',
  unitName: 'Thôn 1',
  communeId: 'commune',
  communeName: 'Xã Hàm Yên',
  decisionNumber: null,
  decidedOn: null,
  validFrom: '2026-01-01',
  validUntil: null,
  endDecisionNumber: null,
  on: '2026-11-25',
  absence: null,
  seatLimit: 5,
  seats: [1, 2, 3, 4, 5].map((number) => ({
    number,
    emptySince: null,
    next: null,
    holder: heldNumbers.includes(number) ? holder(`m${number}`) : null,
  })),
  can: ['manage-members'],
});

function aState(heldNumbers: readonly number[]): TeamState {
  const state = new TeamState(() => 'team');
  state.team.set(aTeam(heldNumbers));
  return state;
}

describe('the page of a team', () => {
  it('offers the lowest empty place, and none in a full team', () => {
    expect(aState([1, 2, 4]).freeNumber).toBe(3);
    expect(aState([1, 2, 3, 4, 5]).freeNumber).toBeNull();
  });

  it('offers a place that stays empty before one that somebody takes on a coming day', () => {
    const next = { ...holder('m9'), heldFrom: '2027-01-01' };
    const withNext = (held: readonly number[], number: number): TeamState => {
      const state = aState(held);
      const seats = state.seats.map((seat) => (seat.number === number ? { ...seat, next } : seat));
      state.team.set({ ...aTeam(held), seats });
      return state;
    };
    expect(withNext([1], 2).freeNumber).toBe(3);
    expect(withNext([1, 3, 4, 5], 2).freeNumber).toBe(2);
  });

  it('prints slips for who holds a place and for who takes one on a coming day', () => {
    const state = aState([1, 2]);
    const next = { ...holder('m9'), heldFrom: '2027-01-01' };
    const seats = state.seats.map((seat) => (seat.number === 4 ? { ...seat, next } : seat));
    state.team.set({ ...aTeam([1, 2]), seats });
    expect(state.slipPeople.map(({ memberId }) => memberId)).toEqual(['m1', 'm2', 'm9']);
  });

  it('moves among the places without leaving the table', () => {
    const state = aState([1]);
    state.move(-1);
    expect(state.selectedSeat?.number).toBe(1);
    for (let press = 0; press < 9; press += 1) state.move(1);
    expect(state.selectedSeat?.number).toBe(5);
  });

  it('knows how a person stands and who has finished, and nothing before the figures came', () => {
    const state = aState([1, 2]);
    expect([state.finished, state.progressOf('m1')]).toEqual([0, null]);
    const round = { roundId: 'r', roundTitle: 'Đợt 1', dueOn: '2026-12-31' };
    const one = {
      ...round,
      cycleId: 'c',
      doneSteps: 3,
      totalSteps: 3,
      state: 'finished',
      requirements: [],
      anew: null,
      otherRounds: [],
    };
    state.progress.set({
      roundId: 'r',
      roundTitle: 'Đợt 1',
      dueOn: '2026-12-31',
      asOf: '2026-11-25T13:15:00Z',
      reopenings: [],
      members: [
        { ...one, memberId: 'm1', finishedAt: '2026-11-24T02:00:00Z' },
        { ...one, memberId: 'm2', finishedAt: null, doneSteps: 1, state: 'doing' },
      ],
    });
    expect(state.finished).toBe(1);
    expect(state.progressOf('m2')?.state).toBe('doing');
  });

  it('names the round of who is in another one than most of the team', () => {
    const state = aState([1, 2]);
    const round = { roundId: 'r', roundTitle: 'Đợt 1', dueOn: '2026-12-31' };
    const one = {
      cycleId: 'c',
      doneSteps: 1,
      totalSteps: 3,
      finishedAt: null,
      state: 'doing',
      requirements: [],
      anew: null,
      otherRounds: [],
    };
    const first = { ...one, ...round, memberId: 'm1' };
    const figures = { ...round, asOf: '2026-11-25T13:15:00Z', reopenings: [] };
    state.progress.set({ ...figures, members: [first, { ...one, ...round, memberId: 'm2' }] });
    expect([state.hasSeveralRounds, state.otherRoundOf('m2')]).toEqual([false, '']);
    const other = { roundId: 's', roundTitle: 'Đợt 2', dueOn: '2026-12-20' };
    state.progress.set({ ...figures, members: [first, { ...one, ...other, memberId: 'm2' }] });
    expect([state.hasSeveralRounds, state.otherRoundOf('m1'), state.otherRoundOf('m2')]).toEqual([true, '', 'Đợt 2']);
    state.progress.set({
      ...figures,
      members: [first, { ...one, roundId: null, roundTitle: null, dueOn: null, memberId: 'm2' }],
    });
    expect(state.hasSeveralRounds).toBe(false);
  });

  it('shows no figures of today on the board of another day', () => {
    const state = new TeamState(
      () => 'team',
      () => '2026-06-30',
    );
    state.team.set(aTeam([1]));
    state.progress.set({
      roundId: 'r',
      roundTitle: 'Đợt 1',
      dueOn: '2026-12-31',
      asOf: '2026-11-25T13:15:00Z',
      reopenings: [],
      members: [],
    });
    expect([state.figures, state.finished]).toEqual([null, 0]);
  });

  it('offers only what the server says may be done', () => {
    expect(aState([]).may('manage-members')).toBe(true);
    expect(aState([]).may('print-activation-slips')).toBe(false);
  });
});

describe('the list of teams', () => {
  const figuresOf = async (rounds: readonly { id: string; state: string }[]): Promise<[string[], unknown]> => {
    const asked: string[] = [];
    answerFrom((address) => {
      asked.push(address);
      if (address.endsWith('/report-rounds')) return Promise.resolve(rounds);
      return Promise.resolve({ teams: [{ id: 'team', finished: 4, total: 5 }] });
    });
    const { figures } = new CommuneState(() => 'commune');
    await figures.load();
    return [asked.slice(1), figures.value?.get('team')];
  };

  it('shows the figures of the round the server tells first, as the head of the page does', async () => {
    const [asked, figure] = await figuresOf([
      { id: 'runs', state: 'open' },
      { id: 'ahead', state: 'open' },
    ]);
    expect(asked).toEqual(['/api/rounds/runs/communes/commune']);
    expect(figure).toEqual({ finished: 4, total: 5 });
  });

  it('shows those of no round that was ended: the head does not either', async () => {
    const [asked] = await figuresOf([
      { id: 'ended', state: 'closed' },
      { id: 'ahead', state: 'open' },
    ]);
    expect(asked).toEqual(['/api/rounds/ahead/communes/commune']);
    expect(await figuresOf([{ id: 'ended', state: 'closed' }])).toEqual([[], undefined]);
  });
});
