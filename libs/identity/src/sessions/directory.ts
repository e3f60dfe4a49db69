import { type Grant } from '@lopso/platform';

/** What sign-in needs to know about a member. `unitPath` is an ltree path. */
export interface DirectoryMember {
  readonly id: string;
  readonly birthYear: number;
  readonly unitPath: string;
}

/** Port to the register of members; the application binds it, since identity and org stand on one line. */
export abstract class MemberDirectory {
  /** Members by id; unknown ids are missing. */
  abstract describe(ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryMember>>;
}

/** An account and the member for whom it may act now; null: for none. */
export interface GrantedAccount {
  readonly accountId: string;
  readonly memberId: string | null;
}

/** Port to the roles of accounts; bound by the application. */
export abstract class GrantSource {
  /** What an account may do on a calendar date (`yyyy-mm-dd`): what it was granted, and what its member leads by a seat. */
  abstract grantsOf(account: GrantedAccount, on: string): Promise<Grant[]>;

  /** True when an account was given a right after an instant that stands, now or later; leading one's own team aside. */
  abstract hasGained(accountId: string, after: Date): Promise<boolean>;

  /** The first day (`yyyy-mm-dd`) a member holds no seat any more, past or coming; null for one without an end, or none ever. */
  abstract leftOn(memberId: string): Promise<string | null>;

  /** Names of units by id, as a person reads them. */
  abstract unitNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
