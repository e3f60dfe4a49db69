import { type INestApplicationContext } from '@nestjs/common';
import { PlaceFollowers } from '@lopso/org';

/** For a process of a test without the libraries whose rows stand in communes: nothing is there that would follow one. */
export function nothingStands(context: Pick<INestApplicationContext, 'get'>): void {
  context.get(PlaceFollowers, { strict: false }).add({
    kind: 'hall',
    countIn: () => Promise.resolve(0),
    standingIn: () => Promise.resolve([]),
    settle: () => Promise.resolve(),
  });
}
