/** What only whoever runs the system can mend. The message is the Vietnamese sentence that stands on the console, nothing behind it. */
export class OperatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
