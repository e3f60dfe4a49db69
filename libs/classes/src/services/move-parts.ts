import { ClassHome } from './class-home.service';
import { ClassMovePlans } from './class-move-plans.service';
import { ClassMoveSteps } from './class-move-steps.service';
import { MovedPlacesCount } from './moved-places.service';

export { MoveClass } from './move-class.service';

/** What a move of a class is made of. */
export const MOVE_INNER = [ClassHome, ClassMovePlans, ClassMoveSteps, MovedPlacesCount];
