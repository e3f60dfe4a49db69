import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Period } from '../scheduling/schedule.rules';

/** An open session and the key of its codes. */
export interface OpenSession {
  readonly id: string;
  readonly scanSecret: Buffer;
}

/** Keys of the codes on the screen; read nowhere else. */
@Injectable()
export class ScanSecretRepository {
  constructor(private readonly database: Database) {}

  /** The key of a session, or null when there is no such session. */
  async findSecret(classSessionId: string): Promise<Buffer | null> {
    const row = await this.database.queryOne<{ scanSecret: Buffer }>(
      'select scan_secret as "scanSecret" from classes.class_session where id = $1',
      [classSessionId],
    );
    return row?.scanSecret ?? null;
  }

  /**
   * Open sessions of a province that touch a period, those the member is booked for first; of hers also the planned ones that
   * begin until `openableUntil`, whose codes a phone without network shows.
   */
  async openSessionsIn(
    member: { readonly id: string; readonly provincePath: string },
    period: Period,
    openableUntil: Date,
  ): Promise<OpenSession[]> {
    return this.database.query<OpenSession>(
      `select s.id, s.scan_secret as "scanSecret"
       from classes.class_session s
       join classes.class_group g on g.id = s.class_group_id
       left join classes.booked_time t on t.class_session_id = s.id and t.member_id = $2
       where (s.state = 'open' or (s.state = 'planned' and t.member_id is not null and lower(s.during) <= $5))
         and g.unit_path <@ $1::ltree and s.during && tstzrange($3, $4)
       order by (t.member_id is null), s.id`,
      [member.provincePath, member.id, period.startsAt, period.endsAt, openableUntil],
    );
  }
}
