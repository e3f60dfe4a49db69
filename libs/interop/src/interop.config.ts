import { IsInt, Max, Min } from 'class-validator';
import { Settings } from '@lopso/platform';

/** How imports are kept. */
@Settings()
export class InteropSettings {
  /** Days after the last act on an import until its rows, which hold what the file said of people, are removed. Undo ends with them. */
  @IsInt()
  @Min(1)
  @Max(400)
  IMPORT_KEPT_DAYS: number = 90;
}
