import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An organisation that a round is held together with; whoever is taken off stays written (decision 0074). */
@Entity({ schema: 'learning', name: 'round_partner' })
@Check('round_partner_end_ck', '(ended_by is null) = (ended_at is null)')
@Index('round_partner_partner_idx', ['partnerId'], { where: 'ended_at is null' })
export class RoundPartnerEntity {
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'round_partner_pk' })
  @ForeignKey('RoundEntity', { name: 'round_partner_round_fk' })
  roundId: string;

  @PrimaryColumn('uuid', { name: 'partner_id', primaryKeyConstraintName: 'round_partner_pk' })
  @ForeignKey('PartnerEntity', { name: 'round_partner_partner_fk' })
  partnerId: string;

  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
