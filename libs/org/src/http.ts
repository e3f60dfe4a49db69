export {
  ActListResponse,
  CommuneStandingListResponse,
  ListQuery,
  listWishOf,
  UndoneResponse,
  VacancyListResponse,
} from './overview/org-overview.dto';
export { CommuneController } from './units/commune.controller';
export { OldAddressController } from './units/old-address.controller';
export { SeatCapController } from './seat-caps/seat-cap.controller';
export { VillageController } from './villages/village.controller';
export { HolidayController } from './holidays/holiday.controller';
