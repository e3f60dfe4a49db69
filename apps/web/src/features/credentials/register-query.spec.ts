import { askFor, registerQuery } from './register-query';

describe('the query of a register', () => {
  it('is read from the address', () => {
    expect(registerQuery(new URLSearchParams('ten=ngau&tt=withdrawn&sau=2026-51'))).toEqual({
      text: 'ngau',
      state: 'withdrawn',
      isOverstated: false,
      cursor: '2026-51',
    });
  });

  it('shows everything for an address that says nothing, or a state nobody knows', () => {
    expect(registerQuery(new URLSearchParams('tt=torn'))).toEqual({
      ...{ text: '', state: null, cursor: null },
      isOverstated: false,
    });
  });

  it('asks for papers that say more than was learnt where a state would stand', () => {
    const query = registerQuery(new URLSearchParams('tt=ghi-qua'));
    expect(askFor(query)).toEqual({ contents: 'overstated' });
    expect(askFor(registerQuery(new URLSearchParams('tt=valid')))).toEqual({ state: 'valid' });
  });
});
