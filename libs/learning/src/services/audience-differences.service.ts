import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, decodeCursor, encodeCursor, isId, type Scope } from '@lopso/platform';
import { AudienceDayToCome } from '../learning.errors';
import { type AudienceRule } from '../rules/audience-rule';
import { endOfDay } from '../rules/round-dates';
import {
  type AudiencePerson,
  type AudiencePlace,
  type AudienceQuestion,
  AudienceRepository,
  type AudienceSide,
  type CommuneSides,
  type SideCounts,
} from '../storage/audience.repository';
import { type AudienceRound, AudienceRules } from './audience-rules.service';

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
  readonly counts: SideCounts;
  readonly communes: readonly CommuneSides[];
  /** By given name; empty where no side is named. */
  readonly people: readonly AudiencePerson[];
  readonly nextCursor: string | null;
}

/** The rule asked about beside the one the round has. */
export interface ComparedRules {
  readonly saved: AudienceRule | null;
  readonly asked: AudienceRule | null;
}

/** What rules of audiences would make of who is in a round. The scope says whose people are counted and named. */
@Injectable()
export class AudienceDifferences {
  constructor(
    private readonly rules: AudienceRules,
    private readonly audiences: AudienceRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Names are written into the audit trail. @throws AudienceDayToCome */
  async of(
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
    const question = await this.questionOf(round, rules, on);
    const communes = await this.audiences.countByCommune(scope, question);
    const words = await this.rules.words(rules.asked, round);
    const listed = await this.list(actor, scope, { question, wish });
    return { on, words, counts: summed(communes), communes, ...listed };
  }

  /** How many people of a round are not of its audience any more with another rule, today. */
  async countLeaving(round: AudienceRound, rules: ComparedRules, scope: Scope): Promise<number> {
    const question = await this.questionOf(round, rules, this.clock.today());
    return summed(await this.audiences.countByCommune(scope, question)).leaves;
  }

  private async questionOf(round: AudienceRound, rules: ComparedRules, on: string): Promise<AudienceQuestion> {
    const { id: roundId, audience: teamKinds, unitPath } = round;
    const saved = await this.rules.place(rules.saved, round);
    const asked = await this.rules.place(rules.asked, round);
    return { roundId, teamKinds, unitPath, saved, asked, on, until: endOfDay(on) };
  }

  private async list(
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
    const people = found.slice(0, limit);
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const last = people[people.length - 1];
    return { people, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
  }
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
