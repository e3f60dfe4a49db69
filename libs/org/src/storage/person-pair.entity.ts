import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** What was said of two records that look like one person's. */
@Entity({ schema: 'org', name: 'person_pair' })
@Unique('person_pair_uq', ['firstId', 'secondId'])
@Check('person_pair_order_ck', 'first_id < second_id')
@Check('person_pair_verdict_ck', `verdict in ('one', 'two')`)
@Check(
  'person_pair_ended_ck',
  `(verdict = 'one') = (ended_id is not null) and (ended_id is null or ended_id in (first_id, second_id))`,
)
@Index('person_pair_second_idx', ['secondId'])
@Index('person_pair_ended_uq', ['endedId'], { unique: true, where: 'ended_id is not null' })
export class PersonPairEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pair_pk' })
  id: string;

  @ForeignKey('MemberEntity', { name: 'person_pair_first_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'first_id' })
  firstId: string;

  @ForeignKey('MemberEntity', { name: 'person_pair_second_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'second_id' })
  secondId: string;

  @Column('text')
  verdict: string;

  @Column('uuid', { name: 'ended_id', nullable: true })
  endedId: string | null;

  @Column('text', { name: 'search_key' })
  searchKey: string;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('smallint', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
