import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'org', name: 'data_request' })
@Unique('data_request_client_key_uq', ['memberId', 'clientKey'])
@Unique('data_request_account_key_uq', ['accountId', 'clientKey'])
@Check('data_request_asker_ck', 'num_nonnulls(member_id, account_id) = 1')
@Check('data_request_not_own_ck', 'answered_by <> account_id')
@Check('data_request_staff_name_ck', `account_id is null or kind <> 'erasure' or state not in ('accepted', 'done')`)
@Check('data_request_kind_ck', `kind in ('access', 'correction', 'restriction', 'lift-restriction', 'erasure')`)
@Check(
  'data_request_how_ck',
  `(made_how = 'app' and recorded_by is null) or (made_how = 'paper' and recorded_by is not null)`,
)
@Check('data_request_recorded_for_ck', 'recorded_for is null or recorded_by is not null')
@Check('data_request_state_ck', `state in ('received', 'accepted', 'refused', 'done', 'taken-back')`)
@Check('data_request_answered_ck', `(state in ('accepted', 'refused', 'done')) = (answered_at is not null)`)
@Check('data_request_done_ck', `(state = 'done') = (done_at is not null)`)
@Check(
  'data_request_two_people_ck',
  `kind <> 'erasure' or made_how <> 'paper' or state <> 'done' or (answered_by <> recorded_by and answered_by is distinct from recorded_for)`,
)
@Check(
  'data_request_rows_held_ck',
  `(rows_held is null) = (rows_held_until is null) and (rows_held is null or kind = 'erasure' and rows_held > 0)`,
)
@ForeignKey('MemberEntity', ['memberId'], ['id'], { name: 'data_request_member_fk' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'data_request_unit_fk', onUpdate: 'CASCADE' })
@Index('data_request_open_uq', ['memberId', 'kind'], { unique: true, where: `state in ('received', 'accepted')` })
@Index('data_request_account_open_uq', ['accountId', 'kind'], {
  unique: true,
  where: `state in ('received', 'accepted')`,
})
@Index('data_request_queue_idx', ['answerDueOn', 'id'], { where: `state in ('received', 'accepted')` })
@Index('data_request_unit_path_gist_idx', { synchronize: false })
export class DataRequestEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'data_request_pk' })
  id: string;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  /** Of who asks without being a member. */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  wish: string | null;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('text', { name: 'made_how' })
  madeHow: string;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  /** By whose right, where it was lent. */
  @Column('uuid', { name: 'recorded_for', nullable: true })
  recordedFor: string | null;

  @Column('uuid', { name: 'client_key' })
  clientKey: string;

  @Column('bytea', { name: 'body_hash', nullable: true })
  bodyHash: Buffer | null;

  @Column('text')
  state: string;

  @Column('date', { name: 'answer_due_on' })
  answerDueOn: string;

  @Column('date', { name: 'act_due_on' })
  actDueOn: string;

  @Column('text', { name: 'extended_because', nullable: true })
  extendedBecause: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Column('text', { nullable: true })
  answer: string | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  /** Rows of imports that an erasure held back (decision 0079). */
  @Column('integer', { name: 'rows_held', nullable: true })
  rowsHeld: number | null;

  /** The last day they are kept. */
  @Column('date', { name: 'rows_held_until', nullable: true })
  rowsHeldUntil: string | null;
}

@Entity({ schema: 'org', name: 'holiday' })
@Check('holiday_occasion_ck', `occasion in ('tet', 'hung-vuong', 'national-day', 'instead', 'other')`)
export class HolidayEntity {
  @PrimaryColumn('date', { primaryKeyConstraintName: 'holiday_pk' })
  day: string;

  @Column('text')
  occasion: string;

  /** The province whose department entered it. */
  @ForeignKey('UnitEntity', { name: 'holiday_province_fk' })
  @Column('uuid', { name: 'province_id' })
  provinceId: string;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

@Entity({ schema: 'org', name: 'holiday_year' })
export class HolidayYearEntity {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'holiday_year_pk' })
  year: number;

  /** The province whose department confirmed it. */
  @ForeignKey('UnitEntity', { name: 'holiday_year_province_fk' })
  @Column('uuid', { name: 'province_id' })
  provinceId: string;

  @Column('text')
  document: string;

  @Column('uuid', { name: 'confirmed_by' })
  confirmedBy: string;

  @Column('timestamptz', { name: 'confirmed_at' })
  confirmedAt: Date;
}
