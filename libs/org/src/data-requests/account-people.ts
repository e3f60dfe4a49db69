/** True when two ids, of accounts or members, look like one person's. */
export type IsOnePerson = (a: string, b: string) => boolean;

/**
 * Says which accounts and members are one person. Accounts are identity's, which stands beside org: the application binds this
 * (`DataRequestAnswersModule`).
 */
export abstract class AccountPeople {
  /** A question about any two of these accounts and members, by the notion of decision 0066; an account knows its member's marks. No access check. */
  abstract among(accountIds: readonly string[], memberIds: readonly string[]): Promise<IsOnePerson>;
}
