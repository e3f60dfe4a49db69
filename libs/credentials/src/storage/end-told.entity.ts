import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What the holder of a paper said she knows of its end. */
@Entity({ schema: 'credentials', name: 'end_told' })
@Check('end_told_stage_ck', 'stage between 1 and 3')
@ForeignKey('CertificateEntity', ['certificateId'], ['id'], { name: 'end_told_certificate_fk' })
export class EndToldEntity {
  @PrimaryColumn('uuid', { name: 'certificate_id', primaryKeyConstraintName: 'end_told_pk' })
  certificateId: string;

  /** The last day it was told with: one that was moved since is told anew. */
  @Column('date', { name: 'valid_until' })
  validUntil: string;

  /** 1: that it may be renewed, 2: that it ends soon, 3: that it has ended. */
  @Column('smallint')
  stage: number;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}
