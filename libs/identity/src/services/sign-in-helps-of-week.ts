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
import { READ_SIGN_IN_HELP } from '../identity.permissions';
import { ActivationCodeRepository } from '../storage/activation-code.repository';
import { type SignInHelp, SignInHelpNames } from './sign-in-help-names';

const DAY_MS = 86_400_000;

/** Seven days as they are lived in Vietnam: calendar dates, both included, and the instants between which they lie. */
interface Week {
  readonly from: string;
  readonly until: string;
  readonly since: Date;
  readonly before: Date;
}

export type SignInHelpWeek = ListPage<SignInHelp> & Pick<Week, 'from' | 'until'> & { readonly total: number };

/** Codes read aloud as officers see them. */
@Injectable()
export class SignInHelpsOfWeek {
  constructor(
    private readonly codes: ActivationCodeRepository,
    private readonly names: SignInHelpNames,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly history: UnitHistory,
    private readonly clock: Clock,
  ) {}

  /**
   * The seven days up to `until` (a calendar date, today when left out) below the actor's units, the latest first, a page at a time,
   * and how many in all; written into the audit trail.
   */
  async list(
    actor: Actor,
    wish: { readonly until?: string; readonly cursor: string | null; readonly limit: number },
  ): Promise<SignInHelpWeek> {
    const week = weekUntil(wish.until ?? this.clock.today());
    const scope = this.access.scope(actor, READ_SIGN_IN_HELP);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'identity.sign-in-helps-listed' });
    const all = await this.withMerged(scope);
    const after = decodeMomentCursor(wish.cursor);
    const rows = await this.names.of(await this.codes.listAloud(all, week, { after, limit: wish.limit + 1 }));
    const page = pageOf(rows, wish.limit, ({ helpedAt, id }) => encodeMomentCursor(helpedAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.flatMap(({ memberId }) => memberId ?? []),
    );
    return { ...page, from: week.from, until: week.until, total: await this.codes.countAloud(all, week) };
  }

  /** With the units that were merged into those of the scope: their leaders read aloud there before. */
  private async withMerged(scope: Scope): Promise<Scope> {
    const former = await this.history.formerOf(scope);
    const ended = former.filter(({ until }) => until === null).map(({ unitPath }) => unitPath);
    return Scope.ofPaths([...scope.toPaths(), ...ended]);
  }
}

function weekUntil(until: string): Week {
  const before = new Date(new Date(`${until}T00:00:00+07:00`).getTime() + DAY_MS);
  const since = new Date(before.getTime() - 7 * DAY_MS);
  return { from: vietnamDate(since), until, since, before };
}
