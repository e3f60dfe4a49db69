import { TestProvince } from '../province';
import { type TestApi } from '../test-api';
import { Askers } from './askers';
import { BEFORE, WorldRows } from './world-rows';

/** A province with two communes and another province; rows of a case lie in the first commune. */
export class MatrixWorld extends WorldRows {
  readonly askers = new Askers(this);

  static async create(api: TestApi): Promise<MatrixWorld> {
    api.clock.stopAt(BEFORE);
    const province = await TestProvince.create(api.database);
    const elsewhere = await TestProvince.create(api.database);
    const units = [await province.commune(), await province.commune(), await elsewhere.commune()] as const;
    return new MatrixWorld(api, province, units[0], units[1], elsewhere, units[2]);
  }
}
