import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, streamXlsx } from '@lopso/platform';
import { READ_OPINIONS } from '../classes.permissions';
import { OPINION_COLUMNS, opinionCells } from '../rules/opinion-sheet';
import { CommuneNames } from './commune-names.service';
import { OpinionLists, type OpinionScope } from './opinion-lists';

/** What members said after classes, as a file: counts, and nothing anybody wrote. */
@Injectable()
export class OpinionExport {
  constructor(
    private readonly lists: OpinionLists,
    private readonly names: CommuneNames,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The classes of these days as .xlsx, the latest first; taking it out stands in the trail. */
  async workbook(actor: Actor, query: OpinionScope): Promise<Readable> {
    const { results } = await this.lists.within(actor, query);
    const names = await this.names.of(results.map(({ communeId }) => communeId));
    const { from, to } = query;
    await this.audit.recordExportOver(actor, this.access.reach(actor, READ_OPINIONS), {
      action: 'classes.opinions-exported',
      details: { from, to },
    });
    const rows = results.map((one) => opinionCells({ ...one, communeName: names.get(one.communeId) ?? '' }));
    return streamXlsx([{ name: 'Ý kiến sau lớp', columns: OPINION_COLUMNS, rows, isList: true }]);
  }
}
