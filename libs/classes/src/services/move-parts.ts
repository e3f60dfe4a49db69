import { BookingPlaceService } from '../booking/booking-place.service';
import { ClassMoveService } from '../scheduling/class-move.service';
export { ClassMoveService } from '../scheduling/class-move.service';

/** What a move of a class is made of. */
export const MOVE_INNER = [ClassMoveService, BookingPlaceService];
