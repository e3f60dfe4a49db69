import { FileStore, foldText, newId } from '@lopso/platform';
import { Issuing } from '@lopso/credentials';
import { type ActiveMember, anActiveMember } from '../identity';
import { aFinishedCycle, aRound, type TestRound } from '../credentials';
import { type ClassPlace, type TestClass, TestClasses } from '../classes';
import { type TestMember, type TestProvince } from '../province';
import { type TestApi } from '../test-api';

/** How somebody is called and reached; `words`: a sentence that an officer might write about her anywhere. */
export interface Named {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly birthYear: number;
}

export const sentenceOn = ({ name, phone, birthYear }: Named): string =>
  `Bà ${name} (sinh năm ${birthYear}, máy 0${phone.slice(3, 6)}.${phone.slice(6, 9)}.${phone.slice(9)}) có ý kiến`;

/** The person, and somebody else of her commune whose record texts about her stand in. */
export interface NamedEverywhere {
  readonly person: ActiveMember;
  readonly other: ActiveMember;
  readonly made: TestClass;
  readonly round: TestRound;
}

/** Puts a person's name, telephone and birth year into every text that somebody can write, her own records and those of others. */
export class NamedEverywhereMaker {
  private readonly words: string;

  constructor(
    private readonly api: TestApi,
    private readonly place: ClassPlace,
    private readonly named: Named,
  ) {
    this.words = sentenceOn(named);
  }

  async make(): Promise<NamedEverywhere> {
    const { province, commune } = this.place;
    const person = await anActiveMember(this.api, province, this.named.name, commune);
    const other = await anActiveMember(this.api, province, 'Ma Văn Khác', commune);
    await this.describe(person);
    const round = await aRound(this.api.database, province);
    const made = await this.aClass([person.member, other.member]);
    for (const one of [person, other]) {
      await this.learning(round, one);
      await this.identity(one);
      await this.register(one);
      await this.work(one.member);
    }
    await this.pair(person.member, other.member);
    await this.province(round, province);
    await this.act(person.member);
    await this.audit(person);
    await this.papers(made, person.member);
    return { person, other, made, round };
  }

