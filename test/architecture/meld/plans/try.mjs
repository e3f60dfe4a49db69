export default { lib: 'classes', keep: ['services/','storage/','rules/','listeners/'], leave: ['.ts'],
 files: {
  'venues/venue.service.ts': { from: ['services/venues.service.ts','services/add-venue.service.ts','services/change-venue.service.ts','services/describe-way.service.ts'], merge: { VenueService: ['Venues','AddVenue','ChangeVenue','DescribeWay'] }, doc: { VenueService: 'Halls.' }, prop: 'venues' },
  'venues/venue.rules.ts': { from: ['rules/venue-way.ts','rules/venue-closing.ts'] },
  'venues/venue.repository.ts': ['storage/venue.repository.ts'],
 }, rename: { 'AddVenue.add':'addVenue','ChangeVenue.change':'changeVenue','DescribeWay.describe':'describeWay' } };
