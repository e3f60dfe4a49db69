import { Injectable } from '@nestjs/common';
import { type RoundSummary } from '@lopso/learning';
import { type Actor, Audit, Clock, InvalidInput, NotFound } from '@lopso/platform';
import { ReasonOfOtherKind } from '../credentials.errors';
import {
  CHANGE_REASONS,
  type ChangeKind,
  type ChangeReason,
  type ChangeRule,
  needsDocument,
} from '../rules/certificate-change';
import { CertificateRepository } from '../storage/certificate.repository';
import { type ChangeLine, ChangeLines, seenOf } from './change-lines.service';
import { ReleaseRules } from './release-rules.service';
import { WaitingPeople } from './waiting-people.service';

/** What a change would do with each certificate, as things are. */
export interface ChangePreview {
  readonly round: RoundSummary;
  readonly rule: ChangeRule;
  readonly lines: readonly ChangeLine[];
  /** Names what is shown: a proposal sends it back. */
  readonly seen: string;
  readonly at: Date;
}

/** Shows what would be done with certificates before anybody proposes it. */
@Injectable()
export class ChangePreviews {
  constructor(
    private readonly waiting: WaitingPeople,
    private readonly certificates: CertificateRepository,
    private readonly lines: ChangeLines,
    private readonly rules: ReleaseRules,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Written into the audit trail as a reading. @throws NotFound as `look` */
  async preview(
    actor: Actor,
    roundId: string,
    wish: { readonly kind: ChangeKind; readonly certificateIds: readonly string[] },
  ): Promise<ChangePreview> {
    const preview = await this.look(actor, roundId, wish);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.change-looked-at',
      subjectType: 'round',
      subjectId: roundId,
      unitPath: preview.round.unitPath,
    });
    await this.audit.noteHeld(reading, [...new Set(preview.lines.map(({ certificate }) => certificate.memberId))]);
    return preview;
  }

  /** @throws NotFound when the round isn't there, or lies outside the units whose certificates the actor changes */
  async requireRound(actor: Actor, roundId: string): Promise<void> {
    await this.waiting.releasableRound(actor, roundId);
  }

  /**
   * The same without an entry. Certificates of the round alone: their number is the register's, whoever the people belong to now.
   * @throws NotFound when the round or one of the certificates isn't there; ReasonOfOtherKind; InvalidInput for a document of a day to come, or one that is
   * needed and not named
   */
  async look(
    actor: Actor,
    roundId: string,
    wish: {
      readonly kind: ChangeKind;
      readonly certificateIds: readonly string[];
      readonly reason?: ChangeReason;
      readonly paper?: { readonly on: string } | null;
    },
  ): Promise<ChangePreview> {
    const round = await this.waiting.releasableRound(actor, roundId);
    const { kind, reason, paper } = wish;
    if (paper && paper.on > this.clock.today())
      throw new InvalidInput([{ pointer: '#/paperOn', code: 'org.date-in-future' }]);
    if (reason !== undefined && !CHANGE_REASONS[kind].includes(reason)) throw new ReasonOfOtherKind();
    if (reason !== undefined && needsDocument(kind, reason) && !paper)
      throw new InvalidInput([{ pointer: '#/paperNumber', code: 'credentials.document-needed' }]);
    const ids = [...new Set(wish.certificateIds)];
    const certificates = await this.certificates.listByIds(roundId, ids);
    if (certificates.length < ids.length) throw new NotFound();
    const weighed = await this.lines.of(kind, certificates);
    const isOwn = await this.lines.ownAmong(actor, round.unitPath, weighed);
    const lines = weighed.map((line): ChangeLine => {
      if (line.obstacle !== null) return line;
      if (isOwn(line)) return { ...line, obstacle: 'own' };
      return line.certificate.openChangeId === null ? line : { ...line, obstacle: 'waiting' };
    });
    const rule = await this.rules.above(actor, round.unitPath);
    return { round, rule, lines, seen: seenOf(kind, lines), at: this.clock.now() };
  }

  /** Whether these lines still say what was seen; their certificates stay locked until the transaction ends. */
  async holdStill(roundId: string, kind: ChangeKind, lines: readonly ChangeLine[]): Promise<boolean> {
    await this.lines.holdPassages(
      kind,
      lines.map(({ certificate }) => certificate),
    );
    const ids = lines.map(({ certificate }) => certificate.id);
    const held = await this.lines.of(kind, await this.certificates.lockByIds(roundId, ids));
    return seenOf(kind, held) === seenOf(kind, lines);
  }
}
