import { Injectable } from '@nestjs/common';

/** Who knows how a province releases certificates: a library above this one. */
export interface ReleaseTermsKnower {
  /** True where two people release the papers of the province above a path. */
  needsSecond(provincePath: string): Promise<boolean>;
}

/** Asks, when a round is opened, whether its papers may come by themselves: who opens it is one person (decision 0118). */
@Injectable()
export class ReleaseTerms implements ReleaseTermsKnower {
  private readonly knowers: ReleaseTermsKnower[] = [];

  add(knower: ReleaseTermsKnower): void {
    this.knowers.push(knower);
  }

  async needsSecond(provincePath: string): Promise<boolean> {
    for (const knower of this.knowers) if (await knower.needsSecond(provincePath)) return true;
    return false;
  }
}
