/** @jest-environment jsdom */
import { renewedImage } from './renewed-image';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A picture, and how often it was asked for; `status` is what renewing the session gives. */
function aPicture(status: number) {
  globalThis.fetch = () =>
    Promise.resolve({
      ok: status < 400,
      status,
      headers: new Headers(),
      text: () => Promise.resolve('{}'),
    } as Response);
  const image = document.createElement('img');
  image.src = '/api/submissions/s/photos/1';
  const asked: string[] = [];
  image.setAttribute = (_, address) => asked.push(address);
  renewedImage(image);
  const fail = async () => {
    image.dispatchEvent(new Event('error'));
    await settled();
  };
  return { image, asked, fail };
}

describe('a picture of the server', () => {
  it('is asked for once more after the session was renewed, and not for ever', async () => {
    const { asked, fail } = aPicture(200);
    await fail();
    await fail();
    expect(asked).toHaveLength(1);
  });

  it('is asked for again each time the session ran out since it was last shown', async () => {
    const { image, asked, fail } = aPicture(200);
    await fail();
    image.dispatchEvent(new Event('load'));
    await fail();
    expect(asked).toHaveLength(2);
  });

  it('stays away where nobody is signed in any more', async () => {
    const { asked, fail } = aPicture(401);
    await fail();
    expect(asked).toEqual([]);
  });
});
