import { Injectable } from '@nestjs/common';
import { type Decider, DecidingPeople, type FirstDecision, type SecondBars } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';

/** Whether people who decide about certificates are other ones: the second than the first, of lists (decision 0053) and of proposals, and both than the holder (0066). */
@Injectable()
export class SecondPerson {
  constructor(private readonly people: DecidingPeople) {}

  /** Who an actor is when she decides about certificates of a unit, and for whom. */
  deciderOf(actor: Actor, unitPath: string): Decider {
    return this.people.deciderOf(actor, { permission: MANAGE_CERTIFICATES, unitPath });
  }

  /** As `DecidingPeople.isAnother`. */
  async isAnother(first: Decider, second: Decider): Promise<boolean> {
    return this.people.isAnother(first, second);
  }

  /** Tells which of these members an actor is, with whatever account of hers, or who lent her the right that she uses on the unit. */
  async ownAmong(actor: Actor, unitPath: string, memberIds: readonly string[]): Promise<(memberId: string) => boolean> {
    return this.people.ownAmong(actor, { permission: MANAGE_CERTIFICATES, unitPath }, memberIds);
  }

  /** What keeps an actor from answering each of these, by its id: asked of all at once, for a page of them. */
  async barsTo(actor: Actor, decisions: readonly FirstDecision[]): Promise<ReadonlyMap<string, SecondBars>> {
    return this.people.barsTo(actor, MANAGE_CERTIFICATES, decisions);
  }
}
