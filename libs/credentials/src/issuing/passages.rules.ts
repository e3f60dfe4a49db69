/** Which passage of a round a cycle is, and of whom. */
export interface Passage {
  readonly roundId: string;
  readonly memberId: string;
  /** From 1. */
  readonly number: number;
}

/**
 * Passages so that nobody has two of one round in a turn, her earlier ones in earlier turns: the paper of a renewal names the one before,
 * which must have its number. Within a turn in the order given; nearly always there is one turn.
 */
export function inTurns<One extends Passage>(passages: readonly One[]): One[][] {
  const ofEach = new Map<string, number[]>();
  for (const one of passages) ofEach.set(keyOf(one), [...(ofEach.get(keyOf(one)) ?? []), one.number]);
  const turns: One[][] = [];
  for (const one of passages) {
    const turn = (ofEach.get(keyOf(one)) ?? []).filter((number) => number < one.number).length;
    (turns[turn] ??= []).push(one);
  }
  return turns;
}

const keyOf = ({ roundId, memberId }: Passage): string => `${roundId} ${memberId}`;
