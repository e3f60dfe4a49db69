import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { Accounts } from '@lopso/identity';
import { MemberRecords, type MemberPageDetails, type TeamDetails, Teams } from '@lopso/org';
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

/** Puts teams (org) and accounts (identity) together: the two libraries do not know each other. */
@Injectable()
export class TeamViews {
  constructor(
    private readonly teams: Teams,
    private readonly records: MemberRecords,
    private readonly accounts: Accounts,
  ) {}

  /** @throws NotFound when the team lies outside the actor's units */
  async team(actor: Actor, teamId: string, on: string | null = null): Promise<TeamView> {
    const details = await this.teams.get(actor, teamId, on);
    const ids = details.seats.flatMap(({ holder, next }) => [holder, next].flatMap((person) => person?.memberId ?? []));
    const states = await this.accounts.statesOf(ids);
    return { details, accounts: new Map([...states].map(([memberId, account]) => [memberId, account.state])) };
  }

  /** @throws NotFound when the person lies outside the actor's units */
  async member(actor: Actor, memberId: string): Promise<MemberView> {
    const details = await this.records.get(actor, memberId);
    const account = (await this.accounts.statesOf([memberId])).get(memberId);
    return { details, account: { use: account?.state ?? 'none', username: account?.username ?? null } };
  }
}
