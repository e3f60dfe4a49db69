import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A secret address of a calendar; of the address itself only a digest is known (decision 0041). */
@Entity({ schema: 'classes', name: 'calendar_feed' })
@Unique('calendar_feed_token_uq', ['tokenHash'])
@Index('calendar_feed_reach_uq', { synchronize: false })
@Check('calendar_feed_reach_ck', `reach in ('own', 'teaching', 'commune')`)
@Check('calendar_feed_unit_ck', `(reach = 'commune') = (unit_id is not null)`)
export class CalendarFeedEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'calendar_feed_pk' })
  id: string;

  @ForeignKey('AccountEntity', { name: 'calendar_feed_account_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  reach: string;

  @ForeignKey('UnitEntity', { name: 'calendar_feed_unit_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId: string | null;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}
