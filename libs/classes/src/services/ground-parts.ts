import { EquipmentService } from '../venues/equipment.service';
import { VenueService } from '../venues/venue.service';

/** What changes halls and equipment. */
export const GROUND_SERVICES = [EquipmentService, VenueService];
