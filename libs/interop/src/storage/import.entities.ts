import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'interop', name: 'import_batch' })
@Unique('import_batch_client_key_uq', ['uploadedBy', 'clientKey'])
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'import_batch_unit_fk', onUpdate: 'CASCADE' })
@Check('import_batch_kind_ck', `kind in ('roster', 'villages')`)
@Check(
  'import_batch_state_ck',
  `state in ('reading', 'matching', 'checking', 'checked', 'committing', 'committed', 'undoing', 'undone', 'failed', 'cancelled')`,
)
@Check('import_batch_work_ck', 'work_done >= 0 and work_total >= 0')
@Index('import_batch_unit_path_gist_idx', { synchronize: false })
@Index('import_batch_uploaded_idx', ['uploadedAt', 'id'])
export class ImportBatchEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_batch_pk' })
  id: string;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('uuid', { name: 'client_key' })
  clientKey: string;

  /** Of everything the form sent: another form under the same key is refused. */
  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('text')
  state: string;

  @Column('integer', { name: 'work_done', default: 0 })
  workDone: number;

  @Column('integer', { name: 'work_total', default: 0 })
  workTotal: number;

  @Column('text', { name: 'sheet_name', nullable: true })
  sheetName: string | null;

  /** Further sheets of the file that look like such a list, while they may be read instead. */
  @Column('text', { name: 'other_sheets', array: true, default: '{}' })
  otherSheets: string[];

  @Column('integer', { name: 'header_row', nullable: true })
  headerRow: number | null;

  @Column('text', { array: true, default: '{}' })
  headers: string[];

  @Column('jsonb', { default: {} })
  columns: object;

  @Column('text', { name: 'failure_code', nullable: true })
  failureCode: string | null;

  @Column('jsonb', { name: 'failure_params', default: {} })
  failureParams: object;

  @Column('uuid', { name: 'acted_by', nullable: true })
  actedBy: string | null;

  @Column('timestamptz', { name: 'acted_at', nullable: true })
  actedAt: Date | null;

  @Column('timestamptz', { name: 'forgotten_at', nullable: true })
  forgottenAt: Date | null;

  /** How many erasures touched it: what a check read before one is not kept. */
  @Column('integer', { default: 0 })
  erasures: number;
}

@Entity({ schema: 'interop', name: 'import_row' })
@Check('import_row_same_row_ck', 'same_row <> number')
@Check(
  'import_row_state_ck',
  `state in ('read', 'ready', 'problem', 'likeness', 'repeated', 'skipped', 'queued', 'done', 'undone')`,
)
@Index('import_row_state_idx', ['batchId', 'state', 'number'])
@Index('import_row_member_idx', ['memberId'], { where: 'member_id is not null' })
@Index('import_row_prior_idx', ['batchId'], { where: 'prior is not null' })
@Index('import_row_same_as_idx', ['sameAs'], { where: 'same_as is not null' })
@Index('import_row_candidates_idx', { synchronize: false })
@Index('import_row_digits_idx', { synchronize: false })
@Index('import_row_held_idx', ['heldAt'], { where: 'held_at is not null' })
@Index('import_row_same_row_idx', ['batchId', 'sameRow'], { where: 'same_row is not null' })
@Index('import_row_said_idx', { synchronize: false })
@Index('import_row_told_idx', { synchronize: false })
export class ImportRowEntity {
  @ForeignKey('ImportBatchEntity', { name: 'import_row_batch_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'batch_id', primaryKeyConstraintName: 'import_row_pk' })
  batchId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'import_row_pk' })
  number: number;

  @Column('text', { array: true })
  cells: string[];

  @Column('jsonb', { default: {} })
  edits: object;

  @Column('jsonb', { nullable: true })
  parsed: object | null;

  @Column('jsonb', { default: [] })
  problems: object;

  @Column('jsonb', { default: [] })
  candidates: object;

  /** Kept by triggers, for erasures: every nine digits of the cells; the plain words of cells and answers; those of what the check told. */
  @Column('text', { array: true, default: '{}' })
  digits: string[];

  @Column('text', { array: true, default: '{}' })
  said: string[];

  @Column('text', { array: true, default: '{}' })
  told: string[];

  @Column('text')
  state: string;

  @Column('uuid', { name: 'same_as', nullable: true })
  sameAs: string | null;

  /** The row of the list that this one was left out for, as the same person. */
  @Column('integer', { name: 'same_row', nullable: true })
  sameRow: number | null;

  @Column('boolean', { name: 'is_another', default: false })
  isAnother: boolean;

  /** Whom she was shown when she said so: members and rows of the list, by id and number. */
  @Column('jsonb', { name: 'another_than', default: [] })
  anotherThan: object;

  /** When it was to be written, somebody who looks like its person stood in the register who had not when it was checked. */
  @Column('boolean', { name: 'is_overtaken', default: false })
  isOvertaken: boolean;

  /** What the officer had answered before the last answer; null for rows it did not touch. */
  @Column('jsonb', { nullable: true })
  prior: object | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  @Column('boolean', { name: 'is_new_member', default: false })
  isNewMember: boolean;

  /** The register had no telephone of this person, and got the row's. */
  @Column('boolean', { name: 'is_phone_filled', default: false })
  isPhoneFilled: boolean;

  @Column('uuid', { name: 'seat_term_id', nullable: true })
  seatTermId: string | null;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;

  @Column('boolean', { name: 'is_new_team', default: false })
  isNewTeam: boolean;

  @Column('uuid', { name: 'village_id', nullable: true })
  villageId: string | null;

  @Column('boolean', { name: 'is_new_village', default: false })
  isNewVillage: boolean;

  /** When it was held back as perhaps an erased person's; null once an officer took it in again. */
  @Column('timestamptz', { name: 'held_at', nullable: true })
  heldAt: Date | null;

  /** When what it said went because the person asked for it; number and outcome stay. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;
}
