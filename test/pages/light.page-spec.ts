import { seePages } from './see-pages';

seePages('light');
