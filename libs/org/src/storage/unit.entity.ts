import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'org', name: 'unit' })
@Unique('unit_path_uq', ['path'])
@Unique('unit_id_path_uq', ['id', 'path'])
@Check('unit_kind_ck', `kind in ('province', 'commune', 'village')`)
@Check('unit_parent_ck', `(kind = 'province') = (parent_id is null)`)
@Index('unit_path_gist_idx', { synchronize: false })
@Index('unit_parent_idx', ['parentId'])
@Index('unit_search_key_idx', ['searchKey'])
export class UnitEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'unit_pk' })
  id: string;

  @Column('text')
  kind: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'full_name' })
  fullName: string;

  @Column('text', { name: 'former_districts', array: true, default: '{}' })
  formerDistricts: string[];

  @Column('text', { name: 'distinguished_by', nullable: true })
  distinguishedBy: string | null;

  @ForeignKey('UnitEntity', { name: 'unit_parent_fk' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('ltree')
  path: string;

  @Column('text', { name: 'search_key' })
  searchKey: string;

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo: boolean;

  @Column('daterange')
  valid: string;
}
