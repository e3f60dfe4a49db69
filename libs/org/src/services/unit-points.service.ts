import { Injectable } from '@nestjs/common';
import { type UnitPoint, UnitPointRepository } from '../storage/unit-point.repository';

/** Where units lie. */
@Injectable()
export class UnitPoints {
  constructor(private readonly points: UnitPointRepository) {}

  /** Points by unit; units whose place nobody knows are left out. No access check: maps are public. */
  async of(unitIds: readonly string[]): Promise<Map<string, UnitPoint>> {
    const points = await this.points.of(unitIds);
    return new Map(points.map((point) => [point.unitId, point]));
  }
}
