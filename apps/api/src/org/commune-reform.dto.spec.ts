import { newId } from '@lopso/platform';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { ReformCommunesRequest } from './commune-reform.dto';

describe('the request that records a reform of communes', () => {
  const pointersOf = async (grants: number): Promise<string[]> => {
    const sent = {
      ...{ fromIds: [newId()], to: [{ unitId: newId() }], decisionNumber: '12/NQ', effectiveOn: '2026-11-26' },
      grants: Array.from({ length: grants }, () => ({ grantId: newId() })),
    };
    return (await validate(plainToInstance(ReformCommunesRequest, sent))).map(({ property }) => property);
  };

  it('takes every right of communes that are large: each has to be named', async () => {
    expect(await pointersOf(2000)).toEqual([]);
    expect(await pointersOf(5001)).toEqual(['grants']);
  });
});
