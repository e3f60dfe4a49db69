/** Replaced by `npm run openapi`, which writes the types of the whole API here. Until then the client answers `unknown`. */
export interface paths {}
