import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ClassSessionEntity } from './classes.entities';

@Entity({ schema: 'classes', name: 'roll_sheet' })
@Unique('roll_sheet_store_key_uq', ['storeKey'])
@Unique('roll_sheet_client_key_uq', ['classSessionId', 'clientKey'])
@Check('roll_sheet_media_ck', `media_type in ('image/jpeg', 'application/pdf')`)
@Check('roll_sheet_size_ck', 'size_bytes > 0')
@Check('roll_sheet_removal_ck', 'removed_by is null or removed_at is not null')
export class RollSheetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'roll_sheet_pk' })
  id: string;

  @ForeignKey(() => ClassSessionEntity, { name: 'roll_sheet_session_fk' })
  @Column('uuid', { name: 'class_session_id' })
  classSessionId: string;

  @Column('text', { name: 'store_key' })
  storeKey: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('uuid', { name: 'kept_by' })
  keptBy: string;

  @Column('timestamptz', { name: 'kept_at' })
  keptAt: Date;

  @Column('uuid', { name: 'client_key' })
  clientKey: string;

  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  /** Taken back within the day, or over the years it is kept. */
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;

  /** Null: the years were over. */
  @Column('uuid', { name: 'removed_by', nullable: true })
  removedBy: string | null;
}
