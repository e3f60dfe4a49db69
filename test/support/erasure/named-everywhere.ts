import { FileStore, foldText, newId } from '@lopso/platform';
import { type ActiveMember, anActiveMember } from '../identity';
import { aRound, type TestRound } from '../credentials';
import { type ClassPlace, type TestClass } from '../classes';
import { type TestMember } from '../province';
import { type TestApi } from '../test-api';
import { type Named, type NamePen, sentenceOn } from './name-pen';
import { nameInClass, nameInPapers } from './named-in-classes';
import { nameInLearning, nameInProvince } from './named-in-rounds';

/** The person, and somebody else of her commune whose record texts about her stand in. */
export interface NamedEverywhere {
  readonly person: ActiveMember;
  readonly other: ActiveMember;
  readonly made: TestClass;
  readonly round: TestRound;
}

/** Puts a person's name, telephone and birth year into every text that somebody can write, her own records and those of others. */
export class NamedEverywhereMaker implements NamePen {
  readonly words: string;

  constructor(
    readonly api: TestApi,
    readonly place: ClassPlace,
    readonly named: Named,
  ) {
    this.words = sentenceOn(named);
  }

  async make(): Promise<NamedEverywhere> {
    const { province, commune } = this.place;
    const person = await anActiveMember(this.api, province, this.named.name, commune);
    const other = await anActiveMember(this.api, province, 'Ma Văn Khác', commune);
    await this.describe(person);
    const round = await aRound(this.api.database, province);
    const made = await nameInClass(this, [person.member, other.member]);
    for (const one of [person, other]) {
      await nameInLearning(this, round, one);
      await this.identity(one);
      await this.register(one);
      await this.work(one.member);
    }
    await this.pair(person.member, other.member);
    await nameInProvince(this, round, province);
    await this.act(person.member);
    await this.audit(person);
    await nameInPapers(this, made, person.member);
    return { person, other, made, round };
  }

  run(sql: string, values: readonly unknown[]): Promise<number> {
    return this.api.database.execute(sql, [...values]);
  }

  private async describe({ member, accountId }: ActiveMember): Promise<void> {
    const { phone, birthYear } = this.named;
    await this.run(
      `update org.member set phone = $2, birth_year = $3, kind = 'telecom-it', organisation = $4 where id = $1`,
      [...[member.id, phone, birthYear, this.words]],
    );
    await this.run('update identity.account set phone = $2 where id = $1', [accountId, phone]);
  }

  private async identity({ accountId }: ActiveMember): Promise<void> {
    await this.run(
      `insert into identity.consent (id, account_id, purpose, decision, text_version, decided_at, given_how, recorded_by, signed_on, note)
       values ($1, $2, 'phone-reminders', 'agreed', 'x', now(), 'paper', $3, '2026-01-01', $4)`,
      [newId(), accountId, newId(), this.words],
    );
    await this.run(
      `insert into identity.passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
       values ($1, $2, $3, '\\x01', 0, '{}', $4, now())`,
      [newId(), accountId, newId(), `Máy của ${this.named.name}`],
    );
  }

  private async register({ member, accountId }: ActiveMember): Promise<void> {
    const { id, unit } = member;
    await this.run(
      `insert into org.data_request (id, member_id, unit_id, unit_path, kind, wish, made_how, made_at, answer_due_on, act_due_on,
         client_key, state, answer, answered_at, answered_by, extended_because)
       values ($1, $2, $3, $4, 'correction', $5, 'app', now(), '2026-01-01', '2026-01-01', $1, 'refused', $5, now(), $6, $5)`,
      [newId(), id, unit.id, unit.path, this.words, newId()],
    );
    await this.run(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, decision_number, organisation)
       values ($1, $2, 'team-leader', $3, $4, '[2025-07-01,2025-08-01)', $5, $5)`,
      [newId(), accountId, unit.id, unit.path, this.words],
    );
  }

  private async pair(person: TestMember, other: TestMember): Promise<void> {
    const { name, phone, birthYear } = this.named;
    await this.run(
      `insert into org.person_pair (id, first_id, second_id, verdict, search_key, phone, birth_year, decided_by, decided_at)
       select $1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 'two', $4, $5, $6, $1, now()`,
      [newId(), person.id, other.id, foldText(name), phone, birthYear],
    );
  }

  private async work({ id: memberId, unit, fullName }: TestMember): Promise<void> {
    const [id, photo] = [newId(), `photo-${newId()}`];
    await this.api.app.get(FileStore).put(photo, Buffer.from(`ảnh của ${fullName}`));
    await this.run(
      `insert into assessment.submission (id, member_id, unit_id, unit_path, task_id, course_id, course_hash, number, words, rubric,
         client_key, body_hash, handed_in_at, state, graded_by, graded_at, comment)
       values ($1, $2, $3, $4, 'C05-TASK', 'C05', 'x', 1, $5, '[]', $1, '\\x01', now(), 'passed', $1, now(), $5)`,
      [id, memberId, unit.id, unit.path, this.words],
    );
    await this.run(
      `insert into assessment.submission_file (id, submission_id, position, store_key, media_type, size_bytes, width, height)
       values ($1, $2, 1, $3, 'image/jpeg', 10, 1, 1)`,
      [newId(), id, photo],
    );
    await this.run(
      `insert into assessment.attempt_grant (id, member_id, quiz_id, number, reason, given_by, given_at) values ($1, $2, 'C05-QUIZ', 2, $3, $1, now())`,
      [newId(), memberId, this.words],
    );
  }

  private async act(member: TestMember): Promise<void> {
    const { commune, province } = this.place;
    const team = await province.team(commune);
    await province.seat(member, team);
    await this.run('update org.team set name = $2, decision_number = $2, end_decision_number = $2 where id = $1', [
      ...[team.id, this.words],
    ]);
    const id = newId();
    await this.run(
      `insert into org.act (id, kind, unit_id, unit_path, team_id, subject, account_id, done_at, done_on)
       values ($1, 'team-added', $2, $3, $4, $5, $1, now(), '2026-01-01')`,
      [id, commune.id, commune.path, team.id, this.words],
    );
    await this.run(
      `insert into org.act_row (act_id, place, table_name, row_id, before, after) values ($1, 1, 'team', $2, $3, $4)`,
      [id, team.id, JSON.stringify({ name: this.words }), JSON.stringify({ name: `${this.words}, lần 2` })],
    );
  }

  /** A reason about somebody else's record that names her. */
  private async audit({ member }: ActiveMember): Promise<void> {
    const officer = this.place.province.officer('commune-officer', this.place.commune);
    await this.api.get(`/api/members/${member.id}`, { as: officer });
    await this.run(
      `with entry as (
         insert into platform.audit_entry (id, occurred_at, action, subject_type, subject_id, unit_path, fields, value_digest)
         values ($1, now(), 'papers.paper-issued', 'paper', $2, $3, '{reason}', sha256('salt' || convert_to($4, 'UTF8')))
         returning id, seq
       ), pending as (insert into platform.audit_pending (seq, entry_id) select seq, id from entry)
       insert into platform.audit_value (entry_id, salt, content) select id, 'salt', $4 from entry`,
      [newId(), newId(), this.place.commune.path, JSON.stringify({ reason: this.words })],
    );
  }
}
