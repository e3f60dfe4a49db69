import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type CellValue, type NotedReading, streamXlsx, Throttle } from '@lopso/platform';
import { EXPIRING_COLUMNS, expiringCells } from '../rules/expiring-sheet';
import { ExpiringList, type ExpiryView, type ExpiryWish } from './expiring-list.service';
import { type ExportedFile, EXPORTS } from './people-export.service';

/** People read at once: a list of 20,000 never stands in memory as a whole. */
const PART = 200;

/** The list of whose passages end as an .xlsx file. */
@Injectable()
export class ExpiringExport {
  constructor(
    private readonly expiring: ExpiringList,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Those whom `ExpiringList.list` finds; restricted records are left out. Every file is written into the audit trail.
   * @throws TooManyRequests after 30 files in ten minutes
   */
  async open(actor: Actor, wish: ExpiryWish): Promise<ExportedFile> {
    const view = this.expiring.open(actor);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const { roundId, communeId, period, state } = wish;
    const reading = await this.audit.recordExportOver(actor, await this.expiring.narrowed(view, wish), {
      action: 'reporting.expiring-exported',
      details: { roundId, communeId, period, state },
    });
    const rows = this.rows(view, wish, reading);
    const stream = streamXlsx([{ name: 'Sắp hết hạn', columns: EXPIRING_COLUMNS, rows, isList: true }]);
    return { fileName: `sap-het-han-${view.today}.xlsx`, stream };
  }

  private async *rows(view: ExpiryView, wish: ExpiryWish, reading: NotedReading): AsyncGenerator<readonly CellValue[]> {
    let cursor: string | null = null;
    do {
      const { people, nextCursor } = await this.expiring.read(view, wish, { limit: PART, cursor });
      const named = people.filter(({ isRestricted }) => !isRestricted);
      await this.audit.noteHeld(
        reading,
        named.map(({ memberId }) => memberId),
      );
      for (const person of named) yield expiringCells(person);
      cursor = nextCursor;
    } while (cursor !== null);
  }
}
