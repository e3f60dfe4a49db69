/** Who assists in a session and what is lent to it, as a form names them. */
export interface CrewWish {
  /** Accounts; empty: nobody. */
  readonly assistantIds: readonly string[];
  readonly equipmentIds: readonly string[];
}

/** Who stands before a session. */
export interface StaffedDuties {
  readonly trainerId: string;
  readonly assistants: readonly { readonly accountId: string }[];
}

/** Trainer or assistant of the session itself; who runs its class alone is neither. */
export const standsBefore = ({ trainerId, assistants }: StaffedDuties, accountId: string): boolean =>
  trainerId === accountId || assistants.some((one) => one.accountId === accountId);

/** Why a wish can't be. */
export type CrewFault = 'assistant-is-trainer' | 'assistant-unknown' | 'equipment-elsewhere' | 'equipment-put-away';

/** What a wish is judged by: who stands before the session, who teaches in its commune, what the commune owns, and what of it is put away. */
export interface CrewMeans {
  readonly trainerId: string;
  readonly teacherIds: ReadonlySet<string>;
  readonly ownedIds: ReadonlySet<string>;
  readonly awayIds: ReadonlySet<string>;
}

/** What is wrong with a wish; null: nothing. Who assists already stays although the right has ended since. */
export function faultOfCrew(wish: CrewWish, means: CrewMeans, present: CrewWish): CrewFault | null {
  if (wish.assistantIds.includes(means.trainerId)) return 'assistant-is-trainer';
  const isKnown = (id: string): boolean => means.teacherIds.has(id) || present.assistantIds.includes(id);
  if (!wish.assistantIds.every(isKnown)) return 'assistant-unknown';
  if (!wish.equipmentIds.every((id) => means.ownedIds.has(id) || present.equipmentIds.includes(id)))
    return 'equipment-elsewhere';
  return newlyAway(wish, means, present).length === 0 ? null : 'equipment-put-away';
}

/** Things of a wish that are put away and were not lent to the session before, by id. */
export const newlyAway = (
  wish: CrewWish,
  { awayIds }: Pick<CrewMeans, 'awayIds'>,
  present: CrewWish,
): readonly string[] => wish.equipmentIds.filter((id) => awayIds.has(id) && !present.equipmentIds.includes(id));
