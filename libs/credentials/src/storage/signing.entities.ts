import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A paper as it was given out to be signed: exactly these bytes. */
@Entity({ schema: 'credentials', name: 'signing_copy' })
@Check('signing_copy_sha256_ck', 'octet_length(sha256) = 32')
@Check('signing_copy_size_ck', 'size_bytes > 0')
@ForeignKey('CertificateEntity', ['certificateId'], ['id'], { name: 'signing_copy_certificate_fk' })
@Index('signing_copy_certificate_idx', ['certificateId'])
export class SigningCopyEntity {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'signing_copy_pk' })
  sha256: Buffer;

  @Column('uuid', { name: 'certificate_id' })
  certificateId: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
}

/** Signed files that an officer brought back together. */
@Entity({ schema: 'credentials', name: 'signed_upload' })
@Check('signed_upload_state_ck', `state in ('open', 'kept', 'taken-back')`)
@Check('signed_upload_kept_ck', `(kept_at is null) = (state = 'open')`)
@Check(
  'signed_upload_taken_back_ck',
  `(taken_back_at is not null) = (state = 'taken-back') and (taken_back_at is null) = (taken_back_by is null)`,
)
@ForeignKey('RoundEntity', ['roundId'], ['id'], { name: 'signed_upload_round_fk' })
@Index('signed_upload_round_idx', ['roundId', 'madeAt'])
@Index('signed_upload_open_uq', ['roundId', 'madeBy'], { unique: true, where: `state = 'open'` })
export class SignedUploadEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signed_upload_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  roundId: string;

  @Column('text')
  state: string;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('timestamptz', { name: 'kept_at', nullable: true })
  keptAt: Date | null;

  @Column('uuid', { name: 'taken_back_by', nullable: true })
  takenBackBy: string | null;

  @Column('timestamptz', { name: 'taken_back_at', nullable: true })
  takenBackAt: Date | null;
}

/** A signed paper; its first `originalBytes` are the original, byte for byte. */
@Entity({ schema: 'credentials', name: 'signed_file' })
@Unique('signed_file_store_key_uq', ['storeKey'])
@Check('signed_file_state_ck', `state in ('waiting', 'current', 'past', 'taken-back')`)
@Check(
  'signed_file_sha256_ck',
  '(sha256 is null) = (removed_at is not null) and (sha256 is null or octet_length(sha256) = 32)',
)
@Check('signed_file_size_ck', 'original_bytes > 0 and size_bytes > original_bytes')
@Check('signed_file_signers_ck', 'jsonb_array_length(signers) > 0')
@ForeignKey('SignedUploadEntity', ['uploadId'], ['id'], { name: 'signed_file_upload_fk', onDelete: 'CASCADE' })
@ForeignKey('CertificateEntity', ['certificateId'], ['id'], { name: 'signed_file_certificate_fk' })
@ForeignKey('SignedFileEntity', ['addsTo'], ['id'], { name: 'signed_file_adds_to_fk' })
@ForeignKey('SignedFileEntity', ['takesPlaceOf'], ['id'], { name: 'signed_file_takes_place_of_fk' })
@Index('signed_file_current_uq', ['certificateId'], { unique: true, where: `state = 'current'` })
@Index('signed_file_upload_uq', ['uploadId', 'certificateId'], { unique: true })
@Index('signed_file_certificate_idx', ['certificateId'])
export class SignedFileEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signed_file_pk' })
  id: string;

  @Column('uuid', { name: 'upload_id' })
  uploadId: string;

  @Column('uuid', { name: 'certificate_id' })
  certificateId: string;

  /** Null once the bytes went. */
  @Column('bytea', { nullable: true })
  sha256: Buffer | null;

  @Column('text', { name: 'store_key' })
  storeKey: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('integer', { name: 'original_bytes' })
  originalBytes: number;

  @Column('jsonb')
  signers: object;

  /** The signed file that it begins with: somebody signed once more. */
  @Column('uuid', { name: 'adds_to', nullable: true })
  addsTo: string | null;

  /** What was current before it. */
  @Column('uuid', { name: 'takes_place_of', nullable: true })
  takesPlaceOf: string | null;

  @Column('text')
  state: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
}
