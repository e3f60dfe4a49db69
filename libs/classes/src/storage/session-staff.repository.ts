import { Injectable } from '@nestjs/common';
import { Database, translatingConstraints } from '@lopso/platform';
import { StaffClash } from './clashes';

/** Somebody who stands before a session, under the name the class announces. */
export interface StaffMember {
  readonly accountId: string;
  readonly name: string;
}

const CLASHES = { session_staff_person_excl: () => new StaffClash() };

/** Answers about who stands before sessions; the trainer's row follows the session by itself. */
@Injectable()
export class SessionStaffRepository {
  constructor(private readonly database: Database) {}

  /** The assistants of a session are these from now on. Needs a transaction. @throws StaffClash */
  async setAssistants(classSessionId: string, assistants: readonly StaffMember[]): Promise<void> {
    const ids = assistants.map(({ accountId }) => accountId);
    await this.database.execute(
      `delete from classes.session_staff where class_session_id = $1 and duty = 'assistant' and not account_id = any($2)`,
      [classSessionId, ids],
    );
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `insert into classes.session_staff (class_session_id, account_id, duty, display_name, during, state)
         select s.id, wanted.id, 'assistant', wanted.name, s.during, s.state
         from classes.class_session s, unnest($2::uuid[], $3::text[]) as wanted (id, name)
         where s.id = $1 order by wanted.id
         on conflict (class_session_id, account_id) do nothing`,
        [classSessionId, ids, assistants.map(({ name }) => name)],
      ),
    );
  }
}
