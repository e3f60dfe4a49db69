import { Injectable } from '@nestjs/common';
import { type Actor, compareNames, NotFound, Transactions } from '@lopso/platform';
import { Accounts, ActivationCodes, type IssuedCode, type MemberAccount } from '@lopso/identity';
import { Members, type MemberSummary, NobodyToActivate } from '@lopso/org';
import { MemberAccounts } from './member-accounts';

/** What is printed of a person: the code, and whether it sets a new password for an account in use. */
export interface Slip {
  readonly member: MemberSummary;
  readonly issued: IssuedCode;
  readonly isReset: boolean;
}

/** Chooses whose slips are printed and has codes made for them. */
@Injectable()
export class SlipDesk {
  constructor(
    private readonly members: Members,
    private readonly accounts: Accounts,
    private readonly memberAccounts: MemberAccounts,
    private readonly codes: ActivationCodes,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Slips for the chosen of the seated, or for all of them who have used no slip yet; by given name. Accounts and codes
   * are made all or none.
   * @throws NotFound when somebody chosen is not seated; NobodyToActivate when nobody is left; AccountHasWiderRights
   */
  async issue(actor: Actor, seated: readonly string[], chosen: readonly string[] | null): Promise<Slip[]> {
    const states = await this.accounts.statesOf(seated);
    if (chosen !== null && chosen.some((id) => !seated.includes(id))) throw new NotFound();
    const wanted = chosen ?? (await this.unused(actor, seated, states));
    if (wanted.length === 0) throw new NobodyToActivate();
    const people = [...(await this.members.describe(wanted)).values()].sort((a, b) =>
      compareNames(a.fullName, b.fullName),
    );
    const issued = await this.makeCodes(actor, people);
    return people.flatMap((member, index) => {
      const code = issued[index];
      return code === undefined ? [] : [{ member, issued: code, isReset: states.get(member.id)?.state === 'active' }];
    });
  }

  private async makeCodes(actor: Actor, people: readonly MemberSummary[]): Promise<IssuedCode[]> {
    return this.transactions.run(async () => this.codes.issue(actor, await this.memberAccounts.ensure(actor, people)));
  }

  /** Those who have used no slip yet and for whom the actor may have one made. */
  private async unused(
    actor: Actor,
    seated: readonly string[],
    states: ReadonlyMap<string, MemberAccount>,
  ): Promise<string[]> {
    const beyond = await this.memberAccounts.beyondReach(actor, states);
    return seated.filter((id) => states.get(id)?.state !== 'active' && !beyond.has(id));
  }
}
