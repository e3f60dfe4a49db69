import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';

/** Names of the communes where classes meet. */
@Injectable()
export class CommuneNames {
  constructor(private readonly units: UnitService) {}

  /** The name with its type word for each commune id; one statement. */
  async of(communeIds: readonly string[]): Promise<Map<string, string>> {
    const units = await this.units.getUnits([...new Set(communeIds)]);
    return new Map([...units].map(([id, { fullName }]) => [id, fullName]));
  }

  async nameOf(communeId: string): Promise<string> {
    return (await this.units.getUnit(communeId)).fullName;
  }
}
