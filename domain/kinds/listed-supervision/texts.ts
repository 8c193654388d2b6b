import { texts } from '../../primitives/texts.ts';

/** Words of listed supervision in lists that leave the product. */
export const listingTexts = texts({
  'hazard.level.province': ['省级', 'province'],
  'hazard.level.city': ['市级', 'city'],
  'hazard.level.county': ['县级', 'county'],
  'hazard.level.park': ['园区', 'park'],
  'listing.state.listed': ['整改中', 'Rectifying'],
  'listing.state.applied': ['待现场复查', 'Awaiting review on site'],
  'listing.state.reviewed': ['复查合格', 'Review passed'],
  'listing.state.delisted': ['已解除', 'Lifted'],
  'listing.state.withdrawn': ['已撤销', 'Withdrawn'],
});
