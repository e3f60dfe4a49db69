import { Injectable } from '@nestjs/common';
import { Access, type Actor, cleanText, newId, NotFound, Transactions } from '@lopso/platform';
import {
  ExtensionEnded,
  ExtensionInPast,
  ExtensionStale,
  NobodyToExtend,
  UnknownCommune,
} from '../learning-rounds.errors';
import { RoundIsClosed } from '../learning.errors';
import { EXTEND_DUE } from '../learning.permissions';
import {
  type RoundExtension,
  type RoundExtensionReach,
  RoundExtensionRepository,
  type RoundExtensionWish,
} from '../storage/round-extension.repository';
import { type RoundSummary } from '../storage/round.repository';
import { DecidingPeople } from './deciding-people.service';
import { RoundExtensionTrail } from './round-extension-trail';
import { Rounds } from './rounds.service';

/** To whom, and until when. */
export interface RoundExtensionAim {
  /** Calendar date, `yyyy-mm-dd`. */
  readonly dueOn: string;
  /** None: everybody of the round. */
  readonly communeIds: readonly string[];
}

/** The same with its words, and how many people were looked at. */
export interface RoundExtensionDraft extends RoundExtensionAim {
  readonly reason: string;
  /** Number of the document behind it; left out: there is none. */
  readonly paperNumber?: string;
  readonly people: number;
}

/** Gives everybody of a round, or the people of communes, a later due date, and takes it back; what they have done is untouched (decision 0130). */
@Injectable()
export class ExtendRound {
  constructor(
    private readonly rounds: Rounds,
    private readonly extensions: RoundExtensionRepository,
    private readonly people: DecidingPeople,
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly trail: RoundExtensionTrail,
  ) {}

  /** Whom it would reach; writes nothing. @throws NotFound, ExtensionInPast, UnknownCommune, RoundIsClosed */
  async preview(actor: Actor, roundId: string, aim: RoundExtensionAim): Promise<RoundExtensionReach> {
    const round = await this.require(actor, roundId);
    requireOpen(round.state);
    return this.extensions.reachOf(await this.wishOf(actor, round, aim));
  }

  /**
   * Gives it. The same form twice gives it once; the same words again, looked at again, reach who has come since. Nobody's date becomes an earlier one.
   * @throws NotFound, ExtensionInPast, UnknownCommune, RoundIsClosed, NobodyToExtend, ExtensionStale
   */
  async extend(actor: Actor, roundId: string, draft: RoundExtensionDraft): Promise<void> {
    const round = await this.require(actor, roundId);
    await this.transactions.run(async () => {
      requireOpen(await this.extensions.lockRound(roundId));
      const said = cleaned(draft);
      const wish = await this.wishOf(actor, round, draft);
      const { people } = await this.extensions.reachOf(wish);
      const given = (await this.extensions.listOf(roundId)).filter((one) => isSame(one, actor, said));
      if (given.some((one) => people === 0 || (people !== draft.people && one.people === draft.people))) return;
      if (people === 0) throw new NobodyToExtend();
      if (people !== draft.people) throw new ExtensionStale();
      const written = { ...said, id: newId(), roundId, givenBy: actor.accountId, givenAt: this.trail.now() };
      await this.extensions.insert(written, wish);
      await this.trail.note(actor, 'learning.round-extended', round, { ...said, people });
    });
  }

  /** Takes it back: everybody is due again as without it, by what else was given and stands. Said again by the same person: nothing. @throws NotFound, ExtensionEnded */
  async end(actor: Actor, roundId: string, extensionId: string): Promise<void> {
    const round = await this.require(actor, roundId);
    await this.transactions.run(async () => {
      await this.extensions.lockRound(roundId);
      const held = await this.extensions.find(roundId, extensionId);
      if (held === null) throw new NotFound();
      if (held.endedBy === actor.accountId) return;
      if (held.endedBy !== null) throw new ExtensionEnded();
      await this.extensions.end(extensionId, actor.accountId, this.trail.now());
      const communeIds = held.communes.map(({ id }) => id);
      await this.trail.note(actor, 'learning.round-extension-ended', round, { ...held, communeIds });
    });
  }

  private async require(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.get(roundId);
    this.access.require(actor, EXTEND_DUE, round);
    return round;
  }

  private async wishOf(
    actor: Actor,
    { id: roundId, unitPath }: RoundSummary,
    { dueOn, communeIds }: RoundExtensionAim,
  ): Promise<RoundExtensionWish> {
    const today = this.trail.today();
    if (dueOn < today) throw new ExtensionInPast();
    const asked = [...new Set(communeIds)];
    const known = asked.length === 0 ? [] : await this.extensions.communesBelow(asked, unitPath, today);
    if (known.length !== asked.length) throw new UnknownCommune();
    const exceptIds = await this.people.surelyOwn(actor, { permission: EXTEND_DUE, unitPath });
    return { roundId, dueOn, communeIds: asked, exceptIds, today };
  }
}

type Said = Pick<RoundExtension, 'dueOn' | 'reason' | 'paperNumber'> & { readonly communeIds: readonly string[] };

function cleaned({ dueOn, reason, paperNumber = '', communeIds }: RoundExtensionDraft): Said {
  const number = cleanText(paperNumber);
  return {
    dueOn,
    reason: cleanText(reason),
    paperNumber: number === '' ? null : number,
    communeIds: [...new Set(communeIds)],
  };
}

function isSame(one: RoundExtension, { accountId }: Actor, said: Said): boolean {
  if (one.endedAt !== null || one.givenBy !== accountId) return false;
  const isSaid = one.dueOn === said.dueOn && one.reason === said.reason && one.paperNumber === said.paperNumber;
  return isSaid && isSameSet(one.communes, said.communeIds);
}

function isSameSet(communes: RoundExtension['communes'], ids: readonly string[]): boolean {
  return communes.length === ids.length && communes.every(({ id }) => ids.includes(id));
}

function requireOpen(state: string | null): void {
  if (state === null) throw new NotFound();
  if (state === 'closed') throw new RoundIsClosed();
}
