import { type AccessClaims } from '@lopso/identity';
import { AccessEpochs, createDataSource, Database, newId } from '@lopso/platform';
import { TestClock } from '../../../../test/support/test-clock';
import { VerifiedTokens } from './verified-tokens';

const REMEMBERED = 4096;
const clock = new TestClock();
const tokens = (): VerifiedTokens =>
  new VerifiedTokens(clock, new AccessEpochs(new Database(createDataSource('postgres://nowhere')), clock));
const claims = (exp: number): AccessClaims => ({ sub: newId(), mid: null, sid: newId(), g: [], ev: '0', exp });

describe('the memory of checked tokens', () => {
  it('knows a token by its whole text only', () => {
    const memory = tokens();
    memory.remember('head.body.signature', claims(1));
    expect(memory.find('head.body.signature')).toBeDefined();
    expect(memory.find('head.body.signaturf')).toBeUndefined();
    expect(memory.find('head.body')).toBeUndefined();
  });

  it('forgets the oldest when it is full, and nobody else', () => {
    const memory = tokens();
    for (let number = 0; number <= REMEMBERED; number += 1) memory.remember(`token ${number}`, claims(1));
    expect(memory.find('token 0')).toBeUndefined();
    expect(memory.find('token 1')).toBeDefined();
    expect(memory.find(`token ${REMEMBERED}`)).toBeDefined();
  });

  it('tells nobody an actor whose token has expired, without asking the database', async () => {
    const nowSeconds = clock.now().getTime() / 1000;
    expect(await tokens().actorOf(claims(nowSeconds - 1))).toBeNull();
  });
});
