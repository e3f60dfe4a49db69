import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { READ_OWN_VALIDITY } from '../learning.permissions';
import { type ValidityState, validityState } from '../rules/validity';
import { type ValidPassage, ValidityRepository } from '../storage/validity.repository';

/** A finished passage and how it stands today. */
export interface OwnPassage extends ValidPassage {
  readonly state: ValidityState;
  /** A later passage of the round, or one of a later round of its programme, is finished: this one is only told as history. */
  readonly isRenewed: boolean;
  /** Its round was ended, and she goes through no later one of its programme: nothing renews it. */
  readonly isWithoutRenewal: boolean;
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
    const ids = passages.map(({ cycleId }) => cycleId);
    const renewals = await this.validity.renewalsOf(ids, this.clock.now());
    const renewalOf = new Map(renewals.map((renewal) => [renewal.cycleId, renewal]));
    return passages.map((passage) => {
      const renewal = renewalOf.get(passage.cycleId);
      return {
        ...passage,
        state: validityState(passage, today),
        isRenewed: renewal?.isRenewed === true,
        isWithoutRenewal: passage.isRoundEnded && (renewal?.renewsIn ?? null) === null,
      };
    });
  }
}
