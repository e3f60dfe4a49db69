import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type ReopenablePart } from '../rules/reopening';

/** What a round that reopens another one asks anew, and of whom; the round itself says where from and since when. */
@Entity({ schema: 'learning', name: 'reopening' })
@Check(
  'reopening_named_ck',
  `named in ('learning', 'finished', 'finished-before', 'all') and (named = 'finished-before') = (finished_before is not null)`,
)
@Check('reopening_parts_ck', 'jsonb_array_length(parts) > 0')
export class ReopeningEntity {
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'reopening_pk' })
  @ForeignKey('RoundEntity', { name: 'reopening_round_fk' })
  roundId: string;

  @Column('text')
  course: string;

  /** As it was called in the edition. */
  @Column('text', { name: 'course_title' })
  courseTitle: string;

  /** The version the edition followed. */
  @Column('text', { name: 'from_version' })
  fromVersion: string;

  @Column('text', { name: 'to_version' })
  toVersion: string;

  @Column('text', { name: 'to_hash' })
  toHash: string;

  /** Versions of the course before the edition: what is done with them is not what it asks. */
  @Column('text', { name: 'earlier_hashes', array: true })
  earlierHashes: readonly string[];

  /** What was picked of what the edition changed. */
  @Column('jsonb')
  parts: readonly ReopenablePart[];

  @Column('text')
  named: string;

  /** Of `finished-before`: who had finished before this day. */
  @Column('date', { name: 'finished_before', nullable: true })
  finishedBefore: string | null;
}

/** Who is named by a reopening: written once, with it. */
@Entity({ schema: 'learning', name: 'reopening_name' })
@Index('reopening_name_member_idx', ['memberId'])
export class ReopeningNameEntity {
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'reopening_name_pk' })
  @ForeignKey('ReopeningEntity', { name: 'reopening_name_reopening_fk' })
  roundId: string;

  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'reopening_name_pk' })
  @ForeignKey('MemberEntity', { name: 'reopening_name_member_fk' })
  memberId: string;
}
