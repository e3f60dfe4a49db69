import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { ClassesSettings } from '../classes.settings';
import { travelMinutes } from '../rules/travel';

/** Minutes of travel from one commune to another. */
export type MinutesBetween = (fromCommuneId: string, toCommuneId: string) => number;

/** How long the ways between communes are, from the points of the official list. */
@Injectable()
export class TravelTimes {
  constructor(
    private readonly units: UnitService,
    private readonly settings: ClassesSettings,
  ) {}

  /** Those of the communes whose place nobody knows: no way from or to them is counted (decision 0056), and whoever shows ways says so. */
  async withoutPlace(communeIds: readonly string[]): Promise<string[]> {
    const points = await this.units.getUnitPoints(communeIds);
    return communeIds.filter((id) => !points.has(id));
  }

  /** The ways between these communes. Where nobody knows a commune's place there is no way to count: 0. */
  async between(communeIds: readonly string[]): Promise<MinutesBetween> {
    const points = await this.units.getUnitPoints(communeIds);
    const { TRAVEL_ROAD_FACTOR: factor, TRAVEL_KILOMETRES_AN_HOUR: kilometresAnHour } = this.settings;
    return (from, to) => {
      const [one, other] = [points.get(from), points.get(to)];
      return one === undefined || other === undefined ? 0 : travelMinutes(one, other, { factor, kilometresAnHour });
    };
  }
}
