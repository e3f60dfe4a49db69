import { HomeFollowers } from './home-followers';

describe('what follows people who move', () => {
  it('is there when the process starts, or it does not start', () => {
    const followers = new HomeFollowers();
    expect(() => followers.onApplicationBootstrap()).toThrow('no HomeFollower');
    followers.add({ follow: () => Promise.resolve() });
    expect(() => followers.onApplicationBootstrap()).not.toThrow();
  });

  it('is asked for each move, and for none when nobody moves', async () => {
    const followers = new HomeFollowers();
    const asked: (readonly string[])[] = [];
    for (const _ of [1, 2]) {
      followers.add({
        follow: (memberIds) => {
          asked.push(memberIds);
          return Promise.resolve();
        },
      });
    }
    await followers.follow([]);
    await followers.follow(['a', 'b']);
    expect(asked).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});
