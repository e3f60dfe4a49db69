import { Injectable } from '@nestjs/common';
import { Database, nameWords, type PersonDescription, withoutPerson } from '@lopso/platform';
import { MOVED_WITH_HERS } from './free-texts';

/** Words that may name her as a paper did, and how papers name the others whom the proposal is about. */
interface SaidWithOthers {
  readonly id: string;
  readonly said: readonly string[];
  readonly others: readonly string[];
}

const folded = (name: string): string => nameWords(name).join(' ');

/** Names that papers print and the register no longer knows: proposals say them beside the right one. */
@Injectable()
export class FormerNamesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes former and misprinted names of a person out of proposals about several people and out of the notes these left at papers of
   * others, unless somebody of that name is in the proposal too. Asked for while her papers still have their names. Joins the transaction.
   */
  async cut(memberId: string, { fullName, birthYear }: PersonDescription): Promise<void> {
    const former = (await this.printed(memberId)).filter((name) => folded(name) !== folded(fullName));
    if (former.length === 0) return;
    const left = ({ said, others }: SaidWithOthers): string[] => {
      const taken = new Set(others.map(folded));
      const hers = former.filter((name) => !taken.has(folded(name))).map(nameWords);
      const without = (text: string, words: readonly string[]): string =>
        withoutPerson([text], { words, digits: null, birthYear }).join('');
      return said.map((text) => hers.reduce(without, text));
    };
    for (const change of await this.changes(memberId))
      await this.database.execute(
        `update credentials.change set note = $2, answer_words = nullif($3, '') where id = $1 and (note, coalesce(answer_words, '')) <> ($2, $3)`,
        [change.id, ...left(change)],
      );
    for (const paper of await this.papersOfOthers(memberId))
      await this.database.execute(
        'update credentials.certificate set state_note = $2 where id = $1 and state_note <> $2',
        [paper.id, ...left(paper)],
      );
  }

  private async printed(memberId: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select distinct fields->>'fullName' as name from credentials.certificate
       where member_id = $1 and fields->>'fullName' <> '' order by 1`,
      [memberId],
    );
    return rows.map(({ name }) => name);
  }

  /** Held by `keepStill`. */
  private changes(memberId: string): Promise<SaidWithOthers[]> {
    return this.database.query(
      `select h.id, array[h.note, coalesce(h.answer_words, '')] as said, array(
         select distinct c.fields->>'fullName' from credentials.change_entry e
         join credentials.certificate c on c.member_id = e.member_id
         where e.change_id = h.id and e.member_id <> $1 and c.fields->>'fullName' <> '') as others
       from credentials.change h
       where exists (select from credentials.change_entry e where e.change_id = h.id and e.member_id = $1)
       order by h.id`,
      [memberId],
    );
  }

  private papersOfOthers(memberId: string): Promise<SaidWithOthers[]> {
    return this.database.query(
      `select t.id, array[t.state_note] as said, array(
         select distinct c.fields->>'fullName' from credentials.change_entry e
         join credentials.change_entry o on o.change_id = e.change_id
         join credentials.certificate c on c.member_id = o.member_id
         where e.certificate_id = t.id and e.state = 'done' and o.member_id <> $1 and c.fields->>'fullName' <> '') as others
       from credentials.certificate t
       where t.member_id <> $1 and t.state_note is not null and ${MOVED_WITH_HERS}
       order by t.id for update of t`,
      [memberId],
    );
  }
}
