export { FollowUpController } from './follow-up/follow-up.controller';
export { ClassResultController } from './class-results/class-result.controller';
export { ExpiryController } from './expiry/expiry.controller';
export { FigureController } from './figures/figure.controller';
export { MapController } from './map/map.controller';
export { PersonController } from './people/person.controller';
