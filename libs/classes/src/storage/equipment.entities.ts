import { Column, Entity, Exclusion, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ClassSessionEntity } from './classes.entities';

/** A thing that exists once and is lent to sessions: a projector, a box of phones. */
@Entity({ schema: 'classes', name: 'equipment' })
@Unique('equipment_name_uq', ['unitId', 'name'])
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'equipment_unit_fk', onUpdate: 'CASCADE' })
export class EquipmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'equipment_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  name: string;

  /** It is lent to nobody any more. */
  @Column('timestamptz', { name: 'put_away_at', nullable: true })
  putAwayAt: Date | null;
}

@Entity({ schema: 'classes', name: 'equipment_loan' })
@Exclusion('equipment_loan_item_excl', `using gist (equipment_id with =, during with &&) where (state <> 'cancelled')`)
@ForeignKey(() => ClassSessionEntity, ['classSessionId', 'during', 'state'], ['id', 'during', 'state'], {
  name: 'equipment_loan_session_fk',
  onUpdate: 'CASCADE',
})
export class EquipmentLoanEntity {
  @PrimaryColumn('uuid', { name: 'class_session_id', primaryKeyConstraintName: 'equipment_loan_pk' })
  classSessionId: string;

  @ForeignKey(() => EquipmentEntity, { name: 'equipment_loan_item_fk' })
  @PrimaryColumn('uuid', { name: 'equipment_id', primaryKeyConstraintName: 'equipment_loan_pk' })
  equipmentId: string;

  @Column('tstzrange')
  during: string;

  @Column('text')
  state: string;
}
