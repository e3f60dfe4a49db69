import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { READ_OWN_VALIDITY } from '../learning.permissions';
import { type ValidityState, validityState } from '../rules/validity';
import { type ValidPassage, ValidityRepository } from '../storage/validity.repository';

/** A finished passage and how it stands today. */
export interface OwnPassage extends ValidPassage {
  readonly state: ValidityState;
  /** A later passage of the same round is finished: this one is only told as history. */
  readonly isRenewed: boolean;
}

/** What of one's own is valid until when. */
@Injectable()
export class OwnValidity {
  constructor(
    private readonly validity: ValidityRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The actor's passages, what ends last first; leavers keep theirs. */
  async of(actor: Actor): Promise<OwnPassage[]> {
    const today = this.clock.today();
    const passages = await this.validity.ofMember(this.access.requireMember(actor, READ_OWN_VALIDITY), today);
    const latest = new Map<string, number>();
    for (const { roundTitle, number } of passages)
      latest.set(roundTitle, Math.max(number, latest.get(roundTitle) ?? 0));
    return passages.map((passage) => ({
      ...passage,
      state: validityState(passage, today),
      isRenewed: passage.number < (latest.get(passage.roundTitle) ?? 0),
    }));
  }
}
