import { IsNumber, Max, Min } from 'class-validator';
import { Settings } from '@lopso/platform';

/** How long the ways between communes are. */
@Settings()
export class ClassesSettings {
  /** Roads are so many times longer than the straight line; 1.3 in the plain, 1.6 and more in the mountains. */
  @IsNumber()
  @Min(1)
  @Max(5)
  TRAVEL_ROAD_FACTOR: number = 1.6;

  /** How fast one gets on, kilometres an hour. */
  @IsNumber()
  @Min(5)
  @Max(120)
  TRAVEL_KILOMETRES_AN_HOUR: number = 30;
}
