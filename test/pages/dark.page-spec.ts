import { seePages } from './see-pages';

seePages('dark');
