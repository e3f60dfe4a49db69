import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { BOOK_ANY_CLASS, READ_CLASSES } from '../classes.permissions';
import { type OpeningReader, OpeningRepository, type OpeningRow, type OpeningsOf } from '../storage/opening.repository';
import { CommuneNames } from './commune-names.service';

/** A class that others opened for somebody to teach, or for people of her communes. */
export interface ClassOpening extends Omit<OpeningRow, 'communeId'> {
  readonly communeName: string;
}

/** Tells who stands before classes and officers of the communes they were planned for that others opened them, each once (decision 0095). */
@Injectable()
export class ClassOpenings {
  constructor(
    private readonly openings: OpeningRepository,
    private readonly names: CommuneNames,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Of classes with sessions to come: those the account stands before, then those it is told of as an officer; each by the next session. */
  async list(actor: Actor): Promise<ClassOpening[]> {
    const now = this.clock.now();
    const of = this.concernedBy(actor);
    const rows = [
      ...(await this.openings.untold(of, 'staff', now)),
      ...(await this.openings.untold(of, 'officer', now)),
    ];
    const names = await this.names.of(rows.map(({ communeId }) => communeId));
    return rows.map(({ communeId, ...row }) => ({ ...row, communeName: names.get(communeId) ?? '' }));
  }

  /** She knows what was opened or given to her until a moment, that of the latest she was told of: what came after it is news. Twice is harmless. */
  async know(actor: Actor, as: OpeningReader, until: Date): Promise<void> {
    const untold = await this.openings.untold(this.concernedBy(actor), as, this.clock.now());
    const known = untold.filter(({ since }) => since <= until).map(({ classGroupId }) => classGroupId);
    await this.openings.keepTold(actor.accountId, as, known, until);
  }

  private concernedBy(actor: Actor): OpeningsOf {
    const reach = this.access.reach(actor, READ_CLASSES);
    return { accountId: actor.accountId, reach, office: this.access.scope(actor, BOOK_ANY_CLASS) };
  }
}
