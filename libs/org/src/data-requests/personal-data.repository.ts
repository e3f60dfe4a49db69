import { Injectable } from '@nestjs/common';
import {
  AccessEpochs,
  Clock,
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
  type PersonDescription,
} from '@lopso/platform';
import { ERASED_NAME } from '../members/member.rules';

const seated = (whom: string): string => `exists (select from org.seat_term s where s.team_id = t.id and ${whom})`;

/** Requests of others, names and decisions of teams, and what acts say of these for their undo. */
export const ORG_TEXTS: readonly FreeText[] = [
  {
    table: 'org.data_request',
    texts: ['wish', 'answer', 'extended_because'],
    what: 'Yêu cầu về dữ liệu của người khác',
    notedAt: 't.made_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
  {
    table: 'org.team',
    texts: ['name', 'decision_number', 'end_decision_number'],
    what: 'Tổ',
    label: 't.name',
    place: 't.unit_path',
    isHers: `${seated('s.member_id = $1')} and not ${seated('s.member_id = any($6::uuid[])')}`,
  },
  {
    table: 'org.role_grant',
    texts: ['decision_number', 'organisation'],
    unlike: ['organisation'],
    longest: 120,
    what: 'Quyền',
    label: 't.decision_number',
    place: 't.unit_path',
    isHers: 't.account_id = $2',
  },
  {
    table: 'org.partner',
    texts: ['name'],
    unlike: ['name'],
    longest: 120,
    what: 'Đơn vị cùng tổ chức',
    label: 't.name',
    notedAt: 't.added_at',
    place: 't.unit_path',
  },
  {
    table: 'org.act',
    texts: ['subject'],
    what: 'Việc đã làm',
    label: 't.subject',
    notedAt: 't.done_at',
    place: 't.unit_path',
  },
  {
    table: 'org.act_row',
    id: `md5(t.act_id::text || t.place)::uuid`,
    json: ['before', 'after'],
    what: 'Bản giữ để hoàn tác',
    notedAt: '(select a.done_at from org.act a where a.id = t.act_id)',
    place: '(select a.unit_path from org.act a where a.id = t.act_id)',
    isHers: `exists (select from org.act a where a.id = t.act_id and $1 in (a.left_member_id, a.took_member_id)
      and not array_remove(array[a.left_member_id, a.took_member_id], null) && $6::uuid[])`,
  },
];

/** The register's record of a person and the seats they held. */
@HoldsPersonalData('org')
@Injectable()
export class OrgPersonalData implements PersonalDataHolder {
  readonly freeTexts = ORG_TEXTS;

  constructor(
    private readonly database: Database,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
  ) {}

  async collect({ memberId, accountId }: HeldSubject): Promise<HeldRows[]> {
    const member = await this.database.query(
      `select m.full_name as "fullName", m.birth_year as "birthYear", m.kind, m.organisation, m.phone,
         u.full_name as unit, m.created_at as "createdAt", m.restricted_at as "restrictedAt"
       from org.member m join org.unit u on u.id = m.unit_id where m.id = $1`,
      [memberId],
    );
    const seats = await this.database.query(
      `select t.name as team, s.number, s.position, lower(s.held)::text as "from", upper(s.held)::text as until
       from org.seat_term s join org.team t on t.id = s.team_id where s.member_id = $1 order by s.held`,
      [memberId],
    );
    const grants = await this.database.query(
      `select g.role, u.full_name as unit, g.decision_number as "decisionNumber", lower(g.held)::text as "from",
         upper(g.held)::text as until
       from org.role_grant g join org.unit u on u.id = g.unit_id where g.account_id = $1 order by g.held`,
      [accountId],
    );
    const requests = await this.database.query(
      `select kind, wish, made_at as "madeAt", state, answer, answered_at as "answeredAt" from org.data_request
       where member_id = $1 or account_id = $2 order by made_at`,
      [memberId, accountId],
    );
    const homes = await this.database.query(
      `select u.full_name as unit, h.until from org.member_past_home h join org.unit u on u.id = h.unit_id
       where h.member_id = $1 order by h.until`,
      [memberId],
    );
    const kinds = await this.database.query(
      'select kind, until from org.member_past_kind where member_id = $1 order by until',
      [memberId],
    );
    // Of the other of two nothing is told: that is somebody else's record.
    const pairs = await this.database.query(
      `select verdict, decided_at as "decidedAt" from org.person_pair where first_id = $1 or second_id = $1 order by decided_at`,
      [memberId],
    );
    return [
      { name: 'org.member', rows: member },
      { name: 'org.homes', rows: homes },
      { name: 'org.kinds', rows: kinds },
      { name: 'org.pairs', rows: pairs },
      { name: 'org.seats', rows: seats },
      { name: 'org.grants', rows: grants },
      { name: 'org.requests', rows: requests },
    ];
  }

  async describe({ memberId }: DataSubject, isHeld: boolean): Promise<PersonDescription | null> {
    return this.database.queryOne<PersonDescription>(
      `select m.full_name as "fullName", m.birth_year as "birthYear", m.phone, m.unit_path::text as "unitPath",
         array(select n.id from org.member n where n.search_key = m.search_key and n.id <> m.id and n.erased_at is null
           and n.unit_path <@ subpath(m.unit_path, 0, 1)) as namesakes
       from org.member m where m.id = $1 and m.erased_at is null ${isHeld ? 'for update of m' : ''}`,
      [memberId],
    );
  }

  async namesOfOthers(
    folded: readonly string[],
    { memberId }: DataSubject,
    provincePath: string,
  ): Promise<readonly string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select distinct full_name as name from org.member
       where search_key = any($1::text[]) and id <> $2 and unit_path <@ $3::ltree and erased_at is null`,
      [folded, memberId, provincePath],
    );
    return rows.map(({ name }) => name);
  }

  /** The row stays for what counts on it, without a name; seats and rights end today. */
  async erase({ memberId, accountId }: DataSubject): Promise<ErasureTrace> {
    const today = this.clock.today();
    await this.database.execute(
      `update org.member set full_name = $2, given_name = $2, search_key = '', birth_year = 1900, kind = 'resident', organisation = null,
         phone = null, client_key = null, body_hash = null, erased_at = coalesce(erased_at, $3) where id = $1`,
      [memberId, ERASED_NAME, this.clock.now()],
    );
    await this.database.execute('delete from org.member_past_home where member_id = $1', [memberId]);
    await this.database.execute('delete from org.member_past_kind where member_id = $1', [memberId]);
    await this.database.execute('delete from org.person_pair where first_id = $1 or second_id = $1', [memberId]);
    await this.database.execute('delete from org.seat_term where member_id = $1 and lower(held) >= $2', [
      memberId,
      today,
    ]);
    await this.database.execute(
      'update org.seat_term set held = daterange(lower(held), $2) where member_id = $1 and held @> $2::date',
      [memberId, today],
    );
    await this.database.execute('update org.act set body_hash = null where took_member_id = $1', [memberId]);
    const requests = await this.database.query<{ id: string }>(
      `update org.data_request set wish = null, answer = null, extended_because = null, body_hash = null where member_id = $1 returning id`,
      [memberId],
    );
    if (accountId !== null) await this.endRights(accountId, today);
    return { fileKeys: [], auditSubjects: requests.map(({ id }) => id) };
  }

  private async endRights(accountId: string, today: string): Promise<void> {
    await this.database.execute('delete from org.role_grant where account_id = $1 and lower(held) >= $2', [
      accountId,
      today,
    ]);
    await this.database.execute(
      'update org.role_grant set held = daterange(lower(held), $2) where account_id = $1 and held @> $2::date',
      [accountId, today],
    );
    const deputies = await this.database.query<{ id: string }>(
      'select distinct account_id as id from org.role_grant where on_behalf_of = $1',
      [accountId],
    );
    await this.epochs.bumpAll([accountId, ...deputies.map(({ id }) => id)]);
  }
}
