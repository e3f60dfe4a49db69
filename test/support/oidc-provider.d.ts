declare module 'oidc-provider' {
  /** What the test's provider needs of it; the package ships no types. */
  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: unknown, response: unknown) => unknown;
    interactionDetails(
      request: unknown,
      response: unknown,
    ): Promise<{ prompt: { name: string }; params: { client_id: string } }>;
    interactionFinished(request: unknown, response: unknown, result: object): Promise<void>;
    readonly Grant: new (grant: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
  }
}
