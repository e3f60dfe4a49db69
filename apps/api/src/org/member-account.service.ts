import { Injectable } from '@nestjs/common';
import { type AccountHolder, AccountService } from '@lopso/identity';
import {
  type GrantHolder,
  HeldRightService,
  type MemberPageDetails,
  MemberRegistrationService,
  MemberService,
  type PersonDraft,
  type TeamDetails,
  TeamService,
} from '@lopso/org';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { type AccountUse } from './member.dto';

/** A team and how far the accounts of its people are, by member id. */
export interface TeamView {
  readonly details: TeamDetails;
  readonly accounts: ReadonlyMap<string, AccountUse>;
}

/** A person and how far their account is. */
export interface MemberView {
  readonly details: MemberPageDetails;
  readonly account: { readonly use: AccountUse; readonly username: string | null };
}

/** Members and teams (org) with their accounts (identity): the two libraries do not know each other. */
@Injectable()
export class MemberAccountService {
  constructor(
    private readonly members: MemberService,
    private readonly accounts: AccountService,
    private readonly heldRights: HeldRightService,
    private readonly transactions: Transactions,
    private readonly registration: MemberRegistrationService,
    private readonly teams: TeamService,
  ) {}

  /**
   * The account of each person, made when there is none; in the order given. Joins a transaction.
   * @throws AccountHasWiderRights when one of them holds a right that the actor may not give
   */
  async ensureAccounts(actor: Actor, people: readonly { readonly id: string }[]): Promise<string[]> {
    const holders: GrantHolder[] = [];
    for (const contact of await this.contactsOf(people.map(({ id }) => id))) {
      const { accountId } = await this.accounts.ensureMemberAccount(contact);
      holders.push({ accountId, memberId: contact.memberId });
    }
    await this.heldRights.requireReach(actor, holders);
    return holders.map(({ accountId }) => accountId);
  }

  /** The account of one person, made when there is none. Joins a transaction. No access check. @throws NotFound */
  async ensureAccount(memberId: string): Promise<string> {
    return this.transactions.run(async () => {
      const [contact] = await this.contactsOf([memberId]);
      if (contact === undefined) throw new NotFound();
      return (await this.accounts.ensureMemberAccount(contact)).accountId;
    });
  }

  /** Who of these members has an account with rights that the actor may not give. */
  async findBeyondReach(
    actor: Actor,
    accountOf: ReadonlyMap<string, { readonly accountId: string }>,
  ): Promise<Set<string>> {
    const beyond = await this.heldRights.findBeyondReach(
      actor,
      [...accountOf].map(([memberId, { accountId }]) => ({ accountId, memberId })),
    );
    return new Set([...accountOf].filter(([, { accountId }]) => beyond.has(accountId)).map(([memberId]) => memberId));
  }

  /** In the order given, held so that no correction passes by the account. */
  private async contactsOf(memberIds: readonly string[]): Promise<AccountHolder[]> {
    const held = new Map((await this.members.holdContacts(memberIds)).map((contact) => [contact.memberId, contact]));
    return memberIds.flatMap((id) => held.get(id) ?? []);
  }

  /** Both or neither; the new telephone opens the account at once, the old one no more. @throws as `MemberRegistrationService.correctMember` */
  async correctMember(actor: Actor, memberId: string, person: PersonDraft): Promise<void> {
    await this.transactions.run(async () => {
      await this.registration.correctMember(actor, memberId, person);
      await this.accounts.followCorrections(await this.members.holdContacts([memberId]));
    });
  }

  /** @throws NotFound when the team lies outside the actor's units */
  async getTeam(actor: Actor, teamId: string, on: string | null = null): Promise<TeamView> {
    const details = await this.teams.getTeam(actor, teamId, on);
    const ids = details.seats.flatMap(({ holder, next }) => [holder, next].flatMap((person) => person?.memberId ?? []));
    const states = await this.accounts.getStatesOfMembers(ids);
    return { details, accounts: new Map([...states].map(([memberId, account]) => [memberId, account.state])) };
  }

  /** @throws NotFound when the person lies outside the actor's units */
  async getMember(actor: Actor, memberId: string): Promise<MemberView> {
    const details = await this.members.getMemberDetails(actor, memberId);
    const account = (await this.accounts.getStatesOfMembers([memberId])).get(memberId);
    return { details, account: { use: account?.state ?? 'none', username: account?.username ?? null } };
  }
}
