/** Who assists in a session and what is lent to it, as a form names them. */
export interface CrewWish {
  /** Accounts; empty: nobody. */
  readonly assistantIds: readonly string[];
  readonly equipmentIds: readonly string[];
}

/** Why a wish can't be. */
export type CrewFault = 'assistant-is-trainer' | 'assistant-unknown' | 'equipment-elsewhere';

/** What a wish is judged by: who stands before the session, who teaches in its commune, what the commune owns. */
export interface CrewMeans {
  readonly trainerId: string;
  readonly teacherIds: ReadonlySet<string>;
  readonly ownedIds: ReadonlySet<string>;
}

/** What is wrong with a wish; null: nothing. Who assists already stays although the right has ended since. */
export function faultOfCrew(wish: CrewWish, means: CrewMeans, present: CrewWish): CrewFault | null {
  if (wish.assistantIds.includes(means.trainerId)) return 'assistant-is-trainer';
  const isKnown = (id: string): boolean => means.teacherIds.has(id) || present.assistantIds.includes(id);
  if (!wish.assistantIds.every(isKnown)) return 'assistant-unknown';
  return wish.equipmentIds.every((id) => means.ownedIds.has(id)) ? null : 'equipment-elsewhere';
}
