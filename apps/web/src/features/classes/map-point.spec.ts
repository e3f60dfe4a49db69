import { appAddress, pointWords, readPoint, siteAddress } from './map-point';

const point = { latitude: 22.07315, longitude: 105.0512 };

describe('the point of a hall', () => {
  it.each([
    ['22.07315, 105.05120', 'as maps write it'],
    ['22.07315 105.05120', 'with a blank'],
    ['22,07315; 105,05120', 'with decimal commas'],
    ['https://www.openstreetmap.org/?mlat=1#map=17/22.07315/105.05120', 'in an address'],
    ['https://maps.example/@22.07315,105.05120,17z', 'in another address'],
    ['https://maps.example/?q=22.07315%2C105.05120', 'in an address with signs'],
    ['geo:22.07315,105.05120', 'in a geo address'],
  ])('is read from %s: %s', (typed) => {
    expect(readPoint(typed)).toEqual(point);
  });

  it('is left out where nothing was typed', () => {
    expect(readPoint('  ')).toBeNull();
  });

  it.each(['Nhà văn hóa thôn 3', '22.07315', '22, 105'])('is not found in %s', (typed) => {
    expect(readPoint(typed)).toBe('faulty');
  });

  it('is opened by the map program of the device, or by a page', () => {
    expect(appAddress(point)).toBe('geo:22.07315,105.05120?q=22.07315,105.05120');
    expect(siteAddress(point)).toBe(
      'https://www.openstreetmap.org/?mlat=22.07315&mlon=105.05120#map=17/22.07315/105.05120',
    );
  });

  it('is shown to whoever changes it as it was typed', () => {
    expect(readPoint(pointWords(point))).toEqual(point);
    expect(pointWords(null)).toBe('');
  });
});
