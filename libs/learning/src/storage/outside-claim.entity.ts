import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A certificate of somebody else that a member sent in, with what became of it. */
@Entity({ schema: 'learning', name: 'outside_claim' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], {
  name: 'outside_claim_unit_fk',
  onUpdate: 'CASCADE',
})
@Unique('outside_claim_client_key_uq', ['memberId', 'clientKey'])
@Check('outside_claim_state_ck', `state in ('waiting', 'accepted', 'refused', 'withdrawn')`)
@Check('outside_claim_decided_ck', `(state = 'waiting') = (decided_at is null)`)
@Check('outside_claim_withdrawn_ck', `(state = 'withdrawn') = (withdrawn_at is not null)`)
@Check('outside_claim_ended_ck', 'ended_at is null or last_on is not null')
@Check('outside_claim_last_ck', 'last_on is not distinct from least(kind_last_on, valid_until)')
@Check(
  'outside_claim_media_ck',
  `media_type in ('image/jpeg', 'application/pdf', 'application/json', 'application/jwt')`,
)
@Check('outside_claim_entered_ck', 'entered_for is null or (entered_by is not null and entered_for <> entered_by)')
@Check('outside_claim_badge_ck', `badge is null or media_type in ('application/json', 'application/jwt')`)
@Check('outside_claim_doubted_ck', `doubted_at is null or (state = 'accepted' and badge is not null)`)
@Index('outside_claim_badge_uq', ['badgeKey'], { unique: true, where: `state in ('waiting', 'accepted')` })
@Index('outside_claim_waiting_uq', ['memberId', 'certificate'], { unique: true, where: `state = 'waiting'` })
@Index('outside_claim_queue_idx', ['state', 'sentAt', 'id'])
@Index('outside_claim_ending_idx', ['lastOn'], { where: `state = 'accepted' and ended_at is null` })
@Index('outside_claim_doubted_idx', ['sentAt', 'id'], { where: 'doubted_at is not null' })
@Index('outside_claim_badge_issuer_idx', { synchronize: false })
@Index('outside_claim_unit_path_gist_idx', { synchronize: false })
export class OutsideClaimEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'outside_claim_pk' })
  id: string;

  @Column('uuid', { name: 'member_id' })
  @ForeignKey('MemberEntity', { name: 'outside_claim_member_fk' })
  memberId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  /** The kind, and its name on the day it was sent. */
  @Column('text')
  certificate: string;

  @Column('text')
  name: string;

  @Column('text')
  number: string;

  @Column('text')
  issuer: string;

  @Column('date', { name: 'issued_on' })
  issuedOn: string;

  /** The last day it is good for; null: for ever. */
  @Column('date', { name: 'last_on', nullable: true })
  lastOn: string | null;

  /** The last day as it follows from the months of the kind; null: those never end. */
  @Column('date', { name: 'kind_last_on', nullable: true })
  kindLastOn: string | null;

  /** The last day printed on the paper; null: none. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('uuid', { name: 'client_key' })
  clientKey: string;

  @Column('bytea', { name: 'body_hash' })
  bodyHash: Buffer;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;

  /** The officer who sent it for her, and who lent the right; null: she did it herself. */
  @Column('uuid', { name: 'entered_by', nullable: true })
  enteredBy: string | null;

  @Column('uuid', { name: 'entered_for', nullable: true })
  enteredFor: string | null;

  /** Null once erased. */
  @Column('text', { name: 'store_key', nullable: true })
  storeKey: string | null;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('text')
  state: string;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  withdrawnBy: string | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason: string | null;

  /** What was looked at of a badge; null for a paper, and once erased. */
  @Column('jsonb', { nullable: true })
  badge: object | null;

  /** Tells the same badge again; null for a paper, and once erased. */
  @Column('bytea', { name: 'badge_key', nullable: true })
  badgeKey: Buffer | null;

  /** When its end was written down as evidence. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** Since when an accepted badge is doubtful and waits for an officer; null: it isn't. */
  @Column('timestamptz', { name: 'doubted_at', nullable: true })
  doubtedAt: Date | null;
}
