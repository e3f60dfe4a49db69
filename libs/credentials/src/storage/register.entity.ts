import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'credentials', name: 'register' })
@ForeignKey('UnitEntity', ['issuerId'], ['id'], { name: 'register_issuer_fk' })
export class RegisterEntity {
  @PrimaryColumn('uuid', { name: 'issuer_id', primaryKeyConstraintName: 'register_pk' })
  issuerId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'register_pk' })
  year: number;

  @Column('integer', { name: 'last_number' })
  lastNumber: number;
}
