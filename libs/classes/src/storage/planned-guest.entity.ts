import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

/** How many people of a commune a class was planned for, or had when it moved: its officers book them. */
@Entity({ schema: 'classes', name: 'planned_guest' })
@Check('planned_guest_people_ck', 'people > 0')
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], {
  name: 'planned_guest_unit_fk',
  onUpdate: 'CASCADE',
})
@Index('planned_guest_unit_path_gist_idx', { synchronize: false })
export class PlannedGuestEntity {
  @ForeignKey(() => ClassGroupEntity, { name: 'planned_guest_group_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'planned_guest_pk' })
  classGroupId: string;

  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'planned_guest_pk' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('integer')
  people: number;

  /** They had places or waited when the class moved away from them; else a plan opened it for them. */
  @Column('boolean', { name: 'by_move', default: false })
  isByMove: boolean;
}
