import { IsString } from 'class-validator';
import { Settings } from '@lopso/platform';

/** Where reports find what is not in the database. */
@Settings()
export class ReportingSettings {
  /** Folder of the official units, absolute or relative to the working directory; its `units.geojson` is the map. */
  @IsString()
  UNITS_DIRECTORY: string = 'content/units';
}
