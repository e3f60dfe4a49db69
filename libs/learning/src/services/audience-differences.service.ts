import { Injectable } from '@nestjs/common';
import { teamName } from '@lopso/org';
import { type Actor, Audit, Clock, decodeCursor, encodeCursor, isId, type Scope } from '@lopso/platform';
import { AudienceDayToCome } from '../learning.errors';
import { type AudienceRule, valuesIn } from '../rules/audience-rule';
import {
  type AudiencePerson,
  type AudiencePersonRow,
  type AudiencePlace,
  type AudienceQuestion,
  AudienceRepository,
  type AudienceSide,
  type CommuneSides,
  type SideCounts,
} from '../storage/audience.repository';
import { AudienceQuestions, type ComparedRules } from './audience-questions.service';
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
  /** Of a past day: how many seat holders are judged by the kind their record was corrected to later, since only that it was another one is kept; 0 where no rule asks for kinds. */
  readonly unknownKinds: number;
  readonly counts: SideCounts;
  readonly communes: readonly CommuneSides[];
  /** By given name; empty where no side is named. */
  readonly people: readonly AudiencePerson[];
  readonly nextCursor: string | null;
}

/** What rules of audiences would make of who is in a round. The scope says whose people are counted and named. */
@Injectable()
export class AudienceDifferences {
  constructor(
    private readonly rules: AudienceRules,
    private readonly questions: AudienceQuestions,
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
    const question = await this.questions.of(round, rules, on);
    const communes = await this.audiences.countByCommune(scope, question);
    const words = await this.rules.words(rules.asked, round, on);
    const unknownKinds = await this.unknownKinds(scope, rules, question);
    const listed = await this.list(actor, scope, { question, wish });
    return { on, words, unknownKinds, counts: summed(communes), communes, ...listed };
  }

  /** How many people of a round are not of its audience any more with another rule, today. */
  async countLeaving(round: AudienceRound, rules: ComparedRules, scope: Scope): Promise<number> {
    const question = await this.questions.of(round, rules, this.clock.today());
    return summed(await this.audiences.countByCommune(scope, question)).leaves;
  }

  /** Of how many it is not known which kind they were one of that day; 0 where no rule asks. */
  private async unknownKinds(scope: Scope, rules: ComparedRules, question: AudienceQuestion): Promise<number> {
    const asks = (rule: AudienceRule | null): boolean => rule !== null && valuesIn(rule, 'person').length > 0;
    const isAsked = asks(rules.asked) || asks(rules.saved);
    return isAsked && question.on < this.clock.today() ? this.audiences.countUnknownKinds(scope, question) : 0;
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
    const people = found.slice(0, limit).map(namedAsThen);
    await this.audit.noteHeld(
      reading,
      people.map(({ memberId }) => memberId),
    );
    const last = people[people.length - 1];
    return { people, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
  }
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
