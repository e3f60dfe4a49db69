import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { NumberNeeded, NumberNotWanted, PaperIncomplete, PaperIsIssued } from '../papers.errors';
import { peopleIn } from '../rules/erase-from-paper';
import { paddedNumber } from '../rules/paper-dates';
import { type PaperTree } from '../rules/paper-tree';
import { PaperRepository } from '../storage/paper.repository';
import { PaperAccess } from './paper-access.service';
import { PaperFacts } from './paper-facts.service';
import { PaperMaker } from './paper-maker.service';

/** What the clerk of the office gave the paper. `datedOn`: `yyyy-mm-dd`. `number` empty for a kind that carries none. */
export interface PaperNumber {
  readonly number: string;
  readonly datedOn: string;
}

/** Turns a draft into the paper that was issued: numbered, dated, frozen. */
@Injectable()
export class IssuePaper {
  constructor(
    private readonly papers: PaperRepository,
    private readonly access: PaperAccess,
    private readonly maker: PaperMaker,
    private readonly facts: PaperFacts,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFound, NotYourOffice, PaperIsIssued, NumberNeeded, NumberNotWanted, PaperIncomplete while something has no value,
   * NumberTaken
   */
  async issue(actor: Actor, paperId: string, given: PaperNumber): Promise<void> {
    await this.facts.fix(await this.access.changeable(actor, await this.papers.findPaper(paperId)));
    await this.transactions.run(async () => {
      const paper = await this.access.changeable(actor, await this.papers.lockPaper(paperId));
      if (paper.issuedAt !== null) throw new PaperIsIssued();
      const form = { ...paper.form, number: paddedNumber(given.number), datedOn: given.datedOn };
      const { tree, missing, symbol } = await this.maker.make(actor, { ...paper, form });
      requireNumber(symbol, form.number);
      requireComplete(tree, missing);
      const number = form.number === '' ? null : form.number;
      await this.papers.issue(paperId, {
        ...{ symbol, number, form, datedOn: given.datedOn, content: tree, memberIds: peopleIn(tree) },
        ...{ by: actor.accountId, at: this.clock.now() },
      });
      await this.access.note(actor, paper, 'papers.paper-issued', {
        number: number === null ? null : `${number}/${symbol}`,
      });
    });
  }
}

function requireNumber(symbol: string | null, number: string): void {
  if (symbol !== null && number === '') throw new NumberNeeded();
  if (symbol === null && number !== '') throw new NumberNotWanted();
}

function requireComplete({ signing }: PaperTree, missing: readonly string[]): void {
  const gaps = signing !== null && signing.name === '' ? [...missing, 'họ tên người ký'] : missing;
  if (gaps.length > 0) throw new PaperIncomplete(gaps);
}
