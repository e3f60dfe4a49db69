import { Injectable } from '@nestjs/common';
import { UnitNameRepository } from '../storage/unit-name.repository';

/** What units are called, by their paths: for lists that hold paths of any depth. */
@Injectable()
export class UnitNames {
  constructor(private readonly units: UnitNameRepository) {}

  /** Names by path, told apart where needed; a village carries its commune's name. Unknown paths are missing. No access check. */
  async ofPaths(paths: readonly string[]): Promise<Map<string, string>> {
    return this.units.namesOf([...new Set(paths)]);
  }
}
