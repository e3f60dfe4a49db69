import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { OidcRefused } from '../identity.errors';
import { AccountRepository } from '../storage/account.repository';
import { ForeignLinks } from './foreign-links';
import { OidcFlows } from './oidc-flows';
import { OidcProvider } from './oidc-provider';
import { type Entry, type Origin, SignIn } from './sign-in';
import { SignInAttempts } from './sign-in-attempts';

/** A browser on its way to the provider: where it goes and the token its cookie holds meanwhile. */
export interface OidcDeparture {
  readonly url: string;
  readonly flowToken: string;
}

/** What a return from the provider came to. `unlinked`: proved, but nobody's; a slip may say whose. */
export type OidcReturn =
  | { readonly kind: 'signed-in'; readonly entry: Entry }
  | { readonly kind: 'linked' }
  | { readonly kind: 'unlinked'; readonly displayName: string | null; readonly flowToken: string };

/** Signs in through the configured OpenID provider. It opens accounts that are linked; it never makes one. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly provider: OidcProvider,
    private readonly flows: OidcFlows,
    private readonly links: ForeignLinks,
    private readonly accounts: AccountRepository,
    private readonly attempts: SignInAttempts,
    private readonly signIns: SignIn,
  ) {}

  /**
   * Begins a sign-in, or for who is signed in a link. `isAgain`: somebody signed in proves herself anew.
   * @throws OidcOff, OidcUnavailable, TooManyRequests
   */
  async depart(linker: Actor | null, address: string, isAgain: boolean): Promise<OidcDeparture> {
    await this.attempts.countQuestion(address);
    const { flowToken, secrets } = await this.flows.begin(linker?.accountId ?? null);
    return { flowToken, url: await this.provider.authorizationUrl(secrets, isAgain) };
  }

  /**
   * Takes up what the browser brought back (the query of the return page), once.
   * @throws OidcRefused, OidcCancelled, OidcUnavailable, OidcTaken
   */
  async comeBack(
    back: { readonly flowToken: string | null; readonly query: string },
    actor: Actor | null,
    origin: Origin,
  ): Promise<OidcReturn> {
    const flow = await this.flows.take(back.flowToken);
    if (flow === null) throw new OidcRefused();
    const person = await this.provider.exchange(back.query, flow.secrets);
    if (flow.purpose === 'link') return this.linkTo(flow.accountId, actor, person.subject);
    const accountId = await this.links.accountOf(person.subject);
    if (accountId === null) {
      const flowToken = await this.flows.keepSubject(this.links.hashOf(person.subject));
      return { kind: 'unlinked', displayName: person.displayName, flowToken };
    }
    const account = await this.accounts.findById(accountId);
    if (account?.state !== 'active') throw new OidcRefused();
    // Nobody can type the password of an account that was opened this way: the provider's word stands for it.
    const provedAt = account.hasOwnPassword ? null : person.authenticatedAt;
    return { kind: 'signed-in', entry: await this.signIns.enter(accountId, origin, 'oidc', { provedAt }) };
  }

  private async linkTo(accountId: string | null, actor: Actor | null, subject: string): Promise<OidcReturn> {
    if (actor === null || actor.accountId !== accountId) throw new OidcRefused();
    await this.links.link(actor, this.links.hashOf(subject));
    return { kind: 'linked' };
  }
}
