import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, compareNames } from '@lopso/platform';
import { countedMinutes } from '../rules/attended-minutes';
import { type Excuse, type Mark } from '../rules/mark-word';
import { sharedPhones } from '../rules/shared-phone';
import {
  type AttendanceMark,
  type DisputedMark,
  type MarkOnDevice,
  type MarkSource,
} from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { ClassAccess } from './class-access.service';
import { ClassReading } from './class-reading.service';
import { type BookedMember, bookedMemberOf, type SessionSummary } from './class-views';
import { type CorrectionStanding, CorrectionTerms } from './correction-terms.service';
import { MarkLedger } from './mark-ledger.service';

/** A line of the roll. Nobody's mark is null until somebody marks. */
export interface RollRow extends BookedMember {
  /** Her line on every printed list of the class; null until one was printed with her on it. */
  readonly number: number | null;
  readonly mark: Mark | null;
  readonly source: MarkSource | null;
  readonly markedAt: Date | null;
  /** Later than the start; null: in time, or not present. */
  readonly cameAt: Date | null;
  /** Before the end; null: stayed to it, or not present. */
  readonly leftAt: Date | null;
  /** Said outright in place of times. */
  readonly minutes: number | null;
  readonly excuse: Excuse | null;
  /** What counts by the rule of the class for who is present; null for who is not. */
  readonly countedMinutes: number | null;
  /** Who else marked herself from the phone that this member did, by given name; seldom anybody. */
  readonly samePhoneAs: readonly string[];
  /** What another phone says otherwise, until somebody decides. */
  readonly dispute: RollDispute | null;
}

/** A word that waits, with the name of who said it where she stands before the session; null: somebody who doesn't, or the member herself. */
export type RollDispute = DisputedMark & { readonly byName: string | null };

/** The roll of a session, by given name as Vietnamese sorts, and the instant it shows. */
export interface Roll {
  readonly session: SessionSummary;
  readonly rows: readonly RollRow[];
  readonly corrections: CorrectionStanding;
  readonly asOf: Date;
}

const UNMARKED = {
  ...{ mark: null, source: null, markedAt: null, cameAt: null, leftAt: null },
  ...{ minutes: null, excuse: null, countedMinutes: null },
};

function saidOf(
  { mark, source, markedAt, cameAt, leftAt, minutes, excuse }: AttendanceMark,
  session: SessionSummary,
): Omit<RollRow, keyof BookedMember | 'number' | 'dispute' | 'samePhoneAs'> {
  const counted = mark === 'present' ? countedMinutes({ cameAt, leftAt, minutes }, session, session.rule) : null;
  return { mark, source, markedAt, cameAt, leftAt, minutes, excuse, countedMinutes: counted };
}

/** By member, the names of others who marked themselves from her phone: of these people alone. */
function phonesOf(
  marks: readonly MarkOnDevice[],
  people: readonly { readonly id: string; readonly fullName: string }[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
  const others = [...sharedPhones(marks)].map(([memberId, ids]) => {
    const named = ids.flatMap((id) => names.get(id) ?? []);
    return [memberId, named.sort(compareNames)] as const;
  });
  return new Map(others);
}

function crewName(
  { trainerId, trainerName, assistants }: SessionSummary,
  { markedBy }: Pick<DisputedMark, 'markedBy'>,
): string | null {
  if (markedBy === trainerId) return trainerName;
  return assistants.find(({ accountId }) => accountId === markedBy)?.name ?? null;
}

/** Reads rolls. */
@Injectable()
export class RollReading {
  constructor(
    private readonly reading: ClassReading,
    private readonly booked: BookedSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly members: MemberService,
    private readonly access: ClassAccess,
    private readonly terms: CorrectionTerms,
  ) {}

  /**
   * Who is booked for the session and who was marked present without being booked; only the people the actor may see.
   * @throws NotFound
   */
  async getRoll(actor: Actor, classSessionId: string): Promise<Roll> {
    const session = await this.reading.getSession(actor, classSessionId);
    const bookedIds = await this.booked.bookedFor(classSessionId);
    const numbers = await this.booked.numbersIn(session.classGroupId);
    const counting = await this.ledger.latestOf(classSessionId);
    const marks = new Map(counting.map((mark) => [mark.memberId, mark]));
    const waiting = await this.ledger.disputesOf(classSessionId);
    const disputes = new Map(waiting.map((mark) => [mark.memberId, { ...mark, byName: crewName(session, mark) }]));
    const present = [...marks.values()].filter(({ mark }) => mark === 'present').map(({ memberId }) => memberId);
    const described = await this.members.describeMembers([...new Set([...bookedIds.keys(), ...present])]);
    const sees = this.access.sees(actor, session);
    const seen = [...described.values()].filter(sees);
    const phones = phonesOf(counting, seen);
    const rows = seen.map((member) => {
      const mark = marks.get(member.id);
      return {
        ...bookedMemberOf(member, bookedIds.get(member.id) ?? true),
        number: numbers.get(member.id) ?? null,
        ...(mark === undefined ? UNMARKED : saidOf(mark, session)),
        samePhoneAs: phones.get(member.id) ?? [],
        dispute: disputes.get(member.id) ?? null,
      };
    });
    await this.access.noteRollRead(
      actor,
      session,
      rows.map(({ memberId }) => memberId),
    );
    rows.sort((a, b) => compareNames(a.fullName, b.fullName));
    return { session, rows, corrections: await this.terms.of(actor, session), asOf: this.terms.now() };
  }
}