  private run(sql: string, values: readonly unknown[]): Promise<number> {
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

  /** The person teaches one herself, so that her name stands where a trainer's does. */
  private async aClass(people: readonly TestMember[]): Promise<TestClass> {
    const classes = new TestClasses(this.api.app);
    const { commune, trainer } = this.place;
    const made = await classes.aClass(this.place);
    await classes.book(trainer, made.id, people);
    await this.run('update classes.class_group set title = $2 where id = $1', [made.id, this.words]);
    await this.run('insert into classes.asking (class_group_id, ended_at, opened_at) values ($1, now(), now())', [
      made.id,
    ]);
    await this.run(
      `insert into classes.opinion (id, class_group_id, respondent, understood, pace, usefulness, remark)
       values ($1, $2, sha256($3::text::bytea), 'well', 'right', 'much', $4)`,
      [newId(), made.id, newId(), this.words],
    );
    await this.run(
      `insert into classes.opinion_result (class_group_id, sealed_at, asked_count, answer_count, understood_well, understood_partly,
         understood_little, pace_right, pace_fast, pace_slow, usefulness_much, usefulness_some, usefulness_little)
       values ($1, now(), 5, 5, 5, 0, 0, 5, 0, 0, 5, 0, 0)`,
      [made.id],
    );
    await this.run('insert into classes.opinion_remark (id, class_group_id, remark) values ($1, $2, $3)', [
      newId(),
      made.id,
      this.words,
    ]);
    for (const member of people)
      await this.run(
        `insert into classes.place_request (id, class_group_id, member_id, asked_at, asked_by, approval, stage, expires_at, ended_at,
           ended_as, ended_by, reason)
         values ($1, $2, $3, now(), $1, 'commune', 'commune', now(), now(), 'declined', $1, $4)`,
        [newId(), made.id, member.id, this.words],
      );
    await this.run('update classes.venue set name = $2, directions = $2 where id = $1', [
      this.place.venueId,
      this.words,
    ]);
    const account = await this.api.database.queryOne<{ id: string }>(
      'select id from identity.account where member_id = $1',
      [people[0]?.id],
    );
    await this.run('update classes.class_group set trainer_id = $2, trainer_name = $3 where id = $1', [
      ...[made.id, account?.id, this.named.name],
    ]);
    await this.run('update classes.session_staff set account_id = $2, display_name = $3 where class_session_id = $1', [
      ...[made.sessionId, account?.id, this.named.name],
    ]);
    await this.run(
      'insert into org.partner (id, unit_id, unit_path, name, added_by, added_at) values ($1, $2, $3, $4, $5, now())',
      [newId(), commune.id, commune.path, this.words, newId()],
    );
    await this.run('insert into classes.equipment (id, unit_id, unit_path, name) values ($1, $2, $3, $4)', [
      ...[newId(), commune.id, commune.path, this.words],
    ]);
    return made;
  }

  private async learning(round: TestRound, { member }: ActiveMember): Promise<void> {
    const cycle = await aFinishedCycle(this.api.database, round, member);
    await this.api.app.get(Issuing).issue([cycle.id], 'by-hand');
    await this.run('update credentials.certificate set state_note = $2 where member_id = $1', [member.id, this.words]);
    const changeId = newId();
    await this.run(
      `insert into credentials.change (id, round_id, unit_id, unit_path, body_hash, kind, needs_second, state, reason, note,
         paper_number, paper_on, proposed_by, proposed_at, expires_at, answered_by, answer_words, closed_at)
       select $1, c.round_id, c.unit_id, c.unit_path, '\\x01', 'withdraw', true, 'declined', 'other', $3, $3, '2026-11-20', $1, now(),
         now(), $4, $3, now()
       from credentials.certificate c where c.member_id = $2`,
      [changeId, member.id, this.words, newId()],
    );
    await this.run(
      `insert into credentials.change_entry (change_id, position, certificate_id, member_id, state)
       select $1, 1, id, member_id, 'closed' from credentials.certificate where member_id = $2`,
      [changeId, member.id],
    );
    await this.run(
      `insert into learning.waiver (id, cycle_id, requirement_key, label, paper_number, reason, proposed_at, proposed_by, state,
         confirmed_at, confirmed_by, end_proposed_at, end_proposed_by, end_reason)
       values ($1, $2, 'c01', $3, $3, $3, now(), $4, 'ending', now(), $5, now(), $5, $3)`,
      [newId(), cycle.id, this.words, newId(), newId()],
    );
    await this.run(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at) values ($1, $2, '2027-01-01', $3, $1, now())`,
      [newId(), cycle.id, this.words],
    );
    const file = `claim-${newId()}`;
    await this.api.app.get(FileStore).put(file, Buffer.from(`ảnh của ${member.fullName}`));
    await this.run(
      `insert into learning.outside_claim (id, member_id, unit_id, unit_path, certificate, name, number, issuer, issued_on,
         media_type, size_bytes, store_key, client_key, body_hash, sent_at, state, reason, decided_at, withdrawn_at, withdrawal_reason,
         badge, badge_key)
       values ($1, $2, $3, $4, 'khac', 'Chứng chỉ tin học', $5, $5, '2026-01-01', 'application/json', 1, $6, $1, '\\x01', now(), 'withdrawn', $5, now(), now(), $5,
         jsonb_build_object('lines', '[]'::jsonb, 'facts', jsonb_build_object('title', $5::text)), uuid_send($1))`,
      [newId(), member.id, member.unit.id, member.unit.path, this.words, file],
    );
    await this.run(
      `insert into learning.badge_issuer (id, unit_id, unit_path, did, name, decision, trusted_from, entered_by, entered_at, ended_by,
         ended_at, end_reason)
       values ($1, $2, $3, 'did:key:z6Mk', $4, $4, '2026-01-01', $1, now(), $1, now(), $4)`,
      [newId(), member.unit.id, member.unit.path, this.words],
    );
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
  }

  private async province(round: TestRound, { unit }: TestProvince): Promise<void> {
    // After the certificates: what they print of a round is frozen.
    await this.run('update learning.round set title = $2, decision_number = $2 where id = $1', [round.id, this.words]);
    await this.run('update learning.requirement set label = $2 where round_id = $1', [round.id, this.words]);
    const { commune } = this.place;
    await this.run('insert into planning.market (id, unit_id, unit_path, name, weekday) values ($1, $2, $3, $4, 1)', [
      ...[newId(), commune.id, commune.path, this.words],
    ]);
    await this.run(
      `insert into planning.plan (id, name, round_id, unit_id, unit_path, from_on, until_on, trainer_ids, terms, state, created_by,
         created_at, asked_at)
       values ($1, $2, $3, $4, $5, '2026-01-01', '2026-02-01', '{}', '{}', 'failed', $1, now(), now())`,
      [newId(), this.words, round.id, unit.id, unit.path],
    );
    const callId = newId();
    await this.run(
      `insert into planning.class_call (id, unit_id, unit_path, title, level, required_courses, closes_on, body_hash, created_by, created_at)
       values ($1, $2, $3, $4, 'basic', '{}', '2026-12-01', '', $1, now())`,
      [callId, unit.id, unit.path, this.words],
    );
    await this.run('insert into planning.call_quota (call_id, unit_id, unit_path, places) values ($1, $2, $3, 3)', [
      ...[callId, commune.id, commune.path],
    ]);
    await this.run(
      `insert into planning.call_name (id, call_id, unit_id, member_id, state, proposed_by, proposed_at, ended_at, reason)
       values ($1, $2, $3, $4, 'declined', $1, now(), now(), $5)`,
      [newId(), callId, commune.id, (await this.place.province.member(commune)).id, this.words],
    );
    await this.run(
      `insert into papers.template_version (id, unit_id, kind, number, body, made_by, made_at) values ($1, $2, 'round-report', 1, $3, $1, now())`,
      [newId(), unit.id, `${'Chữ của mẫu. '.repeat(40)}${this.words}`],
    );
    await this.run(
      `insert into credentials.design_version (id, unit_id, slug, number, body, made_by, made_at) values ($1, $2, 'mau-thu', 1, $3, $1, now())`,
      [newId(), unit.id, JSON.stringify({ name: 'Mẫu', pages: [], text: this.words })],
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

  /** Minutes of the commune, one issued and one a draft, that name her in the list and in what the clerk typed. */
  private async papers(made: TestClass, member: TestMember): Promise<void> {
    const as = this.place.province.officer('commune-officer', this.place.commune);
    for (const isIssued of [false, true]) {
      const begun = await this.api.post(
        '/api/papers',
        { clientKey: newId(), kind: 'minutes', classGroupId: made.id },
        { as },
      );
      if (begun.status !== 201) throw new Error(`No paper was begun: ${JSON.stringify(begun.body)}`);
      const url = `/api/papers/${begun.body.id}`;
      const { asked } = begun.body as { asked: { name: string }[] };
      const answers = Object.fromEntries(asked.map(({ name }) => [name, `việc ${name}`]));
      Object.assign(answers, { 'thư ký': `${member.fullName}, thành viên tổ`, 'ý kiến': this.words });
      const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
      const filled = { datedOn: null, signer, recipients: [this.words], answers, communeId: null };
      await this.api.put(url, filled, { as });
      if (!isIssued) continue;
      const issued = await this.api.post(`${url}/issue`, { number: '7', datedOn: '2026-02-05' }, { as });
      if (issued.status !== 200) throw new Error(`The paper was not issued: ${JSON.stringify(issued.body)}`);
    }
  }
}
