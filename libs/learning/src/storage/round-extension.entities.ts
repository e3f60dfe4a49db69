import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A later due date for everybody of a round, or for the people of some communes; whom it reached is `extension`. */
@Entity({ schema: 'learning', name: 'round_extension' })
@Check('round_extension_ended_ck', '(ended_at is null) = (ended_by is null)')
@Index('round_extension_round_idx', ['roundId', 'givenAt'])
export class RoundExtensionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'round_extension_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  @ForeignKey('RoundEntity', { name: 'round_extension_round_fk' })
  roundId: string;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('text')
  reason: string;

  /** Number of the document behind it; null: there is none. */
  @Column('text', { name: 'paper_number', nullable: true })
  paperNumber: string | null;

  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  /** Who took it back. */
  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}

/** A commune it was given to; none of them: the whole round. */
@Entity({ schema: 'learning', name: 'round_extension_commune' })
@Index('round_extension_commune_unit_idx', ['unitId'])
export class RoundExtensionCommuneEntity {
  @PrimaryColumn('uuid', { name: 'extension_id', primaryKeyConstraintName: 'round_extension_commune_pk' })
  @ForeignKey('RoundExtensionEntity', { name: 'round_extension_commune_extension_fk' })
  extensionId: string;

  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'round_extension_commune_pk' })
  @ForeignKey('UnitEntity', { name: 'round_extension_commune_unit_fk' })
  unitId: string;
}
