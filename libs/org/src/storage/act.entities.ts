import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'org', name: 'act' })
@Unique('act_client_key_uq', ['accountId', 'clientKey'])
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'act_unit_fk', onUpdate: 'CASCADE' })
@Check(
  'act_kind_ck',
  `kind in ('seat-taken', 'seat-ended', 'seat-replaced', 'seat-moved', 'team-added', 'team-ended', 'village-added', 'village-renamed', 'villages-merged', 'village-ended', 'communes-reformed', 'records-joined')`,
)
@Index('act_unit_path_gist_idx', { synchronize: false })
@Index('act_done_on_idx', ['doneOn', 'doneAt'])
@Index('act_left_member_idx', ['leftMemberId'])
@Index('act_took_member_idx', ['tookMemberId'])
export class ActEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'act_pk' })
  id: string;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;

  @Column('smallint', { name: 'seat_number', nullable: true })
  seatNumber: number | null;

  @ForeignKey('MemberEntity', { name: 'act_left_member_fk' })
  @Column('uuid', { name: 'left_member_id', nullable: true })
  leftMemberId: string | null;

  @ForeignKey('MemberEntity', { name: 'act_took_member_fk' })
  @Column('uuid', { name: 'took_member_id', nullable: true })
  tookMemberId: string | null;

  @Column('text', { nullable: true })
  subject: string | null;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'client_key', nullable: true })
  clientKey: string | null;

  @Column('bytea', { name: 'body_hash', nullable: true })
  bodyHash: Buffer | null;

  @Column('timestamptz', { name: 'done_at' })
  doneAt: Date;

  @Column('date', { name: 'done_on' })
  doneOn: string;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}

@Entity({ schema: 'org', name: 'act_row' })
@Check('act_row_change_ck', 'before is distinct from after')
export class ActRowEntity {
  @ForeignKey('ActEntity', { name: 'act_row_act_fk' })
  @PrimaryColumn('uuid', { name: 'act_id', primaryKeyConstraintName: 'act_row_pk' })
  actId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'act_row_pk' })
  place: number;

  @Column('text', { name: 'table_name' })
  tableName: string;

  @Column('uuid', { name: 'row_id' })
  rowId: string;

  @Column('jsonb', { nullable: true })
  before: object | null;

  @Column('jsonb', { nullable: true })
  after: object | null;
}
