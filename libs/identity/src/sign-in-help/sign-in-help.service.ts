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
  Scope,
  UnitHistory,
  vietnamDate,
} from '@lopso/platform';
import { AccountRepository } from '../accounts/account.repository';
import { ActivationCodeRepository, type ReadAloudRow } from '../activation/activation-code.repository';
import { READ_SIGN_IN_HELP } from '../identity.permissions';
import { SessionRepository } from '../sessions/session.repository';
import { type AcknowledgingSession, isAcknowledgedForGood } from './sign-in-help.rules';

/** A code that a team leader read aloud: to whom, by whom, when. */
export interface SignInHelp {
  readonly id: string;
  readonly memberId: string | null;
  readonly memberName: string;
  readonly helperName: string;
  readonly helpedAt: Date;
  readonly wasUsed: boolean;
}

const DAY_MS = 86_400_000;

/** Seven days as they are lived in Vietnam: calendar dates, both included, and the instants between which they lie. */
interface Week {
  readonly from: string;
  readonly until: string;
  readonly since: Date;
  readonly before: Date;
}

export type SignInHelpWeek = ListPage<SignInHelp> & Pick<Week, 'from' | 'until'> & { readonly total: number };

/** Codes that were read aloud to somebody: shown to the owner of the account, and to officers by week. */
@Injectable()
export class SignInHelpService {
  constructor(
    private readonly codeRepository: ActivationCodeRepository,
    private readonly accountRepository: AccountRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly history: UnitHistory,
    private readonly clock: Clock,
    private readonly sessionRepository: SessionRepository,
  ) {}

  /** What the actor has not been told yet about the own account. */
  async listUnacknowledged(actor: Actor): Promise<SignInHelp[]> {
    return this.addNames(await this.codeRepository.listUnacknowledged(actor.accountId, actor.sessionId));
  }

  /**
   * The actor has read it. Where the helper may sit there it is set aside for this session alone and told once more in every other
   * (`isToldForGood`).
   */
  async acknowledgeHelps(actor: Actor): Promise<void> {
    const session = await this.describeSession(actor);
    if (isAcknowledgedForGood(session)) await this.codeRepository.markAcknowledged(actor.accountId, session.now);
    else await this.codeRepository.setAside(actor.accountId, actor.sessionId);
  }

  async addNames(rows: readonly ReadAloudRow[]): Promise<SignInHelp[]> {
    const ids = [...new Set(rows.flatMap(({ accountId, issuedBy }) => [accountId, issuedBy]))];
    const accounts = new Map((await this.accountRepository.listByIds(ids)).map((account) => [account.id, account]));
    return rows.map(({ id, accountId, issuedBy, issuedAt, usedAt }) => ({
      id,
      memberId: accounts.get(accountId)?.memberId ?? null,
      memberName: accounts.get(accountId)?.displayName ?? '',
      helperName: accounts.get(issuedBy)?.displayName ?? '',
      helpedAt: issuedAt,
      wasUsed: usedAt !== null,
    }));
  }

  /**
   * The seven days up to `until` (a calendar date, today when left out) below the actor's units, the latest first, a page at a time,
   * and how many in all; written into the audit trail.
   */
  async listHelpsOfWeek(
    actor: Actor,
    wish: { readonly until?: string; readonly cursor: string | null; readonly limit: number },
  ): Promise<SignInHelpWeek> {
    const week = weekUntil(wish.until ?? this.clock.today());
    const scope = this.access.scope(actor, READ_SIGN_IN_HELP);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'identity.sign-in-helps-listed' });
    const all = await this.withMerged(scope);
    const after = decodeMomentCursor(wish.cursor);
    const rows = await this.addNames(await this.codeRepository.listAloud(all, week, { after, limit: wish.limit + 1 }));
    const page = pageOf(rows, wish.limit, ({ helpedAt, id }) => encodeMomentCursor(helpedAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.flatMap(({ memberId }) => memberId ?? []),
    );
    return { ...page, from: week.from, until: week.until, total: await this.codeRepository.countAloud(all, week) };
  }

  /** With the units that were merged into those of the scope: their leaders read aloud there before. */
  private async withMerged(scope: Scope): Promise<Scope> {
    const former = await this.history.formerOf(scope);
    const ended = former.filter(({ until }) => until === null).map(({ unitPath }) => unitPath);
    return Scope.ofPaths([...scope.toPaths(), ...ended]);
  }

  /** How the actor's session was opened, and on what code everything that opens the account stands. */
  async describeSession(actor: Actor): Promise<AcknowledgingSession> {
    const way = await this.sessionRepository.wayOf(actor.sessionId);
    return { way, root: await this.codeRepository.lastUsed(actor.accountId), now: this.clock.now() };
  }
}

function weekUntil(until: string): Week {
  const before = new Date(new Date(`${until}T00:00:00+07:00`).getTime() + DAY_MS);
  const since = new Date(before.getTime() - 7 * DAY_MS);
  return { from: vietnamDate(since), until, since, before };
}
