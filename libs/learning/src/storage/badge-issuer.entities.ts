import { type JsonObject } from '@lopso/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An issuer elsewhere that a province takes badges from. */
@Entity({ schema: 'learning', name: 'badge_issuer' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], {
  name: 'badge_issuer_unit_fk',
  onUpdate: 'CASCADE',
})
@Check('badge_issuer_days_ck', 'trusted_until is null or trusted_until >= trusted_from')
@Check(
  'badge_issuer_document_ck',
  `(document is null) = (did like 'did:key:%') and (document is null) = (document_at is null)`,
)
@Check('badge_issuer_ended_ck', '(ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null)')
@Index('badge_issuer_standing_uq', ['unitId', 'did'], { unique: true, where: 'ended_at is null' })
@Index('badge_issuer_unit_path_gist_idx', { synchronize: false })
export class BadgeIssuerEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'badge_issuer_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  did: string;

  @Column('text')
  name: string;

  /** The document of the did with the public keys; null where they follow from it. */
  @Column('jsonb', { nullable: true })
  document: JsonObject | null;

  /** Number of the paper by which it is trusted. */
  @Column('text')
  decision: string;

  @Column('date', { name: 'trusted_from' })
  trustedFrom: string;

  @Column('date', { name: 'trusted_until', nullable: true })
  trustedUntil: string | null;

  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;

  /** When the document came that is in use. */
  @Column('timestamptz', { name: 'document_at', nullable: true })
  documentAt: Date | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;
}

/** A list of revoked badges, as its issuer signed it. */
@Entity({ schema: 'learning', name: 'badge_status_list' })
export class BadgeStatusListEntity {
  @PrimaryColumn('uuid', { name: 'issuer_id', primaryKeyConstraintName: 'badge_status_list_pk' })
  @ForeignKey(() => BadgeIssuerEntity, { name: 'badge_status_list_issuer_fk' })
  issuerId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'badge_status_list_pk' })
  url: string;

  @Column('jsonb')
  document: JsonObject;

  /** The instant the list says it is of. */
  @Column('timestamptz', { name: 'as_of' })
  asOf: Date;

  @Column('uuid', { name: 'received_by' })
  receivedBy: string;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
}
