import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { DesignChanged } from '../credentials.errors';
import { DesignRepository, type DesignVersion } from '../storage/design.repository';

type Act = 'credentials.design-copied' | 'credentials.design-saved' | 'credentials.design-reset';

/** Keeps versions of designs: numbered, once, with who made them. */
@Injectable()
export class KeepDesign {
  constructor(
    private readonly designs: DesignRepository,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a version that follows another; what counts already is no new one.
   * @throws DesignChanged when somebody saved meanwhile
   */
  async keep(
    actor: Actor,
    province: { readonly id: string; readonly path: string },
    made: Pick<DesignVersion, 'id' | 'slug' | 'number' | 'body'> & { readonly action: Act },
  ): Promise<void> {
    const { id, slug, number, body, action } = made;
    await this.transactions.run(async () => {
      const newest = await this.designs.newest(province.id, slug);
      if (newest !== null && newest.body === body) return;
      if ((newest?.number ?? 0) !== number - 1) throw new DesignChanged();
      await this.designs.insert(province.id, {
        id,
        slug,
        number,
        body,
        madeBy: actor.accountId,
        madeAt: this.clock.now(),
      });
      await this.audit.record(actor, {
        ...{ action, subjectType: 'certificate-design', subjectId: slug, unitPath: province.path },
        details: { designSlug: slug, designVersion: number },
      });
    });
  }
}
