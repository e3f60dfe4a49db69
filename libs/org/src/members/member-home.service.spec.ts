import { MemberHomeService } from './member-home.service';

const followersOf = (followHomes = jest.fn(() => Promise.resolve())) =>
  new MemberHomeService({ followHomes } as never, {} as never, {} as never);

describe('what follows people who move', () => {
  it('is there when the process starts, or it does not start', () => {
    const followers = followersOf();
    expect(() => followers.onApplicationBootstrap()).toThrow('no HomeFollower');
    followers.addFollower({ follow: () => Promise.resolve() });
    expect(() => followers.onApplicationBootstrap()).not.toThrow();
  });

  it('is asked for each move, and for none when nobody moves', async () => {
    const followHomes = jest.fn(() => Promise.resolve());
    const followers = followersOf(followHomes);
    const asked: (readonly string[])[] = [];
    for (const _ of [1, 2]) {
      followers.addFollower({
        follow: (memberIds) => {
          asked.push(memberIds);
          return Promise.resolve();
        },
      });
    }
    await followers.tellFollowers([]);
    await followers.tellFollowers(['a', 'b']);
    expect(asked).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(followHomes.mock.calls).toEqual([[['a', 'b']]]);
  });
});
