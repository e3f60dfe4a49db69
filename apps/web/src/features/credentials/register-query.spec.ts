import { askFor, registerQuery } from './register-query';

describe('the query of a register', () => {
  it('is read from the address', () => {
    expect(registerQuery(new URLSearchParams('ten=ngau&tt=withdrawn&sau=2026-51'))).toEqual({
      text: 'ngau',
      state: 'withdrawn',
      contents: null,
      cursor: '2026-51',
    });
  });

  it('shows everything for an address that says nothing, or a state nobody knows', () => {
    expect(registerQuery(new URLSearchParams('tt=torn'))).toEqual({
      ...{ text: '', state: null, cursor: null },
      contents: null,
    });
  });

  it('asks for papers that say something else than new ones where a state would stand, as many as one proposal takes', () => {
    const query = registerQuery(new URLSearchParams('tt=ghi-qua'));
    expect(askFor(query)).toEqual({ contents: 'overstated', limit: 100 });
    expect(askFor(registerQuery(new URLSearchParams('tt=in-khac')))).toEqual({ contents: 'reworded', limit: 100 });
    expect(askFor(registerQuery(new URLSearchParams('tt=khac-ngay')))).toEqual({ contents: 'redated', limit: 100 });
    expect(askFor(registerQuery(new URLSearchParams('tt=valid')))).toEqual({ state: 'valid' });
  });
});
