/** @jest-environment jsdom */
import { parsePreferences, preferences } from './preferences.svelte';

describe('settings of the device', () => {
  it('fall back to the usual ones for what is broken or unknown', () => {
    const usual = { textSize: 100, theme: 'system', still: false, letterKeys: true };
    expect(parsePreferences(null)).toEqual(usual);
    expect(parsePreferences('{broken')).toEqual(usual);
    expect(parsePreferences('{"textSize":400,"theme":"pink"}')).toEqual(usual);
  });

  it('are put on the page and kept', () => {
    preferences.set({ textSize: 130, theme: 'dark', still: true });
    expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.3');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.dataset['motion']).toBe('still');
    expect(parsePreferences(localStorage.getItem('lopso.preferences')).textSize).toBe(130);
    preferences.set({ theme: 'system', still: false });
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    expect(document.documentElement.dataset['motion']).toBeUndefined();
  });
});
