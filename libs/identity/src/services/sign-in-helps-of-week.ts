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
} from '@lopso/platform';
import { READ_SIGN_IN_HELP } from '../identity.permissions';
import { ActivationCodeRepository } from '../storage/activation-code.repository';
import { type SignInHelp, SignInHelpNames } from './sign-in-help-names';

const WEEK_MS = 7 * 86_400_000;

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
   * The last seven days below the actor's units, the latest first, a page at a time, and how many in all; written into
   * the audit trail.
   */
  async list(
    actor: Actor,
    wish: { readonly cursor: string | null; readonly limit: number },
  ): Promise<ListPage<SignInHelp> & { readonly total: number }> {
    const since = new Date(this.clock.now().getTime() - WEEK_MS);
    const scope = this.access.scope(actor, READ_SIGN_IN_HELP);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'identity.sign-in-helps-listed' });
    const all = await this.withMerged(scope);
    const after = decodeMomentCursor(wish.cursor);
    const rows = await this.names.of(await this.codes.listAloud(all, since, { after, limit: wish.limit + 1 }));
    const page = pageOf(rows, wish.limit, ({ helpedAt, id }) => encodeMomentCursor(helpedAt, id));
    await this.audit.noteHeld(
      reading,
      page.items.flatMap(({ memberId }) => memberId ?? []),
    );
    return {
      ...page,
      total: await this.codes.countAloud(all, since),
    };
  }

  /** With the units that were merged into those of the scope: their leaders read aloud there before. */
  private async withMerged(scope: Scope): Promise<Scope> {
    const former = await this.history.formerOf(scope);
    const ended = former.filter(({ until }) => until === null).map(({ unitPath }) => unitPath);
    return Scope.ofPaths([...scope.toPaths(), ...ended]);
  }
}
