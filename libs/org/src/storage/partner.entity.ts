import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An organisation that rounds or courses of a unit are held together with; its name is never changed (decision 0074). */
@Entity({ schema: 'org', name: 'partner' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'partner_unit_fk', onUpdate: 'CASCADE' })
@Index('partner_name_uq', { synchronize: false })
export class PartnerEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'partner_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  name: string;

  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}
