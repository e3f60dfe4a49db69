import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { MOVED_WITH_HERS } from './free-texts';

/** What may name her as a paper did, and who else the proposal is about. */
export interface SaidWithOthers {
  readonly id: string;
  readonly unitPath: string;
  readonly notedAt: Date | null;
  readonly said: readonly (string | null)[];
  readonly otherIds: readonly string[];
  /** The names that papers of these print. */
  readonly othersPrinted: readonly string[];
}

/** Certificates of others in proposals, of the rows `o` of these entries. */
const othersOf = (entries: string): string => `
  array(select distinct o.member_id::text from ${entries} and o.member_id <> $1) as "otherIds",
  array(select distinct c.fields->>'fullName' from ${entries} and o.member_id <> $1 and c.fields->>'fullName' <> '') as "othersPrinted"`;

/** Names that papers print and the register no longer knows: proposals say them beside the right one. */
@Injectable()
export class FormerNamesRepository {
  constructor(private readonly database: Database) {}

  /** The names that her papers print. */
  async listPrinted(memberId: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select distinct fields->>'fullName' as name from credentials.certificate
       where member_id = $1 and fields->>'fullName' <> '' order by 1`,
      [memberId],
    );
    return rows.map(({ name }) => name);
  }

  /** Note, answer and document of the proposals that she is in; held by `keepStill`. */
  async listChanges(memberId: string): Promise<SaidWithOthers[]> {
    return this.database.query(
      `select h.id, h.unit_path::text as "unitPath", h.proposed_at as "notedAt", array[h.note, h.answer_words, h.paper_number] as said, ${othersOf(
        `credentials.change_entry o join credentials.certificate c on c.member_id = o.member_id where o.change_id = h.id`,
      )}
       from credentials.change h
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
       order by h.id`,
      [memberId],
    );
  }

  async rewordChange(id: string, [note, answerWords, paperNumber]: SaidWithOthers['said']): Promise<void> {
    await this.database.execute(
      'update credentials.change set note = $2, answer_words = $3, paper_number = $4 where id = $1',
      [id, note, answerWords, paperNumber],
    );
  }

  /** The notes at papers of others that such a proposal did something with; locked until the transaction ends when `isHeld`. */
  async listPapersOfOthers(memberId: string, isHeld: boolean): Promise<SaidWithOthers[]> {
    return this.database.query(
      `select t.id, t.unit_path::text as "unitPath", t.state_changed_at as "notedAt", array[t.state_note] as said, ${othersOf(
        `credentials.change_entry e join credentials.change_entry o on o.change_id = e.change_id
         join credentials.certificate c on c.member_id = o.member_id where e.certificate_id = t.id and e.state = 'done'`,
      )}
       from credentials.certificate t where t.member_id <> $1 and ${MOVED_WITH_HERS}
       order by t.id ${isHeld ? 'for update of t' : ''}`,
      [memberId],
    );
  }

  async rewordPaper(id: string, [note]: SaidWithOthers['said']): Promise<void> {
    await this.database.execute('update credentials.certificate set state_note = $2 where id = $1', [id, note]);
  }
}
