import { fitsTasks, tidyRemark, tidyTasks } from './opinion';

describe('an answer after a class', () => {
  it('holds a line without blanks around it, or none', () => {
    expect(tidyRemark('  Chiếu \n chữ\tto hơn ')).toBe('Chiếu chữ to hơn');
    expect([tidyRemark(' \n '), tidyRemark(''), tidyRemark(null)]).toEqual([null, null, null]);
  });

  it('names no task in which nobody was guided', () => {
    expect(tidyTasks({ payment: 0, identity: 2 })).toEqual({ identity: 2 });
    expect(tidyTasks({ selling: 1, 'public-services': 1 })).toEqual(tidyTasks({ 'public-services': 1, selling: 1 }));
  });

  it('counts in no task more households than there were, though one may be in several', () => {
    expect(fitsTasks({ households: 2, byTask: { identity: 2, payment: 2 } })).toBe(true);
    expect(fitsTasks({ households: 2, byTask: { identity: 3 } })).toBe(false);
    expect(fitsTasks({ households: 0, byTask: {} })).toBe(true);
  });
});
