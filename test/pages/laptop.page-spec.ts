import { seePages } from './see-pages';

seePages('laptop');
