import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Where a trainer's way begins and ends. */
@Entity({ schema: 'planning', name: 'trainer_home' })
export class TrainerHomeEntity {
  @ForeignKey('AccountEntity', { name: 'trainer_home_account_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'trainer_home_pk' })
  accountId: string;

  @ForeignKey('UnitEntity', { name: 'trainer_home_unit_fk' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}

/** Days on which a trainer teaches nobody. */
@Entity({ schema: 'planning', name: 'trainer_leave' })
@Check('trainer_leave_away_ck', 'not isempty(away) and not lower_inf(away) and not upper_inf(away)')
@Exclusion('trainer_leave_away_excl', 'using gist (account_id with =, away with &&)')
export class TrainerLeaveEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'trainer_leave_pk' })
  id: string;

  @ForeignKey('AccountEntity', { name: 'trainer_leave_account_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('daterange')
  away: string;

  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}

/** A market of a commune: every week on a day, or every so many days counted from one. */
@Entity({ schema: 'planning', name: 'market' })
@Unique('market_name_uq', ['unitId', 'name'])
@Check('market_weekday_ck', 'weekday between 1 and 7')
@Check('market_every_days_ck', 'every_days between 2 and 60')
@Check(
  'market_rule_ck',
  '(weekday is not null) <> (every_days is not null) and (every_days is null) = (counted_from is null)',
)
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'market_unit_fk', onUpdate: 'CASCADE' })
export class MarketEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'market_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  name: string;

  @Column('smallint', { nullable: true })
  weekday: number | null;

  @Column('smallint', { name: 'every_days', nullable: true })
  everyDays: number | null;

  @Column('date', { name: 'counted_from', nullable: true })
  countedFrom: string | null;
}
