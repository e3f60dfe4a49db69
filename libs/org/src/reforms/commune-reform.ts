import { type EndingTeam } from '../teams/team.service';
import { type UnitSummary } from '../units/unit.repository';
import { type VillageOfCommune } from '../villages/village.repository';

/** Somebody who goes with the team of a village. */
export interface TeamFollower {
  readonly memberId: string;
  readonly villageId: string;
}

/** A commune that comes of a reform: one there is, or a new one with its official code. */
export type ReformTarget =
  { readonly unitId: string } | { readonly code: string; readonly word: 'Xã' | 'Phường'; readonly name: string };

/** What becomes of a right over a commune that ends: it goes to a target by its place in `to`; null: it ends with the commune. */
export interface GrantPlaceWish {
  readonly grantId: string;
  readonly to: number | null;
}

/** Communes that merge into one, or one that splits into several, by a resolution. */
export interface CommuneReform {
  readonly fromIds: readonly string[];
  readonly to: readonly ReformTarget[];
  /** Of a split: where people go who belong to the commune and to no village, by the place in `to`; null: not said, or a merger. */
  readonly home: number | null;
  /** Which village goes to which target, by its place in `to`; a split names every one. */
  readonly villages: readonly { readonly villageId: string; readonly to: number }[];
  /** Every right over a commune that ends, as it was shown; not looked at by a preview. */
  readonly grants: readonly GrantPlaceWish[];
  readonly decisionNumber: string;
  /** `yyyy-mm-dd`, not after today: recorded on or after the day it takes effect. */
  readonly effectiveOn: string;
}

/** Everything a reform touches, checked and locked. */
export interface OpenedReform {
  readonly province: UnitSummary;
  readonly sources: readonly UnitSummary[];
  /** The sources that exist no longer afterwards: all but one that goes on under its own name. */
  readonly goingIds: readonly string[];
  readonly villages: readonly VillageOfCommune[];
  readonly ending: readonly EndingTeam[];
  /**
   * People of the communes themselves, not of a village, who come to belong to another one. Of a commune that goes on nobody who
   * has a place in its own team: the team stays, and they with it. Of a split nobody who sits in a village's team.
   */
  readonly people: readonly string[];
  /** People of a commune that splits, not of a village, who sit in the team of a village that moves: they go where it goes. */
  readonly followers: readonly TeamFollower[];
  /** Communes of today that a new one is told apart from by the former district. */
  readonly namesakes: readonly string[];
  /** One line for the list of what was done. */
  readonly subject: string;
}
