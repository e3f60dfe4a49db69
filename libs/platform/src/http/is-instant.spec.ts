import { validateSync } from 'class-validator';
import { IsInstant } from './is-instant';
import { IsSaid } from './is-said';

class Sent {
  @IsInstant()
  at: unknown;

  @IsSaid(5)
  words: unknown;
}

function faultsOf(at: unknown, words: unknown): string[] {
  return validateSync(Object.assign(new Sent(), { at, words })).map(({ property }) => property);
}

it.each(['2026-11-26T03:00:00.000Z', '2026-11-26T10:00:00+07:00', '2026-11-26T03:00Z'])('%s is an instant', (at) => {
  expect(faultsOf(at, 'nhầm người')).toEqual([]);
});

it.each([
  '2026-W48-4',
  '2026-331',
  '20261126T030000Z',
  '2026-11-26',
  '2026-02-30T00:00:00Z',
  '2026-11-26T25:00:00Z',
  5,
  null,
])('%s is none', (at) => {
  expect(faultsOf(at, 'nhầm người')).toEqual(['at']);
});

it.each(['', '       ', '\u200b\u200b\u200b\u200b\u200b', ' nhầm ', 7])('%j says too little', (words) => {
  expect(faultsOf('2026-11-26T03:00Z', words)).toEqual(['words']);
});
