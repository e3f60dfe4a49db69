import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'org', name: 'team' })
@Unique('team_id_kind_uq', ['id', 'kind', 'provinceId'])
@Unique('team_place_uq', ['id', 'unitId', 'unitPath'])
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'team_unit_fk', onUpdate: 'CASCADE' })
@Check('team_kind_ck', `kind in ('commune-team', 'village-team')`)
@Exclusion('team_one_per_unit_excl', 'using gist (unit_id with =, kind with =, valid with &&)')
@Index('team_unit_path_gist_idx', { synchronize: false })
export class TeamEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'team_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  /** Written by the database: the province of the path. */
  @ForeignKey('UnitEntity', { name: 'team_province_fk' })
  @Column('uuid', { name: 'province_id' })
  provinceId: string;

  @Column('text')
  kind: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'decision_number', nullable: true })
  decisionNumber: string | null;

  @Column('date', { name: 'decided_on', nullable: true })
  decidedOn: string | null;

  @Column('text', { name: 'end_decision_number', nullable: true })
  endDecisionNumber: string | null;

  @Column('daterange')
  valid: string;
}
