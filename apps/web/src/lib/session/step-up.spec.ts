import { StepUp } from './step-up.svelte';

describe('the question for a second factor', () => {
  it('is asked once for all that wait, and again the next time', async () => {
    const stepUp = new StepUp();
    const waiting = [stepUp.ask(), stepUp.ask()];
    expect(stepUp.isAsked).toBe(true);
    stepUp.close(true);
    expect([await Promise.all(waiting), stepUp.isAsked]).toEqual([[true, true], false]);
    const next = stepUp.ask();
    stepUp.close(false);
    expect(await next).toBe(false);
  });
});
