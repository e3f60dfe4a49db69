import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { isSameSubject } from '../rules/make-up';
import { type MakeUpOffer, MakeUpRepository } from '../storage/make-up.repository';
import { HoursNeeds } from './hours-needs';
import { MakeUpChoices } from './make-up-choices';
import { type AskableClass } from './near-descriptions.service';
import { OwnMember, type SelfMember } from './own-member.service';

/** A missed session as the offer names it. */
export type MissedSession = Pick<MakeUpOffer, 'title' | 'number' | 'startsAt' | 'endsAt' | 'isPartial'>;

/** What a member is offered for what she missed of one subject. */
export interface MakeUp {
  readonly offerId: string;
  /** The latest first. */
  readonly missed: readonly MissedSession[];
  readonly expiresAt: Date;
  /** At least one, as `MakeUpChoices.of` finds them. */
  readonly classes: readonly AskableClass[];
}

/** The make-ups a member is offered. */
@Injectable()
export class MakeUps {
  constructor(
    private readonly own: OwnMember,
    private readonly offers: MakeUpRepository,
    private readonly needs: HoursNeeds,
    private readonly choices: MakeUpChoices,
    private readonly clock: Clock,
  ) {}

  /**
   * One for each subject she missed something of and still needs; without a class that she could take there is nothing to offer.
   * @throws Forbidden for an account without a member
   */
  async listOwn(actor: Actor): Promise<MakeUp[]> {
    const member = await this.own.of(actor);
    const offers = await this.offers.openOf(member.id, this.clock.now());
    const makeUps: MakeUp[] = [];
    for (const same of bySubject(offers)) {
      const made = await this.makeUpOf(member, same);
      if (made !== null) makeUps.push(made);
    }
    return makeUps;
  }

  private async makeUpOf(member: SelfMember, same: readonly MakeUpOffer[]): Promise<MakeUp | null> {
    const [latest] = same;
    if (latest === undefined) return null;
    const needing = await this.needs.stillNeeding([member.id], latest.topic);
    const classes = needing.has(member.id) ? await this.choices.of(member, latest) : [];
    if (classes.length === 0) return null;
    const expiresAt = same.map((one) => one.expiresAt).reduce((a, b) => (a > b ? a : b));
    return { offerId: latest.id, missed: same, expiresAt, classes };
  }
}

function bySubject(offers: readonly MakeUpOffer[]): MakeUpOffer[][] {
  const groups: MakeUpOffer[][] = [];
  for (const offer of offers) {
    const known = groups.find(([first]) => first !== undefined && isSameSubject(first, offer));
    if (known === undefined) groups.push([offer]);
    else known.push(offer);
  }
  return groups;
}
