import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'org', name: 'former_commune' })
@Check('former_commune_extent_ck', `extent in ('full', 'partial')`)
@Index('former_commune_name_idx', ['oldNameKey'])
export class FormerCommuneEntity {
  @PrimaryColumn('text', { name: 'old_code', primaryKeyConstraintName: 'former_commune_pk' })
  oldCode: string;

  @ForeignKey('UnitEntity', { name: 'former_commune_unit_fk' })
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'former_commune_pk' })
  unitId: string;

  @Column('text', { name: 'old_full_name' })
  oldFullName: string;

  @Column('text', { name: 'old_name_key' })
  oldNameKey: string;

  @Column('text', { name: 'old_district' })
  oldDistrict: string;

  @Column('text', { name: 'old_district_key' })
  oldDistrictKey: string;

  @Column('text', { name: 'old_province' })
  oldProvince: string;

  @Column('text')
  extent: string;

  @Column('text', { name: 'resolution_clause' })
  resolutionClause: string;
}

@Entity({ schema: 'org', name: 'unit_succession' })
@Unique('unit_succession_pair_uq', ['fromUnitId', 'toUnitId'])
@Check('unit_succession_kind_ck', `kind in ('merged', 'split')`)
@Check('unit_succession_itself_ck', 'from_unit_id <> to_unit_id')
@Index('unit_succession_to_idx', ['toUnitId'])
export class UnitSuccessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'unit_succession_pk' })
  id: string;

  @ForeignKey('UnitEntity', { name: 'unit_succession_from_fk' })
  @Column('uuid', { name: 'from_unit_id' })
  fromUnitId: string;

  @ForeignKey('UnitEntity', { name: 'unit_succession_to_fk' })
  @Column('uuid', { name: 'to_unit_id' })
  toUnitId: string;

  @Column('text')
  kind: string;

  @Column('date', { name: 'effective_on' })
  effectiveOn: string;

  @Column('text', { name: 'decision_number', nullable: true })
  decisionNumber: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

@Entity({ schema: 'org', name: 'unit_former_name' })
@Index('unit_former_name_unit_idx', ['unitId'])
export class UnitFormerNameEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'unit_former_name_pk' })
  id: string;

  @ForeignKey('UnitEntity', { name: 'unit_former_name_unit_fk' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text', { name: 'full_name' })
  fullName: string;

  @Column('text', { name: 'search_key' })
  searchKey: string;

  @Column('date')
  until: string;
}
