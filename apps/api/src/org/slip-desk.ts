import { Injectable } from '@nestjs/common';
import { type Actor, compareNames, NotFound, Transactions } from '@lopso/platform';
import { Accounts, ActivationCodes, type IssuedCode } from '@lopso/identity';
import { MemberRecords, Members, type MemberSummary, NobodyToActivate } from '@lopso/org';

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
    private readonly records: MemberRecords,
    private readonly accounts: Accounts,
    private readonly codes: ActivationCodes,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Slips for the chosen of the seated, or for all of them who have used no slip yet; by given name. Accounts and codes
   * are made all or none.
   * @throws NotFound when somebody chosen is not seated; NobodyToActivate when nobody is left
   */
  async issue(actor: Actor, seated: readonly string[], chosen: readonly string[] | null): Promise<Slip[]> {
    const states = await this.accounts.statesOf(seated);
    if (chosen !== null && chosen.some((id) => !seated.includes(id))) throw new NotFound();
    const wanted = chosen ?? seated.filter((id) => states.get(id)?.state !== 'active');
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
    const phones = await this.records.phonesOf(people.map((member) => member.id));
    return this.transactions.run(async () => {
      const accountIds: string[] = [];
      for (const { id, fullName } of people) {
        const account = await this.accounts.ensureForMember({ memberId: id, fullName, phone: phones.get(id) ?? null });
        accountIds.push(account.accountId);
      }
      return this.codes.issue(actor, accountIds);
    });
  }
}
