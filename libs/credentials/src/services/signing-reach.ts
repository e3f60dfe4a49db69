import { Injectable } from '@nestjs/common';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { Access, type Actor, Audit, type NotedReading, NotFound, type Permission, type Scope } from '@lopso/platform';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { type SignedUpload, SigningRepository } from '../storage/signing.repository';

/** A round whose papers the actor may see. */
export interface SigningRound {
  readonly round: RoundSummary;
  /** The actor's units within the round's. */
  readonly within: Scope;
}

/** Whose papers an officer may have signed, and how that is written down. */
@Injectable()
export class SigningReach {
  constructor(
    private readonly signing: SigningRepository,
    private readonly roundService: RoundService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound when the round's unit lies outside the actor's */
  async round(actor: Actor, roundId: string, permission: Permission): Promise<SigningRound> {
    const scope = this.access.scope(actor, permission);
    const round = await this.roundService.getRound(roundId);
    this.access.require(actor, permission, round);
    return { round, within: scope.narrowedTo(round.unitPath) };
  }

  /**
   * An upload. An open one is its maker's alone: what she is about to keep nobody adds to or drops unseen. A kept one is everybody's who may
   * decide about certificates of the round.
   * @throws NotFound
   */
  async upload(actor: Actor, id: string, lock: boolean): Promise<SignedUpload & SigningRound> {
    const { accountId } = actor;
    const upload = await (lock ? this.signing.lockUpload(id, accountId) : this.signing.findUpload(id, accountId));
    if (upload === null) throw new NotFound();
    this.access.require(actor, MANAGE_CERTIFICATES, upload);
    return { ...upload, ...(await this.round(actor, upload.roundId, MANAGE_CERTIFICATES)) };
  }

  async note(
    actor: Actor,
    action: string,
    { round, count }: { readonly round: RoundSummary; readonly count: number },
  ): Promise<void> {
    const entry = { action, subjectType: 'round', subjectId: round.id, unitPath: round.unitPath };
    await this.audit.record(actor, { ...entry, details: { count } });
  }

  /** That the papers leave as files. */
  async noteTaken(actor: Actor, { round, within }: SigningRound): Promise<NotedReading> {
    const subject = { type: 'round', id: round.id };
    return this.audit.recordExportOver(actor, within, { action: 'credentials.signing-copies-taken', subject });
  }

  /** Whose papers an officer saw or took. */
  async noteHeld(reading: NotedReading, people: readonly { memberId: string; unitPath: string }[]): Promise<void> {
    await this.audit.noteHeld(reading, people);
  }

  /** That an officer looked at the people of an upload. */
  async noteListed(actor: Actor, { round, within }: SigningRound): Promise<NotedReading> {
    const subject = { type: 'round', id: round.id };
    return this.audit.recordReadOver(actor, within, { action: 'credentials.signed-files-listed', subject });
  }
}
