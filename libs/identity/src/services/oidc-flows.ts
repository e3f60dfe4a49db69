import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { OidcFlowRepository, type OidcFlowRow } from '../storage/oidc-flow.repository';
import { OidcProvider, type OidcSecrets } from './oidc-provider';
import { Sealer } from './sealer';
import { Secrets } from './secrets';

const MINUTES = 10;

/** A flow taken up again, used by it. */
export interface TakenFlow {
  readonly purpose: 'sign-in' | 'link';
  readonly accountId: string | null;
  readonly secrets: OidcSecrets;
}

/** Sign-ins on their way to the provider and back. The token stays in the browser's cookie; here is its hash. */
@Injectable()
export class OidcFlows {
  constructor(
    private readonly flows: OidcFlowRepository,
    private readonly provider: OidcProvider,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** Begins a flow; `accountId` names who wants to link. */
  async begin(accountId: string | null): Promise<{ flowToken: string; secrets: OidcSecrets }> {
    const flowToken = this.secrets.newToken();
    const secrets = this.provider.newSecrets(this.secrets.stateOf(flowToken));
    const { nonce, codeVerifier } = secrets;
    const sealedText = JSON.stringify({ nonce, codeVerifier });
    await this.keep(flowToken, { purpose: accountId === null ? 'sign-in' : 'link', accountId, sealedText });
    return { flowToken, secrets };
  }

  /** Takes a flow up, once; null when it was used, is too old or of another browser. */
  async take(flowToken: string | null): Promise<TakenFlow | null> {
    const row = flowToken === null ? null : await this.flows.take(this.secrets.hashToken(flowToken), this.clock.now());
    if (row === null || flowToken === null || row.subjectHash !== null) return null;
    const sealed = JSON.parse(this.sealer.open(row.sealedSecrets, placeOf(row))) as Omit<OidcSecrets, 'state'>;
    const secrets = { ...sealed, state: this.secrets.stateOf(flowToken) };
    return { purpose: row.purpose, accountId: row.accountId, secrets };
  }

  /** Keeps a proved subject that no account has, until a slip says whose it is. Gives the token for the cookie. */
  async keepSubject(subjectHash: Buffer): Promise<string> {
    const flowToken = this.secrets.newToken();
    await this.keep(flowToken, { purpose: 'sign-in', accountId: null, sealedText: '{}', subjectHash });
    return flowToken;
  }

  /** The subject kept under a token, or null. */
  async findSubject(flowToken: string | null): Promise<Buffer | null> {
    const row = flowToken === null ? null : await this.flows.find(this.secrets.hashToken(flowToken), this.clock.now());
    return row?.subjectHash ?? null;
  }

  private async keep(
    flowToken: string,
    flow: Pick<OidcFlowRow, 'purpose' | 'accountId'> & { sealedText: string; subjectHash?: Buffer },
  ): Promise<void> {
    const flowHash = this.secrets.hashToken(flowToken);
    await this.flows.insert({
      flowHash,
      purpose: flow.purpose,
      accountId: flow.accountId,
      sealedSecrets: this.sealer.seal(flow.sealedText, placeOf({ flowHash })),
      subjectHash: flow.subjectHash ?? null,
      expiresAt: new Date(this.clock.now().getTime() + MINUTES * 60_000),
    });
  }
}

const placeOf = ({ flowHash }: Pick<OidcFlowRow, 'flowHash'>): string => `oidc:${flowHash.toString('hex')}`;
