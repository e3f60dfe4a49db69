import { Injectable } from '@nestjs/common';
import { type Actor, Clock, compareNames } from '@lopso/platform';
import { Members } from '@lopso/org';
import { type DisputedMark, type Mark, type MarkSource } from '../storage/attendance.repository';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { ClassReading } from './class-reading.service';
import { ClassAccess } from './class-access.service';
import { bookedMemberOf, type BookedMember, type SessionSummary } from './class-views';
import { MarkLedger } from './mark-ledger.service';

/** A line of the roll. Nobody's mark is null until somebody marks. */
export interface RollRow extends BookedMember {
  readonly mark: Mark | null;
  readonly source: MarkSource | null;
  readonly markedAt: Date | null;
  /** What another phone says otherwise, until somebody decides. */
  readonly dispute: DisputedMark | null;
}

/** The roll of a session, by given name as Vietnamese sorts, and the instant it shows. */
export interface Roll {
  readonly session: SessionSummary;
  readonly rows: readonly RollRow[];
  readonly asOf: Date;
}

/** Reads rolls. */
@Injectable()
export class RollReading {
  constructor(
    private readonly reading: ClassReading,
    private readonly booked: BookedSessionRepository,
    private readonly ledger: MarkLedger,
    private readonly members: Members,
    private readonly access: ClassAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Who is booked for the session and who was marked present without being booked; only the people the actor may see.
   * @throws NotFound
   */
  async getRoll(actor: Actor, classSessionId: string): Promise<Roll> {
    const session = await this.reading.getSession(actor, classSessionId);
    const bookedIds = await this.booked.bookedFor(classSessionId);
    const marks = new Map((await this.ledger.latestOf(classSessionId)).map((mark) => [mark.memberId, mark]));
    const disputes = new Map((await this.ledger.disputesOf(classSessionId)).map((mark) => [mark.memberId, mark]));
    const present = [...marks.values()].filter(({ mark }) => mark === 'present').map(({ memberId }) => memberId);
    const described = await this.members.describe([...new Set([...bookedIds.keys(), ...present])]);
    const sees = this.access.sees(actor, session);
    const rows = [...described.values()].filter(sees).map((member) => {
      const mark = marks.get(member.id);
      return {
        ...bookedMemberOf(member, bookedIds.get(member.id) ?? true),
        mark: mark?.mark ?? null,
        source: mark?.source ?? null,
        markedAt: mark?.markedAt ?? null,
        dispute: disputes.get(member.id) ?? null,
      };
    });
    await this.access.noteRollRead(
      actor,
      session,
      rows.map(({ memberId }) => memberId),
    );
    rows.sort((a, b) => compareNames(a.fullName, b.fullName));
    return { session, rows, asOf: this.clock.now() };
  }
}
