import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'org', name: 'role_grant' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'role_grant_unit_fk', onUpdate: 'CASCADE' })
@Check(
  'role_grant_role_ck',
  `role in ('department-admin', 'department-officer', 'commune-officer', 'trainer', 'team-leader', 'leader', 'auditor')`,
)
@Exclusion('role_grant_once_excl', 'using gist (account_id with =, role with =, unit_id with =, held with &&)')
export class RoleGrantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'role_grant_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  role: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { name: 'decision_number', nullable: true })
  decisionNumber: string | null;

  @Column('daterange')
  held: string;
}
