import { seePages } from './see-pages';

seePages('phone');
