import { deskTabs } from './desks';
import { peopleAddress, peopleListOf, peopleLists } from './people-lists';

const { commune, department } = peopleLists;
const none = new URLSearchParams();

describe('the search of people in the bar of a desk', () => {
  it('is on the pages of communes and of the department, and leads to a page of the desk', () => {
    expect(peopleListOf('trainer')).toBeUndefined();
    expect([peopleListOf('commune'), peopleListOf('department')]).toEqual([commune, department]);
    expect(deskTabs.commune.map(({ href }) => href)).toContain(commune.path);
    expect(deskTabs.department.map(({ href }) => href)).toContain(department.path);
  });

  it('asks for the text as its list reads it, and keeps the round that is looked at', () => {
    expect(peopleAddress(commune, 'giàng', new URLSearchParams('dot=r1'))).toBe('/xa/thanh-vien?tim=gi%C3%A0ng');
    expect(peopleAddress(commune, '', none)).toBe('/xa/thanh-vien');
    expect(peopleAddress(department, 'ma hue', new URLSearchParams('dot=r1&xa=x'))).toBe('/so/nguoi?dot=r1&ten=ma+hue');
    expect(peopleAddress(department, 'ma', none)).toBe('/so/nguoi?ten=ma');
  });
});
