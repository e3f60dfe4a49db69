import { readTime } from './typed-time';

describe('a typed time', () => {
  it.each([
    ['19:00', '19:00'],
    ['7:05', '07:05'],
    ['19h30', '19:30'],
    ['19h', '19:00'],
    ['7', '07:00'],
    ['8.15', '08:15'],
    ['1930', '19:30'],
    [' 08 : 00 ', '08:00'],
  ])('%j is read as %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['', '24:00', '19:60', 'tối', '19:5', '7pm'])('%j is none', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});
