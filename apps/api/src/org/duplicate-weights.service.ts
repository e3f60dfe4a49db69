import { Injectable } from '@nestjs/common';
import { CertificateService } from '@lopso/credentials';
import { AccountService } from '@lopso/identity';
import { CompletionService } from '@lopso/learning';
import { DuplicateService, type ListedPair, type PairListWish } from '@lopso/org';
import { type Actor, type ListPage } from '@lopso/platform';
import { type AccountUse } from './member.dto';

/** What tells which of two records to keep, by member id; who has nothing is missing. */
export interface RecordWeights {
  readonly learnt: ReadonlyMap<string, number>;
  readonly papers: ReadonlyMap<string, number>;
  readonly accounts: ReadonlyMap<string, AccountUse>;
}

/** A page of pairs with what hangs on each record. */
export interface PairPage extends ListPage<ListedPair> {
  readonly weights: RecordWeights;
}

/** Pairs of records with what was learnt in each, its papers and its account. */
@Injectable()
export class DuplicateWeightsService {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly completions: CompletionService,
    private readonly certificates: CertificateService,
    private readonly accounts: AccountService,
  ) {}

  /** @throws NotFound for a commune outside the actor's units */
  async listPairs(actor: Actor, wish: PairListWish): Promise<PairPage> {
    const page = await this.duplicates.listPairs(actor, wish);
    const ids = page.items.flatMap(({ people }) => people.map(({ memberId }) => memberId));
    const learnt = await this.completions.countEvidence(ids);
    const papers = await this.certificates.countStanding(ids);
    const states = await this.accounts.getStatesOfMembers(ids);
    const accounts = new Map([...states].map(([memberId, { state }]) => [memberId, state] as const));
    return { ...page, weights: { learnt, papers, accounts } };
  }
}
