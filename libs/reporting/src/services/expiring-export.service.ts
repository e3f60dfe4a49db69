import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type CellValue, type NotedReading, streamXlsx, Throttle } from '@lopso/platform';
import { ReportingSettings } from '../reporting.settings';
import { EXPIRING_COLUMNS, expiringCells } from '../rules/expiring-sheet';
import { ExpiringList, type ExpiryView, type ExpiryWish } from './expiring-list.service';
import { type ExpiringPerson } from './expiring-reading.service';
import { ExportPlaces } from './export-places';
import { breakOff } from './people-workbook';
import { type ExportedFile, EXPORTS } from './people-export.service';

type Batches = AsyncGenerator<readonly ExpiringPerson[]>;

/** The list of whose passages end as an .xlsx file. */
@Injectable()
export class ExpiringExport {
  constructor(
    private readonly expiring: ExpiringList,
    private readonly places: ExportPlaces,
    private readonly settings: ReportingSettings,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Those whom `ExpiringList.list` finds, read in one go while the file is being taken; restricted records are left out. Every file is written into the audit trail.
   * It holds a place and a connection as the file of `PeopleWorkbook` does.
   * @throws TooManyRequests after 30 files in ten minutes
   * @throws ExportsBusy when as many files are being sent as a process sends at once
   */
  async open(actor: Actor, wish: ExpiryWish): Promise<ExportedFile> {
    const view = this.expiring.open(actor);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const giveBack = this.places.take();
    try {
      const { roundId, communeId, period, state } = wish;
      const reading = await this.audit.recordExportOver(actor, await this.expiring.narrowed(view, wish), {
        action: 'reporting.expiring-exported',
        details: { roundId, communeId, period, state },
      });
      const batches = this.named(view, wish, reading);
      const rows = cellsOf(await batches.next(), batches);
      const stream = streamXlsx([{ name: 'Sắp hết hạn', columns: EXPIRING_COLUMNS, rows, isList: true }]);
      breakOff(stream, batches, this.settings.EXPORT_SECONDS);
      stream.once('close', giveBack);
      return { fileName: `sap-het-han-${view.today}.xlsx`, stream };
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  private async *named(view: ExpiryView, wish: ExpiryWish, reading: NotedReading): Batches {
    for await (const people of this.expiring.stream(view, wish)) {
      const named = people.filter(({ isRestricted }) => !isRestricted);
      await this.audit.noteHeld(
        reading,
        named.map(({ memberId }) => memberId),
      );
      yield named;
    }
  }
}

async function* cellsOf(
  first: IteratorResult<readonly ExpiringPerson[]>,
  rest: Batches,
): AsyncGenerator<readonly CellValue[]> {
  for (let batch = first; batch.done !== true; batch = await rest.next())
    for (const person of batch.value) yield expiringCells(person);
}
