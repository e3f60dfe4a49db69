import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  type ListPage,
  pageOf,
} from '@lopso/platform';
import { READ_SIGN_IN_HELP } from '../identity.permissions';
import { AccountRepository } from '../storage/account.repository';
import { ActivationCodeRepository, type ReadAloudRow } from '../storage/activation-code.repository';
import { SessionRepository } from '../storage/session.repository';

/** A code that a team leader read aloud: to whom, by whom, when. */
export interface SignInHelp {
  readonly id: string;
  readonly memberId: string | null;
  readonly memberName: string;
  readonly helperName: string;
  readonly helpedAt: Date;
  readonly wasUsed: boolean;
}

const WEEK_MS = 7 * 86_400_000;

/** What became of codes read aloud: the officer's list, and what their owners are told. */
@Injectable()
export class SignInHelps {
  constructor(
    private readonly codes: ActivationCodeRepository,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The last seven days below the actor's units, the latest first, a page at a time, and how many in all; written into
   * the audit trail.
   */
  async listOfWeek(
    actor: Actor,
    wish: { readonly cursor: string | null; readonly limit: number },
  ): Promise<ListPage<SignInHelp> & { readonly total: number }> {
    const since = new Date(this.clock.now().getTime() - WEEK_MS);
    const scope = this.access.scope(actor, READ_SIGN_IN_HELP);
    const unitPath = scope.toPaths()[0] ?? null;
    await this.audit.recordRead(actor, {
      action: 'identity.sign-in-helps-listed',
      subjectType: 'unit',
      subjectId: unitPath ?? '',
      unitPath,
    });
    const after = decodeMomentCursor(wish.cursor);
    const rows = await this.named(await this.codes.listAloud(scope, since, { after, limit: wish.limit + 1 }));
    return {
      ...pageOf(rows, wish.limit, ({ helpedAt, id }) => encodeMomentCursor(helpedAt, id)),
      total: await this.codes.countAloud(scope, since),
    };
  }

  /** What the actor has not been told yet about the own account. */
  async untold(actor: Actor): Promise<SignInHelp[]> {
    return this.named(await this.codes.listUntold(actor.accountId, actor.sessionId));
  }

  /**
   * The actor has read it. In a session that a code opened it is set aside for that session alone: whoever heard the code may sit
   * there, so it is told once more when the owner comes by password, passkey or PIN.
   */
  async acknowledge(actor: Actor): Promise<void> {
    const way = await this.sessions.wayOf(actor.sessionId);
    if (way === null || way === 'slip') await this.codes.setAside(actor.accountId, actor.sessionId);
    else await this.codes.markTold(actor.accountId, this.clock.now());
  }

  private async named(rows: readonly ReadAloudRow[]): Promise<SignInHelp[]> {
    const ids = [...new Set(rows.flatMap(({ accountId, issuedBy }) => [accountId, issuedBy]))];
    const accounts = new Map((await this.accounts.listByIds(ids)).map((account) => [account.id, account]));
    return rows.map(({ id, accountId, issuedBy, issuedAt, usedAt }) => ({
      id,
      memberId: accounts.get(accountId)?.memberId ?? null,
      memberName: accounts.get(accountId)?.displayName ?? '',
      helperName: accounts.get(issuedBy)?.displayName ?? '',
      helpedAt: issuedAt,
      wasUsed: usedAt !== null,
    }));
  }
}
