import { Injectable } from '@nestjs/common';
import { teamName } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeCursor,
  encodeCursor,
  isId,
  JobQueue,
  NotFound,
  Scope,
  Transactions,
} from '@lopso/platform';
import { joiningEndsOn } from '../cycles/due-date.rules';
import {
  AudienceBusy,
  AudienceDayToCome,
  AudienceStale,
  ReopeningIsNamed,
  RoundIsClosed,
  RoundIsOver,
} from '../learning.errors';
import { OPEN_ROUNDS, READ_PROGRESS } from '../learning.permissions';
import { RoundOpeningService } from '../rounds/round-opening.service';
import { RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { endOfDay } from '../rounds/round.rules';
import { type AudienceChange, AudienceChangeRepository, type LockedAudience } from './audience-change.repository';
import {
  type AudiencePerson,
  type AudiencePersonRow,
  type AudiencePlace,
  type AudienceQuestion,
  AudienceRepository,
  type AudienceSide,
  type CommuneSides,
  type SideCounts,
} from './audience.repository';
import { type AudienceRule, tidyAudience, valuesIn } from './audience.rules';
import { type AudienceRound, AudienceService, type ComparedRules } from './audience.service';

/** What is asked about an audience; people are listed of one side, where one is named. */
export interface AudienceWish {
  /** A calendar date, today or past; null: today. */
  readonly on: string | null;
  readonly side: AudienceSide | null;
  readonly communeId: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** The difference a rule makes against who is in the round. */
export interface AudienceDifference {
  readonly on: string;
  /** The rule in one sentence. */
  readonly words: string;
  /** Of a past day: how many seat holders are judged by the kind their record was corrected to later, since only that it was another one is kept; 0 where no rule asks for kinds. */
  readonly unknownKinds: number;
  readonly counts: SideCounts;
  readonly communes: readonly CommuneSides[];
  /** By given name; empty where no side is named. */
  readonly people: readonly AudiencePerson[];
  readonly nextCursor: string | null;
}

/** The team under the name of its unit on that day. */
function namedAsThen({ unitNameThen, teamName: name, ...person }: AudiencePersonRow): AudiencePerson {
  return { ...person, teamName: unitNameThen === null ? name : teamName(unitNameThen) };
}

function summed(communes: readonly SideCounts[]): SideCounts {
  const sum = (side: AudienceSide): number => communes.reduce((total, one) => total + one[side], 0);
  return { joins: sum('joins'), leaves: sum('leaves'), stays: sum('stays'), kept: sum('kept') };
}

function cursorOf({ givenName, fullName, memberId }: AudiencePerson): string {
  return encodeCursor([givenName, fullName, memberId]);
}

/** A cursor of ours; null for anything else, so that the list starts anew. */
function placeOf(cursor: string | null): AudiencePlace | null {
  const [givenName = '', fullName = '', memberId] = decodeCursor(cursor, 3) ?? [];
  return isId(memberId) ? { givenName, fullName, memberId } : null;
}

/** The audience of an open round: its rule, how often it was changed, and what the last change did. */
export interface AudienceView extends AudienceDifference {
  readonly rule: AudienceRule | null;
  readonly revision: number;
  /** Null: as it was opened. To whom sees a part of the round's units it is not told. */
  readonly change: AudienceChange | null;
}

/** The queue of rounds whose audience was changed; payload `{ roundId }`. */
export const TAKE_IN_AUDIENCE = 'learning.take-in-audience';

/** What is to be written. */
export interface CheckedAudience {
  readonly rule: AudienceRule | null;
  /** The revision it was made from. */
  readonly revision: number;
  readonly leftCount: number;
}

/** Another audience for a round, as it was looked at. */
export interface AudienceDraft {
  /** Null: everybody. */
  readonly rule: AudienceRule | null;
  /** The revision of the audience that the preview said. */
  readonly revision: number;
}

/** What was saved; who joins is told when the job has taken them in. */
export interface SavedAudience {
  readonly revision: number;
  readonly leftCount: number;
}

/** The audience of a round, the difference another rule would make, and its change. */
@Injectable()
export class AudienceChangeService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly changes: AudienceChangeRepository,
    private readonly roundOpening: RoundOpeningService,
    private readonly audience: AudienceService,
    private readonly access: Access,
    private readonly audiences: AudienceRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
  ) {}

  /** Who is in a round by the rule it has, or had on a past day, of the actor's units. @throws NotFound, AudienceDayToCome */
  async readAudience(actor: Actor, roundId: string, wish: AudienceWish): Promise<AudienceView> {
    const round = await this.findVisibleRound(roundId);
    const scope = this.access.scope(actor, READ_PROGRESS).narrowedTo(round.unitPath);
    if (scope.isEmpty) throw new NotFound();
    const { audienceRevision: revision } = round;
    const rule = await this.ruleOn(round, wish.on);
    const difference = await this.compareRules(actor, scope, { round, rules: { saved: rule, asked: rule }, wish });
    const change = scope.contains(round.unitPath) ? await this.changes.latest(roundId) : null;
    return { ...difference, rule, revision, change };
  }

  /**
   * The difference another rule would make in an open round, against the rule it had on that day; nothing is written but who was named.
   * @throws NotFound, InvalidInput, AudienceDayToCome
   */
  async previewAudience(
    actor: Actor,
    roundId: string,
    { rule, wish }: { readonly rule: AudienceRule | null; readonly wish: AudienceWish },
  ): Promise<AudienceView> {
    const round = await this.findVisibleRound(roundId);
    this.access.require(actor, OPEN_ROUNDS, round);
    const asked = tidyAudience(rule);
    await this.audience.checkRule(asked, round);
    const scope = Scope.ofPaths([round.unitPath]);
    const rules = { saved: await this.ruleOn(round, wish.on), asked };
    const difference = await this.compareRules(actor, scope, { round, rules, wish });
    const change = await this.changes.latest(roundId);
    return { ...difference, rule: asked, revision: round.audienceRevision, change };
  }

  /** Whom a round would be for that is opened from a programme with a rule. @throws ContentNotFound, InvalidInput, AudienceDayToCome */
  async previewOpeningAudience(
    actor: Actor,
    programmeId: string,
    { rule, wish }: { readonly rule: AudienceRule | null; readonly wish: AudienceWish },
  ): Promise<AudienceView> {
    const round = await this.roundOpening.audienceFrame(actor, programmeId);
    const asked = tidyAudience(rule);
    await this.audience.checkRule(asked, round);
    const scope = Scope.ofPaths([round.unitPath]);
    const difference = await this.compareRules(actor, scope, { round, rules: { saved: null, asked }, wish });
    return { ...difference, rule: asked, revision: 0, change: null };
  }

  /** The rule of a round in one sentence; no access check. */
  async describeAudience(round: RoundSummary): Promise<string> {
    return this.audience.describeRule(round.audienceRule, round);
  }

  private async ruleOn(round: RoundSummary, on: string | null): Promise<AudienceRule | null> {
    const kept = on === null ? undefined : await this.changes.ruleAt(round.id, endOfDay(on));
    return kept === undefined ? round.audienceRule : kept;
  }

  private async findVisibleRound(roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    return round;
  }

  /** @throws NotFound, InvalidInput, ReopeningIsNamed, AudienceStale, AudienceBusy, RoundIsOver */
  async changeAudience(actor: Actor, roundId: string, { rule, revision }: AudienceDraft): Promise<SavedAudience> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    if (round.reopens !== null) throw new ReopeningIsNamed();
    const asked = tidyAudience(rule);
    await this.audience.checkRule(asked, round);
    const compared = { saved: round.audienceRule, asked };
    const leftCount = await this.countLeaving(round, compared, Scope.ofPaths([round.unitPath]));
    return this.writeChange(actor, round, { rule: asked, revision, leftCount });
  }

  /** Names are written into the audit trail. @throws AudienceDayToCome */
  async compareRules(
    actor: Actor,
    scope: Scope,
    {
      round,
      rules,
      wish,
    }: { readonly round: AudienceRound; readonly rules: ComparedRules; readonly wish: AudienceWish },
  ): Promise<AudienceDifference> {
    const today = this.clock.today();
    const on = wish.on ?? today;
    if (on > today) throw new AudienceDayToCome();
    const question = await this.audience.questionOn(round, rules, on);
    const communes = await this.audiences.countByCommune(scope, question);
    const words = await this.audience.describeRule(rules.asked, round, on);
    const unknownKinds = await this.unknownKinds(scope, rules, question);
    const listed = await this.listDifference(actor, scope, { question, wish });
    return { on, words, unknownKinds, counts: summed(communes), communes, ...listed };
  }

  /** How many people of a round are not of its audience any more with another rule, today. */
  async countLeaving(round: AudienceRound, rules: ComparedRules, scope: Scope): Promise<number> {
    const question = await this.audience.questionOn(round, rules, this.clock.today());
    return summed(await this.audiences.countByCommune(scope, question)).leaves;
  }

  /** Of how many it is not known which kind they were one of that day; 0 where no rule asks. */
  private async unknownKinds(scope: Scope, rules: ComparedRules, question: AudienceQuestion): Promise<number> {
    const asks = (rule: AudienceRule | null): boolean => rule !== null && valuesIn(rule, 'person').length > 0;
    const isAsked = asks(rules.asked) || asks(rules.saved);
    return isAsked && question.on < this.clock.today() ? this.audiences.countUnknownKinds(scope, question) : 0;
  }

  private async listDifference(
    actor: Actor,
    scope: Scope,
    { question, wish }: { readonly question: AudienceQuestion; readonly wish: AudienceWish },
  ): Promise<Pick<AudienceDifference, 'people' | 'nextCursor'>> {
    const { side, communeId, limit, cursor } = wish;
    if (side === null) return { people: [], nextCursor: null };
    const reading = await this.audit.recordReadOver(actor, scope, {
      action: 'learning.audience-listed',
      ...(question.roundId !== null && { subject: { type: 'round', id: question.roundId } }),
    });
    const after = placeOf(cursor);
    const found = await this.audiences.page(scope, question, { side, communeId, after, limit: limit + 1 });
    const people = found.slice(0, limit).map(namedAsThen);
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const last = people[people.length - 1];
    return { people, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
  }

  /** @throws AudienceStale, AudienceBusy, RoundIsClosed, RoundIsOver */
  async writeChange(
    actor: Actor,
    round: RoundSummary,
    { rule, revision: seen, leftCount }: CheckedAudience,
  ): Promise<{ readonly revision: number; readonly leftCount: number }> {
    const roundId = round.id;
    const revision = seen + 1;
    await this.transactions.run(async () => {
      this.requireUnchanged(await this.changes.lock(roundId), seen);
      const [changedBy, changedAt] = [actor.accountId, this.clock.now()];
      await this.changes.insert({ roundId, revision, rule, leftCount, changedBy, changedAt });
      await this.audit.record(actor, {
        action: 'learning.audience-changed',
        subjectType: 'round',
        subjectId: roundId,
        unitPath: round.unitPath,
        details: { number: revision, left: leftCount },
      });
      await this.queue.send(TAKE_IN_AUDIENCE, { roundId });
    });
    return { revision, leftCount };
  }

  private requireUnchanged(locked: LockedAudience | null, seen: number): void {
    if (locked === null) throw new NotFound();
    if (locked.revision !== seen) throw new AudienceStale();
    if (locked.state === 'closed') throw new RoundIsClosed();
    const last = joiningEndsOn(locked);
    if (last !== null && last < this.clock.today()) throw new RoundIsOver();
    if (locked.state === 'opening' || locked.isChanging) throw new AudienceBusy();
  }
}
