import { TestProvince } from '../province';
import { type TestApi } from '../test-api';
import { Askers } from './askers';
import { BEFORE, WorldRows } from './world-rows';

/** A province with two communes and another province; rows of a case lie in the first commune. */
export class MatrixWorld extends WorldRows {
  readonly askers = new Askers(this);

  static async create(api: TestApi): Promise<MatrixWorld> {
    api.clock.stopAt(BEFORE);
    const { province, communes } = await TestProvince.withCommunes(api.database, 2);
    const far = await TestProvince.withCommunes(api.database, 1);
    const [commune, sibling] = communes;
    const [foreign] = far.communes;
    if (commune === undefined || sibling === undefined || foreign === undefined) throw new Error('No communes');
    return new MatrixWorld(api, province, commune, sibling, far.province, foreign);
  }
}
