import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { ClassesSettings } from '../classes.settings';
import { travelMinutes } from './venue.rules';

/** Minutes of travel from one commune to another. */
export type MinutesBetween = (fromCommuneId: string, toCommuneId: string) => number;

/** Names of communes and the minutes of travel between them. */
@Injectable()
export class CommuneService {
  constructor(
    private readonly units: UnitService,
    private readonly settings: ClassesSettings,
  ) {}

  /** The name with its type word for each commune id; one statement. */
  async namesOf(communeIds: readonly string[]): Promise<Map<string, string>> {
    const units = await this.units.getUnits([...new Set(communeIds)]);
    return new Map([...units].map(([id, { fullName }]) => [id, fullName]));
  }

  async nameOf(communeId: string): Promise<string> {
    return (await this.units.getUnit(communeId)).fullName;
  }

  /** Those of the communes whose place nobody knows: no way from or to them is counted (decision 0056), and whoever shows ways says so. */
  async communesWithoutPlace(communeIds: readonly string[]): Promise<string[]> {
    const points = await this.units.getUnitPoints(communeIds);
    return communeIds.filter((id) => !points.has(id));
  }

  /** The ways between these communes. Where nobody knows a commune's place there is no way to count: 0. */
  async travelMinutesBetween(communeIds: readonly string[]): Promise<MinutesBetween> {
    const points = await this.units.getUnitPoints(communeIds);
    const { TRAVEL_ROAD_FACTOR: factor, TRAVEL_KILOMETRES_AN_HOUR: kilometresAnHour } = this.settings;
    return (from, to) => {
      const [one, other] = [points.get(from), points.get(to)];
      return one === undefined || other === undefined ? 0 : travelMinutes(one, other, { factor, kilometresAnHour });
    };
  }
}
