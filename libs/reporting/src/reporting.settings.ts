import { IsInt, IsString, Max, Min } from 'class-validator';
import { Settings } from '@lopso/platform';

/** Where reports find what is not in the database. */
@Settings()
export class ReportingSettings {
  /** Folder of the official units, absolute or relative to the working directory; its `units.geojson` is the map. */
  @IsString()
  UNITS_DIRECTORY: string = 'content/units';

  /** Files of people that a process sends at once, each over a connection of its own; far fewer than `DATABASE_POOL_SIZE`. */
  @IsInt()
  @Min(1)
  @Max(50)
  EXPORTS_AT_ONCE: number = 3;

  /** How long one file may take on its way to a slow reader; then it breaks off. */
  @IsInt()
  @Min(1)
  @Max(3600)
  EXPORT_SECONDS: number = 120;
}
