import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Clock,
  decodeNameCursor,
  encodeNameCursor,
  type ListPage,
  NotFound,
  pageOf,
} from '@lopso/platform';
import { LEAD_PEOPLE } from '../org.permissions';
import { MemberRepository, type MemberSummary } from '../storage/member.repository';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';

/** People somebody leads: a team, or an organisation's members in a unit. `id` is that of the grant. */
export interface LedGroup {
  readonly id: string;
  readonly kind: 'team' | 'organisation';
  /** Name of the team or the organisation. */
  readonly name: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly teamId: string | null;
  /** First day it no longer holds, `yyyy-mm-dd`; null without an end. */
  readonly until: string | null;
}

/** What a team leader or an organisation's officer looks after. */
@Injectable()
export class LedGroups {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly members: MemberRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The groups the actor leads today. */
  async list(actor: Actor): Promise<LedGroup[]> {
    const rows = await this.grants.currentOf(actor.accountId, this.clock.today());
    return rows.filter((row) => this.isHeld(actor, row)).flatMap(groupOf);
  }

  /** One of them. @throws NotFound for any other */
  async get(actor: Actor, groupId: string): Promise<LedGroup> {
    const group = (await this.list(actor)).find(({ id }) => id === groupId);
    if (group === undefined) throw new NotFound();
    return group;
  }

  /** A page of its people with a seat today, by given name; never anybody of another team or organisation. */
  async people(
    group: LedGroup,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<ListPage<MemberSummary>> {
    const after = page.cursor === null ? null : decodeNameCursor(page.cursor);
    const rows = await this.members.listLed(group, { after, limit: page.limit + 1 }, this.clock.today());
    return pageOf(rows, page.limit, encodeNameCursor);
  }

  /** The ids of all of them, by the kind of team they sit in. */
  async idsOf(group: LedGroup): ReturnType<MemberRepository['idsLed']> {
    return this.members.idsLed(group, this.clock.today());
  }

  /** One of them. @throws NotFound for anybody else */
  async person(group: LedGroup, memberId: string): Promise<MemberSummary> {
    const person = await this.members.findLed(group, memberId, this.clock.today());
    if (person === null) throw new NotFound();
    return person;
  }

  /** The token decides what is held; the row says how it was given. */
  private isHeld(actor: Actor, row: RoleGrantRow): boolean {
    return this.access
      .grantsFor(actor, LEAD_PEOPLE)
      .some(({ unitId, bound }) => unitId === row.unitId && bound !== undefined && isSameBound(bound, row.bound));
  }
}

type Bound = NonNullable<RoleGrantRow['bound']>;

function isSameBound(one: Bound, other: Bound | null): boolean {
  if (one.kind === 'team') return other?.kind === 'team' && other.teamId === one.teamId;
  if (one.kind === 'organisation') return other?.kind === 'organisation' && other.organisation === one.organisation;
  return false;
}

function groupOf(row: RoleGrantRow): LedGroup[] {
  const { id, bound, unitName, unitPath, until } = row;
  const place = { id, unitName, unitPath, until };
  if (bound?.kind === 'team') return [{ ...place, kind: 'team', name: row.teamName ?? '', teamId: bound.teamId }];
  if (bound?.kind === 'organisation') {
    return [{ ...place, kind: 'organisation', name: bound.organisation, teamId: null }];
  }
  return [];
}
