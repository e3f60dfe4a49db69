import { type DataRequestRepository } from '../storage/data-request.repository';
import { HomeFollowers } from './home-followers';

const followersOf = (followHomes = jest.fn(() => Promise.resolve())) =>
  new HomeFollowers({ followHomes } as unknown as DataRequestRepository);

describe('what follows people who move', () => {
  it('is there when the process starts, or it does not start', () => {
    const followers = followersOf();
    expect(() => followers.onApplicationBootstrap()).toThrow('no HomeFollower');
    followers.add({ follow: () => Promise.resolve() });
    expect(() => followers.onApplicationBootstrap()).not.toThrow();
  });

  it('is asked for each move, and for none when nobody moves', async () => {
    const followHomes = jest.fn(() => Promise.resolve());
    const followers = followersOf(followHomes);
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
    expect(followHomes.mock.calls).toEqual([[['a', 'b']]]);
  });
});
