/** An account whose units are asked for; `memberId` null: of staff. */
export interface HomedAccount {
  readonly accountId: string;
  readonly memberId: string | null;
}

/**
 * Says to which units an account belongs, so that what its owner does to it is written where it may be read. The register of
 * people answers (`OrgPortsModule` of org); identity, which records such acts, does not know it.
 */
export abstract class AccountHomes {
  /**
   * Unit paths: of a member the unit she belongs to; of staff those over which rights are held now or later, else those of the rights
   * that ended last. Empty for an account that was never given any. No access check.
   */
  abstract pathsOf(account: HomedAccount): Promise<readonly string[]>;
}
