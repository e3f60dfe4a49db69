import { Injectable } from '@nestjs/common';
import { type Grant, type Scope } from '@lopso/platform';
import { LeaderSeatRepository, type LeaderSeatRight } from '../storage/leader-seat.repository';
import {
  type CurrentGrant,
  type GrantFilter,
  RoleGrantRepository,
  type RoleGrantRow,
} from '../storage/role-grant.repository';

/** Whose rights: an account, and the member for whom it may act; null: for none. */
export interface GrantHolder {
  readonly accountId: string;
  readonly memberId: string | null;
}

/** A right that was given by a decision, or that follows from a leader's seat. */
export type HeldRight = RoleGrantRow | LeaderSeatRight;

/** A right that holds, with the first day it will not; null while none is known. */
export type CurrentRight = CurrentGrant | (LeaderSeatRight & { readonly endsOn: string | null });

/** Which rights to list; `text` is part of the holder's name. */
export interface RightFilter extends GrantFilter {
  readonly text: string | null;
}

/** What somebody may do: rights given by decisions, and those that follow from leaders' seats (decision 0027). */
@Injectable()
export class HeldRights {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly seats: LeaderSeatRepository,
  ) {}

  /** What holds on a calendar date, as the access token carries it; no access check. */
  async grantsOf(holder: GrantHolder, on: string): Promise<Grant[]> {
    const rights = await this.currentOf(holder, on);
    return rights.map(({ role, unitId, unitPath, bound, endsOn, onBehalfOf }) => ({
      role,
      unitId,
      path: unitPath,
      ...(bound === null ? {} : { bound }),
      ...(endsOn === null ? {} : { until: endsOn }),
      ...(onBehalfOf === null ? {} : { onBehalfOf }),
    }));
  }

  /** What somebody holds on a day; who leads a team by the seat needs no grant for it, so a grant for the same is left out. */
  async currentOf({ accountId, memberId }: GrantHolder, on: string): Promise<CurrentRight[]> {
    const given = await this.grants.currentOf(accountId, on);
    // Asked for who is no member too: an account that is not there costs the same statements (rule 6).
    const led = await this.seats.ledBy(memberId, on);
    const teams = new Set(led.map(({ bound }) => bound.teamId));
    const isLed = ({ bound }: CurrentGrant): boolean => bound?.kind === 'team' && teams.has(bound.teamId);
    return [...given.filter((grant) => !isLed(grant)), ...led.map((right) => ({ ...right, accountId }))];
  }

  /** Over units of a scope, the latest given first. */
  async list(scope: Scope, filter: RightFilter): Promise<HeldRight[]> {
    const given = await this.grants.list(scope, filter);
    const kind = filter.kind ?? null;
    const led = kind === null || kind === 'team-leader' ? await this.seats.list(scope, filter) : [];
    return [...given, ...led].sort(byLatest).slice(0, filter.limit);
  }
}

function byLatest(one: HeldRight, other: HeldRight): number {
  const later = other.givenAt.getTime() - one.givenAt.getTime();
  if (later !== 0) return later;
  return other.id < one.id ? -1 : 1;
}
