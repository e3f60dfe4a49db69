import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { PlacementRepository, type PlacementRow } from '../storage/placement.repository';
import { CommuneNames } from './commune-names.service';
import { OwnMember } from './own-member.service';

/** What others did with a member's place in a class, as she is told of it. Who they are is not told, only as what they did it. */
export interface OwnPlacement extends Omit<PlacementRow, 'communeId'> {
  readonly communeName: string;
}

/** Tells a member that others gave her a place, took it, or took her off a waiting list, as long as she has not said that she knows (`OwnPlaces.noteSeen`). */
@Injectable()
export class OwnPlacements {
  constructor(
    private readonly own: OwnMember,
    private readonly placements: PlacementRepository,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  /** The soonest class first. @throws Forbidden for an account without a member */
  async list(actor: Actor): Promise<OwnPlacement[]> {
    const member = await this.own.of(actor);
    const rows = await this.placements.untold(member.id, this.clock.now());
    const names = await this.names.of(rows.map(({ communeId }) => communeId));
    return rows.map(({ communeId, ...row }) => ({ ...row, communeName: names.get(communeId) ?? '' }));
  }
}
