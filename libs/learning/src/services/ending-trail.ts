import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { type RoundEnding } from '../storage/round-ending.repository';
import { type RoundSummary } from '../storage/round.repository';

/** What happened to a proposal. */
export type EndingDeed = 'proposed' | 'done' | 'declined' | 'taken-back';

const ACTIONS = {
  end: {
    proposed: 'learning.round-end-proposed',
    done: 'learning.round-ended',
    declined: 'learning.round-end-declined',
    'taken-back': 'learning.round-end-taken-back',
  },
  resume: {
    proposed: 'learning.round-resume-proposed',
    done: 'learning.round-resumed',
    declined: 'learning.round-resume-declined',
    'taken-back': 'learning.round-resume-taken-back',
  },
} as const;

/** What stands in the trail about the end of a round. */
@Injectable()
export class EndingTrail {
  constructor(private readonly audit: Audit) {}

  /** Joins a transaction. */
  async note(
    actor: Actor,
    deed: EndingDeed,
    { id: subjectId, unitPath, title }: RoundSummary,
    { act, paperNumber }: Pick<RoundEnding, 'act' | 'paperNumber'>,
  ): Promise<void> {
    const action = ACTIONS[act][deed];
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: { title, paperNumber: paperNumber ?? undefined },
    });
  }
}
