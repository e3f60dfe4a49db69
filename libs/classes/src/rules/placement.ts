/** As what somebody gives a member a place in a class, or takes it from her: its trainer, her commune's officer, the department. */
export type PlacedAs = 'trainer' | 'officer' | 'department';

/** Why a place was taken from a member: somebody took it, or she holds no seat in a team any more. */
export type TakenAs = PlacedAs | 'seat-over';

/** What ended with a class: it began, or never met, without a place for who waited. */
export type TurnOver = 'begun' | 'cancelled';

/** Who gives places to people, and as what. */
export interface Placer {
  readonly accountId: string;
  /** The member behind the account; null: none. */
  readonly memberId: string | null;
  /** Null: as somebody who asks for herself. */
  readonly as: PlacedAs | null;
}

/**
 * A place that another gave and another took again within so many minutes, before she said that she knows of it, was a slip: she is told of neither.
 * After that she may have read of it without saying so, and hears that it is gone.
 */
export const SLIP_MINUTES = 15;

/** As what the placer did it for this member; null where it was her own doing: of that nobody is told (decision 0095). */
export const placedAs = ({ memberId, as }: Pick<Placer, 'memberId' | 'as'>, of: string): PlacedAs | null =>
  memberId === of ? null : as;
