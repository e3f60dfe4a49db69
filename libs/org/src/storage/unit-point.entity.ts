import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A point inside a unit, WGS 84. */
@Entity({ schema: 'org', name: 'unit_point' })
@Check('unit_point_degrees_ck', 'latitude between -90 and 90 and longitude between -180 and 180')
export class UnitPointEntity {
  @ForeignKey('UnitEntity', { name: 'unit_point_unit_fk' })
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'unit_point_pk' })
  unitId: string;

  @Column('double precision')
  latitude: number;

  @Column('double precision')
  longitude: number;
}
