import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'org', name: 'seat_number' })
@Check('seat_number_kind_ck', `kind in ('commune-team', 'village-team')`)
@Check('seat_number_number_ck', 'number > 0')
export class SeatNumberEntity {
  @ForeignKey('UnitEntity', { name: 'seat_number_province_fk' })
  @PrimaryColumn('uuid', { name: 'province_id', primaryKeyConstraintName: 'seat_number_pk' })
  provinceId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'seat_number_pk' })
  kind: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'seat_number_pk' })
  number: number;

  /** Periods of a number never meet (`without overlaps`); a number that returns has two. */
  @PrimaryColumn('daterange', { primaryKeyConstraintName: 'seat_number_pk' })
  valid: string;
}

@Entity({ schema: 'org', name: 'seat_day' })
@Check('seat_day_phase_ck', `phase in ('ended', 'begun')`)
@Check('seat_day_after_ck', '(after_day is null) = (after_id is null)')
export class SeatDayEntity {
  @PrimaryColumn('date', { primaryKeyConstraintName: 'seat_day_pk' })
  day: string;

  /** Null while it is being told. */
  @Column('timestamptz', { name: 'told_at', nullable: true })
  toldAt: Date | null;

  /** The first of the days that are told with it; null: it alone. */
  @Column('date', { name: 'from_day', nullable: true })
  fromDay: string | null;

  @Column('text', { default: 'ended' })
  phase: string;

  @Column('date', { name: 'after_day', nullable: true })
  afterDay: string | null;

  @Column('uuid', { name: 'after_id', nullable: true })
  afterId: string | null;
}

@Entity({ schema: 'org', name: 'seat_cap_change' })
@Check('seat_cap_change_kind_ck', `kind in ('commune-team', 'village-team')`)
@Check('seat_cap_change_limits_ck', 'from_limit > 0 and to_limit > 0 and from_limit <> to_limit')
@Index('seat_cap_change_province_idx', ['provinceId', 'changedAt', 'id'])
export class SeatCapChangeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seat_cap_change_pk' })
  id: string;

  @ForeignKey('UnitEntity', { name: 'seat_cap_change_province_fk' })
  @Column('uuid', { name: 'province_id' })
  provinceId: string;

  @Column('text')
  kind: string;

  @Column('smallint', { name: 'from_limit' })
  fromLimit: number;

  @Column('smallint', { name: 'to_limit' })
  toLimit: number;

  @Column('text', { name: 'decision_number' })
  decisionNumber: string;

  @Column('date', { name: 'decided_on' })
  decidedOn: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}

@Entity({ schema: 'org', name: 'seat_term' })
@ForeignKey('TeamEntity', ['teamId', 'kind', 'provinceId'], ['id', 'kind', 'provinceId'], {
  name: 'seat_term_team_fk',
  onUpdate: 'CASCADE',
})
@ForeignKey('SeatNumberEntity', ['provinceId', 'kind', 'number', 'held'], ['provinceId', 'kind', 'number', 'valid'], {
  name: 'seat_term_number_fk',
})
@Check('seat_term_position_ck', `position in ('leader', 'deputy', 'member')`)
@Check('seat_term_held_ck', 'not isempty(held)')
@Index('seat_term_leader_given_idx', { synchronize: false })
@Exclusion('seat_term_number_excl', 'using gist (team_id with =, number with =, held with &&)')
@Exclusion('seat_term_member_excl', 'using gist (member_id with =, held with &&)')
@Exclusion('seat_term_leader_excl', `using gist (team_id with =, held with &&) where (position = 'leader')`)
export class SeatTermEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seat_term_pk' })
  id: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** Written by the database: the team's. */
  @Column('uuid', { name: 'province_id' })
  provinceId: string;

  @Column('text')
  kind: string;

  @Column('smallint')
  number: number;

  @ForeignKey('MemberEntity', { name: 'seat_term_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  position: string;

  @Column('daterange')
  held: string;
}
