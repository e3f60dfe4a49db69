import { Injectable } from '@nestjs/common';
import { Clock, Database, translatingConstraints } from '@lopso/platform';
import { StaffClash } from '../sessions/hours-taken';
import { type HandedDuty } from './substitution.rules';

/** Somebody who stands before a session, under the name the class announces. */
export interface StaffMember {
  readonly accountId: string;
  readonly name: string;
}

const CLASHES = {
  session_staff_person_excl: () => new StaffClash(),
  session_staff_learning_excl: () => new StaffClash(),
};

/** Answers about who stands before sessions; the trainer's row follows the session by itself. */
@Injectable()
export class StaffingRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The assistants of a session are these from now on. Needs a transaction. @throws StaffClash */
  async setAssistants(classSessionId: string, assistants: readonly StaffMember[]): Promise<void> {
    const ids = assistants.map(({ accountId }) => accountId);
    await this.database.execute(
      `delete from classes.session_staff where class_session_id = $1 and duty = 'assistant' and not account_id = any($2)`,
      [classSessionId, ids],
    );
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `insert into classes.session_staff (class_session_id, account_id, duty, display_name, during, state, added_at)
         select s.id, wanted.id, 'assistant', wanted.name, s.during, s.state, $4
         from classes.class_session s, unnest($2::uuid[], $3::text[]) as wanted (id, name)
         where s.id = $1 order by wanted.id
         on conflict (class_session_id, account_id) do nothing`,
        [classSessionId, ids, assistants.map(({ name }) => name), this.clock.now()],
      ),
    );
  }

  /**
   * Somebody stands before a session in another's place. Who assisted there stops assisting. It is another revision, of which the news says
   * nothing: it tells of changes of hours, hall and fate. Needs a transaction and the lock on the session. @throws StaffClash
   */
  async handOver(classSessionId: string, duty: HandedDuty, fromId: string, to: StaffMember): Promise<void> {
    await this.database.execute(
      `delete from classes.session_staff where class_session_id = $1 and account_id = $2 and duty = 'assistant'`,
      [classSessionId, to.accountId],
    );
    await translatingConstraints(CLASHES, async () => {
      if (duty === 'trainer') {
        await this.database.execute('update classes.class_session set trainer_id = $2 where id = $1', [
          classSessionId,
          to.accountId,
        ]);
      }
      // The trainer's row followed by itself, under the name of who was there before.
      await this.database.execute(
        `update classes.session_staff set account_id = $3, display_name = $4
         where class_session_id = $1 and duty = $2 and account_id in ($3, $5)`,
        [classSessionId, duty, to.accountId, to.name, fromId],
      );
    });
    await this.database.execute(
      'update classes.class_session set revision = revision + 1, changed_at = $2 where id = $1',
      [classSessionId, this.clock.now()],
    );
  }

  /**
   * A session is written while nobody stands before it, and another trainer does from then on: neither is held at hours that are only the other's.
   * Needs a transaction and the lock on the session; she assists there no longer. @throws StaffClash
   */
  async changeTrainer(classSessionId: string, to: StaffMember, write: () => Promise<void>): Promise<void> {
    await this.database.execute(`delete from classes.session_staff where class_session_id = $1 and duty = 'trainer'`, [
      classSessionId,
    ]);
    await write();
    await this.database.execute('update classes.class_session set trainer_id = $2 where id = $1', [
      classSessionId,
      to.accountId,
    ]);
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `insert into classes.session_staff (class_session_id, account_id, duty, display_name, during, state)
         select id, trainer_id, 'trainer', $2, during, state from classes.class_session where id = $1`,
        [classSessionId, to.name],
      ),
    );
  }

  /** The trainer of a session that was just written is announced by this name: it began with the name of the class's trainer. */
  async announceTrainer(classSessionId: string, name: string): Promise<void> {
    await this.database.execute(
      `update classes.session_staff set display_name = $2 where class_session_id = $1 and duty = 'trainer'`,
      [classSessionId, name],
    );
  }

  /** Accounts that stand before sessions together with this one in a unit, this one among them; none where it stands before none. */
  async accountsBeside(accountId: string, unitPath: string): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select distinct beside.account_id as "accountId"
       from classes.session_staff own join classes.session_staff beside using (class_session_id)
         join classes.class_session s on s.id = own.class_session_id join classes.class_group g on g.id = s.class_group_id
       where own.account_id = $1 and g.unit_path <@ $2::ltree`,
      [accountId, unitPath],
    );
    return rows.map((row) => row.accountId);
  }
}
/**
 * True in SQL where a member stands before a session, as trainer or assistant, at hours that meet these; both are SQL expressions. Her accounts are
 * those of her record and of records that ended in its favour.
 */
export const isTeaching = (memberId: string, during: string): string =>
  `exists (
     select from classes.teaching_accounts(array[${memberId}]) p
     join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled' and m.during && ${during})`;
