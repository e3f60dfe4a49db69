import { ClassesSettings } from '../classes.settings';
import { DeviceNames } from './device-names.service';

const names = (sign: string) =>
  new DeviceNames(Object.assign(new ClassesSettings(), { MEMBER_CARD_KEY: sign.repeat(32) }));

const phone = '0f8fad5b-d9cb-469f-a165-70867728950e';

const [here, there] = ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '9b2e1f7a-5d0c-4a77-8c35-1f2f0d4f3f11'];

describe('the name of a phone in one session', () => {
  it('is the same for one phone, however it writes itself, and a uuid', () => {
    const name = names('k').nameInSession(here, phone);
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(names('k').nameInSession(here, phone.toUpperCase())).toBe(name);
  });

  it('is another one in another session, and for another phone', () => {
    const all = [
      names('k').nameInSession(here, phone),
      names('k').nameInSession(there, phone),
      names('k').nameInSession(here, there),
    ];
    expect(new Set(all).size).toBe(3);
  });

  it('cannot be made of session and phone by who has not the key', () => {
    expect(names('x').nameInSession(here, phone)).not.toBe(names('k').nameInSession(here, phone));
  });

  it('is none of a phone that says none', () => {
    expect(names('k').nameInSession(here, undefined)).toBeUndefined();
  });
});
