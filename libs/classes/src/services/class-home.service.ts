import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { newHomeOf } from '../rules/class-move';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { MovedGuestRepository } from '../storage/moved-guest.repository';
import { CommuneNames } from './commune-names.service';
import { type MovedPlaces, MovedPlacesCount } from './moved-places.service';

/** What comes of a move, beside the sessions themselves. */
export interface MoveEffects extends MovedPlaces {
  /** The class belongs to this commune from now on: its officers see it, and say the second word; null: it stays where it is. */
  readonly newHome: { readonly communeName: string; readonly formerName: string } | null;
  /** Who asks for a place wants the yes of an officer or the trainer, too (decision 0069). */
  readonly isTwoStage: boolean;
}

/** Settles what follows from a move: whose class it is, whose people are its guests, and what it means for them. */
@Injectable()
export class ClassHome {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly guests: MovedGuestRepository,
    private readonly places: MovedPlacesCount,
    private readonly names: CommuneNames,
    private readonly audit: Audit,
  ) {}

  /** Under the lock on the class, after its sessions were moved. */
  async settle(actor: Actor, group: ClassGroup, movedCount: number): Promise<MoveEffects> {
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    const home = newHomeOf(sessions, group.communeId);
    const entry = { action: 'classes.class-moved', subjectType: 'class-group', subjectId: group.id };
    const details = { sessions: movedCount };
    await this.audit.record(actor, { ...entry, unitPath: group.unitPath, details });
    const hall = sessions.find(({ communeId }) => communeId === home);
    if (hall !== undefined) {
      await this.groups.settleAt(group.id, hall.venueId);
      await this.guests.keep(group.id);
    }
    return {
      ...(await this.places.of(group.id)),
      newHome: home === null ? null : await this.named(home, group.communeId),
      isTwoStage: group.approval === 'two-stage',
    };
  }

  private async named(home: string, former: string): Promise<MoveEffects['newHome']> {
    const names = await this.names.of([home, former]);
    return { communeName: names.get(home) ?? '', formerName: names.get(former) ?? '' };
  }
}
