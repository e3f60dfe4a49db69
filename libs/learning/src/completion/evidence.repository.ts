import { Injectable } from '@nestjs/common';
import { Database, newId } from '@lopso/platform';
import { type Reading } from '../reading/reading.rules';
import { type Evidence, type EvidenceKind } from './evidence.rules';

/** A fact to be written down; `minutes` only for hours. */
export interface NewEvidence {
  readonly memberId: string;
  readonly kind: EvidenceKind;
  readonly subject: string;
  readonly sourceId: string;
  readonly minutes: number | null;
  /** Of a passed quiz, 0–100. */
  readonly scorePercent?: number;
  /** Of hours: the course the class was about. */
  readonly topic?: string | null;
  /** Of a lesson read, a quiz or a task passed: the version of the course it was done with. */
  readonly courseHash?: string;
  /** Of a waiver. */
  readonly paperNumber?: string;
  readonly occurredAt: Date;
}

/** Which fact is corrected. */
export type EvidenceName = Pick<NewEvidence, 'memberId' | 'kind' | 'subject' | 'sourceId'>;

interface EvidenceRow extends Evidence {
  readonly memberId: string;
}

const COLUMNS = `
  select id, member_id as "memberId", kind, subject, source_id as "sourceId", minutes,
    score_percent::float8 as "scorePercent", paper_number as "paperNumber", topic, course_hash as "courseHash", occurred_at as "occurredAt",
    recorded_at as "recordedAt", superseded_at as "supersededAt"
  from learning.evidence`;

/** A round for which hours of a session counted for somebody. */
export interface RoundOfSession {
  readonly classSessionId: string;
  /** The course the session was about; null: about none. */
  readonly topic: string | null;
  readonly roundId: string;
  readonly title: string;
}

/** The ledger of facts: rows are added and superseded, never changed or removed. */
@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  /** Writes facts that do not stand yet, in the order of their members; gives how many were new. */
  async record(facts: readonly NewEvidence[], recordedAt: Date): Promise<number> {
    return this.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, score_percent, paper_number, topic, course_hash, occurred_at, recorded_at)
       select f.id, f."memberId", f.kind, f.subject, f."sourceId", f.minutes, f."scorePercent", f."paperNumber", f.topic, f."courseHash", f."occurredAt", $2
       from jsonb_to_recordset($1) as f(id uuid, "memberId" uuid, kind text, subject text, "sourceId" text, minutes integer, "scorePercent" numeric, "paperNumber" text, topic text, "courseHash" text, "occurredAt" timestamptz)
       order by f."memberId"
       on conflict (member_id, kind, subject, source_id) where superseded_at is null do nothing`,
      [JSON.stringify(facts.map((fact) => ({ ...fact, id: newId() }))), recordedAt],
    );
  }

  /** Supersedes the valid fact of this name; 0 when there is none. */
  async supersede(name: EvidenceName, supersededAt: Date): Promise<number> {
    return this.database.execute(
      `update learning.evidence set superseded_at = $5
       where member_id = $1 and kind = $2 and subject = $3 and source_id = $4 and superseded_at is null`,
      [name.memberId, name.kind, name.subject, name.sourceId, supersededAt],
    );
  }

  /** All facts about the members, superseded ones included. */
  async ofMembers(memberIds: readonly string[]): Promise<Map<string, Evidence[]>> {
    const rows = await this.database.query<EvidenceRow>(`${COLUMNS} where member_id = any($1)`, [memberIds]);
    const byMember = new Map<string, Evidence[]>(memberIds.map((id) => [id, []]));
    for (const { memberId, ...evidence } of rows) byMember.get(memberId)?.push(evidence);
    return byMember;
  }

  /** How many facts about each of the members stand; of nothing learnt none. */
  async countStanding(memberIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ memberId: string; count: number }>(
      `select member_id as "memberId", count(*)::int as count from learning.evidence
       where member_id = any($1) and superseded_at is null group by member_id`,
      [memberIds],
    );
    return new Map(rows.map(({ memberId, count }) => [memberId, count]));
  }

  /** Every reading of a member that was not corrected, the first first. */
  async lessonsRead(memberId: string): Promise<Reading[]> {
    return this.database.query<Reading>(
      `select e.subject as "lessonId", e.occurred_at as "readAt", v.published_at as "editionAt"
       from learning.evidence e left join content.course_version v on v.hash = e.course_hash
       where e.member_id = $1 and e.kind = 'lesson-read' and e.superseded_at is null order by e.occurred_at, e.id`,
      [memberId],
    );
  }

  /** The rounds whose members sat in sessions after their cycle, or else the round, began; with what the session was about. */
  async roundsOfSessions(classSessionIds: readonly string[]): Promise<RoundOfSession[]> {
    return this.database.query<RoundOfSession>(
      `select distinct e.subject as "classSessionId", e.topic, r.id as "roundId", r.title
       from learning.evidence e join learning.cycle c on c.member_id = e.member_id join learning.round r on r.id = c.round_id
       where e.kind = 'hours-attended' and e.superseded_at is null and e.subject = any($1)
         and e.occurred_at >= coalesce(c.counts_from, r.starts_on::timestamp at time zone 'Asia/Ho_Chi_Minh')
       order by 1, 3`,
      [classSessionIds],
    );
  }
}
