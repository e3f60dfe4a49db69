import { Injectable } from '@nestjs/common';
import { OidcOtherAccount, OidcRefused } from '../identity.errors';
import { CodeBook, requireOpen } from './code-book';
import { ForeignLinks } from './foreign-links';
import { FurtherWays } from './further-ways';
import { OidcFlows } from './oidc-flows';
import { type Entry, type Origin, SignIn } from './sign-in';
import { type SlipProof, SlipProofs } from './slip-proofs';

/** Says by a slip's code and birth year which account a proved identity of the provider opens. */
@Injectable()
export class LinkBySlip {
  constructor(
    private readonly proofs: SlipProofs,
    private readonly codes: CodeBook,
    private readonly flows: OidcFlows,
    private readonly links: ForeignLinks,
    private readonly furtherWays: FurtherWays,
    private readonly signIns: SignIn,
  ) {}

  /**
   * Links, uses the code up and opens a session. The account is left with that link alone: under a password nobody knows, without the
   * other ways in (`FurtherWays`), every session before ended, for a code means that somebody else may know the old ones. Its owner
   * sets a password by the next slip, and is asked for consent like everybody.
   * `username` is the account that the person was shown and agreed to: nothing is linked silently.
   * @throws OidcRefused when no identity waits in this browser, OidcOtherAccount, OidcTaken, and the errors of
   *   `Activation.identify`
   */
  async link(
    flowToken: string | null,
    proof: SlipProof & { readonly username: string },
    origin: Origin,
  ): Promise<Entry> {
    const subjectHash = await this.flows.findSubject(flowToken);
    if (subjectHash === null) throw new OidcRefused();
    const { found, account } = await this.proofs.prove(proof, origin.address);
    requireOpen(found.state);
    if (account.username !== proof.username) throw new OidcOtherAccount();
    return this.furtherWays.loseAllWith(account, async (losePassword) => {
      await this.codes.lockOpen(found);
      await losePassword();
      await this.codes.markUsed(found);
      // Code and birth year prove as much as at an activation, so that a second factor can be set up at once.
      // The session first: the owner is told in every session that began after the link.
      const entry = await this.signIns.enter(account.id, origin, 'slip');
      await this.links.link({ accountId: account.id }, subjectHash);
      return entry;
    });
  }
}
