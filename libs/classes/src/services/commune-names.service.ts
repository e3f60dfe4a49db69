import { Injectable } from '@nestjs/common';
import { Units } from '@lopso/org';

/** Names of the communes where classes meet. */
@Injectable()
export class CommuneNames {
  constructor(private readonly units: Units) {}

  /** The name with its type word for each commune id. */
  async of(communeIds: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(communeIds)) names.set(id, (await this.units.getUnit(id)).fullName);
    return names;
  }

  async nameOf(communeId: string): Promise<string> {
    return (await this.units.getUnit(communeId)).fullName;
  }
}
