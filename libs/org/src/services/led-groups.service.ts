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
import { type CurrentRight, type HeldRight, HeldRights } from './held-rights.service';

/** People somebody leads: a team, or an organisation's members in a unit. `id` is that of the grant, or of the leader's seat. */
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
    private readonly rights: HeldRights,
    private readonly members: MemberRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The groups the actor leads today. */
  async list(actor: Actor): Promise<LedGroup[]> {
    const rights = await this.rights.currentOf(actor, this.clock.today());
    return rights.filter((right) => this.isHeld(actor, right)).flatMap(groupOf);
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
    const after = decodeNameCursor(page.cursor);
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
  private isHeld(actor: Actor, right: HeldRight): boolean {
    return this.access
      .grantsFor(actor, LEAD_PEOPLE)
      .some(({ unitId, bound }) => unitId === right.unitId && bound !== undefined && isSameBound(bound, right.bound));
  }
}

type Bound = NonNullable<HeldRight['bound']>;

function isSameBound(one: Bound, other: Bound | null): boolean {
  if (one.kind === 'team') return other?.kind === 'team' && other.teamId === one.teamId;
  if (one.kind === 'organisation') return other?.kind === 'organisation' && other.organisation === one.organisation;
  return false;
}

function groupOf(row: CurrentRight): LedGroup[] {
  const { id, bound, unitName, unitPath, endsOn: until } = row;
  const place = { id, unitName, unitPath, until };
  if (bound?.kind === 'team') return [{ ...place, kind: 'team', name: row.teamName ?? '', teamId: bound.teamId }];
  if (bound?.kind === 'organisation') {
    return [{ ...place, kind: 'organisation', name: bound.organisation, teamId: null }];
  }
  return [];
}
